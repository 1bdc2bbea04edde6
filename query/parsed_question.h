// A question after its words were understood, before its names were looked up.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/kinds.h"
#include "graph/result.h"
#include "query/question_error.h"
#include "query/verb_table.h"

namespace entente {

struct ParsedName {
  std::string text;                // without quotes and without the kind
  std::optional<EntityKind> kind;  // place:"Camp David"
  TextSpan span;
  std::vector<TextSpan> words;  // of an unquoted name
};

// One filter with its argument; only the member that its Argument names is set.
struct ParsedFilter {
  Filter filter = Filter::limit;
  TextSpan span;  // words and argument
  std::set<RelationKind> relations;
  std::set<EntityKind> kinds;
  std::set<StatementClass> classes;
  std::set<Modality> modalities;
  std::vector<ParsedName> names;
  Date date;
  Date other_date;        // the second of two
  std::string_view word;  // of a closed list
  int count = 0;
  float fraction = 0.0F;
};

struct ParsedQuestion {
  std::string text;
  Verb verb = Verb::find;
  std::string subject;  // the text of `find`, the digits of `why`
  TextSpan subject_span;
  std::set<EntityKind> subject_kinds;  // of `top`
  std::vector<ParsedName> names;       // A and B
  std::vector<ParsedFilter> filters;   // each at most once, as written
};

// Fails with invalid_query; the message shows where and what would be right. Reads nothing but `text`.
Result<ParsedQuestion> parse(std::string_view text);

}  // namespace entente
