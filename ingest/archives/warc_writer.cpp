#include "ingest/archives/warc_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#include "graph/digest.h"
#include "ingest/archives/compression.h"
#include "ingest/archives/header_block.h"
#include "ingest/archives/warc_reader.h"

namespace entente {

namespace {

constexpr std::string_view suffix = ".warc.gz";
constexpr std::size_t digits = 5;

std::string file_name(std::size_t number) {
  return fmt::format("{:0{}}{}", number, digits, suffix);
}

// 0 for a file that is none of an archive's.
std::size_t number_of(std::string_view name) {
  if (name.size() < digits + suffix.size() || name.substr(name.size() - suffix.size()) != suffix) return 0;
  return parse_count(name.substr(0, name.size() - suffix.size())).value_or(0);
}

Error failed(const std::filesystem::path& path, std::string_view doing) {
  return Error{ErrorCode::io, fmt::format("cannot {}: {}", doing, std::strerror(errno)), path.string()};
}

// No limit may end the pass early: what it has not seen would be taken for the torn end.
ArchiveLimits own_limits(std::uint64_t from) {
  ArchiveLimits limits;
  limits.from = from;
  limits.max_records = limits.max_losses = std::numeric_limits<std::size_t>::max();
  limits.max_growth = 2000;  // deflate itself ends at about 1,030
  return limits;
}

class OpenFile {
 public:
  OpenFile() = default;
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// A name for the record that needs no randomness: the same record has the same.
std::string record_id(std::string_view header) {
  const std::string digest = hex(sha256(header));
  return fmt::format("<urn:uuid:{}-{}-8{}-8{}-{}>", digest.substr(0, 8), digest.substr(8, 4),
                     digest.substr(12, 3), digest.substr(15, 3), digest.substr(18, 12));
}

// One field of the header to come. A line end in a value would be a field of the server's.
std::string field(std::string_view name, std::string_view value) {
  std::string line = fmt::format("{}: ", name);
  for (const char letter : value) {
    if (letter != '\r' && letter != '\n') line += letter;
  }
  return line += "\r\n";
}

std::string record_member(std::string_view fields, std::string_view head, std::string_view body) {
  std::string record = "WARC/1.1\r\n";
  record += fields;
  record += field("Content-Length", std::to_string(head.size() + body.size()));
  record += field("WARC-Record-ID", record_id(record));
  record += "\r\n";
  record += head;
  record += body;
  record += "\r\n\r\n";
  return gzip(record);
}

}  // namespace

struct WarcWriter::Files {
  std::filesystem::path folder;
  WarcWriterOptions options;
  Clock* clock;
  OpenFile lock;
  OpenFile file;
  std::size_t number = 0;
  std::uint64_t size = 0;

  std::filesystem::path path() const { return folder / file_name(number); }

