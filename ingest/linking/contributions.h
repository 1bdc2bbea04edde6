// What one document tells the graph of its entities: which final id each has, its names, attributes and
// mentions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/changes.h"
#include "ingest/extraction/annotation.h"
#include "ingest/extraction/lexicon.h"
#include "ingest/linking/page_locator.h"

namespace entente {

class Contributions {
 public:
  // `reading`, `lexicon` and `locator` must outlive the object. The document itself becomes the entity
  // `document`.
  Contributions(const Reading& reading, const Lexicon& lexicon, const EntityId& document,
                const PageLocator& locator);

  const EntityId& id(int entity) const { return ids_[static_cast<std::size_t>(entity)]; }
  std::vector<EntityId> ids(const std::vector<int>& entities) const;  // in order, each once
  // The same with groupings of known members replaced by these.
  std::vector<EntityId> members_of(const std::vector<int>& entities) const;

  // Who belongs to a grouping: the members that the document names, else those that the lexicon has for
  // `date` (all it has when the date is unknown). They become entities of the document.
  std::vector<EntityId> members_at(int grouping, const Date& date);

  // The Topic entity of a code, added when it is new.
  EntityId topic(const std::string& code);
  void add(const EntityId& entity, std::vector<ObservedFact> facts, MentionRecord mention);

  // Sorted by id; observed facts and mentions sorted, each once.
  std::vector<EntityContribution> take() &&;

 private:
  EntityId final_id(std::size_t entity, const EntityId& document) const;
  EntityId grouping_id(const DocumentEntity& entity) const;
  void add_entity(std::size_t entity);
  void add_names(const DocumentEntity& entity, EntityContribution& contribution) const;
  void add_attributes(const DocumentEntity& entity, EntityContribution& contribution) const;
  void add_mentions(const DocumentEntity& entity, EntityContribution& contribution) const;
  EntityContribution& contribution(const EntityId& id);

  const Reading& reading_;
  const Lexicon& lexicon_;
  const PageLocator& locator_;
  std::vector<EntityId> ids_;
  std::map<EntityId, EntityContribution> contributions_;
};

}  // namespace entente
