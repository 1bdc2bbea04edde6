#include "ingest/isolation/sealed_bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstring>

namespace entente {
namespace {

Error io_error(std::string_view what) {
  return {ErrorCode::io, fmt::format("{}: {}", what, std::strerror(errno)), ""};
}

}  // namespace

Result<Descriptor> sealed(std::string_view bytes) {
  Descriptor memory(memfd_create("entente-input", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!memory.valid()) return io_error("no memory for a document");
  while (!bytes.empty()) {
    const ssize_t written = write(memory.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return io_error("no memory for a document");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fcntl(memory.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) {
    return io_error("a document cannot be sealed");
  }
  return memory;
}

Result<Descriptor> writable_memory() {
  Descriptor memory(memfd_create("entente-reply", MFD_CLOEXEC));
  if (!memory.valid()) return io_error("no memory for a reply");
  return memory;
}

Result<std::string> copy_of_first(const Descriptor& memory, std::size_t size) {
  // Asked first: the size is what a worker claims, and must not make us allocate.
  const off_t there = lseek(memory.number(), 0, SEEK_END);
  if (there < 0 || static_cast<std::size_t>(there) < size) {
    return Error{ErrorCode::malformed, "the reply is shorter than it says", ""};
  }
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got =
        pread(memory.number(), bytes.data() + filled, size - filled, static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Error{ErrorCode::malformed, "the reply shrank while it was read", ""};
    filled += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace entente
