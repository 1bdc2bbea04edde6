// Text that no rule was made for, from bytes to what the graph is told: nothing may crash, every quote must
// stand in its page, and the work must grow with the text and no faster.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "ingest/extractor.h"
#include "ingest/linking/linker.h"
#include "ingest/readers/reader.h"

namespace entente {
namespace {

using ::testing::Contains;

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load().value();
  return loaded;
}

const Extractor& extractor() {
  static const Extractor made = Extractor::make(lexicon()).value();
  return made;
}

Changes changes_of(const Document& document) {
  return link(extractor().extract(document), lexicon(), "document:a", {"file:///a.txt"}, "test");
}

void expect_quotes_in_pages(const Changes& changes) {
  for (const Statement& statement : changes.statements) {
    const Evidence& at = statement.evidence;
    ASSERT_LE(at.page, changes.pages.size());
    EXPECT_EQ(changes.pages[at.page - 1].text.substr(at.start, at.end - at.start), at.quote);
    EXPECT_FALSE(at.quote.empty());
  }
}

// Reads what a reader refuses as plain text all the same.
Document document_of(std::string text) {
  if (Result<Document> read = read_document(text, "a.txt"); read.ok()) return std::move(*read);
  Document document;
  document.text = std::move(text);
  document.pages.push_back({1, "", {0, static_cast<std::uint32_t>(document.text.size())}});
  return document;
}

TEST(HostileExtraction, AnyBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 2000, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    expect_quotes_in_pages(changes_of(document_of(bytes)));
  }
}

// Statements cut at any byte and stirred with bytes that no text has.
TEST(HostileExtraction, DamagedProse) {
  const std::string prose =
      "Japan and Australia will share data with NATO by 2031. “We condemn the launch,” Minister Aiko Sato "
      "said.\n\n"
      "We agreed to:\n\n- Train 200 officers;\n- Publish a report.\n\nThe Council should be established.\n\n";
  std::mt19937 random(8);
  for (int round = 0; round < 400; ++round) {
    std::string text = prose + prose;
    for (int change = 0; change < 12; ++change) {
      const std::size_t at = random() % text.size();
      const std::string_view marks = " \n,;:.-()\"'";
      const char mark = marks[random() % marks.size()];
      if (random() % 3 == 0)
        text.erase(at, random() % 9);
      else
        text.insert(at, 1, random() % 4 == 0 ? static_cast<char>(random()) : mark);
    }
    expect_quotes_in_pages(changes_of(document_of(text)));
  }
}

TEST(HostileExtraction, ASentenceOfFiveThousandWordsIsReadInPiecesAndNamedAsALoss) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Japan will help NATO, ";
  const Changes changes = changes_of(document_of(text));
  EXPECT_THAT(changes.document.losses, Contains("a sentence of more than 1500 words was read in pieces"));
  EXPECT_GE(changes.statements.size(), 100U);
  expect_quotes_in_pages(changes);
}

// The gold's own sentences cannot be cut; one that is too long is passed over, and said to be.
TEST(HostileExtraction, AGivenSentenceOfFiveThousandWordsIsNamedAsALoss) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Japan will help NATO, ";
  const Document document = document_of(text);
  const GivenSentence given[] = {{{0, static_cast<std::uint32_t>(text.size())}, false}};
  const Extraction found = extractor().extract(document, given);
  EXPECT_THAT(found.reading.losses,
              Contains("a sentence of more than 1500 words was not read for statements"));
  EXPECT_TRUE(found.statements.empty());
}

TEST(HostileExtraction, ATableOfNumbersSaysNothing) {
  std::string text;
  for (int row = 0; row < 300; ++row) {
    for (int column = 0; column < 12; ++column) text += std::to_string(row * column * 37 % 9973) + ".5\t";
    text += "\n";
  }
  const Changes changes = changes_of(document_of(text));
  EXPECT_TRUE(changes.statements.empty());
}

TEST(HostileExtraction, ABibliographyBindsNobody) {
  std::string text = "References\n\n";
  for (int i = 0; i < 60; ++i)
    text += "Sato, A., and B. Okafor (20" + std::to_string(10 + i % 15) +
            "), \u201cWill Japan Support the Quad? Commitments to Agree, Shall We Pledge\u201d, Journal of "
            "Pacific "
            "Studies 12(" +
            std::to_string(i) + "), pp. 11\u201339, doi:10.1000/" + std::to_string(i) + ".\n\n";
  for (const Statement& statement : changes_of(document_of(text)).statements)
    EXPECT_FALSE(statement.is_commitment) << statement.evidence.quote;
}

double processor_seconds(const Document& document) {
  double least = 1e9;
  for (int pass = 0; pass < 3; ++pass) {
    const std::clock_t start = std::clock();
    const Extraction found = extractor().extract(document);
    EXPECT_FALSE(found.reading.sentences.empty());
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

struct Growth {
  const char* name;
  std::string unit;   // repeated
  std::size_t times;  // in the short text
};

void PrintTo(const Growth& growth, std::ostream* out) {
  *out << growth.name;
}

class Cost : public ::testing::TestWithParam<Growth> {};

// Four times the text is four times the work; eight leaves room for a busy machine, sixteen would be a
// square.
TEST_P(Cost, GrowsWithTheText) {
  const auto text = [&](std::size_t times) {
    std::string repeated;
    for (std::size_t i = 0; i < times; ++i) repeated += GetParam().unit;
    return document_of(std::move(repeated));
  };
  const Document once = text(GetParam().times), four = text(4 * GetParam().times);
  processor_seconds(once);  // the first time of all fills tables and caches
  EXPECT_LT(processor_seconds(four), 8 * processor_seconds(once) + 0.01);
}

INSTANTIATE_TEST_SUITE_P(
    , Cost,
    ::testing::Values(
        Growth{"paragraphs", "Japan will share data with NATO by 2031. The leaders met in Seoul.\n\n", 400},
        Growth{"one_paragraph", "Japan will share data with NATO by 2031. The leaders met in Seoul. ", 400},
        Growth{"one_sentence", "Japan and the Council of Australia will help NATO, ", 400},
        Growth{"long_sentences",
               "We will support Japan and urge Korea to help, and they agreed to meet the President of the "
               "Council, "
               "and we will support Japan and urge Korea to help, and they agreed to meet the ministers of "
               "NATO.\n\n",
               150},
        Growth{"list_items", "- Train officers of Japan and NATO;\n", 600},
        Growth{"stems", "We will:\n\n- help Japan;\n\n", 400},
        Growth{"new_names", "Minister Aiko Sato of the Pacific Working Group said that Japan will help. ",
               300},
        Growth{"brackets", "((((Japan (ASEAN) [NATO] ", 800},
        Growth{"capitals", "JAPAN AND THE SECURITY COUNCIL OF NORTH AND SOUTH ", 600},
        Growth{"quotes", "\u201cWe will\u201d \"help\" 'Japan' ", 800}),
    [](const ::testing::TestParamInfo<Growth>& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace entente
