#include "query/language/keywords.h"

#include <array>
#include <cstddef>

namespace entente {
namespace {

// What a keyword does, besides being one.
enum KeywordRole : std::uint8_t {
  plain = 0,
  structural = 1,
  clause = 2,   // begins a clause
  opening = 4,  // begins a statement
};

struct KeywordInfo {
  Keyword keyword;
  std::string_view spelling;
  unsigned roles;
};

constexpr unsigned clause_roles = structural | clause | opening;

constexpr std::array keyword_table = {
    KeywordInfo{Keyword::all, "ALL", plain},
    KeywordInfo{Keyword::and_word, "AND", structural},
    KeywordInfo{Keyword::any, "ANY", plain},
    KeywordInfo{Keyword::as, "AS", structural},
    KeywordInfo{Keyword::asc, "ASC", structural},
    KeywordInfo{Keyword::ascending, "ASCENDING", structural},
    KeywordInfo{Keyword::by, "BY", structural},
    KeywordInfo{Keyword::call, "CALL", clause_roles},
    KeywordInfo{Keyword::case_word, "CASE", plain},
    KeywordInfo{Keyword::contains, "CONTAINS", structural},
    KeywordInfo{Keyword::count, "COUNT", plain},
    KeywordInfo{Keyword::create, "CREATE", clause_roles},
    KeywordInfo{Keyword::delete_word, "DELETE", clause_roles},
    KeywordInfo{Keyword::desc, "DESC", structural},
    KeywordInfo{Keyword::descending, "DESCENDING", structural},
    KeywordInfo{Keyword::detach, "DETACH", clause_roles},
    KeywordInfo{Keyword::distinct, "DISTINCT", structural},
    KeywordInfo{Keyword::else_word, "ELSE", structural},
    KeywordInfo{Keyword::end, "END", structural},
    KeywordInfo{Keyword::ends, "ENDS", structural},
    KeywordInfo{Keyword::exists, "EXISTS", plain},
    KeywordInfo{Keyword::explain, "EXPLAIN", opening},
    KeywordInfo{Keyword::false_word, "FALSE", plain},
    KeywordInfo{Keyword::foreach, "FOREACH", clause_roles},
    KeywordInfo{Keyword::in, "IN", structural},
    KeywordInfo{Keyword::is, "IS", structural},
    KeywordInfo{Keyword::limit, "LIMIT", structural},
    KeywordInfo{Keyword::match, "MATCH", clause_roles},
    KeywordInfo{Keyword::merge, "MERGE", clause_roles},
    KeywordInfo{Keyword::none_word, "NONE", plain},
    KeywordInfo{Keyword::not_word, "NOT", plain},
    KeywordInfo{Keyword::null, "NULL", plain},
    KeywordInfo{Keyword::on, "ON", structural},
    KeywordInfo{Keyword::optional, "OPTIONAL", clause_roles},
    KeywordInfo{Keyword::or_word, "OR", structural},
    KeywordInfo{Keyword::order, "ORDER", structural},
    KeywordInfo{Keyword::path, "PATH", plain},
    KeywordInfo{Keyword::paths, "PATHS", plain},
    KeywordInfo{Keyword::profile, "PROFILE", opening},
    KeywordInfo{Keyword::reduce, "REDUCE", plain},
    KeywordInfo{Keyword::remove, "REMOVE", clause_roles},
    KeywordInfo{Keyword::return_word, "RETURN", clause_roles},
    KeywordInfo{Keyword::set, "SET", clause_roles},
    KeywordInfo{Keyword::shortest, "SHORTEST", plain},
    KeywordInfo{Keyword::single, "SINGLE", plain},
    KeywordInfo{Keyword::skip, "SKIP", structural},
    KeywordInfo{Keyword::starts, "STARTS", structural},
    KeywordInfo{Keyword::then, "THEN", structural},
    KeywordInfo{Keyword::true_word, "TRUE", plain},
    KeywordInfo{Keyword::union_word, "UNION", structural},
    KeywordInfo{Keyword::unwind, "UNWIND", clause_roles},
    KeywordInfo{Keyword::when, "WHEN", structural},
    KeywordInfo{Keyword::where, "WHERE", structural},
    KeywordInfo{Keyword::with, "WITH", clause_roles},
    KeywordInfo{Keyword::xor_word, "XOR", structural},
    KeywordInfo{Keyword::yield, "YIELD", structural},
};

// Keywords in a table of buckets by length and three letters, made by the compiler.
constexpr std::size_t bucket_count = 256;

constexpr std::size_t longest_keyword() {
  std::size_t longest = 0;
  for (const KeywordInfo& info : keyword_table) {
    longest = info.spelling.size() > longest ? info.spelling.size() : longest;
  }
  return longest;
}

// Clearing the bit turns ASCII letters into capitals; other bytes become something no keyword holds.
constexpr unsigned capital(char c) {
  return static_cast<unsigned char>(c) & 0xDFU;
}

constexpr std::size_t bucket_of(std::string_view word) {  // REQUIRES: two letters or more
  return (word.size() * 5 + capital(word[0]) * 7 + capital(word[1]) * 31 + capital(word.back()) * 13) %
         bucket_count;
}

constexpr std::array<std::uint8_t, bucket_count> make_buckets() {
  std::array<std::uint8_t, bucket_count> buckets{};  // 1 + place in the table; 0 is free
  for (std::size_t i = 0; i < keyword_table.size(); ++i) {
    std::size_t at = bucket_of(keyword_table[i].spelling);
    while (buckets[at] != 0) at = (at + 1) % bucket_count;
    buckets[at] = static_cast<std::uint8_t>(i + 1);
  }
  return buckets;
}

constexpr std::array<std::uint8_t, bucket_count> buckets = make_buckets();

bool is_spelt(std::string_view word, std::string_view spelling) {
  if (word.size() != spelling.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (capital(word[i]) != static_cast<unsigned char>(spelling[i])) return false;
  }
  return true;
}

unsigned roles_of(Keyword word) {
  // In the order of the enumeration, which begins with none.
  return word == Keyword::none ? unsigned{plain} : keyword_table[static_cast<std::size_t>(word) - 1].roles;
}

constexpr bool in_order() {
  for (std::size_t i = 0; i < keyword_table.size(); ++i) {
    if (static_cast<std::size_t>(keyword_table[i].keyword) != i + 1) return false;
  }
  return true;
}
static_assert(in_order());

std::vector<std::string_view> spellings_with(unsigned roles) {
  std::vector<std::string_view> words;
  for (const KeywordInfo& info : keyword_table) {
    if ((info.roles & roles) == roles) words.push_back(info.spelling);
  }
  return words;
}

}  // namespace

Keyword keyword_of(std::string_view word) {
  if (word.size() < 2 || word.size() > longest_keyword()) return Keyword::none;
  for (std::size_t at = bucket_of(word); buckets[at] != 0; at = (at + 1) % bucket_count) {
    const KeywordInfo& info = keyword_table[buckets[at] - 1U];
    if (is_spelt(word, info.spelling)) return info.keyword;
  }
  return Keyword::none;
}

bool begins_clause(Keyword word) {
  return (roles_of(word) & clause) != 0;
}

bool is_structural(Keyword word) {
  return (roles_of(word) & structural) != 0;
}

const std::vector<std::string_view>& keyword_spellings() {
  static const std::vector<std::string_view> words = spellings_with(plain);
  return words;
}

const std::vector<std::string_view>& opening_spellings() {
  static const std::vector<std::string_view> words = spellings_with(opening);
  return words;
}

}  // namespace entente
