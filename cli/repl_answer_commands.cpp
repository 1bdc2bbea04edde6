// Commands that look behind an answer.
#include <fmt/format.h>

#include <charconv>

#include "cli/exit_status.h"
#include "cli/repl_commands.h"
#include "cli/repl_session.h"
#include "query/ask.h"

namespace entente {
namespace {

constexpr std::size_t digits_asked = 16;
constexpr std::size_t most_assertions = 3;
constexpr std::size_t most_names = 50;

int ask_with(ReplSession& session, std::string_view prefix, std::string_view question) {
  if (question.empty()) return refuse("there is no question");
  const Result<Desugared> desugared = desugar(question);
  if (!desugared.ok()) return refuse(desugared.error().describe());
  const std::string statement = fmt::format("{} {}", prefix, desugared->statement);
  return session.ask(Question(statement, desugared->parameters));
}

// The words behind the first assertions of one row.
int why_row(ReplSession& session, const AnswerRow& row) {
  const std::vector<AssertionId> assertions = row.assertions;  // asking replaces the answer
  int status = exit_nothing;
  for (std::size_t i = 0; i < assertions.size() && i < most_assertions; ++i) {
    status = joined_status(status, session.ask("why " + to_string(assertions[i]).substr(0, digits_asked)));
  }
  if (assertions.size() > most_assertions) {
    talk(fmt::format("and {} more assertions behind this row\n", assertions.size() - most_assertions));
  }
  return status;
}

}  // namespace

int explain_command(ReplSession& session, std::string_view question) {
  return ask_with(session, "EXPLAIN", question);
}

int profile_command(ReplSession& session, std::string_view question) {
  return ask_with(session, "PROFILE", question);
}

int why_command(ReplSession& session, std::string_view text) {
  const Answer* answer = session.last_answer();
  std::size_t number = text.empty() ? 1 : 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = text.empty() || (failure == std::errc() && end == text.data() + text.size());
  // Digits of an id are at least four; no answer has so many rows that a person counts to.
  if (!is_number || text.size() >= 4) return session.ask(fmt::format("why {}", text));
  if (answer == nullptr) return refuse("there is no answer yet: .why ID, or ask first");
  if (number < 1 || number > answer->rows.size()) {
    return refuse(fmt::format("the last answer has {} rows", answer->rows.size()));
  }
  const AnswerRow& row = answer->rows[number - 1];
  if (row.assertions.empty()) {
    return refuse("this row rests on no statement or relation: return the relationships themselves");
  }
  return why_row(session, row);
}

int names_command(ReplSession& session, std::string_view prefix) {
  if (prefix.starts_with("\"")) prefix.remove_prefix(1);
  if (prefix.ends_with("\"")) prefix.remove_suffix(1);
  const Result<Snapshot> snapshot = session.snapshot();
  if (!snapshot.ok()) return refuse(snapshot.error().describe());
  const Result<std::vector<NameMatch>> matches = snapshot->completions(prefix, most_names);
  if (!matches.ok()) return refuse(matches.error().describe());
  std::string text;
  for (const NameMatch& match : *matches) {
    text += fmt::format("{}  ({}, {} documents, {})\n", match.text, info(match.kind).name, match.documents,
                        match.id);
  }
  if (text.empty()) {
    talk(fmt::format("no name begins with '{}'\n", prefix));
    return exit_nothing;
  }
  const Result<void> written = session.output().write(text);
  return written.ok() ? exit_answered : refuse(written.error().describe());
}

}  // namespace entente
