#include "ingest/statements/cue_matcher.h"

namespace entente {
namespace {

constexpr int longest_gap = 10;
constexpr int longest_wide_gap = 16;

const InflectedForm* form_at(const SentenceView& sentence, int at, const CueElement& element) {
  if (!sentence.in_range(at)) return nullptr;
  const Word& word = sentence[at];
  for (const InflectedForm& form : element.forms)
    if (form.text == word.text) return &form;
  return nullptr;
}

// May the word stand between "reaffirm" and "commitment"?
bool modifies(const Word& word) {
  if (word.mention >= 0) return true;
  if (word.shape == Token::Shape::punctuation)
    return word.text == "," || word.text == "-" || word.text == "'";
  for (WordClass closed : {WordClass::subordinator, WordClass::preposition, WordClass::modal, WordClass::be,
                           WordClass::have, WordClass::first_person, WordClass::third_person})
    if (word.is(closed)) return false;
  return true;
}

bool may_stand_in(const Word& word, const CueElement& gap) {
  if (!gap.any_words) return modifies(word);
  if (word.mention >= 0) return true;
  return word.text != ";" && word.text != ":" && !word.is(WordClass::modal) &&
         !word.is(WordClass::first_person) && !word.is(WordClass::subordinator);
}

// After words of any kind only a verb shows that the cue ends here: "made in Lima to | share".
bool ends_before_verb(const SentenceView& sentence, int at) {
  while (sentence.is(at, WordClass::adverb)) ++at;
  return sentence.in_range(at) && sentence[at].mention < 0 && sentence.is(at, WordClass::action_verb);
}

// Matches elements from `element` on at word `at`; gives the end of the match.
std::optional<int> match_from(const SentenceView& sentence, const std::vector<CueElement>& elements,
                              std::size_t element, int at) {
  while (element < elements.size()) {
    const CueElement& wanted = elements[element];
    if (wanted.before_verb) {
      if (!ends_before_verb(sentence, at)) return std::nullopt;
      ++element;
      continue;
    }
    if (wanted.forms.empty()) break;
    if (form_at(sentence, at, wanted))
      ++at;
    else if (!wanted.optional)
      return std::nullopt;
    ++element;
  }
  if (element == elements.size()) return at;
  const CueElement& gap = elements[element];
  const int last = at + (gap.any_words ? longest_wide_gap : longest_gap);
  for (; at <= last; ++at) {
    const auto end = match_from(sentence, elements, element + 1, at);
    if (end && (!gap.any_words || ends_before_verb(sentence, *end))) return end;
    if (!sentence.in_range(at) || !may_stand_in(sentence[at], gap)) return std::nullopt;
  }
  return std::nullopt;
}

bool heard(const Cue& cue, CueVoice voice) {
  return cue.voice == CueVoice::any || cue.voice == voice;
}

bool better(const CueMatch& candidate, const CueMatch& best) {
  if (!best.cue || candidate.words.size() != best.words.size())
    return !best.cue || candidate.words.size() > best.words.size();
  return candidate.cue->statement_class < best.cue->statement_class;
}

void note_gap(const SentenceView& sentence, CueMatch& match) {
  for (int i = match.words.begin; i < match.words.end; ++i) {
    const Word& word = sentence[i];
    if (word.text == "our") match.first_person_gap = true;
    if (word.mention >= 0 && match.gap_entity < 0) match.gap_entity = sentence.mention(word.mention).entity;
  }
}

CueMatch best_at(const SentenceView& sentence, const CueTable& table, CueVoice voice, int at) {
  CueMatch best;
  for (std::uint32_t index : table.starting_with(sentence[at].text)) {
    const Cue& cue = table.cues()[index];
    if (!heard(cue, voice)) continue;
    const auto end = match_from(sentence, cue.elements, 0, at);
    if (!end) continue;
    CueMatch match{&cue, {at, *end}, form_at(sentence, at, cue.elements.front())->form, -1, false};
    if (better(match, best)) best = match;
  }
  if (best.cue) note_gap(sentence, best);
  return best;
}

// "May 2024", "the Will": a capital inside a sentence is no verb. Preambles write theirs in capitals.
bool is_name_like(const SentenceView& sentence, int at) {
  if (!sentence[at].capitalised) return false;
  const Token& token =
      sentence.reading().tokens[sentence.info().first_token + static_cast<std::uint32_t>(at)];
  if (token.all_capitals) return false;
  for (int i = 0; i < at; ++i)
    if (sentence[i].is_word() && sentence.text(i).size() > 1)
      return sentence.text(at - 1) != "\"" && sentence.text(at - 1) != ":";
  return false;
}

}  // namespace

std::optional<int> match_pattern(const SentenceView& sentence, const std::vector<CueElement>& elements,
                                 int at) {
  return match_from(sentence, elements, 0, at);
}

std::vector<CueMatch> match_cues(const SentenceView& sentence, const CueTable& table, CueVoice voice) {
  std::vector<CueMatch> matches;
  for (int at = 0; at < sentence.size();) {
    CueMatch match;
    if (sentence[at].mention < 0 && !is_name_like(sentence, at)) match = best_at(sentence, table, voice, at);
    if (match.cue && match.cue->kind != CueKind::idiom) matches.push_back(match);
    at = match.cue ? match.words.end : at + 1;
  }
  return matches;
}

}  // namespace entente
