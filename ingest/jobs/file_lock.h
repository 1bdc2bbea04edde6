// One process at a time: a lock that the system takes away when its holder dies, however it dies.
#pragma once

#include <filesystem>
#include <functional>

#include "graph/result.h"

namespace entente {

class FileLock {
 public:
  // Creates the file where it is missing, not its folder, and writes our process id into it for people. Fails
  // at once with `locked` (the message names the holder) or `io`.
  static Result<FileLock> take(const std::filesystem::path& file);
  // The same, but waits for the holder, until `give_up` says so; asked about ten times a second.
  static Result<FileLock> wait(const std::filesystem::path& file, const std::function<bool()>& give_up);
  static bool is_held(const std::filesystem::path& file);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace entente
