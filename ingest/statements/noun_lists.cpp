#include "ingest/statements/noun_lists.h"

#include <algorithm>

namespace entente {
namespace {

bool is_joint(const SentenceView& sentence, int at) {
  const Word& word = sentence[at];
  if (word.mention >= 0) return false;
  return word.text == "," || word.text == "and" || word.text == "the" || word.text == "(" ||
                 word.text == ")" || word.text == "president" || word.text == "prime" ||
                 word.text == "minister" || word.text == "&" || word.text == "with"
             ? word.text != "with"
             : false;
}

void keep(std::vector<int>& entities, int entity) {
  if (entity >= 0 && std::ranges::find(entities, entity) == entities.end()) entities.push_back(entity);
}

}  // namespace

namespace {

// "the Fleet's | Task Force": the name behind it is meant.
bool only_owns(const SentenceView& sentence, int begin) {
  int end = begin;
  while (sentence.in_range(end) && sentence[end].mention == sentence[begin].mention) ++end;
  return sentence.text(end) == "'s" && sentence.begins_mention(end + 1);
}

}  // namespace

NameList names_from(const SentenceView& sentence, int at) {
  NameList list;
  list.words = {at, at};
  for (int i = at; i < sentence.size(); ++i) {
    const int mention = sentence[i].mention;
    if (sentence.text(i) == "'s" && mention < 0 && i > at && sentence.begins_mention(i + 1)) continue;
    if (mention < 0 && !is_joint(sentence, i)) break;
    if (mention < 0) continue;
    if (sentence.mention(mention).kind == MentionKind::adjective) continue;
    if (sentence.begins_mention(i) && sentence.text(i) != "'s" && !only_owns(sentence, i))
      keep(list.entities, sentence.mention(mention).entity);
    list.words.end = i + 1;
  }
  return list;
}

NameList names_before(const SentenceView& sentence, int at) {
  NameList list;
  list.words = {at, at};
  for (int i = at - 1; i >= 0; --i) {
    const int mention = sentence[i].mention;
    if (mention < 0 && !is_joint(sentence, i)) break;
    if (mention < 0) continue;
    if (sentence.ends_mention(i) && sentence.mention(mention).kind != MentionKind::adjective)
      list.entities.insert(list.entities.begin(), sentence.mention(mention).entity);
    list.words.begin = i;
  }
  std::vector<int> unique;
  for (int entity : list.entities) keep(unique, entity);
  list.entities = unique;
  return list;
}

bool is_actor_entity(const SentenceView& sentence, int entity) {
  return entity >= 0 && info(sentence.entity(entity).kind).is_actor;
}

}  // namespace entente
