#include "cli/mcp_tools.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/answer_printer.h"
#include "cli/value_json.h"
#include "query/ask.h"
#include "query/graphs/store_graph.h"

namespace entente {
namespace {

using Type = McpParameter::Type;

constexpr std::size_t most_candidates = 10;

constexpr std::int64_t mcp_search_hits = 20;  // of a search that names no limit

Limits limits_of(const McpArguments& arguments) {
  Limits limits;
  limits.rows = static_cast<std::uint64_t>(arguments.number("limit").value_or(mcp_rows));
  limits.edges_read = mcp_edges_read;
  limits.memory = mcp_memory;
  limits.time = std::chrono::seconds(mcp_seconds);
  return limits;
}

// {"rows": [...], "notes": [...], "counted": "...", "truncated": false}: rows as `entente query --json`
// prints them, as many as fit.
std::string json_of(const Answer& answer) {
  std::string rows;
  bool cut = answer.truncated;
  std::size_t written = 0;
  for (const AnswerRow& row : answer.rows) {
    const std::string text = row_json(answer, row);
    cut = cut || rows.size() + text.size() > mcp_reply_bytes;
    if (rows.size() + text.size() > mcp_reply_bytes) break;
    rows += (rows.empty() ? "" : ",") + text;
    ++written;
  }
  std::vector<std::string> notes = answer.notes;
  if (written < answer.rows.size()) {
    notes.push_back(
        fmt::format("{} of {} rows are shown, the rest is too much for one reply: ask for fewer columns "
                    "or a smaller part",
                    written, answer.rows.size()));
  }
  return fmt::format(R"({{"rows":[{}],"drawing":{},"notes":{},"counted":{},"truncated":{},"statement":{}}})",
                     rows, json_of(Value(answer.drawing)), json_of(Value(notes)),
                     json_of(Value(answer.counted)), cut, json_of(Value(answer.statement)));
}

Result<std::string> asked(const Question& question, const McpArguments& arguments, const Snapshot& snapshot) {
  return json_of(TRY(ask(question, snapshot, limits_of(arguments))));
}

// A verb with names in quotes, so that nothing in a name can be taken for a word of the language.
class VerbLine {
 public:
  explicit VerbLine(std::string_view verb) : text_(verb) {}

