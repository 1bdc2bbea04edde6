#include "ingest/readers/file_bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace entente {
namespace {

class File {
 public:
  explicit File(const std::filesystem::path& path)
      // O_NONBLOCK: a FIFO without a writer must not hold us up before we see that it is one.
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string_view name_of_mode(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

Error unreadable(int cause) {
  return {ErrorCode::unreadable, fmt::format("cannot be read: {}", std::strerror(cause)), ""};
}

Result<std::size_t> size_of_regular(const File& file, std::size_t max_bytes) {
  if (file.descriptor() < 0) return unreadable(errno);
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) return unreadable(errno);
  if (!S_ISREG(status.st_mode)) {
    return Error{ErrorCode::unreadable, fmt::format("is {}, not a file", name_of_mode(status.st_mode)), ""};
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > max_bytes) return too_many_bytes(size, max_bytes);
  return size;
}

Result<std::string> read_whole(const std::filesystem::path& path, std::size_t max_bytes) {
  const File file(path);
  const std::size_t size = TRY(size_of_regular(file, max_bytes));
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::read(file.descriptor(), bytes.data() + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(errno);
    if (got == 0) break;  // it shrank meanwhile
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

Error too_many_bytes(std::size_t bytes, std::size_t max_bytes) {
  return {
      ErrorCode::too_large,
      fmt::format("has {} MB; files up to {} MB are read. Split it", (bytes >> 20U) + 1, max_bytes >> 20U),
      ""};
}

Result<std::string> read_bytes(const std::filesystem::path& file, std::size_t max_bytes) {
  Result<std::string> bytes = read_whole(file, max_bytes);
  if (bytes.ok()) return bytes;
  Error error = std::move(bytes).error();
  error.where = file.string();
  return error;
}

}  // namespace entente
