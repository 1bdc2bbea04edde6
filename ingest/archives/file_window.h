// A file seen through a window that moves, so that its size costs no memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

class FileWindow {
 public:
  // The descriptor stays the caller's. Fails with unreadable when it is no regular file.
  static Result<FileWindow> over(int descriptor);

  std::uint64_t size() const { return size_; }
  // At most `wanted` bytes from `offset` on, at most 1 MB; fewer only at the end of the file, or where it
  // cannot be read. Valid until the next call. Reads ahead: costs one pread for each 256 KB of a scan.
  std::string_view at(std::uint64_t offset, std::size_t wanted);

 private:
  FileWindow(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  int descriptor_;
  std::uint64_t size_;
  std::uint64_t begin_ = 0;  // where the buffer stands in the file
  std::string buffer_;
};

}  // namespace entente
