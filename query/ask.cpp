#include "query/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "query/desugaring.h"
#include "query/execution/execution.h"
#include "query/graphs/store_graph.h"
#include "query/nothing_found.h"
#include "query/planning/planner.h"

namespace entente {
namespace {

constexpr std::string_view argument_word = "argument ";

// The words of the question that became the argument of this number; nothing when there is none.
std::optional<TextSpan> argument_span(const ParsedQuestion& question, std::string_view where) {
  if (!where.starts_with(argument_word)) return std::nullopt;
  const std::size_t place = where == "argument 2" ? 1 : 0;
  if (place < question.names.size()) return question.names[place].span;
  if (question.subject_span.end > question.subject_span.begin) return question.subject_span;
  return std::nullopt;
}

// What is wrong with the options points at the statement; the filters they were are pointed at instead.
Error shown_at_filters(const ParsedQuestion& question, Error error) {
  const std::size_t statement = error.message.find("\n 1 | CALL ");
  if (statement == std::string::npos || question.filters.empty()) return error;
  const TextSpan span{question.filters.front().span.begin, question.filters.back().span.end};
  return question_error(error.code, error.message.substr(0, statement), question.text, span, "");
}

// The last filter that became the option `key`; nothing when there is none.
std::optional<TextSpan> option_span(const ParsedQuestion& question, std::string_view key) {
  const auto says = [key](const ParsedFilter& filter) {
    const std::string_view keys = info(filter.filter).option;
    return keys == key || keys.starts_with(fmt::format("{} ", key));
  };
  const auto found = std::find_if(question.filters.rbegin(), question.filters.rend(), says);
  return found == question.filters.rend() ? std::nullopt : std::optional(found->span);
}

std::string_view hint_on(ErrorCode code) {
  if (code == ErrorCode::invalid_query) return "name two different entities";
  return code == ErrorCode::not_found ? "answers print ids in their last column" : "";
}

// A person who wrote a verb is shown the verb, not the statement it became.
Error shown_in(const ParsedQuestion& question, Error error) {
  if (const std::optional<TextSpan> span = argument_span(question, error.where))
    return question_error(error.code, error.message, question.text, *span, hint_on(error.code));
  const std::optional<TextSpan> span =
      error.where.empty() ? std::nullopt : option_span(question, error.where);
  if (span) return question_error(error.code, error.message, question.text, *span, "");
  return shown_at_filters(question, std::move(error));
}

Result<Answer> run_query(Query query, const Snapshot& snapshot, const ValueMap& parameters,
                         const std::map<std::string, ParameterOrigin>& origins, const Limits& limits) {
  const StoreGraph graph(snapshot);
  const PlanSetting setting{graph, product_procedures(), parameters, origins, false};
  const Plan plan = TRY(plan_query(std::move(query), setting));
  Answer answer = TRY(execute(plan, {graph, nullptr, limits}));
  if (answer.empty() && !answer.stopped && plan.query.mode == QueryMode::run) {
    const std::vector<std::string> unknown = TRY(names_nothing_has(plan, graph));
    answer.notes.insert(answer.notes.begin(), unknown.begin(), unknown.end());
  }
  return answer;
}

// EXPLAIN or PROFILE before a verb, and the verb line; no mode before anything else.
struct AskedVerb {
  std::string_view mode;
  std::string_view line;
};

AskedVerb asked_verb(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\n"), text.size());
  const std::size_t blank = std::min(text.find_first_of(" \t\n", first), text.size());
  const std::string_view word = text.substr(first, blank - first);
  const auto is = [&](std::string_view mode) {
    return std::equal(word.begin(), word.end(), mode.begin(), mode.end(),
                      [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
  };
  const std::string_view rest = text.substr(std::min(text.find_first_not_of(" \t\n", blank), text.size()));
  if (!is("EXPLAIN") && !is("PROFILE")) return {"", text};
  return {word, rest};
}

DesugaredQuestion desugared(const AskedVerb& verb, const ParsedQuestion& parsed) {
  DesugaredQuestion statement = desugared(parsed);
  if (!verb.mode.empty()) statement.statement = fmt::format("{} {}", verb.mode, statement.statement);
  return statement;
}

Result<Answer> ask_verb(const AskedVerb& verb, const Snapshot& snapshot, const Limits& limits) {
  const ParsedQuestion parsed = TRY(parse(verb.line));
  DesugaredQuestion statement = desugared(verb, parsed);
  Result<Answer> answer = run_query(TRY(parse_query(statement.statement)), snapshot, statement.parameters,
                                    statement.origins, limits);
  if (!answer.ok()) return shown_in(parsed, answer.error());
  answer->statement = std::move(statement.statement);
  answer->parameters = std::move(statement.parameters);
  return answer;
}

}  // namespace

Result<Answer> ask(const Question& question, const Snapshot& snapshot, const Limits& limits) {
  const auto begun = std::chrono::steady_clock::now();
  Answer answer = TRY(is_query(question.text) ? run_query(TRY(parse_query(question.text)), snapshot,
                                                          question.parameters, {}, limits)
                                              : ask_verb(asked_verb(question.text), snapshot, limits));
  answer.took =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
  return answer;
}

Result<Desugared> desugar(std::string_view text) {
  if (is_query(text)) return Desugared{std::string(text), {}};
  const AskedVerb verb = asked_verb(text);
  const ParsedQuestion parsed = TRY(parse(verb.line));
  DesugaredQuestion statement = desugared(verb, parsed);
  return Desugared{std::move(statement.statement), std::move(statement.parameters)};
}

}  // namespace entente
