// Questions asked of one store and printed: what `entente query`, scripts and the REPL share.
#pragma once

#include <signal.h>

#include <atomic>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>

#include "cli/answer_printer.h"
#include "graph/store.h"
#include "query/completion.h"

namespace entente {

// Set by Ctrl-C while an InterruptGuard lives: the question being answered stops, the line being typed is
// cleared. Without one Ctrl-C ends the program, as it should while a script waits for its next line.
std::atomic<bool>& interrupted();

class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  struct sigaction before_;
};

// Box on a terminal, else an aligned table.
Format default_format();

class ReplSession {
 public:
  // Fails with not_found when there is no store.
  static Result<ReplSession> open(const std::filesystem::path& store, Format format);

  // Answers one question from what is committed now: data on standard output, talk on standard error. Returns
  // the exit status.
  int ask(std::string_view question);

  // One line of a script or of a person: a question, a command ('.help'), a comment ('#', '--') or nothing.
  int run_line(std::string_view line);

  // Every line of `lines`, until an error unless told to go on. 0 when something was answered, 1 when nothing
  // was, 2 when a line failed.
  enum class OnError { stop, go_on };
  int run_script(std::istream& lines, OnError on_error);

  Completions complete(std::string_view line) const;
  std::string welcome() const;  // what the graph holds, in a line

  Format format() const { return format_; }
  void set_format(Format format) { format_ = format; }
  bool quit_requested() const { return quit_; }
  void request_quit() { quit_ = true; }

 private:
  ReplSession(Reader reader, Format format) : reader_(std::move(reader)), format_(format) {}
  Result<Answer> answer(std::string_view question);
  void print(const Answer& answer);

  Reader reader_;
  Format format_;
  bool quit_ = false;
  bool printed_ = false;  // an answer went before: a blank line separates tables
};

// The worse of two exit statuses of one script: an error beats an answer, an answer beats nothing.
int joined_status(int earlier, int later);

}  // namespace entente
