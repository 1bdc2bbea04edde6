#include "cli/output_place.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace entente {
namespace {

std::size_t terminal_rows() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

// A pager that is left early closes the pipe: without this the program would end with it.
class NoBrokenPipe {
 public:
  NoBrokenPipe() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before_);
  }
  ~NoBrokenPipe() { sigaction(SIGPIPE, &before_, nullptr); }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

 private:
  struct sigaction before_;
};

}  // namespace

std::string OutputPlace::default_pager() {
  const char* pager = std::getenv("PAGER");
  return pager != nullptr && *pager != '\0' ? pager : "less -SRXF";
}

Result<void> OutputPlace::open(const std::filesystem::path& file) {
  std::unique_ptr<std::FILE, Closer> opened(std::fopen(file.c_str(), "we"));
  if (opened == nullptr) {
    return Error{ErrorCode::io, fmt::format("cannot be written: {}", std::strerror(errno)), file.string()};
  }
  file_ = std::move(opened);
  name_ = file;
  once_ = false;
  file_begun_ = false;
  return {};
}

Result<void> OutputPlace::open_once(const std::filesystem::path& file) {
  TRY(open(file));
  once_ = true;
  return {};
}

void OutputPlace::close() {
  file_.reset();
  once_ = false;
}

bool OutputPlace::wants_pager(std::string_view text) const {
  if (pager_.empty() || isatty(STDOUT_FILENO) == 0) return false;
  const std::size_t rows = terminal_rows();
  return rows > 0 && static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) >= rows;
}

bool OutputPlace::page(std::string_view text) const {
  const NoBrokenPipe guard;
  std::fflush(stdout);
  std::FILE* pipe = popen(pager_.c_str(), "we");
  if (pipe == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), pipe);
  constexpr int not_found = 127;  // of the shell
  const int status = pclose(pipe);
  return !WIFEXITED(status) || WEXITSTATUS(status) != not_found;
}

Result<void> OutputPlace::write(std::string_view text) {
  (file_ != nullptr ? file_begun_ : output_begun_) = true;
  if (file_ == nullptr && wants_pager(text) && page(text)) return {};
  std::FILE* out = file_ ? file_.get() : stdout;
  const bool written = std::fwrite(text.data(), 1, text.size(), out) == text.size() && std::fflush(out) == 0;
  const int reason = errno;
  if (once_) close();
  if (written) return {};
  return Error{ErrorCode::io, fmt::format("cannot be written: {}", std::strerror(reason)),
               out == stdout ? "standard output" : name_.string()};
}

}  // namespace entente
