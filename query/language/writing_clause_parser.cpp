// Clauses that change a graph: read to their end, so that what is refused is a clause and not a typing error.
#include <utility>

#include "query/language/clause_parser.h"
#include "query/language/expression_parser.h"
#include "query/language/pattern_parser.h"

namespace entente {
namespace {

// `n.key = e`, `n = e`, `n += e`, `n:Label`.
bool skip_set_item(TokenReader& reader) {
  if (!parse_atom(reader)) return false;
  if (reader.at(TokenKind::colon)) return parse_labels(reader).has_value();
  bool has_key = false;
  for (; reader.take(TokenKind::dot); has_key = true) {
    if (!reader.expect_name("the name of a property")) return false;
  }
  if (!has_key && reader.take(TokenKind::plus_equal)) return parse_expression(reader) != nullptr;
  if (!reader.expect(TokenKind::equal, has_key ? "'='" : "'.', ':', '=' or '+='")) return false;
  return parse_expression(reader) != nullptr;
}

bool skip_set(TokenReader& reader) {
  do {
    if (!skip_set_item(reader)) return false;
  } while (reader.take(TokenKind::comma));
  return true;
}

bool skip_remove(TokenReader& reader) {
  do {
    if (!parse_atom(reader)) return false;
    if (reader.at(TokenKind::colon)) {
      if (!parse_labels(reader)) return false;
      continue;
    }
    if (!reader.at(TokenKind::dot)) return reader.fail("':' and a label, or '.' and a property");
    while (reader.take(TokenKind::dot)) {
      if (!reader.expect_name("the name of a property")) return false;
    }
  } while (reader.take(TokenKind::comma));
  return true;
}

bool skip_delete(TokenReader& reader) {
  do {
    if (!parse_expression(reader)) return false;
  } while (reader.take(TokenKind::comma));
  return true;
}

bool skip_merge(TokenReader& reader) {
  if (!parse_pattern_part(reader)) return false;
  while (reader.take(Keyword::on)) {
    if (!reader.take(Keyword::create) && !reader.expect(Keyword::match, "CREATE or MATCH")) return false;
    if (!reader.expect(Keyword::set, "SET") || !skip_set(reader)) return false;
  }
  return true;
}

bool skip_create(TokenReader& reader) {
  return !parse_pattern_list(reader).empty();
}

// FOREACH (x IN list | clauses)
bool skip_foreach(TokenReader& reader) {
  if (!reader.expect(TokenKind::left_paren, "'('") || !reader.expect_name("a variable")) return false;
  if (!reader.expect(Keyword::in, "IN") || !parse_expression(reader)) return false;
  if (!reader.expect(TokenKind::bar, "'|'")) return false;
  do {
    if (!reader.count_clause()) return false;
    if (reader.take(Keyword::create)) {
      if (!skip_create(reader)) return false;
    } else if (!begins_writing_clause(reader.here().keyword)) {
      return reader.fail("a clause such as CREATE, MERGE or SET");
    } else if (!parse_writing_clause(reader)) {
      return false;
    }
  } while (!reader.at(TokenKind::right_paren));
  return reader.expect(TokenKind::right_paren, "')'");
}

struct WritingForm {
  Keyword first, second;  // second: none when there is but one
  std::string_view keyword;
  bool (*skip)(TokenReader&);
};
constexpr WritingForm writing_forms[] = {
    {Keyword::merge, Keyword::none, "MERGE", skip_merge},
    {Keyword::set, Keyword::none, "SET", skip_set},
    {Keyword::remove, Keyword::none, "REMOVE", skip_remove},
    {Keyword::delete_word, Keyword::none, "DELETE", skip_delete},
    {Keyword::detach, Keyword::delete_word, "DETACH DELETE", skip_delete},
    {Keyword::foreach, Keyword::none, "FOREACH", skip_foreach},
};

}  // namespace

bool begins_writing_clause(Keyword word) {
  for (const WritingForm& form : writing_forms) {
    if (form.first == word) return true;
  }
  return false;
}

std::optional<WritingClause> parse_writing_clause(TokenReader& reader) {
  if (!reader.enter()) return std::nullopt;
  for (const WritingForm& form : writing_forms) {
    if (!reader.take(form.first)) continue;
    if (form.second != Keyword::none && !reader.expect(form.second, "DELETE")) return std::nullopt;
    if (!form.skip(reader)) return std::nullopt;
    reader.leave();
    return WritingClause{std::string(form.keyword)};
  }
  return reader.fail("a clause");
}

}  // namespace entente
