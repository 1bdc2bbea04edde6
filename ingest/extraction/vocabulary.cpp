#include "ingest/extraction/vocabulary.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, word_list_count> class_names = {
    "act_verb",       "speech_verb",   "auxiliary",     "policy_noun",   "place_preposition",
    "participle",     "ordinal",       "number",        "determiner",    "plan_cue",
    "proposal_cue",   "name_stopper",  "name_particle", "given_name",    "joining_word",
    "month",          "calendar_word", "opener",        "creation_verb", "legacy_noun",
    "owner_in_name",  "compass",       "creation_word", "clause_opener", "meeting_modifier",
    "group_modifier", "private_noun",  "never_surname"};

}  // namespace

std::optional<WordList> word_list_named(std::string_view name) {
  for (std::size_t i = 0; i < class_names.size(); ++i) {
    if (class_names[i] == name) return static_cast<WordList>(i);
  }
  return std::nullopt;
}

WordId Vocabulary::add(std::string_view key) {
  const auto [found, added] = ids_.try_emplace(std::string(key), static_cast<WordId>(classes_.size()));
  if (added) classes_.push_back(0);
  return found->second;
}

WordId Vocabulary::find(std::string_view key) const {
  const auto found = ids_.find(std::string(key));
  return found == ids_.end() ? unknown_word : found->second;
}

}  // namespace entente
