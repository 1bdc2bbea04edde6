#include "ingest/language/syntax.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, word_tag_count> tag_names = {
    "_",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, word_form_count> form_names = {
    "_", "base", "present", "past", "present_participle", "past_participle", "modal", "singular", "plural"};

constexpr std::array<std::string_view, arc_count> arc_names = {
    "_",          "root",      "acl",           "acl:relcl",    "advcl",       "advcl:relcl", "advmod",
    "amod",       "appos",     "aux",           "aux:pass",     "case",        "cc",          "cc:preconj",
    "ccomp",      "compound",  "compound:prt",  "conj",         "cop",         "csubj",       "csubj:outer",
    "csubj:pass", "dep",       "det",           "det:predet",   "discourse",   "dislocated",  "expl",
    "fixed",      "flat",      "goeswith",      "iobj",         "list",        "mark",        "nmod",
    "nmod:desc",  "nmod:poss", "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass",  "nummod",
    "obj",        "obl",       "obl:agent",     "obl:unmarked", "orphan",      "parataxis",   "punct",
    "reparandum", "vocative",  "xcomp"};

template <typename Label, std::size_t size>
std::optional<Label> label_named(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin() + 1, names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Label>(found - names.begin());
}

}  // namespace

std::string_view name_of(WordTag tag) {
  return tag_names[static_cast<std::size_t>(tag)];
}

std::string_view name_of(WordForm form) {
  return form_names[static_cast<std::size_t>(form)];
}

std::string_view name_of(Arc arc) {
  return arc_names[static_cast<std::size_t>(arc)];
}

std::optional<WordTag> word_tag_named(std::string_view name) {
  return label_named<WordTag>(tag_names, name);
}

std::optional<Arc> arc_named(std::string_view name) {
  return label_named<Arc>(arc_names, name);
}

}  // namespace entente
