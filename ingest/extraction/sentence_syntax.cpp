#include "ingest/extraction/sentence_syntax.h"

#include <algorithm>

#include "ingest/extraction/treebank_words.h"

namespace entente {
namespace {

// How far each word is from its root.
std::vector<int> depths_of(const std::vector<AnalysedWord>& words) {
  std::vector<int> depths(words.size(), -1);
  std::vector<int> path;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (int word = static_cast<int>(i); word >= 0 && depths[static_cast<std::size_t>(word)] < 0;
         word = words[static_cast<std::size_t>(word)].head)
      path.push_back(word);
    for (; !path.empty(); path.pop_back()) {
      const int head = words[static_cast<std::size_t>(path.back())].head;
      depths[static_cast<std::size_t>(path.back())] =
          head < 0 ? 0 : depths[static_cast<std::size_t>(head)] + 1;
    }
  }
  return depths;
}

class SyntaxWriter {
 public:
  SyntaxWriter(Reading reading, const SyntaxModel& model) : reading_(std::move(reading)), model_(model) {}

  Reading write() && {
    reading_.lemmas.reserve(reading_.text.text.size());
    for (const Sentence& sentence : reading_.sentences) {
      if (!sentence.boilerplate) write(sentence);
    }
    return std::move(reading_);
  }

 private:
  void write(const Sentence& sentence) {
    const TreebankSplit split = split_as_treebank(reading_, sentence);
    const std::vector<AnalysedWord> words = model_.analyse(split.words);
    const bool parted = std::any_of(split.of_token.begin(), split.of_token.end(),
                                    [](TreebankSplit::Range range) { return range.last - range.first > 1; });
    const std::vector<int> depths = parted ? depths_of(words) : std::vector<int>();
    for (std::uint32_t i = 0; i < split.of_token.size(); ++i) {
      const TreebankSplit::Range range = split.of_token[i];
      std::uint32_t highest = range.first;
      for (std::uint32_t word = range.first + 1; word < range.last; ++word) {
        if (depths[word] < depths[highest]) highest = word;
      }
      Token& token = reading_.tokens[sentence.first_token + i];
      const std::uint32_t first = split.token_of[highest];
      if (first == i) {
        set(token, words[highest]);
        if (words[highest].head >= 0)
          token.head = static_cast<std::int32_t>(
              sentence.first_token + split.token_of[static_cast<std::size_t>(words[highest].head)]);
      } else {
        set(token, {words[highest].tag, WordForm::none, Arc::goeswith, -1, {}});
        token.head = static_cast<std::int32_t>(sentence.first_token + first);
      }
    }
  }

  void set(Token& token, const AnalysedWord& word) {
    token.tag = word.tag;
    token.form = word.form;
    token.arc = word.arc;
    token.lemma.begin = static_cast<std::uint32_t>(reading_.lemmas.size());
    reading_.lemmas += word.lemma;
    token.lemma.end = static_cast<std::uint32_t>(reading_.lemmas.size());
  }

  Reading reading_;
  const SyntaxModel& model_;
};

}  // namespace

Reading with_syntax(Reading reading, const SyntaxModel& model) {
  return SyntaxWriter(std::move(reading), model).write();
}

}  // namespace entente
