#include "ingest/jobs/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace entente {
namespace {

namespace fs = std::filesystem;

Error failed(std::string_view what, const fs::path& file, int code) {
  return {ErrorCode::io, fmt::format("{}: {}", what, std::strerror(code)), file.string()};
}

// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<void> sync_folder(const fs::path& folder) {
  const Descriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0 && fsync(descriptor.number()) == 0) return {};
  return failed("cannot make the folder durable", folder, errno);
}

Result<void> write_and_sync(const fs::path& file, std::string_view bytes) {
  const Descriptor descriptor(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (descriptor.number() < 0) return failed("cannot create the file", file, errno);
  if (!write_all(descriptor.number(), bytes)) return failed("cannot write the file", file, errno);
  if (fsync(descriptor.number()) != 0) return failed("cannot write the file", file, errno);
  return {};
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

}  // namespace

Result<void> write_durably(const fs::path& file, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(folder_of(file), error);
  if (error) return failed("cannot create the folder", folder_of(file), error.value());
  const fs::path unfinished = file.string() + ".unfinished";
  Result<void> written = write_and_sync(unfinished, bytes);
  if (!written.ok()) {
    fs::remove(unfinished, error);
    return written;
  }
  fs::rename(unfinished, file, error);
  if (error) return failed("cannot replace the file", file, error.value());
  return sync_folder(folder_of(file));
}

Result<void> remove_durably(const fs::path& file) {
  std::error_code error;
  const bool removed = fs::remove(file, error);
  if (error) return failed("cannot remove the file", file, error.value());
  return removed ? sync_folder(folder_of(file)) : Result<void>{};
}

}  // namespace entente
