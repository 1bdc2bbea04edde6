#include "query/language/syntax_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <vector>

namespace entente {
namespace {

// Words of other languages, wherever they stand.
struct ForeignWord {
  std::string_view word;
  std::string_view hint;
  bool is_opening = false;  // of a statement there
};
constexpr ForeignWord foreign_words[] = {
    {"SELECT", "write MATCH (n:Label) RETURN n.name", true},
    {"INSERT", "graphs are written by entente ingest, and by CREATE in a scratch graph", true},
    {"UPDATE", "graphs are written by entente ingest", true},
    {"DROP", "graphs are written by entente ingest", true},
    {"ALTER", "graphs are written by entente ingest", true},
    {"LOAD", "files are read by entente ingest", true},
    {"FROM", "what is looked at stands in MATCH (n:Label)"},
    {"GROUP", "leave it out: columns beside count() and its like group the rows"},
    {"HAVING", "write WITH … WHERE …"},
    {"JOIN", "write a pattern: (a)-[r]->(b)"},
    {"LIKE", "write CONTAINS, STARTS WITH, ENDS WITH or =~"},
    {"ILIKE", "write toLower(x) CONTAINS 'text'"},
    {"REGEXP", "write =~"},
    {"RLIKE", "write =~"},
    {"BETWEEN", "write low <= x <= high"},
    {"OFFSET", "write SKIP"},
    {"FETCH", "write LIMIT"},
    {"TOP", "write LIMIT at the end"},
    {"STARTSWITH", "write STARTS WITH"},
    {"ENDSWITH", "write ENDS WITH"},
    {"ISNULL", "write IS NULL"},
    {"NOTNULL", "write IS NOT NULL"},
    {"ELSEIF", "write WHEN … THEN …"},
    {"ELSIF", "write WHEN … THEN …"},
    {"EXCEPT", "write WHERE NOT …"},
    {"INTERSECT", "write both conditions in one MATCH"},
    {"LET", "write WITH *, … AS name"},
    {"FILTER", "write WITH * WHERE …"},
    {"MOD", "write %"},
    {"INDEX", "entente makes its indexes itself"},
    {"CONSTRAINT", "entente keeps no constraints"},
};

// Two neighbours that other languages write.
struct SignHabit {
  TokenKind first, second;  // one of them is the token here
  std::string_view hint;
};
constexpr SignHabit sign_habits[] = {
    {TokenKind::exclamation, TokenKind::equal, "write <> for 'not equal'"},
    {TokenKind::equal, TokenKind::equal, "write = to compare"},
    {TokenKind::equal, TokenKind::greater, "write >="},
    {TokenKind::equal, TokenKind::less, "write <="},
    {TokenKind::ampersand, TokenKind::ampersand, "write AND"},
    {TokenKind::bar, TokenKind::bar, "write OR; texts are joined with +"},
    {TokenKind::star, TokenKind::star, "write ^ for a power"},
    {TokenKind::colon, TokenKind::equal, "write ="},
    {TokenKind::colon, TokenKind::colon, "write toInteger(x), date(x) …"},
    {TokenKind::text, TokenKind::text, "a quote in a text is written \\'"},
};

// A token that cannot stand where something else is expected: `expected` begins so.
struct MisplacedToken {
  std::string_view expected;
  TokenKind found;
  std::string_view hint;
};
constexpr std::string_view node_hint = "a node stands in parentheses: (n)";
constexpr std::string_view key_hint = "without quotes; in backticks where it has blanks";
constexpr MisplacedToken misplaced_tokens[] = {
    {"'('", TokenKind::name, node_hint},
    {"'('", TokenKind::quoted_name, node_hint},
    {"'('", TokenKind::colon, "a node stands in parentheses: (:Label)"},
    {"'('", TokenKind::left_bracket, "a relationship stands between nodes: (a)-[r]->(b)"},
    {"'('", TokenKind::minus, "a relationship stands between nodes: (a)-[r]->(b)"},
    {"'('", TokenKind::text, "a node by name: (n {name: 'Japan'})"},
    {"'-'", TokenKind::left_paren, "a relationship is -- or --> or -[r]->"},
    {"'-'", TokenKind::greater, "write --> or -[r]->"},
    {"':', '{', WHERE or ')'", TokenKind::name, "a label begins with a colon: (n:Label)"},
    {"':', '{', WHERE or ')'", TokenKind::dot, "a property stands in braces: (n {name: 'Japan'})"},
    {"':', '{', WHERE or ')'", TokenKind::text, "a property stands in braces: (n {name: 'Japan'})"},
    {"':', '{', WHERE or ')'", TokenKind::comma, "each node has its own parentheses: (a), (b)"},
    {"'{', WHERE or ')'", TokenKind::bar, "write (n) WHERE n:A OR n:B"},
    {"'{', WHERE or ')'", TokenKind::ampersand, "write (n:A:B)"},
    {"'{', WHERE or ')'", TokenKind::comma, "write (n:A:B)"},
    {"'{', WHERE or ')'", TokenKind::name, "a label of several words stands in backticks"},
    {"a label", TokenKind::exclamation, "write (n) WHERE NOT n:Label"},
    {"a label", TokenKind::text, key_hint},
    {"a label", TokenKind::left_paren, "write (n) WHERE n:A OR n:B"},
    {"':', '*', '{', WHERE or ']'", TokenKind::name, "a type begins with a colon: [r:SIGNED]"},
    {"':', '*', '{', WHERE or ']'", TokenKind::dots, "write *.. for any number of steps"},
    {"':', '*', '{', WHERE or ']'", TokenKind::integer, "a number of steps begins with a star: *2"},
    {"'|', '*', '{', WHERE or ']'", TokenKind::dots, "write *.. for any number of steps"},
    {"'|', '*', '{', WHERE or ']'", TokenKind::integer, "a number of steps begins with a star: *2"},
    {"'|', '*', '{', WHERE or ']'", TokenKind::comma, "write [:A|B]"},
    {"'|', '*', '{', WHERE or ']'", TokenKind::ampersand, "a relationship has one type"},
    {"'{', WHERE or ']'", TokenKind::minus, "a number of steps is 0 or more"},
    {"'{', WHERE or ']'", TokenKind::real, "write *1..3"},
    {"'{', WHERE or ']'", TokenKind::comma, "write *1..3"},
    {"WHERE or ']'", TokenKind::integer, "how many steps stands before the braces: [*2 {…}]"},
    {"a relationship type", TokenKind::text, key_hint},
    {"a relationship type", TokenKind::exclamation, "write WHERE type(r) <> 'TYPE'"},
    {"the name of a property", TokenKind::text, key_hint},
    {"the name of a property", TokenKind::integer, "a name that begins with a digit stands in backticks"},
    {"the name of a property", TokenKind::star, "write properties(n)"},
    {"NULL or NOT NULL", TokenKind::integer, "values are compared with ="},
    {"NULL or NOT NULL", TokenKind::text, "values are compared with ="},
    {"BY", TokenKind::name, "write ORDER BY"},
    {"WITH", TokenKind::text, "the operators are STARTS WITH and ENDS WITH"},
    {"WITH", TokenKind::name, "the operators are STARTS WITH and ENDS WITH"},
    {"the name of a procedure", TokenKind::left_brace, "a subquery is written EXISTS { … }"},
    {"the name of a parameter", TokenKind::left_brace, "write $name"},
    {"a name", TokenKind::text, "without quotes; in backticks where it has blanks: AS `a name`"},
    {"':'", TokenKind::equal, "in a map write name: value"},
    {"':'", TokenKind::right_brace, "a map is written {name: value}, a parameter $name"},
    {"':'", TokenKind::comma, "a list is written [1, 2], a map {name: value}"},
    {"')'", TokenKind::comma, "a list is written [1, 2]"},
    {"',' or '}'", TokenKind::semicolon, "a comma separates them"},
    {"a variable", TokenKind::left_paren, "write all(x IN list WHERE …)"},
    {"an expression", TokenKind::colon, "a parameter is written $name"},
    {"an expression", TokenKind::question, "a parameter is written $name"},
    {"an expression", TokenKind::exclamation, "write NOT"},
    {"an expression", TokenKind::greater, "a node of a pattern stands in parentheses: (a)-->(b)"},
    {"an expression", TokenKind::star, "only RETURN *, WITH * and count(*) have a star"},
    {"an expression", TokenKind::dot, "a property belongs to something: n.name"},
};

// Keywords that stand elsewhere.
std::string_view misplaced_keyword(Keyword word, std::string_view expected) {
  const bool ends_rows = expected.ends_with("UNION or the end");
  const bool in_rows = ends_rows || expected.find("LIMIT") != std::string_view::npos ||
                       expected.starts_with("WHERE or a clause");
  if (ends_rows && begins_clause(word)) return "RETURN comes last; rows are passed on by WITH";
  switch (word) {
    case Keyword::order:
      return in_rows ? "ORDER BY stands before SKIP and LIMIT" : "ORDER BY follows RETURN or WITH";
    case Keyword::skip:
      return in_rows ? "SKIP stands before LIMIT" : "SKIP follows RETURN or WITH";
    case Keyword::limit:
      return in_rows ? "LIMIT is given once" : "LIMIT follows RETURN or WITH";
    case Keyword::where:
      if (ends_rows) return "WHERE stands before RETURN, behind MATCH or WITH";
      return expected.starts_with("AND") ? "write AND" : "WHERE follows MATCH, WITH or YIELD";
    case Keyword::distinct:
      return "DISTINCT stands right behind RETURN or WITH";
    case Keyword::not_word:
      return expected == "an expression" ? "put it in parentheses: x = (NOT y)"
                                         : "NOT stands before the whole: NOT x IN list";
    case Keyword::desc:
    case Keyword::asc:
      return "it belongs to ORDER BY";
    case Keyword::union_word:
      return "each part of a UNION ends with RETURN";
    default:
      return "";
  }
}

bool same_letters(std::string_view a, std::string_view capitals) {
  return std::equal(a.begin(), a.end(), capitals.begin(), capitals.end(),
                    [](unsigned char x, char y) { return std::toupper(x) == y; });
}

const ForeignWord* foreign_word(std::string_view word) {
  for (const ForeignWord& foreign : foreign_words) {
    if (same_letters(word, foreign.word)) return &foreign;
  }
  return nullptr;
}

std::string_view sign_hint(const TokenReader& reader) {
  const TokenKind here = reader.here().kind;
  const TokenKind before = reader.position() > 0 ? reader.previous().kind : TokenKind::end;
  const bool touches_before = reader.position() > 0 && reader.previous().end == reader.here().begin;
  for (const SignHabit& habit : sign_habits) {
    if (habit.first == here && habit.second == reader.ahead(1).kind) return habit.hint;
    if (habit.first == before && habit.second == here) return habit.hint;
  }
  const bool is_word = here == TokenKind::name || here == TokenKind::integer;
  if (before == TokenKind::text && touches_before && is_word) return "a quote in a text is written \\'";
  return "";
}

std::string_view place_hint(const TokenReader& reader, std::string_view expected) {
  const std::size_t at = reader.position();
  const bool behind_number =
      at > 1 && reader.previous().kind == TokenKind::dot && reader.token(at - 2).kind == TokenKind::integer;
  if (behind_number) return "digits stand on both sides of the point: 1.0";
  if (reader.at(TokenKind::left_brace) && at > 0 &&
      expected.find("an expression") == std::string_view::npos) {
    if (reader.previous().keyword == Keyword::count) return "write size([(a)-->(b) | 1])";
    const bool behind_name = reader.previous().kind == TokenKind::name;
    if (behind_name && reader.previous().keyword == Keyword::none) return "a map is written {name: n.name}";
  }
  const bool is_not_null = reader.at(Keyword::not_word) && reader.ahead(1).keyword == Keyword::null;
  if (is_not_null && expected != "an expression") return "write IS NOT NULL";
  for (const MisplacedToken& misplaced : misplaced_tokens) {
    const bool fits = misplaced.found == reader.here().kind && reader.here().keyword == Keyword::none;
    if (fits && misplaced.expected == expected) return misplaced.hint;
  }
  return "";
}

// The words in capitals: what a misspelt word may have been.
std::vector<std::string_view> words_in(std::string_view expected) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= expected.size(); ++i) {
    if (i < expected.size() && expected[i] >= 'A' && expected[i] <= 'Z') continue;
    if (i - begin >= 2) words.push_back(expected.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

std::string spelling_hint(const TokenReader& reader, std::string_view expected) {
  if (!reader.at(TokenKind::name) || reader.here().keyword != Keyword::none) return "";
  const std::string_view word = reader.bytes(reader.here().span());
  return did_you_mean(word, words_in(expected), did_you_mean(word, keyword_spellings(), ""));
}

bool begins_operand(const StatementToken& token) {
  return token.kind == TokenKind::name || token.kind == TokenKind::quoted_name ||
         token.kind == TokenKind::integer || token.kind == TokenKind::real || token.kind == TokenKind::text ||
         token.kind == TokenKind::dollar || token.kind == TokenKind::left_paren;
}

// The innermost bracket before here that nothing closes.
const StatementToken* open_bracket_before(const TokenReader& reader) {
  const std::vector<std::uint32_t>& open = reader.tokens().open_brackets;
  const auto after = std::lower_bound(open.begin(), open.end(), reader.position());
  return after == open.begin() ? nullptr : &reader.token(*std::prev(after));
}

std::string bracket_hint(const TokenReader& reader, std::string_view expected) {
  const StatementToken* bracket = open_bracket_before(reader);
  const bool is_wanted = expected.find("')'") != std::string_view::npos ||
                         expected.find("']'") != std::string_view::npos ||
                         expected.find("'}'") != std::string_view::npos;
  if (bracket == nullptr || !is_wanted) return "";
  return fmt::format("the '{}' before it is still open", reader.bytes(bracket->span()));
}

// What may be missing between the token before and the one here.
std::string_view gap_hint(const TokenReader& reader, std::string_view expected) {
  if (reader.at_end() && expected.ends_with("RETURN"))
    return "a statement ends with RETURN and what is to be shown";
  const bool after_comma = reader.position() > 0 && reader.previous().kind == TokenKind::comma;
  if (after_comma) return "behind the comma something is missing";
  if (reader.here().keyword != Keyword::none || !begins_operand(reader.here())) return "";
  if (expected.starts_with("AND")) return "is AND missing before it?";
  if (expected.starts_with("','")) return "is a comma missing before it?";
  return "";
}

// A name that stands twice is a variable.
bool occurs_once(const TokenReader& reader, std::string_view word) {
  const std::vector<StatementToken>& tokens = reader.tokens().list;
  return std::count_if(tokens.begin(), tokens.end(), [&](const StatementToken& token) {
           return token.kind == TokenKind::name && reader.bytes(token.span()) == word;
         }) == 1;
}

}  // namespace

std::string syntax_hint(const TokenReader& reader, std::string_view expected) {
  if (reader.at(TokenKind::name)) {
    const ForeignWord* foreign = foreign_word(reader.bytes(reader.here().span()));
    if (foreign != nullptr) return std::string(foreign->hint);
  }
  std::string_view hint = sign_hint(reader);
  if (hint.empty()) hint = place_hint(reader, expected);
  if (hint.empty()) hint = misplaced_keyword(reader.here().keyword, expected);
  if (!hint.empty()) return std::string(hint);
  std::string longer_hint = spelling_hint(reader, expected);
  if (longer_hint.empty()) longer_hint = bracket_hint(reader, expected);
  return longer_hint.empty() ? std::string(gap_hint(reader, expected)) : longer_hint;
}

std::string_view misspelt_before(const TokenReader& reader) {
  static const std::vector<std::string_view> prefixes = {"DISTINCT", "NOT", "CASE", "WHEN", "EXISTS"};
  if (reader.position() == 0 || !begins_operand(reader.here())) return "";
  const StatementToken& before = reader.previous();
  if (before.kind != TokenKind::name || before.keyword != Keyword::none) return "";
  const std::string_view word = reader.bytes(before.span());
  return occurs_once(reader, word) ? nearest_word(word, prefixes) : "";
}

bool is_foreign_opening(std::string_view word) {
  const ForeignWord* foreign = foreign_word(word);
  return foreign != nullptr && foreign->is_opening;
}

}  // namespace entente