  VerbLine& word(std::string_view word) {
    text_.append(" ").append(word);
    return *this;
  }
  VerbLine& name(std::string_view name) {
    text_ += " \"";
    for (const char c : name) {
      if (c == '"' || c == '\\') text_ += '\\';
      text_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    text_ += '"';
    return *this;
  }
  // "avoiding "A", "B"": nothing where there are no names.
  VerbLine& names(std::string_view filter, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i == 0) word(filter);
      if (i > 0) text_ += ',';
      name(names[i]);
    }
    return *this;
  }
  // Words that are no names (kinds, dates): letters, digits and '_' '-' alone, so that none is more than a
  // word.
  Result<void> plain(std::string_view filter, const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool safe =
          !words[i].empty() && std::all_of(words[i].begin(), words[i].end(), [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '_' || c == '-';
          });
      if (!safe) {
        return Error{
            ErrorCode::invalid_argument,
            fmt::format("'{}' cannot stand after '{}': one word, as 'schema' writes it", words[i], filter),
            ""};
      }
      if (i == 0) word(filter);
      text_ += (i > 0 ? ", " : " ") + words[i];
    }
    return {};
  }
  Result<void> filters(const McpArguments& arguments) {
    TRY(plain("via", arguments.texts("via")));
    TRY(plain("not via", arguments.texts("not_via")));
    for (const std::string_view date : {"since", "until"}) {
      if (const std::string text = arguments.text(date); !text.empty()) TRY(plain(date, {text}));
    }
    names("avoiding", arguments.texts("avoiding"));
    if (arguments.flag("with_proposals")) word("with proposals");
    for (const std::string_view count : {"depth", "ways"}) {
      if (const auto number = arguments.number(count)) word(fmt::format("{} {}", count, *number));
    }
    return {};
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

Result<std::string> call_schema(const McpArguments& arguments, const Snapshot& snapshot) {
  const StoreGraph graph(snapshot);
  const Answer counts = TRY(ask("schema", snapshot, limits_of(arguments)));
  return fmt::format(
      R"({{"labels":{},"relationship_types":{},"node_properties":{},"relationship_properties":{},"counts":{},"examples":{}}})",
      json_of(Value(graph.label_names())), json_of(Value(graph.type_names())),
      json_of(Value(graph.node_keys())), json_of(Value(graph.relationship_keys())), json_of(counts),
      json_of(Value(std::vector<std::string>{
          "MATCH (a {name: 'Japan'})-[r:member_of]->(g) RETURN g.name, r.date, r.document, r.page, r.quote",
          "MATCH (a)-[:participated_in]->(m:Meeting)<-[:participated_in]-(b) WHERE a = entity('Japan') AND b "
          "= "
          "entity('South Korea') RETURN DISTINCT m.name",
          "CALL graph.commitments(entity('Japan'), {since: date('2022-01-01')}) YIELD date, commitment, "
          "document, page "
          "RETURN *",
          "MATCH p = SHORTEST 3 (a)-[]-{1,4}(b) WHERE a = entity('Japan') AND b = entity('AUKUS') RETURN p",
          "MATCH (a:State)-[r]->(b) WHERE r.standing = 'proposed' RETURN a.name, type(r), b.name, r.quote "
          "LIMIT 20"})));
}

std::string candidate_json(const NameMatch& match) {
  return fmt::format(R"({{"id":{},"name":{},"kind":{},"documents":{},"exact":{}}})", json_of(Value(match.id)),
                     json_of(Value(match.text)), json_of(Value(info(match.kind).name)), match.documents,
                     match.distance == 0);
}

Result<std::string> call_resolve(const McpArguments& arguments, const Snapshot& snapshot) {
  const std::string name = arguments.text("name");
  std::vector<NameMatch> matches = TRY(snapshot.named(name));
  if (matches.empty()) matches = TRY(snapshot.completions(name, most_candidates));
  if (matches.empty()) matches = TRY(snapshot.nearest(name, most_candidates));
  std::string candidates;
  for (std::size_t i = 0; i < matches.size() && i < most_candidates; ++i) {
    candidates += (i == 0 ? "" : ",") + candidate_json(matches[i]);
  }
  const std::vector<std::string> notes =
      candidates.empty() ? std::vector<std::string>{fmt::format("no entity is called '{}'", name),
                                                    "query: find \"part of a name\"; search: words of a page"}
                         : std::vector<std::string>{};
  return fmt::format(R"({{"candidates":[{}],"notes":{}}})", candidates, json_of(Value(notes)));
}

Result<std::string> call_query(const McpArguments& arguments, const Snapshot& snapshot) {
  const std::string text = arguments.text("text");
  ValueMap parameters;
  if (const std::string json = arguments.object("parameters"); !json.empty()) {
    const Value given = TRY(value_of_json(json));
    if (given.is<ValueMap>()) parameters = given.as<ValueMap>();
  }
  return asked(Question(text, std::move(parameters)), arguments, snapshot);
}

Result<std::string> call_path(const McpArguments& arguments, const Snapshot& snapshot) {
  VerbLine line("path");
  line.name(arguments.text("from")).word("to").name(arguments.text("to"));
  TRY(line.filters(arguments));
  return asked(line.text(), arguments, snapshot);
}

Result<std::string> call_neighbours(const McpArguments& arguments, const Snapshot& snapshot) {
  VerbLine line("neighbours");
  line.name(arguments.text("of"));
  TRY(line.filters(arguments));
  return asked(line.text(), arguments, snapshot);
}

// The text has a language of its own, with quotes in it: it travels as a parameter, and so does the rest.
Result<std::string> call_search(const McpArguments& arguments, const Snapshot& snapshot) {
  ValueMap options;
  for (const std::string_view date : {"since", "until"}) {
    if (const std::string text = arguments.text(date); !text.empty()) options.emplace(date, text);
  }
  if (const std::string by = arguments.text("by"); !by.empty()) options.emplace("sources", ValueList{by});
  options.emplace("limit", arguments.number("limit").value_or(mcp_search_hits));
  ValueMap parameters;
  parameters.emplace("text", arguments.text("text"));
  parameters.emplace("options", std::move(options));
  return asked(Question("CALL graph.search($text, $options) YIELD *", std::move(parameters)), arguments,
               snapshot);
}

Result<std::string> call_why(const McpArguments& arguments, const Snapshot& snapshot) {
  VerbLine line("why");
  TRY(line.plain("", {arguments.text("id")}));
  return asked(line.text(), arguments, snapshot);
}

constexpr McpParameter limit{"limit", Type::number, false, "rows at most", 1, mcp_rows};
constexpr McpParameter since{"since", Type::text, false,
                             "2022, 2022-05 or 2022-05-17: on or after its first day"};
constexpr McpParameter until{"until", Type::text, false, "on or before the last day of this date"};
constexpr McpParameter via{"via", Type::texts, false,
                           "only relations of these kinds or families (see schema)"};
constexpr McpParameter not_via{"not_via", Type::texts, false, "no relations of these kinds"};
constexpr McpParameter avoiding{"avoiding", Type::texts, false, "names of entities that nothing may pass"};
constexpr McpParameter proposals{"with_proposals", Type::flag, false,
                                 "also what is proposed, planned, predicted or denied, labelled so"};

const std::vector<McpTool>& tool_table() {  // NOLINT(readability-function-size): a table
  static const std::vector<McpTool> table = {
      {"schema",
       "What the graph holds",
       "Labels, relationship types, properties, counts and example statements. Call it "
       "before writing a query.",
       {},
       call_schema},
      {"resolve",
       "Find an entity by name",
       "Entities of this name or alias; else names that begin so; else the nearest. Case, accents and "
       "punctuation do "
       "not count.",
       {{"name", Type::text, true, "a name, such as ROK or Camp David"}},
       call_resolve},
      {"query",
       "Ask in openCypher 9 or by a verb",
       "A reading statement of openCypher 9, or a one-line verb such as: commitments of Japan since 2022. "
       "Names go into "
       "parameters; entity($name) resolves names and aliases. MATCH shows facts only, unless WHERE speaks of "
       "r.standing. An error says where and what would be right.",
       {{"text", Type::text, true, "the statement or verb"},
        {"parameters", Type::object, false, "values of $name in the statement"},
        limit},
       call_query},
      {"path",
       "How two entities are connected",
       "The shortest ways between two entities, each step with relation, date and documents; a note names an "
       "entity that "
       "all ways pass.",
       {{"from", Type::text, true, "name of one end"},
        {"to", Type::text, true, "name of the other end"},
        {"ways", Type::number, false, "so many ways", 1, 100},
        {"depth", Type::number, false, "steps at most", 1, 12},
        avoiding,
        via,
        not_via,
        since,
        until,
        proposals,
        limit},
       call_path},
      {"neighbours",
       "What an entity is connected to",
       "Entities around one entity, with relations, dates and documents.",
       {{"of", Type::text, true, "its name"},
        {"depth", Type::number, false, "steps away at most", 1, 12},
        avoiding,
        via,
        not_via,
        since,
        until,
        proposals,
        limit},
       call_neighbours},
      {"search",
       "Full-text search over every page",
       "Ranked passages with document, page and snippet. \"quoted phrase\", AND, OR, NOT, prefix*.",
       {{"text", Type::text, true, "what to search for"},
        {"by", Type::text, false, "name of the author, issuer or publisher"},
        since,
        until,
        limit},
       call_search},
      {"why",
       "The words behind an id",
       "Sentence, document, page, who says so and how the statement or relation with this id was read.",
       {{"id", Type::text, true, "first digits (at least 4) of an id in the 'ids' of a row"}},
       call_why},
  };
  return table;
}

}  // namespace

std::span<const McpTool> mcp_tools() {
  return tool_table();
}

const McpTool* mcp_tool_named(std::string_view name) {
  for (const McpTool& tool : tool_table()) {
    if (tool.name == name) return &tool;
  }
  return nullptr;
}

}  // namespace entente
