#include "query/statement_completion.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "query/functions/function_table.h"
#include "query/graphs/store_graph.h"
#include "query/name_words.h"
#include "query/procedures/procedure.h"

namespace entente {
namespace {

constexpr std::size_t most_names = 50;
constexpr std::size_t least_of_a_word = 3;  // bytes; fewer stand in too many names

// Words that begin or continue a clause. Any case when typed; upper case when completed.
constexpr std::array<std::string_view, 31> keywords = {"MATCH",       "OPTIONAL MATCH",
                                                       "WHERE",       "WITH",
                                                       "RETURN",      "DISTINCT",
                                                       "ORDER BY",    "SKIP",
                                                       "LIMIT",       "UNWIND",
                                                       "UNION",       "CALL",
                                                       "YIELD",       "AS",
                                                       "AND",         "OR",
                                                       "NOT",         "IN",
                                                       "CONTAINS",    "EXISTS",
                                                       "EXPLAIN",     "PROFILE",
                                                       "CASE",        "WHEN",
                                                       "THEN",        "ELSE",
                                                       "END",         "IS NULL",
                                                       "IS NOT NULL", "STARTS WITH",
                                                       "ENDS WITH"};

bool is_name_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

template <typename Words>
std::vector<std::string> with_prefix(const Words& words, std::string_view prefix) {
  std::vector<std::string> matching;
  for (const auto& word : words) {
    if (begins_with(word, prefix)) matching.emplace_back(word);
  }
  return matching;
}

// Where the cursor is: what is still open there.
struct Place {
  std::optional<std::size_t> quote;   // the byte of an open quote
  std::vector<std::size_t> brackets;  // bytes of open ( [ {
};

Place place_at_end(std::string_view text) {
  Place place;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (place.quote) {
      if (c == '\\') {
        ++i;
      } else if (c == text[*place.quote]) {
        place.quote.reset();
      }
    } else if (c == '"' || c == '\'') {
      place.quote = i;
    } else if (c == '(' || c == '[' || c == '{') {
      place.brackets.push_back(i);
    } else if ((c == ')' || c == ']' || c == '}') && !place.brackets.empty()) {
      place.brackets.pop_back();
    }
  }
  return place;
}

std::size_t begin_of_name(std::string_view text, std::size_t end) {
  while (end > 0 && is_name_byte(text[end - 1])) --end;
  return end;
}

// Whether `name` was bound by a relationship pattern: "[name" stands somewhere before.
bool is_relationship(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    std::size_t from = at + 1;
    while (from < text.size() && text[from] == ' ') ++from;
    const bool here = text.substr(from, name.size()) == name;
    const char next = from + name.size() < text.size() ? text[from + name.size()] : ' ';
    if (here && !is_name_byte(next)) return true;
  }
  return false;
}

// "CALL path.sh": the dotted name after CALL, as far as it is typed.
std::optional<std::size_t> begin_of_procedure(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (is_name_byte(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  std::size_t end = begin;
  while (end > 0 && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0) --end;
  const std::size_t word = begin_of_name(text, end);
  const bool after_call =
      end < begin && begins_with(text.substr(word, end - word), "call") && end - word == 4;
  return after_call ? std::optional(begin) : std::nullopt;
}

Completions after_colon(std::string_view text, const Place& place, std::size_t begin,
                        const StoreGraph& graph) {
  const bool in_brackets = !place.brackets.empty() && text[place.brackets.back()] == '[';
  const std::string_view typed = text.substr(begin);
  return {begin,
          in_brackets ? with_prefix(graph.type_names(), typed) : with_prefix(graph.label_names(), typed)};
}

Completions after_dot(std::string_view text, std::size_t begin, const StoreGraph& graph) {
  const std::size_t from = begin_of_name(text, begin - 1);
  const std::string_view variable = text.substr(from, begin - 1 - from);
  const bool relationship = is_relationship(text.substr(0, from), variable);
  return {begin,
          with_prefix(relationship ? graph.relationship_keys() : graph.node_keys(), text.substr(begin))};
}

Completions plain_word(std::string_view text, std::size_t begin) {
  const std::string_view typed = text.substr(begin);
  if (typed.empty()) return {begin, {}};
  Completions completions{begin, with_prefix(keywords, typed)};
  for (std::string& name : with_prefix(function_names(), typed)) completions.texts.push_back(name + "(");
  return completions;
}

}  // namespace

std::vector<std::string> quoted_names(const Snapshot& snapshot, std::string_view prefix, char quote) {
  Result<std::vector<NameMatch>> matches = snapshot.completions(prefix, most_names);
  const bool tells_something = prefix.size() >= least_of_a_word;
  if (matches.ok() && matches->empty() && tells_something)
    matches = with_words_beginning(snapshot, prefix, most_names);
  std::vector<std::string> texts;
  if (!matches.ok()) return texts;
  for (const NameMatch& match : *matches) {
    std::string text(1, quote);
    for (char c : match.text) {
      if (c == quote || c == '\\') text += '\\';
      text += c;
    }
    text += quote;
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }
  return texts;
}

Completions complete_statement(std::string_view text, const Snapshot& snapshot,
                               const std::vector<std::string>& parameters) {
  const Place place = place_at_end(text);
  if (place.quote) {
    return {*place.quote, quoted_names(snapshot, text.substr(*place.quote + 1), text[*place.quote])};
  }
  if (const std::optional<std::size_t> begin = begin_of_procedure(text)) {
    return {*begin, with_prefix(product_procedures().names(), text.substr(*begin))};
  }
  const StoreGraph graph(snapshot);
  const std::size_t begin = begin_of_name(text, text.size());
  const char before = begin > 0 ? text[begin - 1] : ' ';
  if (before == '$') return {begin, with_prefix(parameters, text.substr(begin))};
  if (before == ':' || before == '|') return after_colon(text, place, begin, graph);
  if (before == '.') return after_dot(text, begin, graph);
  return plain_word(text, begin);
}

}  // namespace entente
