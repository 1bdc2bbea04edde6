#include "tests/graph/changes_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "graph/digest.h"

namespace entente {

ChangesBuilder::ChangesBuilder(const std::string& name) {
  changes_.document.id = "document:" + name;
  changes_.document.title = name;
  changes_.document.extractor = "test-1";
  entity(changes_.document.id);
}

ChangesBuilder& ChangesBuilder::dated(const std::string& date) {
  changes_.document.date = Date::parse(date).value();
  return *this;
}

ChangesBuilder& ChangesBuilder::extractor(const std::string& version) {
  changes_.document.extractor = version;
  return *this;
}

ChangesBuilder& ChangesBuilder::source(const std::string& location) {
  changes_.document.sources.push_back(location);
  return *this;
}

ChangesBuilder& ChangesBuilder::page(const std::string& text) {
  auto number = static_cast<std::uint32_t>(changes_.pages.size() + 1);
  changes_.pages.push_back({number, std::to_string(number), text});
  return *this;
}

EntityContribution& ChangesBuilder::contribution(const EntityId& id) {
  auto found = std::ranges::find(changes_.entities, id, &EntityContribution::id);
  if (found != changes_.entities.end()) return *found;
  changes_.entities.push_back({id, std::nullopt, {}, {}});
  return changes_.entities.back();
}

ChangesBuilder& ChangesBuilder::entity(const EntityId& id) {
  contribution(id);
  return *this;
}

ChangesBuilder& ChangesBuilder::mention(const EntityId& id, const std::string& surface) {
  Evidence where = evidence(surface);
  contribution(id).mentions.push_back({where.page, where.start, where.end});
  return observe(id, "name", surface);
}

ChangesBuilder& ChangesBuilder::observe(const EntityId& id, const std::string& attribute,
                                        const std::string& value) {
  contribution(id).observed.push_back({attribute, value});
  return *this;
}

ChangesBuilder& ChangesBuilder::profile(const EntityId& id, const std::string& name,
                                        std::vector<std::string> aliases) {
  EntityProfile profile;
  profile.name = name;
  profile.aliases = std::move(aliases);
  profile.ids["wikidata"] = "Q-" + name;
  contribution(id).profile = profile;
  return *this;
}

ChangesBuilder& ChangesBuilder::statement(StatementClass statement_class, const EntityId& party,
                                          const std::string& quote) {
  Statement statement;
  statement.id = next_id("statement " + quote);
  statement.document = changes_.document.id;
  statement.evidence = evidence(quote);
  statement.statement_class = statement_class;
  statement.is_commitment = info(statement_class).is_commitment;
  statement.parties.push_back(party);
  statement.envelope.attributed_to.push_back(party);
  statement.envelope.modality = info(statement_class).modality;
  changes_.statements.push_back(statement);
  return entity(party);
}

ChangesBuilder& ChangesBuilder::relation(RelationKind kind, EntityId subject, EntityId object,
                                         const std::string& quote) {
  if (info(kind).symmetric && object < subject) std::swap(subject, object);
  Relation relation;
  relation.id = next_id(fmt::format("relation {} {} {}", info(kind).name, subject, object));
  relation.kind = kind;
  relation.subject = subject;
  relation.object = object;
  relation.document = changes_.document.id;
  relation.evidence = evidence(quote);
  changes_.relations.push_back(relation);
  return entity(subject).entity(object);
}

ChangesBuilder& ChangesBuilder::at(const std::string& time) {
  last_relation().envelope.time.value = time;
  return *this;
}

ChangesBuilder& ChangesBuilder::modality(Modality modality) {
  last_relation().envelope.modality = modality;
  return *this;
}

Changes ChangesBuilder::build() const {
  Changes changes = changes_;
  std::string text;
  for (const PageText& page : changes.pages) text += page.text + '\f';
  changes.document.text_digest = hex(sha256(text));
  return changes;
}

Evidence ChangesBuilder::evidence(const std::string& quote) const {
  for (const PageText& page : changes_.pages) {
    std::size_t start = page.text.find(quote);
    if (start == std::string::npos) continue;
    Evidence evidence;
    evidence.page = page.number;
    evidence.start = static_cast<std::uint32_t>(start);
    evidence.end = static_cast<std::uint32_t>(start + quote.size());
    evidence.sentence_end = static_cast<std::uint32_t>(page.text.size());
    evidence.quote = quote;
    return evidence;
  }
  throw std::invalid_argument("no page says: " + quote);
}

AssertionId ChangesBuilder::next_id(const std::string& what) const {
  Digest digest = sha256(fmt::format("{} {} {} {}", changes_.document.id, changes_.statements.size(),
                                     changes_.relations.size(), what));
  return *assertion_id(hex(digest).substr(0, 32));
}

}  // namespace entente
