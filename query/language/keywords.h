// The words that mean something in a statement. None is reserved: where the grammar wants a name, each of
// them is a name like any other.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente {

// Named as written, but for words that C++ keeps for itself.
enum class Keyword : std::uint8_t {
  none,  // a name that is no keyword
  all,
  and_word,
  any,
  as,
  asc,
  ascending,
  by,
  call,
  case_word,
  contains,
  count,
  create,
  delete_word,
  desc,
  descending,
  detach,
  distinct,
  else_word,
  end,
  ends,
  exists,
  explain,
  false_word,
  foreach,
  in,
  is,
  limit,
  match,
  merge,
  none_word,
  not_word,
  null,
  on,
  optional,
  or_word,
  order,
  path,
  paths,
  profile,
  reduce,
  remove,
  return_word,
  set,
  shortest,
  single,
  skip,
  starts,
  then,
  true_word,
  union_word,
  unwind,
  when,
  where,
  with,
  xor_word,
  yield,
};

// `word` in any case; Keyword::none for every other word. A few nanoseconds.
Keyword keyword_of(std::string_view word);

// Whether a statement, or its next clause, may begin with it.
bool begins_clause(Keyword word);

// Whether it holds the parts of a statement together, so that as an operand it is rather a clause in the
// wrong place than a variable: WHERE, LIMIT, THEN … (but not COUNT, NULL or EXISTS).
bool is_structural(Keyword word);

// In capitals: what a misspelt word is compared with.
const std::vector<std::string_view>& keyword_spellings();
// Those that a statement may begin with.
const std::vector<std::string_view>& opening_spellings();

}  // namespace entente
