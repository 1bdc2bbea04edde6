// What the grammar of a sentence is written in: Universal Dependencies (version 2, English Web Treebank).
//
// Every word has a tag (its part of speech), a form (what tells "plans" the verb from "has planned" and from
// "planning") and an arc from its head: "Japan plans to host talks" has Japan <-nsubj- plans -xcomp-> host.
// Heads are content words: the auxiliary, the preposition and the conjunction hang on the word they serve
// ("will be deployed by NATO": deployed -aux-> will, -aux:pass-> be, -obl:agent-> NATO, NATO -case-> by).
//
// The enumerators are the treebank's labels; name_of() gives them as it writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente {

// Universal part-of-speech tags.
enum class WordTag : std::uint8_t {
  unknown,  // not tagged
  adj,      // adjectives and ordinals
  adp,      // prepositions, verb particles ("set up")
  adv,
  aux,    // "will", "has", "is", as auxiliary or copula
  cconj,  // "and", "or"
  det,
  intj,
  noun,   // common nouns
  num,    // cardinal numbers
  part,   // "to" before a verb, "not", the possessive "'s"
  pron,   // pronouns and possessive determiners ("our")
  propn,  // proper nouns
  punct,
  sconj,  // "that", "if", "because"
  sym,
  verb,  // full verbs
  x,     // foreign words, addresses, list numbers
};

// The form of a verb or an auxiliary, and the number of a noun.
enum class WordForm : std::uint8_t {
  none,                // other words, and words not tagged
  base,                // "to host", "will host", "Host!"
  present,             // finite: "we host", "it hosts"
  past,                // finite: "they hosted"
  present_participle,  // "hosting", gerunds too
  past_participle,     // "has hosted", "was hosted", "hosted by"
  modal,               // "will", "shall", "can", "must" …
  singular,
  plural,
};

// The relation of a word to its head.
enum class Arc : std::uint8_t {
  unknown,  // not parsed
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_marker,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,      // "President" of "President Biden"
  nmod_poss,      // "Japan" of "Japan's plans", "our" of "our plans"
  nmod_unmarked,  // a nominal without preposition ("five years ago")
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,     // "by NATO" of a passive
  obl_unmarked,  // "this year"
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp,
};

inline constexpr int word_tag_count = static_cast<int>(WordTag::x) + 1;
inline constexpr int word_form_count = static_cast<int>(WordForm::plural) + 1;
inline constexpr int arc_count = static_cast<int>(Arc::xcomp) + 1;

std::string_view name_of(WordTag tag);    // "NOUN"; "_" for unknown
std::string_view name_of(WordForm form);  // "past_participle"; "_" for none
std::string_view name_of(Arc arc);        // "nsubj:pass"; "_" for unknown
std::optional<WordTag> word_tag_named(std::string_view name);
std::optional<Arc> arc_named(std::string_view name);

}  // namespace entente
