#include "ingest/statements/stance_relations.h"

#include <algorithm>
#include <optional>

#include "ingest/statements/sentence_view.h"

namespace entente {
namespace {

using Class = StatementClass;

const DocumentEntity& entity_of(const Reading& reading, int i) {
  return reading.entities[static_cast<std::size_t>(i)];
}

bool stands_in(const Reading& reading, int sentence, int entity, Span span) {
  return std::ranges::any_of(mentions_in(reading, sentence),
                             [&](const Mention& m) { return m.entity == entity && span.contains(m.span); });
}

bool is_new_body(const DocumentEntity& entity) {
  const bool body = entity.kind == EntityKind::organisation || entity.kind == EntityKind::initiative ||
                    entity.kind == EntityKind::instrument || entity.kind == EntityKind::office;
  return body && entity.status == "proposed";
}

// "a secretariat should be strengthened": a body inside the advice is not whom it addresses.
bool is_object_of_advice(const Reading& reading, const StatementCandidate& statement, int target) {
  if (statement.statement_class != Class::recommend) return false;
  return stands_in(reading, statement.sentence, target, statement.content);
}

std::optional<RelationKind> stance_of(const Reading& reading, const StatementCandidate& statement,
                                      int target) {
  const DocumentEntity& entity = entity_of(reading, target);
  const bool actor = info(entity.kind).is_actor;
  switch (statement.statement_class) {
    case Class::urge:
    case Class::recommend:
      if (is_new_body(entity) || !actor || is_object_of_advice(reading, statement, target))
        return std::nullopt;
      return RelationKind::urged;
    case Class::support:
      return RelationKind::supports;
    case Class::oppose:
      return RelationKind::criticised;
    case Class::reaffirm:
    case Class::acknowledge:
      return entity.kind == EntityKind::instrument ? std::optional(RelationKind::reaffirmed) : std::nullopt;
    default:
      return std::nullopt;
  }
}

RelationCandidate relation_of(const StatementCandidate& statement, RelationKind kind, int party, int target,
                              int index) {
  RelationCandidate relation;
  relation.kind = kind;
  relation.subject = party;
  relation.object = target;
  relation.sentence = statement.sentence;
  relation.evidence = statement.content;
  relation.envelope = statement.envelope;
  relation.envelope.modality = kind == RelationKind::proposed ? Modality::recommended : Modality::asserted;
  relation.envelope.polarity = Polarity::positive;
  relation.envelope.factuality =
      kind == RelationKind::proposed ? Factuality::underspecified : Factuality::certain_positive;
  relation.envelope.confidence = statement.envelope.confidence * 0.9F;
  relation.statement = index;
  return relation;
}

// "defend Japan", "the defence of Japan": the state whose defence is undertaken; -1: none.
int defended(const Reading& reading, const StatementCandidate& statement) {
  std::string_view words = reading.words(statement.content);
  std::uint32_t skipped = 0;
  if (statement.cue.end > statement.content.begin && statement.cue.end < statement.content.end) {
    skipped = statement.cue.end - statement.content.begin;  // "its commitment to | the defence of"
    words.remove_prefix(skipped);
  }
  for (std::string_view article : {" ", "the ", "in "})
    if (words.starts_with(article)) {
      words.remove_prefix(article.size());
      skipped += static_cast<std::uint32_t>(article.size());
    }
  const bool defence = words.starts_with("defend ") || words.starts_with("defense of ") ||
                       words.starts_with("defence of ") || words.starts_with("defending ");
  if (!defence) return -1;
  constexpr std::uint32_t longest_lead = 32;
  const Span early{statement.content.begin, statement.content.begin + skipped + longest_lead};
  for (const Mention& mention : mentions_in(reading, statement.sentence)) {
    if (mention.entity < 0 || mention.nested || !early.contains({mention.span.begin, mention.span.begin}))
      continue;
    return entity_of(reading, mention.entity).kind == EntityKind::state &&
                   mention.kind != MentionKind::adjective
               ? mention.entity
               : -1;
  }
  return -1;
}

bool undertakes_defence(const StatementCandidate& statement) {
  return statement.is_commitment && statement.envelope.polarity == Polarity::positive;
}

}  // namespace

namespace {

// New bodies that the words of a recommendation or call name.
std::vector<int> bodies_proposed(const Reading& reading, const StatementCandidate& statement) {
  std::vector<int> bodies;
  if (!info(statement.statement_class).is_directive) return bodies;
  for (const Mention& mention : mentions_in(reading, statement.sentence)) {
    const bool inside = statement.content.contains(mention.span);
    if (!inside || mention.entity < 0 || !is_new_body(entity_of(reading, mention.entity))) continue;
    if (std::ranges::find(bodies, mention.entity) == bodies.end()) bodies.push_back(mention.entity);
  }
  return bodies;
}

}  // namespace

std::vector<RelationCandidate> stance_relations(const Reading& reading,
                                                const std::vector<StatementCandidate>& statements) {
  std::vector<RelationCandidate> found;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const StatementCandidate& statement = statements[i];
    if (statement.envelope.polarity == Polarity::negative && statement.statement_class == Class::support)
      continue;
    if (const int state = undertakes_defence(statement) ? defended(reading, statement) : -1; state >= 0)
      for (int party : statement.parties) {
        if (party == state || entity_of(reading, party).kind != EntityKind::state) continue;
        found.push_back(relation_of(statement, RelationKind::defends, party, state, static_cast<int>(i)));
        found.back().envelope.modality = statement.envelope.modality;
      }
    for (int party : statement.parties)
      for (int body : bodies_proposed(reading, statement))
        found.push_back(relation_of(statement, RelationKind::proposed, party, body, static_cast<int>(i)));
    for (int party : statement.parties)
      for (int target : statement.target) {
        const auto kind = stance_of(reading, statement, target);
        if (!kind || party == target) continue;
        found.push_back(relation_of(statement, *kind, party, target, static_cast<int>(i)));
      }
  }
  return found;
}

}  // namespace entente
