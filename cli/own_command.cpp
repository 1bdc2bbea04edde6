#include "cli/own_command.h"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

extern char** environ;

namespace entente {
namespace {

using Deadline = std::chrono::steady_clock::time_point;
constexpr std::chrono::seconds patience{60};
constexpr std::chrono::milliseconds pause{10};

Error failure_of(const std::string& command, const std::string& what) {
  return {ErrorCode::io, "the command of the watch " + what, command};
}

// Our end of the command's standard input: a socket, for which a reader that went away is an error and no
// signal.
class Feed {
 public:
  Feed() { opened_ = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_) == 0; }
  ~Feed() {
    close_theirs();
    close_ours();
  }
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  bool opened() const { return opened_; }
  int theirs() const { return ends_[1]; }
  void close_theirs() { close(ends_[1]); }
  void close_ours() { close(ends_[0]); }

  // A command may take less than all of it; that is its choice.
  void send(std::string_view bytes, Deadline deadline) const {
    while (!bytes.empty() && std::chrono::steady_clock::now() < deadline) {
      pollfd ready{ends_[0], POLLOUT, 0};
      if (::poll(&ready, 1, 100) < 1) continue;
      const ssize_t sent = ::send(ends_[0], bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) return;
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

 private:
  static void close(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
  }
  int ends_[2] = {-1, -1};
  bool opened_ = false;
};

Result<pid_t> start(const std::vector<std::string>& command, int input) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  pid_t id = 0;
  const int failure = ::posix_spawnp(&id, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) return failure_of(command[0], fmt::format("cannot be started: {}", ::strerror(failure)));
  return id;
}

Result<void> await(pid_t id, const std::string& name, Deadline deadline) {
  int status = 0;
  pid_t ended = ::waitpid(id, &status, WNOHANG);
  while (ended == 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(pause);
    ended = ::waitpid(id, &status, WNOHANG);
  }
  if (ended == 0) {
    ::kill(id, SIGKILL);
    ::waitpid(id, &status, 0);
    return failure_of(name, fmt::format("took longer than {} s and was ended", patience.count()));
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return failure_of(name, WIFEXITED(status) ? fmt::format("ended with status {}", WEXITSTATUS(status))
                                            : fmt::format("was ended by signal {}",
                                                          WIFSIGNALED(status) ? WTERMSIG(status) : 0));
}

}  // namespace

Result<void> run_own_command(const std::vector<std::string>& command, const std::string& input) {
  const Deadline deadline = std::chrono::steady_clock::now() + patience;
  Feed feed;
  if (!feed.opened()) return failure_of(command[0], "cannot be given its input");
  const pid_t id = TRY(start(command, feed.theirs()));
  feed.close_theirs();
  feed.send(input, deadline);
  feed.close_ours();
  return await(id, command[0], deadline);
}

}  // namespace entente
