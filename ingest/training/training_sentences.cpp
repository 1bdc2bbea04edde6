#include "ingest/training/training_sentences.h"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

constexpr std::size_t common_pair = 5;  // occurrences

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Words with a number or a form belong to their tag: "VERB" has no singular.
TagClass class_of(WordTag tag, std::string_view fine_tag) {
  const WordForm form = form_of(fine_tag);
  const bool verbal = tag == WordTag::verb || tag == WordTag::aux;
  const bool nominal = tag == WordTag::noun || tag == WordTag::propn;
  const bool of_noun = form == WordForm::singular || form == WordForm::plural;
  return {tag, (of_noun && nominal) || (!of_noun && verbal) ? form : WordForm::none};
}

void in_title_case(TrainingSentence& sentence) {
  for (std::size_t i = 0; i < sentence.forms.size(); ++i) {
    std::string& form = sentence.forms[i];
    if (i == 0 || form.size() > 3) form[0] = upper(form[0]);
  }
}

void in_capitals(TrainingSentence& sentence) {
  for (std::string& form : sentence.forms) std::transform(form.begin(), form.end(), form.begin(), upper);
}

void begun_small(TrainingSentence& sentence) {
  if (sentence.forms[0] != "I") sentence.forms[0][0] = lower(sentence.forms[0][0]);
}

// Only where no arc is lost.
void without_full_stop(TrainingSentence& sentence) {
  const auto last = static_cast<int>(sentence.forms.size()) - 1;
  if (last < 2 || sentence.forms.back() != ".") return;
  if (std::find(sentence.heads.begin(), sentence.heads.end(), last) != sentence.heads.end()) return;
  sentence.forms.pop_back();
  sentence.tags.pop_back();
  sentence.heads.pop_back();
  sentence.arcs.pop_back();
}

}  // namespace

TagNumbering::TagNumbering(const std::vector<TreebankSentence>& treebank) {
  std::map<std::pair<WordTag, std::string>, std::size_t> counts;
  for (const TreebankSentence& sentence : treebank)
    for (const TreebankWord& word : sentence.words) ++counts[{word.tag, word.fine_tag}];
  std::map<WordTag, std::size_t> most;
  for (const auto& [pair, count] : counts) {
    const bool best = count > most[pair.first];
    if (count < common_pair && !best) continue;
    const auto number = static_cast<TagNumber>(classes_.size());
    numbers_[pair] = number;
    classes_.push_back(class_of(pair.first, pair.second));
    if (!best) continue;
    most[pair.first] = count;
    commonest_[pair.first] = number;
  }
}

TagNumber TagNumbering::number_of(const TreebankWord& word) const {
  const auto found = numbers_.find({word.tag, word.fine_tag});
  if (found != numbers_.end()) return found->second;
  const auto common = commonest_.find(word.tag);
  return common == commonest_.end() ? TagNumber{0} : common->second;
}

std::string TagNumbering::packed() const {
  std::string bytes;
  for (const TagClass& one : classes_) {
    bytes.push_back(static_cast<char>(one.tag));
    bytes.push_back(static_cast<char>(one.form));
  }
  return bytes;
}

std::vector<TrainingSentence> training_sentences(const std::vector<TreebankSentence>& treebank,
                                                 const TagNumbering& numbering) {
  std::vector<TrainingSentence> all;
  TrainingDice dice(20231117);
  for (std::size_t i = 0; i < treebank.size(); ++i) {
    TrainingSentence sentence;
    sentence.origin = i;
    for (const TreebankWord& word : treebank[i].words) {
      sentence.forms.push_back(word.form);
      sentence.tags.push_back(numbering.number_of(word));
      sentence.heads.push_back(word.head);
      sentence.arcs.push_back(word.arc);
    }
    all.push_back(sentence);
    const bool begins_with_name = treebank[i].words[0].tag == WordTag::propn;
    const std::size_t dress = dice.below(100);
    if (dress < 12 && !begins_with_name)
      begun_small(sentence);
    else if (dress >= 12 && dress < 18)
      in_title_case(sentence);
    else if (dress >= 18 && dress < 20)
      in_capitals(sentence);
    else
      continue;
    if (dice.chance(0.5)) without_full_stop(sentence);
    all.push_back(std::move(sentence));
  }
  return all;
}

std::size_t TrainingDice::below(std::size_t bound) {
  // splitmix64
  std::uint64_t value = state_ += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return (value ^ (value >> 31)) % bound;
}

FeatureList TrainingDice::thinned(const FeatureList& all, double dropped) {
  FeatureList some;
  for (const FeatureHash feature : all.hashes()) {
    if (!chance(dropped)) some.add(feature);
  }
  return some;
}

std::vector<std::size_t> TrainingDice::shuffled(std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[below(i)]);
  return order;
}

}  // namespace entente
