#include "cli/scratch_session.h"

#include <fmt/format.h>

#include <istream>
#include <optional>
#include <ostream>
#include <set>
#include <utility>

#include "cli/scratch_procedure.h"
#include "cli/value_json.h"
#include "query/ask.h"

namespace entente {
namespace {

constexpr std::string_view protocol = "tck-lines/1";
constexpr std::size_t longest_line = 16 << 20;

// The next line, at most one byte over `longest_line` of it: what is longer is read past. Nothing at the end.
std::optional<std::string> next_line(std::istream& input) {
  std::string line;
  std::streambuf& bytes = *input.rdbuf();
  for (int byte = bytes.sbumpc(); byte != std::char_traits<char>::eof(); byte = bytes.sbumpc()) {
    if (byte == '\n') return line;
    if (line.size() <= longest_line) line += static_cast<char>(byte);
  }
  if (line.empty()) return std::nullopt;
  return line;
}

// The member `name` if it is a T, nothing otherwise.
template <typename T>
const T* member(const ValueMap& object, std::string_view name) {
  const auto found = object.find(name);
  return found != object.end() && found->second.is<T>() ? &found->second.as<T>() : nullptr;
}

Error wanting(std::string_view what) {
  return {ErrorCode::malformed, fmt::format("the request has no {}", what), ""};
}

// What openCypher calls an error of this code, and when it shows.
struct ErrorClass {
  ErrorCode code;
  std::string_view type;
  std::string_view phase;
};
constexpr ErrorClass error_classes[] = {
    {ErrorCode::invalid_query, "SyntaxError", "compile time"},
    {ErrorCode::unknown_name, "ParameterMissing", "compile time"},
    {ErrorCode::ambiguous_name, "ParameterMissing", "compile time"},
    {ErrorCode::invalid_argument, "TypeError", "runtime"},
    {ErrorCode::limit_exceeded, "LimitExceeded", "runtime"},
};

ValueMap refusal(const Error& error) {
  ValueMap told = {{"message", error.message}, {"code", name_of(error.code)}};
  for (const ErrorClass& known : error_classes) {
    if (known.code != error.code) continue;
    told["type"] = known.type;
    told["phase"] = known.phase;
  }
  return {{"ok", false}, {"error", std::move(told)}};
}

}  // namespace

ScratchSession::ScratchSession() : procedures_(product_procedures()) {}

void ScratchSession::run(std::istream& requests, std::ostream& replies) {
  while (const std::optional<std::string> line = next_line(requests)) {
    if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
    replies << reply(*line) << '\n' << std::flush;
  }
}

std::string ScratchSession::reply(std::string_view request) {
  const Result<Value> read = value_of_json(request);
  if (!read.ok()) return json_of(refusal(read.error()));
  if (!read->is<ValueMap>()) return json_of(refusal(wanting("members: it is no object")));
  const ValueMap& object = read->as<ValueMap>();
  Result<ValueMap> answered = answer(object);
  ValueMap reply = answered.ok() ? std::move(*answered) : refusal(answered.error());
  reply.try_emplace("ok", true);
  if (const auto id = object.find("id"); id != object.end()) reply["id"] = id->second;
  return json_of(std::move(reply));
}

Result<ValueMap> ScratchSession::answer(const ValueMap& request) {
  const std::string* const operation = member<std::string>(request, "op");
  if (operation == nullptr) return wanting("\"op\"");
  if (*operation == "query") return query(request);
  if (*operation == "snapshot") return snapshot();
  if (*operation == "procedure") return learn_procedure(request);
  if (*operation == "reset") {
    reset();
    return ValueMap();
  }
  if (*operation == "hello") {
    return ValueMap{{"protocol", protocol},
                    {"engine", "entente"},
                    {"version", ENTENTE_VERSION},
                    {"capabilities", ValueList{"snapshot", "procedures"}}};
  }
  return Error{ErrorCode::malformed, fmt::format("no operation '{}'", *operation), ""};
}

void ScratchSession::reset() {
  graph_.clear();
  procedures_ = product_procedures();
}

Result<ValueMap> ScratchSession::query(const ValueMap& request) {
  const std::string* const text = member<std::string>(request, "text");
  if (text == nullptr) return wanting("\"text\"");
  const ValueMap* const parameters = member<ValueMap>(request, "params");
  Limits limits;
  if (const std::int64_t* const time = member<std::int64_t>(request, "timeout_ms"); time != nullptr) {
    limits.time = std::chrono::milliseconds(*time);
  }
  const Question question(*text, parameters != nullptr ? *parameters : ValueMap());
  const Answer answer = TRY(ask_scratch(question, graph_, procedures_, limits));
  ValueList columns;
  for (const Column& column : answer.columns) columns.emplace_back(column.name);
  ValueList rows;
  for (const AnswerRow& row : answer.rows) rows.emplace_back(row.cells);
  ValueMap reply = {{"columns", std::move(columns)}, {"rows", std::move(rows)}};
  if (answer.truncated) reply["truncated"] = true;
  return reply;
}

Result<ValueMap> ScratchSession::learn_procedure(const ValueMap& request) {
  const std::string* const text = member<std::string>(request, "signature");
  if (text == nullptr) return wanting("\"signature\"");
  std::vector<ValueList> rows;
  if (const ValueList* const given = member<ValueList>(request, "rows"); given != nullptr) {
    for (const Value& row : *given) {
      if (!row.is<ValueList>()) return wanting("rows that are lists");
      rows.push_back(row.as<ValueList>());
    }
  }
  procedures_.add(TRY(table_procedure(TRY(signature_of(*text)), std::move(rows))));
  return ValueMap();
}

Result<ValueMap> ScratchSession::snapshot() const {
  std::vector<NodeId> numbers;
  TRY(graph_.nodes(std::nullopt, [&numbers](NodeId node) {
    numbers.push_back(node);
    return true;
  }));
  const HopFilter outgoing = graph_.hop_filter(Direction::out, {});
  std::vector<Relationship> found;
  std::set<std::string> labels;
  ValueList nodes, relationships, properties;
  const auto add = [&](ValueList& elements, const ElementContent& content) {
    elements.emplace_back(content.id);
    for (const auto& [key, value] : content.properties) {
      properties.emplace_back(ValueList{content.id, key, value});
    }
  };
  for (const NodeId node : numbers) {
    const std::shared_ptr<const ElementContent> content = TRY(graph_.content(node));
    add(nodes, *content);
    labels.insert(content->labels.begin(), content->labels.end());
    TRY(graph_.expand(node, outgoing, [&found](const Relationship& relationship) {
      found.push_back(relationship);
      return true;
    }));
  }
  for (const Relationship& relationship : found) add(relationships, *TRY(graph_.content(relationship)));
  return ValueMap{{"nodes", std::move(nodes)},
                  {"relationships", std::move(relationships)},
                  {"labels", ValueList(labels.begin(), labels.end())},
                  {"properties", std::move(properties)}};
}

}  // namespace entente
