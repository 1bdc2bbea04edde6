#include "ingest/training/lemma_training.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "ingest/language/lemmatiser.h"

namespace entente {
namespace {

constexpr std::size_t common_ending = 2;  // words that must agree on an ending's rule

std::string small(std::string word) {
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return word;
}

LemmaRule rule_between(const TreebankWord& word, bool lower) {
  const std::string form = lower ? small(word.form) : word.form;
  const auto [end, ignored] = std::mismatch(form.begin(), form.end(), word.lemma.begin(), word.lemma.end());
  const auto common = static_cast<std::size_t>(end - form.begin());
  return {static_cast<std::uint8_t>(std::min<std::size_t>(form.size() - common, 255)), lower,
          word.lemma.substr(common, 255)};
}

// Of the two spellings of the rule the one that changes less.
LemmaRule rule_of(const TreebankWord& word) {
  const bool name = word.tag == WordTag::propn;
  const LemmaRule usual = rule_between(word, !name);
  const LemmaRule other = rule_between(word, name);
  return other.append.size() < usual.append.size() ? other : usual;
}

// The commonest of the rules that words or occurrences voted for.
class RuleVotes {
 public:
  void add(std::size_t rule) { ++counts_[rule]; }
  std::pair<std::size_t, std::size_t> best() const {  // rule and votes
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (const auto& [rule, count] : counts_) {
      if (count > best.second) best = {rule, count};
    }
    return best;
  }

 private:
  std::map<std::size_t, std::size_t> counts_;
};

class LemmaLearner {
 public:
  LemmaLearner(const std::vector<TreebankSentence>& treebank, const TagNumbering& numbering) {
    for (const TreebankSentence& sentence : treebank) {
      for (const TreebankWord& word : sentence.words) {
        if (word.lemma == "_" || word.fine_tag == "GW") continue;
        words_[{numbering.number_of(word), small(word.form)}].add(number_of(rule_of(word)));
      }
    }
  }

  LemmaParts learn() {
    for (const auto& [key, votes] : words_) {
      for (std::size_t size = 0; size <= std::min(Lemmatiser::longest_ending, key.second.size()); ++size)
        endings_[size][{key.first, key.second.substr(key.second.size() - size)}].add(votes.best().first);
    }
    for (const auto& of_size : endings_) keep_endings(of_size);
    for (const auto& [key, votes] : words_) {
      const std::size_t rule = votes.best().first;
      if (decided(key, Lemmatiser::longest_ending) != rule)
        kept_[lemma_key(key.first, key.second, EndingKind::whole)] = static_cast<std::uint32_t>(rule);
    }
    return {pack(rules_), NumberTable::pack(kept_)};
  }

 private:
  using Key = std::pair<TagNumber, std::string>;  // tag, and word or ending in lower case

  // From 1.
  std::size_t number_of(const LemmaRule& rule) {
    const auto found = std::find(rules_.begin(), rules_.end(), rule);
    if (found != rules_.end()) return static_cast<std::size_t>(found - rules_.begin()) + 1;
    rules_.push_back(rule);
    return rules_.size();
  }

  // What the endings kept so far, up to `size`, say of the word; 0: nothing.
  std::size_t decided(const Key& key, std::size_t size) const {
    for (size = std::min(size, key.second.size()) + 1; size-- > 0;) {
      const auto found = kept_.find(lemma_key(
          key.first, std::string_view(key.second).substr(key.second.size() - size), EndingKind::part));
      if (found != kept_.end()) return found->second;
    }
    return 0;
  }

  void keep_endings(const std::map<Key, RuleVotes>& endings) {
    std::unordered_map<std::uint32_t, std::uint32_t> more;
    for (const auto& [key, votes] : endings) {
      const auto [rule, count] = votes.best();
      if (!key.second.empty() && (count < common_ending || decided(key, key.second.size()) == rule)) continue;
      more[lemma_key(key.first, key.second, EndingKind::part)] = static_cast<std::uint32_t>(rule);
    }
    kept_.insert(more.begin(), more.end());
  }

  std::vector<LemmaRule> rules_;
  std::map<Key, RuleVotes> words_;
  std::array<std::map<Key, RuleVotes>, Lemmatiser::longest_ending + 1> endings_;  // by size
  std::unordered_map<std::uint32_t, std::uint32_t> kept_;
};

}  // namespace

LemmaParts train_lemmas(const std::vector<TreebankSentence>& treebank, const TagNumbering& numbering) {
  return LemmaLearner(treebank, numbering).learn();
}

}  // namespace entente
