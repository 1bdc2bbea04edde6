#include "cli/repl_session.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "cli/exit_status.h"
#include "cli/repl_commands.h"
#include "query/ask.h"

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

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_comment(std::string_view line) {
  return line.starts_with("#") || line.starts_with("--");
}

// Standard output first, so that data and talk interleave rightly where both go to one place.
void talk(const std::string& text) {
  std::fflush(stdout);
  std::fputs(text.c_str(), stderr);
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

Result<ReplSession> ReplSession::open(const std::filesystem::path& store, Format format) {
  return ReplSession(TRY(Reader::open(store)), format);
}

Result<Answer> ReplSession::answer(std::string_view question) {
  TRY(reader_.catch_up());
  const Snapshot snapshot = TRY(reader_.snapshot());
  Limits limits;
  limits.stop = &interrupted();
  return entente::ask(question, snapshot, limits);
}

int ReplSession::ask(std::string_view question) {
  interrupted() = false;
  const InterruptGuard guard;
  const Result<Answer> result = answer(question);
  const bool stopped = interrupted().exchange(false);
  if (!result.ok()) {
    talk(format_ == Format::json ? error_json(result.error()) : error_text(result.error()));
    return exit_failed;
  }
  print(*result);
  if (stopped || result->stopped) return exit_failed;
  return result->empty() ? exit_nothing : exit_answered;
}

void ReplSession::print(const Answer& answer) {
  const std::string data = answer_text(answer, format_, terminal_columns());
  const bool for_people = format_ == Format::box || format_ == Format::table;
  if (printed_ && for_people && !data.empty()) std::fputc('\n', stdout);
  printed_ = printed_ || !data.empty();
  std::fwrite(data.data(), 1, data.size(), stdout);
  talk(talk_text(answer));
}

int ReplSession::run_line(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || is_comment(line)) return exit_answered;
  if (is_command(line)) return run_command(*this, line);
  return ask(line);
}

int ReplSession::run_script(std::istream& lines, OnError on_error) {
  int status = exit_nothing;
  std::size_t number = 0;
  for (std::string line; !quit_ && std::getline(lines, line);) {
    ++number;
    if (trimmed(line).empty() || is_comment(trimmed(line))) continue;
    const int line_status = run_line(line);
    if (line_status == exit_failed) talk(fmt::format("in line {}\n", number));
    status = joined_status(status, line_status);
    if (line_status == exit_failed && on_error == OnError::stop) break;
  }
  return status;
}

Completions ReplSession::complete(std::string_view line) const {
  if (is_command(line)) return complete_command(line);
  const Result<Snapshot> snapshot = reader_.snapshot();
  return snapshot.ok() ? entente::complete(line, *snapshot) : Completions{line.size(), {}};
}

std::string ReplSession::welcome() const {
  const Result<Snapshot> snapshot = reader_.snapshot();
  const Result<Counts> counts = snapshot.ok() ? snapshot->counts() : Result<Counts>(snapshot.error());
  if (!counts.ok()) return counts.error().describe();
  return fmt::format(
      "{} documents, {} entities, {} statements, {} relations. .help lists the verbs, Ctrl-D leaves.",
      counts->documents, counts->entities, counts->statements, counts->relations);
}

int joined_status(int earlier, int later) {
  if (earlier == exit_failed || later == exit_failed) return exit_failed;
  return std::min(earlier, later);
}

}  // namespace entente
