// Reads what follows the words of a filter. Wrong door? To parse a question: query/parsed_question.h.
#pragma once

#include "query/word_reader.h"

namespace entente {

// REQUIRES: the words of `filter` have been taken.
Result<ParsedFilter> parse_argument(WordReader& reader, const VerbInfo& verb, const FilterInfo& filter);

// `State, actor`: of `only`, and after `top`.
Result<std::set<EntityKind>> parse_kinds(WordReader& reader);

// The kinds that one word means, a family or `actor` included; none for another word.
std::set<RelationKind> relations_named(std::string_view word);
std::set<EntityKind> kinds_named(std::string_view word);

// The words that `via`, `only`, `class` and `modality` take, families and groups included.
std::vector<std::string_view> relation_words();
std::vector<std::string_view> kind_words();
std::vector<std::string_view> class_words();
std::vector<std::string_view> modality_words();

}  // namespace entente
