#include "ingest/jobs/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string holder_of(int descriptor) {
  std::array<char, 16> text{};
  const ssize_t length = pread(descriptor, text.data(), text.size() - 1, 0);
  if (length <= 0) return "another process";
  std::string number(text.data(), static_cast<std::size_t>(length));
  number.erase(std::min(number.find_first_not_of("0123456789"), number.size()));
  return number.empty() ? "another process" : "process " + number;
}

// Of the open file, not of the process; and asking for it takes nothing, as flock would.
struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

void leave_our_number(int descriptor) {
  const std::string number = fmt::format("{}\n", getpid());
  // For people only: the lock holds without it.
  if (ftruncate(descriptor, 0) == 0 && pwrite(descriptor, number.data(), number.size(), 0) < 0) return;
}

int open_lock(const fs::path& file) {
  return open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
}

}  // namespace

Result<FileLock> FileLock::take(const fs::path& file) {
  FileLock lock(open_lock(file));
  if (lock.descriptor_ < 0) {
    return Error{ErrorCode::io, fmt::format("cannot open: {}", std::strerror(errno)), file.string()};
  }
  struct flock whole = whole_file();
  if (fcntl(lock.descriptor_, F_OFD_SETLK, &whole) != 0) {
    if (errno == EWOULDBLOCK || errno == EACCES) {
      return Error{ErrorCode::locked, "held by " + holder_of(lock.descriptor_), file.string()};
    }
    return Error{ErrorCode::io, fmt::format("cannot lock: {}", std::strerror(errno)), file.string()};
  }
  leave_our_number(lock.descriptor_);
  return lock;
}

Result<FileLock> FileLock::wait(const fs::path& file, const std::function<bool()>& give_up) {
  for (;;) {
    Result<FileLock> lock = take(file);
    if (lock.ok() || lock.error().code != ErrorCode::locked || give_up()) return lock;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

bool FileLock::is_held(const fs::path& file) {
  const FileLock probe(open(file.c_str(), O_RDWR | O_CLOEXEC));
  struct flock whole = whole_file();
  return probe.descriptor_ >= 0 && fcntl(probe.descriptor_, F_OFD_GETLK, &whole) == 0 &&
         whole.l_type != F_UNLCK;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace entente
