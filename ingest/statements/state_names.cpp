#include "ingest/statements/state_names.h"

namespace entente {

StateNames::StateNames(const Lexicon& lexicon) {
  for (const LexiconEntry& entry : lexicon.entries()) {
    if (entry.kind != EntityKind::state) continue;
    const State state{entry.id, entry.name, entry.subtype};
    states_.try_emplace(entry.name, state);
    if (!entry.short_name.empty()) states_.try_emplace(entry.short_name, state);
    for (const std::string& alias : entry.aliases) states_.try_emplace(alias, state);
    for (const std::string& demonym : entry.demonyms) states_.try_emplace(demonym, state);
  }
}

const StateNames::State* StateNames::find(std::string_view name) const {
  const auto found = states_.find(name);
  return found == states_.end() ? nullptr : &found->second;
}

}  // namespace entente
