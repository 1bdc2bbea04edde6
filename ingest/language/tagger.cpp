#include "ingest/language/tagger.h"

namespace entente {
namespace {

constexpr TagNumber outside_tag = 255;  // before the first word

const WordTraits& outside() {
  static const WordTraits none = [] {
    WordTraits traits;
    traits.exact = traits.lower = traits.shape = 1;
    traits.tags = traits.cluster = traits.coarse = 0xFFFF;
    return traits;
  }();
  return none;
}

// Words and tags around the word to be tagged.
class Window {
 public:
  Window(std::span<const WordTraits> words, std::span<const TagNumber> tags, std::size_t at)
      : words_(words), tags_(tags), at_(at) {}

  const WordTraits& word(int offset) const {
    const std::size_t i = at_ + static_cast<std::size_t>(offset);  // wraps below 0 to beyond the end
    return i < words_.size() ? words_[i] : outside();
  }
  std::uint64_t tag(std::size_t back) const { return at_ >= back ? tags_[at_ - back] : outside_tag; }

 private:
  std::span<const WordTraits> words_;
  std::span<const TagNumber> tags_;
  std::size_t at_;
};

void add_spelling(FeatureList& list, const Window& window, bool first) {
  const WordTraits& word = window.word(0);
  list.add(1, word.exact);
  list.add(2, word.lower);
  for (std::size_t n = 0; n < word.suffixes.size(); ++n)
    if (word.suffixes[n] != 0) list.add(10 + n, word.suffixes[n]);
  for (std::size_t n = 0; n < word.prefixes.size(); ++n)
    if (word.prefixes[n] != 0) list.add(20 + n, word.prefixes[n]);
  list.add(3, word.shape, first);
  list.add(4, word.shape, word.suffixes[2]);
  list.add(5, window.tag(1), word.suffixes[2]);
  list.add(6, window.tag(1), word.shape);
  list.add(7, word.shape, window.word(-1).shape, window.word(1).shape);
}

void add_neighbours(FeatureList& list, const Window& window) {
  const WordTraits& word = window.word(0);
  const WordTraits& before = window.word(-1);
  const WordTraits& after = window.word(1);
  list.add(30, before.lower);
  list.add(31, after.lower);
  list.add(32, window.word(-2).lower);
  list.add(33, window.word(2).lower);
  list.add(34, before.lower, word.lower);
  list.add(35, word.lower, after.lower);
  list.add(36, before.lower, after.lower);
  list.add(37, before.suffixes[2]);
  list.add(38, after.suffixes[2]);
  list.add(39, after.suffixes[1], word.suffixes[1]);
}

void add_tags(FeatureList& list, const Window& window) {
  const WordTraits& word = window.word(0);
  const std::uint64_t last = window.tag(1);
  const std::uint64_t tag_before = window.tag(2);
  list.add(50, last);
  list.add(51, tag_before, last);
  list.add(52, window.tag(3), tag_before, last);
  list.add(53, last, word.lower);
  list.add(54, tag_before, last, word.lower);
  list.add(55, last, window.word(1).lower);
  list.add(56, tag_before, word.lower);
}

// What the treebank and the clusters know of the word and of those behind it.
void add_facts(FeatureList& list, const Window& window) {
  const WordTraits& word = window.word(0);
  const WordTraits& after = window.word(1);
  const WordTraits& second = window.word(2);
  const std::uint64_t last = window.tag(1);
  list.add(70, word.tags);
  list.add(71, after.tags);
  list.add(72, second.tags);
  list.add(73, last, word.tags);
  list.add(74, word.tags, after.tags);
  list.add(75, last, word.tags, after.tags);
  list.add(76, word.tags, after.tags, second.tags);
  list.add(77, last, after.tags);
  list.add(78, window.tag(2), last, word.tags);
  list.add(79, after.tags, word.suffixes[2]);
  list.add(90, word.cluster);
  list.add(91, after.cluster);
  list.add(92, window.word(-1).cluster);
  list.add(93, last, word.cluster);
  list.add(94, word.cluster, after.cluster);
  list.add(95, word.cluster, word.suffixes[1]);
  list.add(96, word.cluster, word.shape);
  list.add(97, last, word.coarse, after.coarse);
  list.add(98, word.tags, after.coarse);
}

}  // namespace

FeatureList tagger_features(std::span<const WordTraits> words, std::span<const TagNumber> tags,
                            std::size_t at) {
  const Window window(words, tags, at);
  FeatureList list;
  list.add(0);
  add_spelling(list, window, at == 0);
  add_neighbours(list, window);
  add_tags(list, window);
  add_facts(list, window);
  return list;
}

Result<Tagger> Tagger::open(std::string_view classes, std::string_view weights) {
  const WeightTable table = TRY(WeightTable::open(weights));
  if (classes.size() != static_cast<std::size_t>(table.classes()) * 2)
    return Error{ErrorCode::malformed, "tagger: weights for other classes", ""};
  std::vector<TagClass> all;
  for (std::size_t i = 0; i < classes.size(); i += 2) {
    const auto tag = static_cast<unsigned char>(classes[i]);
    const auto form = static_cast<unsigned char>(classes[i + 1]);
    if (tag >= word_tag_count || form >= word_form_count)
      return Error{ErrorCode::malformed, "tagger: unknown tag", ""};
    all.push_back({static_cast<WordTag>(tag), static_cast<WordForm>(form)});
  }
  return Tagger(std::move(all), table);
}

std::vector<TagNumber> Tagger::tag(std::span<const WordTraits> words) const {
  std::vector<TagNumber> tags;
  tags.reserve(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    const FeatureList features = tagger_features(words, tags, at);
    tags.push_back(static_cast<TagNumber>(weights_.score(features.hashes()).best(0, weights_.classes())));
  }
  return tags;
}

}  // namespace entente
