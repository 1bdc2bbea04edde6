#include "cli/own_command.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "ingest/jobs/child_process.h"

namespace entente {
namespace {

constexpr std::chrono::seconds limit{60};
constexpr std::chrono::seconds patience{5};

Error failure_of(const std::string& command, const std::string& what) {
  return {ErrorCode::io, "the command of the watch " + what, command};
}

// A file that goes away; whatever the command leaves unread, nobody waits for.
class InputFile {
 public:
  explicit InputFile(const std::string& bytes) {
    std::error_code failure;
    path_ = std::filesystem::temp_directory_path(failure) / "entente-rows-XXXXXX";
    const int descriptor = ::mkstemp(path_.data());
    if (descriptor < 0) return;
    ::close(descriptor);
    std::ofstream out(path_, std::ios::binary);
    out << bytes;
    out.flush();
    written_ = out.good();
  }
  ~InputFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  bool written() const { return written_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool written_ = false;
};

}  // namespace

Result<void> run_own_command(const std::vector<std::string>& command, const std::string& input) {
  const InputFile rows(input);
  if (!rows.written()) return failure_of(command[0], "cannot be given its input");
  ChildProcess child = TRY(ChildProcess::start({.words = command, .output = "", .input = rows.path()}));
  const ChildEnd end = child.wait([] { return false; }, limit, patience);
  if (end.was_late)
    return failure_of(command[0], fmt::format("took longer than {} s and was ended", limit.count()));
  if (end.signal != 0) return failure_of(command[0], fmt::format("was ended by signal {}", end.signal));
  if (end.status != 0) return failure_of(command[0], fmt::format("ended with status {}", end.status));
  return {};
}

}  // namespace entente
