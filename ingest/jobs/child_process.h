// Another program, started without a shell and waited for.
//
//   ChildProcess child = TRY(ChildProcess::start({.words = {"/usr/bin/entente", "job", "run", "daily"}}));
//   ChildEnd end = child.wait([&] { return stop.load(); }, deadline);
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/clock.h"

namespace entente {

struct ChildCommand {
  std::vector<std::string> words;  // program, searched for in PATH, and its arguments
  std::filesystem::path output;    // both of its outputs go there, replacing what was there; "": to ours
  std::filesystem::path input;     // "": nothing
  std::vector<std::string> environment = {};  // "NAME=VALUE", beside ours
};

struct ChildEnd {
  int status = 0;            // what it returned
  int signal = 0;            // that ended it; 0: it returned
  bool was_stopped = false;  // because `stop` said so
  bool was_late = false;     // because the time was up
};

class ChildProcess {
 public:
  // In a process group of its own, so that Ctrl-C at the terminal reaches it only through us. Fails with
  // not_found (no such program) or io.
  static Result<ChildProcess> start(const ChildCommand& command);

  ChildProcess(ChildProcess&& other) noexcept;
  ChildProcess& operator=(ChildProcess&&) = delete;
  // Does not end it: whoever starts one waits for it.
  ~ChildProcess() = default;

  // Until it ends. When `stop` says so, or after `limit` (0: none), it is sent SIGTERM once, and SIGKILL when
  // it has not ended `patience` later. Looks ten times a second.
  ChildEnd wait(const std::function<bool()>& stop, std::chrono::seconds limit,
                std::chrono::seconds patience = std::chrono::minutes(10));

 private:
  explicit ChildProcess(pid_t id) : id_(id) {}
  pid_t id_;
};

}  // namespace entente
