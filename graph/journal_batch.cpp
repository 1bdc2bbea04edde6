#include "graph/journal_batch.h"

#include <set>

#include "graph/keys.h"

namespace entente {
namespace {

std::vector<EntityName> entities_of(const Changes* changes) {
  std::vector<EntityName> entities;
  if (changes == nullptr) return entities;
  for (const EntityContribution& entity : changes->entities) {
    if (kind_of(entity.id) != EntityKind::document) entities.push_back(named(entity));
  }
  return entities;
}

struct Presence {
  bool before = false;
  bool after = false;
};

Result<Presence> presence_of(Ledger& ledger, const EntityId& entity) {
  const std::string key = keys::node(node_of(entity));
  return Presence{TRY(ledger.original(Family::entities, key)).has_value(),
                  TRY(ledger.get(Family::entities, key)).has_value()};
}

}  // namespace

void JournalBatch::add(JournalEntry entry, const Changes* before, const Changes* after) {
  pending_.push_back({std::move(entry), entities_of(before), entities_of(after)});
}

Result<std::vector<JournalEntry>> JournalBatch::finish(Ledger& ledger) && {
  std::vector<JournalEntry> entries;
  std::set<EntityId> told;
  for (Pending& pending : pending_) {
    std::set<EntityName> appeared;
    std::set<EntityName> gone;
    for (const EntityName& entity : pending.after) {
      const Presence presence = TRY(presence_of(ledger, entity.id));
      if (!presence.before && presence.after && told.insert(entity.id).second) appeared.insert(entity);
    }
    for (const EntityName& entity : pending.before) {
      const Presence presence = TRY(presence_of(ledger, entity.id));
      if (presence.before && !presence.after && told.insert(entity.id).second) gone.insert(entity);
    }
    pending.entry.appeared.assign(appeared.begin(), appeared.end());
    pending.entry.gone.assign(gone.begin(), gone.end());
    entries.push_back(std::move(pending.entry));
  }
  return entries;
}

}  // namespace entente
