// The name tagger learns too little, or not the same twice.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ingest/training/name_score.h"
#include "ingest/training/name_training.h"

namespace entente {
namespace {

const Lexicon& words_only() {
  static const Lexicon lexicon = Lexicon::load_without_models().value();
  return lexicon;
}

MarkedSentence sentence(std::vector<std::string> words, std::vector<MarkedSentence::Name> names) {
  return {std::move(words), std::move(names)};
}

std::vector<MarkedSentence> small_corpus() {
  return {sentence({"Vrenna", "Tolk", "spoke", "at", "Grimsund", "."},
                   {{{0, 2}, "politician"}, {{4, 5}, "location"}}),
          sentence({"The", "Tide", "Party", "won", "at", "Sessel", "."},
                   {{{1, 3}, "politicalparty"}, {{5, 6}, "location"}}),
          sentence({"Oluf", "Brenk", "spoke", "."}, {{{0, 2}, "politician"}})};
}

TEST(WeakNameTagger, LearnsWhatItIsShown) {
  const NameTrainingData data{small_corpus(), {}, {}};
  const std::string bytes = train_names(data, words_only()).value();
  const NameTagger tagger = NameTagger::read(bytes, WordClusters::load().value()).value();
  const NameScore score = score_names(tagger, data.political, political_types(), words_only());
  EXPECT_EQ(score.spans.right, 5u);
  EXPECT_EQ(score.typed.right, 5u);
  EXPECT_EQ(score.spans.found, 5u);
}

TEST(WeakNameTagger, LearnsTheSameTwice) {
  const NameTrainingData data{small_corpus(), small_corpus(), {}};
  EXPECT_EQ(train_names(data, words_only()).value(), train_names(data, words_only()).value());
}

TEST(WeakNameTagger, ReadsNoCorpusThatIsNone) {
  const auto file = std::filesystem::temp_directory_path() / "entente_marked_sentences.txt";
  for (const char* text : {"word\n", "word\tX-place\n", "word\tB\n"}) {
    std::ofstream(file) << text;
    EXPECT_FALSE(read_marked_sentences(file).ok()) << text;
  }
  std::ofstream(file) << "In\tO\nOslo\tB-location\n\nOslo\tI-location\n";
  const auto read = read_marked_sentences(file);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ(read->at(1).names.size(), 1u);
  EXPECT_FALSE(read_marked_sentences("no/such/file").ok());
  EXPECT_FALSE(read_marked_sentences("no/such/file.xz").ok());
  std::filesystem::remove(file);
}

TEST(WeakNameTagger, TheShippedModelFindsPoliticalNames) {
  const std::filesystem::path dev = std::string(ENTENTE_SHARED_DIR) + "/corpora/crossner-politics/dev.txt.xz";
  if (!std::filesystem::exists(dev)) GTEST_SKIP() << "no CrossNER corpus in the shared folder";
  const auto sentences = read_marked_sentences(dev);
  ASSERT_TRUE(sentences.ok()) << sentences.error().describe();
  const NameScore score =
      score_names(NameTagger::load().value(), *sentences, political_types(), words_only());
  EXPECT_GE(score.spans.f1(), 0.86);
  EXPECT_GE(score.typed.f1(), 0.77);
}

}  // namespace
}  // namespace entente
