#include "ingest/jobs/suspects.h"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace entente {
namespace {

[[noreturn]] void run_child(const std::function<void()>& attempt, std::chrono::seconds patience) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  std::signal(SIGALRM, SIG_DFL);
  alarm(static_cast<unsigned>(patience.count()));
  attempt();
  _exit(0);
}

}  // namespace

std::optional<Error> harm_of(const std::function<void()>& attempt, std::chrono::seconds patience) {
  std::fflush(nullptr);  // what is buffered would be written twice
  const pid_t child = fork();
  if (child == 0) run_child(attempt, patience);
  if (child < 0) return std::nullopt;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  if (!WIFSIGNALED(status)) return std::nullopt;
  switch (const int signal = WTERMSIG(status)) {
    case SIGALRM:
      return Error{ErrorCode::timed_out,
                   fmt::format("extracting from it took over {} s, twice", patience.count()), ""};
    case SIGSEGV:
    case SIGABRT:
    case SIGBUS:
    case SIGFPE:
    case SIGILL:
      return Error{
          ErrorCode::crashed,
          fmt::format("extracting from it ended the program ({}); please report it", strsignal(signal)), ""};
    default:
      return std::nullopt;
  }
}

}  // namespace entente
