#include "export/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <tuple>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t buffer_size = 1 << 20;
constexpr mode_t usual_mode = 0666;  // less the umask

Error io_error(const std::string& path, int number) {
  return Error{ErrorCode::io, fmt::format("cannot write: {}", std::strerror(number)), path};
}

// Where a chain of symbolic links ends; the path itself when it names no link.
std::string behind_links(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_symlink(path, ignored)) return path;
  const std::filesystem::path target = std::filesystem::weakly_canonical(path, ignored);
  return ignored ? path : target.string();
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path) {
  const std::string target = behind_links(path);
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return io_error(path, EISDIR);
  const bool in_place = exists && !S_ISREG(status.st_mode);
  const std::string unfinished = in_place ? "" : fmt::format("{}.{}.part", target, ::getpid());
  const int flags = in_place ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
  const int descriptor = ::open((in_place ? target : unfinished).c_str(), flags, usual_mode);
  if (descriptor < 0) return io_error(path, errno);
  // Keeping the old file's permissions is a courtesy: a file system without them is no reason to fail.
  if (exists && !in_place) std::ignore = ::fchmod(descriptor, status.st_mode & 07777);
  return OutputFile(descriptor, target, unfinished);
}

OutputFile OutputFile::standard_output() {
  return OutputFile(STDOUT_FILENO, "standard output", "");
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      unfinished_(std::move(other.unfinished_)),
      buffer_(std::move(other.buffer_)),
      error_number_(other.error_number_) {}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  if (descriptor_ != STDOUT_FILENO) ::close(descriptor_);
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  buffer_.append(bytes);
  if (buffer_.size() >= buffer_size) flush();
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && error_number_ == 0) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_number_ = errno;
    }
  }
  buffer_.clear();
}

Result<void> OutputFile::finish() {
  flush();
  if (failed()) return io_error(path_, error_number_);
  if (descriptor_ == STDOUT_FILENO) return {};
  // A full disk may show only here. Some special files cannot be synced: no loss.
  if (!unfinished_.empty() && ::fsync(descriptor_) != 0 && errno != EINVAL) return io_error(path_, errno);
  if (::close(std::exchange(descriptor_, -1)) != 0) error_number_ = errno;
  if (!failed() && !unfinished_.empty() && std::rename(unfinished_.c_str(), path_.c_str()) != 0) {
    error_number_ = errno;
  }
  if (!failed()) return {};
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
  return io_error(path_, error_number_);
}

}  // namespace entente
