#include "ingest/statements/made_at.h"

#include <algorithm>

namespace entente {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// "at the", "during their second", "on the margins of the": what places words in a meeting.
bool placed_in(const SentenceView& sentence, int meeting) {
  constexpr int longest_way = 5;
  for (int i = meeting - 1; i >= std::max(0, meeting - longest_way); --i) {
    if (sentence[i].mention >= 0) return false;
    if (one_of(sentence.text(i), {"at", "during"})) return true;
    if (one_of(sentence.text(i), {"in", "from"})) return i == meeting - 1;
    const bool on_the_way = sentence.is(i, WordClass::determiner) || sentence.is(i, WordClass::possessive) ||
                            sentence.is(i, WordClass::number_word) || !sentence.is(i, WordClass::preposition);
    if (!on_the_way || sentence[i].shape == Token::Shape::punctuation) return false;
  }
  return false;
}

// "commitments made at |", "pledge of |": the meeting belongs to a pledge that is only mentioned.
bool of_pledge(const SentenceView& sentence, int meeting) {
  constexpr int longest_way = 7;
  for (int i = meeting - 1; i >= std::max(0, meeting - longest_way); --i)
    if (sentence.is(i, WordClass::pledge_noun)) return true;
  return false;
}

}  // namespace

int meeting_made_at(const SentenceView& sentence, const MeetingQuestion& question) {
  for (int m : sentence.mentions()) {
    const Mention& mention = sentence.mention(m);
    if (mention.entity < 0 || sentence.entity(mention.entity).kind != EntityKind::meeting) continue;
    const WordRange words = sentence.range_of(mention.span);
    if (words.empty() || sentence.entity(mention.entity).status == "planned") continue;
    const bool before = mention.span.begin < std::max(question.cue.end, question.content.begin);
    if (before && !question.modal && (placed_in(sentence, words.begin) || of_pledge(sentence, words.begin)))
      return mention.entity;
    const bool mentioned = !question.commitment && question.content.contains(mention.span);
    if (mentioned && of_pledge(sentence, words.begin)) return mention.entity;
  }
  return question.commitment ? sentence.reading().voice.meeting : -1;
}

}  // namespace entente
