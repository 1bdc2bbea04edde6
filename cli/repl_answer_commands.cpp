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
  if (question.empty()) {
    return refuse("write the question behind it, as in: .explain path Japan to AUKUS");
  }
  const std::string asked = fmt::format("{} {}", prefix, question);
  return session.ask(asked);
}

// Asked aside: the answer whose rows are looked at stays the last one.
int look_behind(ReplSession& session, std::string_view id) {
  const std::string asked = fmt::format("why {}", id);
  return session.ask_aside(asked);
}

// The words behind the first assertions of one row.
int why_row(ReplSession& session, const AnswerRow& row) {
  const std::vector<AssertionId> assertions = row.assertions;
  int status = exit_nothing;
  for (std::size_t i = 0; i < assertions.size() && i < most_assertions; ++i) {
    status = joined_status(status, look_behind(session, to_string(assertions[i]).substr(0, digits_asked)));
  }
  if (assertions.size() > most_assertions) {
    talk(fmt::format("{} more behind this row: .mode json lists all ids\n",
                     assertions.size() - most_assertions));
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
  if (!is_number || text.size() >= 4) return look_behind(session, text);
  if (answer == nullptr) return refuse("there is no answer yet: .why ID, or ask first");
  if (number < 1 || number > answer->rows.size()) {
    return refuse(
        fmt::format("the last answer has {} rows, of which .why 1 is the first", answer->rows.size()));
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