  Result<void> resume(std::uint64_t whole);
  Result<void> begin_next();
  Result<ArchivePlace> append(std::string_view member);
  Result<void> flush();
};

// Where the last file has no whole record, it is left as it is and the next one begun.
Result<void> WarcWriter::Files::resume(std::uint64_t whole) {
  const std::vector<std::string> names = archive_files(folder);
  if (names.empty()) return begin_next();
  number = number_of(names.back());
  file = OpenFile(::open(path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
  if (file.get() < 0) return failed(path(), "open it");
  const auto index = index_archive(file.get(), own_limits(whole));
  if (!index.ok()) return begin_next();
  size = index->end;
  if (size == 0) return begin_next();
  if (ftruncate(file.get(), static_cast<off_t>(size)) != 0) return failed(path(), "cut off its torn end");
  if (lseek(file.get(), 0, SEEK_END) < 0) return failed(path(), "go to its end");
  return {};
}

Result<void> WarcWriter::Files::begin_next() {
  if (file.get() >= 0) TRY(flush());
  number++;
  file = OpenFile(::open(path().c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (file.get() < 0) return failed(path(), "make it");
  size = 0;
  const std::string name = file_name(number);
  const std::string about = fmt::format(
      "software: {}\r\nformat: WARC File Format 1.1\r\n"
      "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n",
      options.software);
  const std::string fields = field("WARC-Type", "warcinfo") + field("WARC-Date", to_string(clock->now())) +
                             field("WARC-Filename", name) + field("Content-Type", "application/warc-fields");
  TRY(append(record_member(fields, about, {})));
  TRY(flush());
  const OpenFile directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() < 0 || fsync(directory.get()) != 0) return failed(folder, "keep its new file");
  return {};
}

Result<ArchivePlace> WarcWriter::Files::append(std::string_view member) {
  if (size > 0 && size >= options.max_file_bytes) TRY(begin_next());
  if (!write_all(file.get(), member)) {
    const Error error = failed(path(), "write to it");
    if (ftruncate(file.get(), static_cast<off_t>(size)) == 0) lseek(file.get(), 0, SEEK_END);
    return error;
  }
  const ArchivePlace place{file_name(number), size, member.size()};
  size += member.size();
  return place;
}

Result<void> WarcWriter::Files::flush() {
  if (fsync(file.get()) != 0) return failed(path(), "write it to the disk");
  return {};
}

WarcWriter::WarcWriter(std::unique_ptr<Files> files) : files_(std::move(files)) {}
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter& WarcWriter::operator=(WarcWriter&&) noexcept = default;
WarcWriter::~WarcWriter() = default;

Result<WarcWriter> WarcWriter::open(const std::filesystem::path& folder, const WarcWriterOptions& options,
                                    Clock& clock, std::uint64_t whole) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Error{ErrorCode::io, "cannot make the folder: " + error.message(), folder.string()};
  auto files = std::make_unique<Files>();
  files->folder = folder;
  files->options = options;
  files->clock = &clock;
  const std::filesystem::path lock = folder / "lock";
  files->lock = OpenFile(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (files->lock.get() < 0) return failed(lock, "open it");
  if (flock(files->lock.get(), LOCK_EX | LOCK_NB) != 0) {
    return Error{ErrorCode::locked, "another process is fetching into this archive", folder.string()};
  }
  TRY(files->resume(whole));
  return WarcWriter(std::move(files));
}

Result<ArchivePlace> WarcWriter::append(const ResponseRecord& record) {
  const std::string fields = field("WARC-Type", "response") + field("WARC-Target-URI", record.address) +
                             field("WARC-Date", to_string(record.date)) +
                             field("WARC-Payload-Digest", payload_digest_of(record.body)) +
                             field("Content-Type", "application/http;msgtype=response");
  return files_->append(record_member(fields, record.head, record.body));
}

Result<ArchivePlace> WarcWriter::append(const RevisitRecord& record) {
  const std::string_view profile = record.reason == RevisitReason::not_modified
                                       ? "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
                                       : "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
  const std::string fields = field("WARC-Type", "revisit") + field("WARC-Target-URI", record.address) +
                             field("WARC-Date", to_string(record.date)) + field("WARC-Profile", profile) +
                             field("WARC-Refers-To-Target-URI", record.earlier_address) +
                             field("WARC-Refers-To-Date", to_string(record.earlier_date)) +
                             field("WARC-Payload-Digest", record.payload_digest) +
                             field("Content-Type", "application/http;msgtype=response");
  return files_->append(record_member(fields, record.head, {}));
}

Result<void> WarcWriter::flush() {
  return files_->flush();
}

std::string payload_digest_of(std::string_view payload) {
  return "sha256:" + hex(sha256(payload));
}

std::vector<std::string> archive_files(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    std::string name = entry.path().filename().string();
    if (number_of(name) > 0) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(),
            [](const std::string& a, const std::string& b) { return number_of(a) < number_of(b); });
  return names;
}

}  // namespace entente
