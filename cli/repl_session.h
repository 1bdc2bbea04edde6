// Questions asked of one store and printed: what `entente query`, scripts and the REPL share.
#pragma once

#include <signal.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "cli/answer_printer.h"
#include "cli/output_place.h"
#include "graph/store.h"
#include "query/ask.h"
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

// What the person has chosen: each is a '.command' and, where it makes sense, an option of `entente query`.
struct SessionSettings {
  Format format = Format::table;
  std::size_t limit = 1000;                          // rows of an answer
  std::optional<std::chrono::milliseconds> timeout;  // of a question
  bool timer = true;                                 // time and edges read after each answer
  bool desugar = false;                              // the statement a verb became, before its answer
  ValueMap parameters;                               // of statements
};

class ReplSession {
 public:
  // Fails with not_found when there is no store.
  static Result<ReplSession> open(const std::filesystem::path& store, SessionSettings settings);
  Result<void> reopen(const std::filesystem::path& store);  // another store; on failure the present one stays

  // Answers one question from what is committed now: data where output() leads, talk on standard error.
  // Returns the exit status.
  int ask(const Question& question);
  // The same beside the last answer, which stays the one that '.why' and '.export' speak of.
  int ask_aside(const Question& question);

  // One part of a script or of what a person typed: a question or a command ('.help').
  int run_part(std::string_view part);

  // Every part of `lines`, until an error unless told to go on. 0 when something was answered, 1 when nothing
  // was, 2 when a part failed.
  enum class OnError { stop, go_on };
  int run_script(std::istream& lines, OnError on_error);
  int run_file(const std::filesystem::path& file, OnError on_error);  // 2 when it cannot be read

  // What a person typed: one part, or a paste of several. Errors do not end it.
  int run_typed(std::string_view text);

  Completions complete(std::string_view line) const;
  std::string welcome() const;  // what the graph holds, and questions to begin with
  Result<Snapshot> snapshot() const { return reader_.snapshot(); }

  SessionSettings& settings() { return settings_; }
  OutputPlace& output() { return output_; }
  // Of the last question that was answered; null: none was.
  const Answer* last_answer() const { return last_ ? &*last_ : nullptr; }
  bool quit_requested() const { return quit_; }
  void request_quit() { quit_ = true; }

 private:
  ReplSession(std::filesystem::path store, Reader reader, SessionSettings settings)
      : store_(std::move(store)), reader_(std::move(reader)), settings_(std::move(settings)) {}
  Result<Answer> answer(const Question& question);
  Result<void> print(const Answer& answer);
  int run_parts(class Script& script, OnError on_error, int status);
  void say_line(int status, std::size_t line) const;

  std::filesystem::path store_;
  Reader reader_;
  SessionSettings settings_;
  OutputPlace output_;
  std::optional<Answer> last_;
  int scripts_ = 0;     // that run inside one another
  bool typed_ = false;  // by a person: errors name no line
  bool quit_ = false;
};

// The worse of two exit statuses of one script: an error beats an answer, an answer beats nothing.
int joined_status(int earlier, int later);

// Says `text` on standard error, after what standard output holds.
void talk(const std::string& text);

}  // namespace entente
