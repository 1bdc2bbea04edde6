#include "ingest/fetching/fetch_archive.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

#include "ingest/archives/record_head.h"
#include "ingest/archives/warc_reader.h"
#include "ingest/archives/warc_writer.h"

namespace entente {

namespace {

constexpr std::string_view index_name = "index.tsv";

Error archive_error(const std::filesystem::path& path, std::string_view doing) {
  return Error{ErrorCode::io, fmt::format("cannot {}: {}", doing, std::strerror(errno)), path.string()};
}

class ReadOnlyFile {
 public:
  explicit ReadOnlyFile(const std::filesystem::path& path)
      : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ReadOnlyFile(const ReadOnlyFile&) = delete;
  ReadOnlyFile& operator=(const ReadOnlyFile&) = delete;
  ~ReadOnlyFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string bytes_of_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

struct FetchArchive::State {
  std::filesystem::path folder;
  Clock* clock = nullptr;
  std::optional<WarcWriter> writer;
  HeldPages pages;
  std::ofstream index;  // at its end
  std::vector<std::string> losses;

  std::filesystem::path index_path() const { return folder / index_name; }
  HeldPages load_index();
  bool is_shorter_than_known(const HeldPages& known) const;
  Result<void> read_unknown();
  Result<void> rewrite_index();
  Result<HeldPage> take(ArchivedRecord record, const ArchivePlace& place);
};

// An index that is damaged, or of other files than these, is as good as none.
HeldPages FetchArchive::State::load_index() {
  auto loaded = HeldPages::load(bytes_of_file(index_path()));
  if (!loaded.ok() || is_shorter_than_known(loaded->pages)) {
    std::error_code ignored;
    std::filesystem::remove(index_path(), ignored);
    return {};
  }
  std::error_code ignored;
  std::filesystem::resize_file(index_path(), loaded->whole, ignored);
  return std::move(loaded->pages);
}

bool FetchArchive::State::is_shorter_than_known(const HeldPages& known) const {
  for (const auto& [name, end] : known.known_files()) {
    std::error_code error;
    const auto size = std::filesystem::file_size(folder / name, error);
    if (error || size < end) return true;
  }
  return false;
}

// Records that the index has no line of: written just before a crash, or all of them.
Result<void> FetchArchive::State::read_unknown() {
  for (const std::string& name : archive_files(folder)) {
    std::error_code error;
    ArchiveLimits limits;
    limits.from = pages.known_bytes(name);
    limits.max_records = std::numeric_limits<std::size_t>::max();
    limits.max_growth = 2000;  // our own records: deflate itself ends at about 1,030
    if (std::filesystem::file_size(folder / name, error) <= limits.from) continue;
    const ReadOnlyFile file(folder / name);
    const auto found = index_archive(file.get(), limits);
    if (!found.ok()) {
      losses.push_back(name + ": " + found.error().message);
      continue;
    }
    for (const std::string& loss : found->losses) losses.push_back(name + ": " + loss);
    for (const ArchivedRecord& record : found->records) index << pages.take(record, name);
  }
  index.flush();
  return index ? Result<void>{} : Result<void>{archive_error(index_path(), "write it")};
}

Result<void> FetchArchive::State::rewrite_index() {
  const std::filesystem::path fresh = folder / "index.tsv.new";
  std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
  stream << pages.lines();
  stream.close();
  std::error_code error;
  if (stream) std::filesystem::rename(fresh, index_path(), error);
  if (!stream || error) return archive_error(fresh, "write it");
  index.close();
  index.open(index_path(), std::ios::binary | std::ios::app);
  return {};
}

// The index needs no fsync: what it loses, read_unknown() finds again.
Result<HeldPage> FetchArchive::State::take(ArchivedRecord record, const ArchivePlace& place) {
  record.offset = place.offset;
  record.size = place.size;
  const std::string address = record.address;
  index << pages.take(record, place.file);
  index.flush();
  if (!index) return archive_error(index_path(), "write it");
  return *pages.find(address);
}

FetchArchive::FetchArchive(std::unique_ptr<State> state) : state_(std::move(state)) {}
FetchArchive::FetchArchive(FetchArchive&&) noexcept = default;
FetchArchive& FetchArchive::operator=(FetchArchive&&) noexcept = default;
FetchArchive::~FetchArchive() = default;

// The writer first: with it comes the lock, and its file without a torn end.
Result<FetchArchive> FetchArchive::open(const std::filesystem::path& folder, Clock& clock) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->clock = &clock;
  const std::vector<std::string> files = archive_files(folder);
  const auto seen = HeldPages::load(bytes_of_file(state->index_path()));
  const bool usable = seen.ok() && !files.empty() && !state->is_shorter_than_known(seen->pages);
  state->writer =
      TRY(WarcWriter::open(folder, {}, clock, usable ? seen->pages.known_bytes(files.back()) : 0));
  state->pages = state->load_index();
  state->index.open(state->index_path(), std::ios::binary | std::ios::app);
  if (!state->index) return archive_error(state->index_path(), "write it");
  TRY(state->read_unknown());
  if (state->pages.is_overgrown()) TRY(state->rewrite_index());
  return FetchArchive(std::move(state));
}

const HeldPage* FetchArchive::find(std::string_view address) const {
  return state_->pages.find(address);
}

Result<HeldPage> FetchArchive::keep(std::string_view address, std::string_view head, std::string_view body) {
  const std::string digest = payload_digest_of(body);
  ArchivedRecord record;
  record.address = address;
  record.date = state_->clock->now();
  record.payload_digest = digest;
  record = with_answer(std::move(record), head);
  const HeldPage* held = find(address);
  const bool same = held && held->record.payload_digest == digest && held->record.status == record.status &&
                    held->record.location == record.location &&
                    held->record.content_type == record.content_type;
  record.type = same ? "revisit" : "response";
  const ArchivePlace place =
      same ? TRY(state_->writer->append(RevisitRecord{address, record.date, head,
                                                      RevisitReason::identical_payload, digest, address,
                                                      held->record.date}))
           : TRY(state_->writer->append(ResponseRecord{address, record.date, head, body}));
  return state_->take(std::move(record), place);
}

Result<HeldPage> FetchArchive::keep_not_modified(std::string_view address, std::string_view head) {
  const HeldPage* held = find(address);
  if (!held) return Error{ErrorCode::not_found, "the archive does not hold it", std::string(address)};
  ArchivedRecord record;
  record.address = address;
  record.type = "revisit";
  record.date = state_->clock->now();
  record.payload_digest = held->record.payload_digest;
  record = with_answer(std::move(record), head);
  const ArchivePlace place =
      TRY(state_->writer->append(RevisitRecord{address, record.date, head, RevisitReason::not_modified,
                                               record.payload_digest, address, held->record.date}));
  return state_->take(std::move(record), place);
}

Result<std::string> FetchArchive::record(const ArchivePlace& place) const {
  const std::filesystem::path path = state_->folder / place.file;
  const ReadOnlyFile file(path);
  std::string bytes(place.size, '\0');
  std::size_t filled = 0;
  while (file.get() >= 0 && filled < bytes.size()) {
    const ssize_t got = pread(file.get(), bytes.data() + filled, bytes.size() - filled,
                              static_cast<off_t>(place.offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled < bytes.size()) return archive_error(path, "read what was fetched");
  return bytes;
}

Result<void> FetchArchive::flush() {
  return state_->writer->flush();
}

const std::vector<std::string>& FetchArchive::losses() const {
  return state_->losses;
}

}  // namespace entente
