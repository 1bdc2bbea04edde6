#include "cli/repl_session.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/example_questions.h"
#include "cli/exit_status.h"
#include "cli/repl_commands.h"
#include "cli/script.h"
#include "cli/search_progress.h"
#include "cli/value_json.h"

namespace entente {
namespace {

constexpr std::size_t columns_without_terminal = 120;

void note_interrupt(int /*signal*/) {
  interrupted() = true;
}

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long number = columns != nullptr ? std::strtol(columns, nullptr, 10) : 0;
  return number > 0 && number < 10000 ? static_cast<std::size_t>(number) : columns_without_terminal;
}

bool is_for_people(Format format) {
  return format == Format::box || format == Format::table || format == Format::markdown ||
         format == Format::line;
}

// "MATCH … $p1" and what the parameters are, as comments.
std::string statement_text(const Answer& answer) {
  std::string text = answer.statement + "\n";
  for (const auto& [name, value] : answer.parameters)
    text += fmt::format("  ${} = {}\n", name, json_of(value));
  return text;
}

}  // namespace

std::atomic<bool>& interrupted() {
  static std::atomic<bool> flag = false;
  return flag;
}

InterruptGuard::InterruptGuard() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;  // without SA_RESTART: waiting for a key ends
  sigaction(SIGINT, &action, &before_);
}

InterruptGuard::~InterruptGuard() {
  sigaction(SIGINT, &before_, nullptr);
}

Format default_format() {
  return isatty(STDOUT_FILENO) != 0 ? Format::box : Format::table;
}

void talk(const std::string& text) {
  std::fflush(stdout);
  std::fputs(text.c_str(), stderr);
}

Result<ReplSession> ReplSession::open(const std::filesystem::path& store, SessionSettings settings) {
  return ReplSession(store, TRY(Reader::open(store)), std::move(settings));
}

Result<void> ReplSession::reopen(const std::filesystem::path& store) {
  Reader reader = TRY(Reader::open(store));
  last_.reset();
  reader_ = std::move(reader);
  store_ = store;
  return {};
}

Result<Answer> ReplSession::answer(const Question& question) {
  TRY(reader_.catch_up());
  const Snapshot snapshot = TRY(reader_.snapshot());
  SearchProgress progress;
  Limits limits;
  limits.rows = settings_.limit;
  limits.time = settings_.timeout;
  limits.stop = &interrupted();
  limits.read = &progress.edges_read();
  Question asked = question;
  for (const auto& [name, value] : settings_.parameters) asked.parameters.emplace(name, value);
  return entente::ask(asked, snapshot, limits);
}

int ReplSession::ask(const Question& question) {
  interrupted() = false;
  const InterruptGuard guard;
  Result<Answer> result = answer(question);
  const bool stopped = interrupted().exchange(false);
  if (!result.ok()) {
    const bool json = settings_.format == Format::json || settings_.format == Format::jsonl;
    talk(json ? error_json(result.error()) : error_text(result.error()));
    return stopped ? exit_stopped : exit_failed;
  }
  last_ = std::move(*result);
  if (const Result<void> printed = print(*last_); !printed.ok()) {
    talk(error_text(printed.error()));
    return exit_failed;
  }
  if (stopped || last_->stopped) return exit_stopped;
  return last_->empty() ? exit_nothing : exit_answered;
}

int ReplSession::ask_aside(const Question& question) {
  std::optional<Answer> kept = std::move(last_);
  last_.reset();
  const int status = ask(question);
  if (kept) last_ = std::move(kept);
  return status;
}

Result<void> ReplSession::print(const Answer& answer) {
  if (settings_.desugar && !answer.statement.empty()) talk(statement_text(answer));
  std::string data = answer_text(answer, settings_.format, terminal_columns());
  if (output_.has_begun() && is_for_people(settings_.format) && !data.empty()) data.insert(0, "\n");
  if (!data.empty()) TRY(output_.write(data));
  talk(talk_text(answer, settings_.timer ? Timing::told : Timing::left_out));
  return {};
}

int ReplSession::run_part(std::string_view part) {
  return is_command(part) ? run_command(*this, part) : ask(part);
}

int ReplSession::run_parts(Script& script, OnError on_error, int status) {
  while (const std::optional<ScriptPart> part = script.next()) {
    const int part_status = run_part(part->text);
    say_line(part_status, part->line);
    status = joined_status(status, part_status);
    if (quit_ || part_status == exit_stopped || (part_status == exit_failed && on_error == OnError::stop)) {
      return status;
    }
  }
  return status;
}

void ReplSession::say_line(int status, std::size_t line) const {
  const bool in_script = !typed_ || scripts_ > 1;
  if (status == exit_failed && in_script) talk(fmt::format("in line {}\n", line));
}

int ReplSession::run_typed(std::string_view text) {
  typed_ = true;
  std::istringstream lines{std::string(text)};
  const int status = run_script(lines, OnError::go_on);
  typed_ = false;
  return status;
}

int ReplSession::run_script(std::istream& lines, OnError on_error) {
  constexpr int deepest = 10;
  if (scripts_ == deepest) {
    talk("error: scripts read one another more than 10 deep\n");
    return exit_failed;
  }
  ++scripts_;
  Script script;
  int status = exit_nothing;
  const auto goes_on = [&] {
    return !quit_ && status != exit_stopped && (status != exit_failed || on_error == OnError::go_on);
  };
  for (std::string line; goes_on() && std::getline(lines, line);) {
    script.add(line);
    status = run_parts(script, on_error, status);
  }
  if (goes_on()) {
    script.end();
    status = run_parts(script, on_error, status);
  }
  --scripts_;
  return status;
}

int ReplSession::run_file(const std::filesystem::path& file, OnError on_error) {
  std::error_code failure;
  std::ifstream lines(file);
  if (lines && !std::filesystem::is_directory(file, failure)) return run_script(lines, on_error);
  talk(fmt::format("error: {}: {}\n", file.string(), lines ? "is a folder" : "cannot be read"));
  return exit_failed;
}

Completions ReplSession::complete(std::string_view line) const {
  const std::size_t question = is_command(line) ? begin_of_question(line).value_or(std::string::npos) : 0;
  if (question == std::string::npos) return complete_command(line);
  const Result<Snapshot> snapshot = reader_.snapshot();
  if (!snapshot.ok()) return Completions{line.size(), {}};
  std::vector<std::string> parameters;
  for (const auto& [name, value] : settings_.parameters) parameters.push_back(name);
  Completions completions = entente::complete(line.substr(question), *snapshot, parameters);
  completions.begin += question;
  return completions;
}

std::string ReplSession::welcome() const {
  const Result<Snapshot> snapshot = reader_.snapshot();
  const Result<Counts> counts = snapshot.ok() ? snapshot->counts() : Result<Counts>(snapshot.error());
  if (!counts.ok()) return counts.error().describe();
  std::string text = fmt::format(
      "{} documents, {} entities, {} statements, {} relations. .help lists the verbs, Ctrl-D leaves.",
      counts->documents, counts->entities, counts->statements, counts->relations);
  const std::vector<std::string> questions = example_questions(*snapshot);
  if (!questions.empty()) text += "\nFor example:";
  for (const std::string& question : questions) text += "\n  " + question;
  return text;
}

int joined_status(int earlier, int later) {
  if (earlier >= exit_failed || later >= exit_failed) return std::max(earlier, later);
  return std::min(earlier, later);
}

}  // namespace entente
