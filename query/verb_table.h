// The verbs and filters of the question language, each once. Parsing, help and completion read these tables.
//
//   path Japan to AUKUS via member_of since 2021 avoiding "United States"
//   ^verb                ^filter       ^filter     ^filter
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Verb {
  find,
  show,
  neighbours,
  path,
  links,
  common,
  sources,
  timeline,
  commitments,
  statements,
  documents,
  stats,
  schema,
  why,
  compare,
  top,
  changes,
  pledges,
  who,
  search,
};

enum class Filter {
  via,
  not_via,
  only,
  through,
  avoiding,
  at,
  statement_class,
  modality,
  since,
  until,
  during,
  between,
  as_of,
  cited_by,
  not_cited_by,
  out,
  into,
  all_shortest,
  in_order,
  earliest,
  latest,
  fastest,
  gap,
  undated,
  by,
  depth,
  ways,
  limit,
  confidence,
  with_proposals,
  issued_by,
};

// What follows the words of a filter.
// `texts` are names that need not be those of entities; `dates` are two, joined by "and".
// clang-format off
enum class Argument {
  nothing, relations, kinds, classes, modalities, name, names, texts, date, dates, count, fraction, weight,
};
// clang-format on

struct FilterInfo {
  Filter filter;
  std::string_view words;  // "not via"
  Argument argument;
  std::string_view argument_text;  // "KIND, …"; "" when nothing follows
  int most;                        // the largest count it takes; 0: not a count
  std::string_view option;         // its key among the options of a procedure; two when joined by a blank
  std::string_view meaning;
};

// What follows a verb.
enum class VerbSubject { nothing, text, assertion, names, kind };

struct VerbInfo {
  Verb verb;
  std::string_view name;
  std::string_view other_spelling;  // "neighbors"; "" when there is one spelling
  VerbSubject subject;
  std::string_view lead;        // a word that may stand before what follows: "of"
  std::string_view connective;  // between two names: "to", "and"; "" when there is one name
  std::size_t least_names;
  std::vector<Filter> filters;
  std::string_view meaning;
  std::string_view example;

  bool takes(Filter filter) const;
  std::size_t most_names() const;
};

std::span<const VerbInfo> verbs();
const VerbInfo& info(Verb verb);
const VerbInfo* verb_named(std::string_view word);  // any case; null: no such verb

std::span<const FilterInfo> filters();
const FilterInfo& info(Filter filter);
// What a filter without argument sets its option to; "": true.
std::string_view flag_value(Filter filter);

// "path A to B [via KIND, …] [not via KIND, …] …"
std::string usage(const VerbInfo& verb);
// A page on one verb, or with no verb the list of all and the filters.
std::string help(const VerbInfo* verb);

// Every verb in order, and the words of the filters that a verb takes.
std::vector<std::string_view> verb_names();
std::vector<std::string_view> filter_words(const VerbInfo& verb);

}  // namespace entente
