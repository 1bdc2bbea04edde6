#include "ingest/linking/contributions.h"

#include <algorithm>

namespace entente {
namespace {

template <typename T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

Contributions::Contributions(const Reading& reading, const Lexicon& lexicon, const EntityId& document,
                             const PageLocator& locator)
    : reading_(reading), lexicon_(lexicon), locator_(locator) {
  for (std::size_t i = 0; i < reading.entities.size(); ++i) ids_.push_back(final_id(i, document));
  for (std::size_t i = 0; i < reading.entities.size(); ++i) add_entity(i);
  EntityContribution& self = contribution(document);
  if (!reading.document->title.empty()) self.observed.push_back({"name", reading.document->title});
}

EntityId Contributions::final_id(std::size_t index, const EntityId& document) const {
  const DocumentEntity& entity = reading_.entities[index];
  if (static_cast<int>(index) == reading_.voice.document) return document;
  if (!entity.id.empty()) return entity.id;
  if (!entity.lexicon_id.empty()) return entity.lexicon_id;
  if (entity.kind == EntityKind::grouping && entity.members.size() >= 2) return grouping_id(entity);
  return entity_id(entity.kind, entity.name);
}

// "ROK-US-Japan", "Japan, the ROK and the United States" and "the three leaders" of the same persons are
// named by who belongs to them, in no order: "grouping:jpn-kor-usa".
EntityId Contributions::grouping_id(const DocumentEntity& entity) const {
  std::vector<std::string> members;
  for (const int member : entity.members) {
    const DocumentEntity& one = reading_.entities[static_cast<std::size_t>(member)];
    const EntityId id = one.lexicon_id.empty() ? entity_id(one.kind, one.name) : one.lexicon_id;
    members.push_back(slug(id.substr(id.find(':') + 1)));
  }
  sort_unique(members);
  std::string joined;
  for (const std::string& member : members) joined += (joined.empty() ? "" : "-") + member;
  return entity_id(EntityKind::grouping, joined);
}

EntityContribution& Contributions::contribution(const EntityId& id) {
  EntityContribution& found = contributions_[id];
  if (found.id.empty()) {
    found.id = id;
    if (const LexiconEntry* entry = lexicon_.find(id); entry != nullptr)
      found.profile = lexicon_.profile(*entry);
  }
  return found;
}

void Contributions::add_entity(std::size_t index) {
  const DocumentEntity& entity = reading_.entities[index];
  EntityContribution& target = contribution(ids_[index]);
  add_names(entity, target);
  add_attributes(entity, target);
  add_mentions(entity, target);
}

// Common nouns ("the leaders") and adjectives are mentions, not names.
void Contributions::add_names(const DocumentEntity& entity, EntityContribution& target) const {
  if (!entity.name.empty()) target.observed.push_back({"name", entity.name});
  if (!entity.name.empty() && !target.profile) target.observed.push_back({"title", entity.name});
  for (const int index : entity.mentions) {
    const Mention& mention = reading_.mentions[static_cast<std::size_t>(index)];
    if (mention.kind == MentionKind::name) {
      target.observed.push_back({"name", std::string(reading_.words(mention.span))});
    }
  }
}

void Contributions::add_attributes(const DocumentEntity& entity, EntityContribution& target) const {
  if (!entity.subtype.empty()) target.observed.push_back({"subtype", entity.subtype});
  if (!entity.status.empty()) target.observed.push_back({"status", entity.status});
  for (const auto& [name, value] : entity.properties) target.observed.push_back({name, value});
  for (const int member : entity.members) target.observed.push_back({"member", id(member)});
}

void Contributions::add_mentions(const DocumentEntity& entity, EntityContribution& target) const {
  for (const int index : entity.mentions) {
    const Mention& mention = reading_.mentions[static_cast<std::size_t>(index)];
    const PageSpan at = locator_.locate(reading_.text.raw(mention.span));
    target.mentions.push_back({at.page, at.span.begin, at.span.end});
  }
}

std::vector<EntityId> Contributions::ids(const std::vector<int>& entities) const {
  std::vector<EntityId> result;
  for (const int entity : entities) {
    if (std::find(result.begin(), result.end(), id(entity)) == result.end()) result.push_back(id(entity));
  }
  return result;
}

std::vector<EntityId> Contributions::members_of(const std::vector<int>& entities) const {
  std::vector<EntityId> result;
  for (const int entity : entities) {
    const std::vector<int>& members = reading_.entities[static_cast<std::size_t>(entity)].members;
    if (members.empty()) result.push_back(id(entity));
    for (const int member : members) result.push_back(id(member));
  }
  sort_unique(result);
  return result;
}

std::vector<EntityId> Contributions::members_at(int grouping, const Date& date) {
  const DocumentEntity& entity = reading_.entities[static_cast<std::size_t>(grouping)];
  if (!entity.members.empty()) return ids(entity.members);
  std::vector<EntityId> members;
  const LexiconEntry* entry = lexicon_.find(id(grouping));
  if (entry == nullptr) return members;
  for (const Membership& member : entry->members) {
    const bool before = date.known() && member.from.known() && date.last_day() < member.from.first_day();
    const bool after = date.known() && member.to.known() && date.first_day() > member.to.last_day();
    if (before || after) continue;
    contribution(member.id);
    members.push_back(member.id);
  }
  return members;
}

EntityId Contributions::topic(const std::string& code) {
  EntityId id = entity_id(EntityKind::topic, code);
  std::string name = code;
  std::replace(name.begin(), name.end(), '_', ' ');
  contribution(id).observed.push_back({"name", std::move(name)});
  return id;
}

void Contributions::add(const EntityId& entity, std::vector<ObservedFact> facts, MentionRecord mention) {
  EntityContribution& target = contribution(entity);
  std::move(facts.begin(), facts.end(), std::back_inserter(target.observed));
  target.mentions.push_back(mention);
}

std::vector<EntityContribution> Contributions::take() && {
  std::vector<EntityContribution> result;
  for (auto& [id, contribution] : contributions_) {
    sort_unique(contribution.observed);
    sort_unique(contribution.mentions);
    result.push_back(std::move(contribution));
  }
  return result;
}

}  // namespace entente
