#include "ingest/archives/file_window.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace entente {

namespace {

constexpr std::size_t read_ahead = 256u << 10;
constexpr std::size_t max_window = 1u << 20;

}  // namespace

Result<FileWindow> FileWindow::over(int descriptor) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    return Error{ErrorCode::unreadable, "the archive is no file that can be read at any place", ""};
  }
  return FileWindow(descriptor, static_cast<std::uint64_t>(status.st_size));
}

std::string_view FileWindow::at(std::uint64_t offset, std::size_t wanted) {
  if (offset >= size_) return {};
  wanted = std::min({wanted, max_window, static_cast<std::size_t>(size_ - offset)});
  if (offset < begin_ || offset + wanted > begin_ + buffer_.size()) {
    buffer_.resize(std::max(wanted, read_ahead));
    begin_ = offset;
    std::size_t filled = 0;
    while (filled < wanted) {
      const ssize_t got = pread(descriptor_, buffer_.data() + filled, buffer_.size() - filled,
                                static_cast<off_t>(offset + filled));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      filled += static_cast<std::size_t>(got);
    }
    buffer_.resize(filled);
  }
  return std::string_view(buffer_).substr(static_cast<std::size_t>(offset - begin_), wanted);
}

}  // namespace entente
