// Reads what follows the words of a filter. Wrong door? To parse a question: query/parsed_question.h.
#pragma once

#include "query/word_reader.h"

namespace entente {

// REQUIRES: the words of `filter` have been taken.
Result<ParsedFilter> parse_argument(WordReader& reader, const VerbInfo& verb, const FilterInfo& filter);

// The words that `via`, `only` and `class` take, families and groups included.
std::vector<std::string_view> relation_words();
std::vector<std::string_view> kind_words();
std::vector<std::string_view> class_words();

}  // namespace entente
