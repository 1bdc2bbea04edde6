#include "ingest/jobs/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

namespace entente {
namespace {

using Moment = std::chrono::steady_clock::time_point;

// What posix_spawn is told, freed on every way out.
class SpawnSettings {
 public:
  explicit SpawnSettings(const ChildCommand& command) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    const std::string input = command.input.empty() ? "/dev/null" : command.input.string();
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
    if (!command.output.empty()) {
      posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, command.output.c_str(),
                                       O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0644);
      posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
    }
    // Signals as a fresh program expects them.
    sigset_t none, all;
    sigemptyset(&none);
    sigemptyset(&all);
    for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) sigaddset(&all, signal);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// Ours, with `more` in place of what has the same name.
std::vector<std::string> environment_with(const std::vector<std::string>& more) {
  std::vector<std::string> all = more;
  for (char** setting = environ; *setting != nullptr; ++setting) {
    const std::string_view ours(*setting);
    const std::string_view name = ours.substr(0, std::min(ours.find('=') + 1, ours.size()));
    const bool is_replaced = std::any_of(more.begin(), more.end(),
                                         [&](const std::string& other) { return other.starts_with(name); });
    if (!is_replaced) all.emplace_back(ours);
  }
  return all;
}

// When it was told to end, and why.
struct Farewell {
  bool told = false;
  bool killed = false;
  Moment at;
};

}  // namespace

Result<ChildProcess> ChildProcess::start(const ChildCommand& command) {
  if (command.words.empty()) return Error{ErrorCode::invalid_argument, "no program is named", ""};
  std::vector<std::string> words = command.words;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<std::string> settings_of_child = environment_with(command.environment);
  std::vector<char*> environment;
  for (std::string& setting : settings_of_child) environment.push_back(setting.data());
  environment.push_back(nullptr);
  const SpawnSettings settings(command);
  pid_t id = 0;
  const int failed = posix_spawnp(&id, arguments[0], settings.actions(), settings.attributes(),
                                  arguments.data(), environment.data());
  if (failed == 0) return ChildProcess(id);
  return Error{failed == ENOENT ? ErrorCode::not_found : ErrorCode::io,
               fmt::format("cannot be started: {}", std::strerror(failed)), command.words[0]};
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept : id_(std::exchange(other.id_, -1)) {}

ChildEnd ChildProcess::wait(const std::function<bool()>& stop, std::chrono::seconds limit,
                            std::chrono::seconds patience) {
  const Moment start = std::chrono::steady_clock::now();
  ChildEnd end;
  Farewell farewell;
  for (;;) {
    int status = 0;
    const pid_t ended = waitpid(id_, &status, WNOHANG);
    if (ended == id_ || (ended < 0 && errno != EINTR)) {
      if (ended == id_ && WIFEXITED(status)) end.status = WEXITSTATUS(status);
      if (ended == id_ && WIFSIGNALED(status)) end.signal = WTERMSIG(status);
      return end;
    }
    const Moment now = std::chrono::steady_clock::now();
    if (!farewell.told) {
      end.was_stopped = stop();
      end.was_late = !end.was_stopped && limit.count() > 0 && now - start > limit;
      farewell.told = end.was_stopped || end.was_late;
      farewell.at = now;
      if (farewell.told) kill(id_, SIGTERM);
    } else if (!farewell.killed && now - farewell.at > patience) {
      farewell.killed = kill(-id_, SIGKILL) == 0;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace entente
