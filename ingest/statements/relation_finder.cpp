#include <algorithm>
#include <iterator>

#include "ingest/statements/relation_rules.h"
#include "ingest/statements/stance_relations.h"
#include "ingest/statements/statements.h"
#include "ingest/statements/targets.h"

namespace entente {
namespace {

// The statements of one sentence: they stand in the order of sentences.
std::span<const StatementCandidate> statements_in(const std::vector<StatementCandidate>& statements,
                                                  int sentence) {
  const auto first = std::ranges::lower_bound(statements, sentence, {}, &StatementCandidate::sentence);
  const auto last = std::ranges::upper_bound(statements, sentence, {}, &StatementCandidate::sentence);
  return {first, last};
}

// The sentence that first names the author, else the title: where authorship is shown.
int sentence_of_author(const Reading& reading, int author) {
  const std::vector<int>& mentions = reading.entities[static_cast<std::size_t>(author)].mentions;
  if (!mentions.empty()) return reading.mentions[static_cast<std::size_t>(mentions.front())].sentence;
  for (std::size_t i = 0; i < reading.sentences.size(); ++i)
    if (reading.sentences[i].block == BlockKind::title) return static_cast<int>(i);
  return reading.sentences.empty() ? -1 : 0;
}

Span evidence_of_author(const Reading& reading, int author, int sentence) {
  const std::vector<int>& mentions = reading.entities[static_cast<std::size_t>(author)].mentions;
  if (mentions.empty()) return reading.sentences[static_cast<std::size_t>(sentence)].span;
  return reading.mentions[static_cast<std::size_t>(mentions.front())].span;
}

std::vector<RelationCandidate> authorship(const Reading& reading, const Speaker& speaker) {
  std::vector<RelationCandidate> found;
  if (reading.voice.document < 0) return found;
  std::vector<int> authors = reading.voice.authors;
  const int discussed = reading.voice.discussed_author;
  if (discussed >= 0 && std::ranges::find(authors, discussed) == authors.end()) authors.push_back(discussed);
  for (int author : authors) {
    // An institute that stands for unsigned authors published the text; who wrote it is not known.
    if (reading.entities[static_cast<std::size_t>(author)].kind != EntityKind::person) continue;
    RelationCandidate relation;
    relation.kind = RelationKind::authored;
    relation.subject = author;
    relation.object = reading.voice.document;
    relation.sentence = sentence_of_author(reading, author);
    if (relation.sentence < 0) continue;
    relation.evidence = evidence_of_author(reading, author, relation.sentence);
    relation.envelope.attributed_to = speaker.source;
    relation.envelope.attribution = speaker.attribution;
    relation.envelope.method = "source:author";
    found.push_back(relation);
  }
  return found;
}

// "the Quad", not "experts of Japan and Palau", who may be fewer than those who act.
bool is_named_grouping(const Reading& reading, const DocumentEntity& entity) {
  return entity.kind == EntityKind::grouping && std::ranges::any_of(entity.mentions, [&](int mention) {
           return reading.mentions[static_cast<std::size_t>(mention)].kind == MentionKind::name;
         });
}

std::vector<int> named_groupings(const Reading& reading) {
  std::vector<int> groupings;
  for (std::size_t i = 0; i < reading.entities.size(); ++i)
    if (!reading.entities[i].members.empty() && is_named_grouping(reading, reading.entities[i]))
      groupings.push_back(static_cast<int>(i));
  return groupings;
}

void read_sentence(const RelationContext& context, RelationSink& sink) {
  if (context.sentence.mentions().empty()) return;
  find_office_relations(context, sink);
  if (context.sentence.info().block == BlockKind::title) return;
  find_membership_relations(context, sink);
  find_stated_relations(context, sink);
  find_meeting_relations(context, sink);
  find_instrument_relations(context, sink);
  find_conduct_relations(context, sink);
  find_body_relations(context, sink);
}

}  // namespace

std::vector<RelationCandidate> find_relations(Reading& reading,
                                              const std::vector<StatementCandidate>& statements,
                                              const StatementTables& tables) {
  const Speaker speaker = speaker_of(reading);
  NamesWithin names(reading, tables.states);
  const std::vector<int> groupings = named_groupings(reading);
  const int titled = principal_grouping(reading);
  const std::string lower = lower_case(reading.text.text);
  std::vector<std::vector<int>> mentions(reading.sentences.size());
  for (std::size_t i = 0; i < reading.mentions.size(); ++i)
    mentions[static_cast<std::size_t>(reading.mentions[i].sentence)].push_back(static_cast<int>(i));
  std::vector<RelationCandidate> found = authorship(reading, speaker);
  for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
    if (!is_readable(reading.sentences[i])) continue;
    const SentenceView view(reading, static_cast<int>(i), lower, mentions[i], WordClasses::embedded());
    RelationSink sink(speaker);
    read_sentence({reading, tables.relation_cues, speaker, view, names, groupings, titled,
                   statements_in(statements, static_cast<int>(i))},
                  sink);
    std::ranges::move(sink.take(), std::back_inserter(found));
  }
  std::ranges::move(stance_relations(reading, statements), std::back_inserter(found));
  std::ranges::stable_sort(found, {},
                           [](const RelationCandidate& r) { return std::pair(r.sentence, r.evidence); });
  return found;
}

}  // namespace entente
