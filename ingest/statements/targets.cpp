#include "ingest/statements/targets.h"

#include <algorithm>

namespace entente {
namespace {

using Class = StatementClass;

bool is_object(EntityKind kind) {
  return kind != EntityKind::place && kind != EntityKind::topic && kind != EntityKind::commitment &&
         kind != EntityKind::document;
}

constexpr std::size_t most_targets = 4;

void add_objects(const SentenceView& sentence, WordRange range, const std::vector<int>& parties,
                 std::vector<int>& targets) {
  for (int entity : sentence.entities_in(range)) {
    const bool known = std::ranges::find(parties, entity) != parties.end() ||
                       std::ranges::find(targets, entity) != targets.end();
    if (!known && is_object(sentence.entity(entity).kind) && targets.size() < most_targets)
      targets.push_back(entity);
  }
}

// "Russia and Iran | to stop …", "the Council | for its work".
WordRange first_phrase(const SentenceView& sentence, WordRange content) {
  int end = sentence.find(
      content, {"to", "for", "that",    "which",   "who",   "by", "in",   "including", "under", "with",
                "on", "at",  "through", "between", "among", "as", "from", ";",         "must",  "should"});
  while (end >= 0 && end < content.end && sentence[end].mention >= 0)
    end = sentence.find({end + 1, content.end}, {"to", "for", "that", "which", "by", "in"});
  if (end == content.begin) end = content.end;
  return {content.begin, end < 0 ? content.end : end};
}

// "Russia and Iran to stop", "Russia withdraw"; "an end to the war" names nobody.
void add_addressed(const SentenceView& sentence, const TargetQuestion& question, std::vector<int>& targets) {
  const WordRange phrase = first_phrase(sentence, question.content);
  const bool called =
      sentence.text(phrase.end) == "to" && sentence.is(phrase.end + 1, WordClass::action_verb);
  int begin = phrase.begin;
  while (begin < phrase.end && sentence.is(begin, WordClass::determiner)) ++begin;
  if (called || sentence.begins_mention(begin)) add_objects(sentence, phrase, *question.parties, targets);
}

std::vector<int> addressees(const SentenceView& sentence, const TargetQuestion& question) {
  std::vector<int> targets;
  if (question.subject && question.subject->is_agent() && !question.passive)
    targets = question.subject->entities;
  std::erase_if(targets,
                [&](int t) { return std::ranges::find(*question.parties, t) != question.parties->end(); });
  if (!targets.empty()) return targets;
  if (question.statement_class == Class::urge) add_addressed(sentence, question, targets);
  if (question.statement_class == Class::recommend && question.subject && !question.subject->words.empty())
    add_objects(sentence, question.subject->words, *question.parties, targets);
  if (question.statement_class == Class::recommend && question.default_addressee >= 0 &&
      std::ranges::find(targets, question.default_addressee) == targets.end())
    targets.insert(targets.begin(), question.default_addressee);
  return targets;
}

// The object of "welcome", "condemn": the first name of the first phrase, and those joined to it.
std::vector<int> object_of_stance(const SentenceView& sentence, const TargetQuestion& question) {
  const WordRange phrase = first_phrase(sentence, question.content);
  std::vector<int> targets;
  for (int i = phrase.begin; i < phrase.end && targets.empty(); ++i) {
    if (!sentence.begins_mention(i)) continue;
    int end = i;
    while (end < phrase.end &&
           (sentence[end].mention >= 0 || sentence.text(end) == "," || sentence.text(end) == "and" ||
            sentence.text(end) == "the" || sentence.text(end) == "president" ||
            sentence.text(end) == "prime" || sentence.text(end) == "minister"))
      ++end;
    add_objects(sentence, {i, end}, *question.parties, targets);
  }
  return targets;
}

bool gives(const SentenceView& sentence, WordRange content) {
  return sentence.find(content, WordClass::giving_word) >= 0;
}

}  // namespace

std::vector<int> find_targets(const SentenceView& sentence, const TargetQuestion& question) {
  switch (question.statement_class) {
    case Class::urge:
    case Class::recommend:
      return addressees(sentence, question);
    case Class::support:
    case Class::oppose:
      return object_of_stance(sentence, question);
    default:
      break;
  }
  std::vector<int> targets;
  add_objects(sentence, question.content, *question.parties, targets);
  return targets;
}

std::vector<int> find_beneficiaries(const SentenceView& sentence, WordRange content) {
  if (!gives(sentence, content)) return {};
  for (int i = content.begin; i + 1 < content.end; ++i) {
    if (sentence[i].mention >= 0 || (sentence.text(i) != "to" && sentence.text(i) != "for")) continue;
    const int next = sentence.text(i + 1) == "the" ? i + 2 : i + 1;
    if (!sentence.begins_mention(next)) continue;
    const int entity = sentence.mention(sentence[next].mention).entity;
    if (entity >= 0 && info(sentence.entity(entity).kind).is_actor) return {entity};
  }
  return {};
}

int principal_grouping(const Reading& reading) {
  for (const Mention& mention : reading.mentions) {
    if (mention.entity < 0 ||
        reading.sentences[static_cast<std::size_t>(mention.sentence)].block != BlockKind::title)
      continue;
    if (reading.entities[static_cast<std::size_t>(mention.entity)].kind == EntityKind::grouping)
      return mention.entity;
  }
  if (!reading.document) return -1;
  for (std::size_t i = 0; i < reading.entities.size(); ++i) {
    const DocumentEntity& entity = reading.entities[i];
    if (entity.kind != EntityKind::grouping || entity.mentions.empty()) continue;
    for (int m : entity.mentions)
      if (reading.document->title.find(reading.words(reading.mentions[static_cast<std::size_t>(m)].span)) !=
          std::string::npos)
        return static_cast<int>(i);
  }
  return -1;
}

}  // namespace entente
