// Offsets that count the wrong thing, and input that is no gold.
#include "ingest/gold/gold_json.h"

#include <gtest/gtest.h>

#include "ingest/gold/code_points.h"

namespace entente {
namespace {

TEST(CodePoints, CountCharactersBothWays) {
  const std::string text = "a’b";  // ’ has three bytes
  const CodePoints points(text);
  EXPECT_EQ(points.count_before(0), 0U);
  EXPECT_EQ(points.count_before(1), 1U);
  EXPECT_EQ(points.count_before(4), 2U);
  EXPECT_EQ(points.count_before(5), 3U);
  EXPECT_EQ(points.byte_of(2), 4U);
  EXPECT_EQ(points.byte_of(3), 5U);
  EXPECT_EQ(points.byte_of(99), 5U);
}

TEST(GoldInput, ReadsMetadataAndSentencesAndNotTheAnswers) {
  const auto input = parse_gold_input(
      R"({"doc_id":"D","title":"T","date":"2023-08","issuer":null,"text":"’A b. C d.",)"
      R"("sentences":[{"start":0,"end":5,"boilerplate":true},{"start":6,"end":10}],"entities":[{"id":"x"}]})",
      "d.json");
  ASSERT_TRUE(input.ok()) << input.error().describe();
  EXPECT_EQ(input->date.to_string(), "2023-08");
  ASSERT_EQ(input->sentences.size(), 2U);
  EXPECT_TRUE(input->sentences[0].boilerplate);
  EXPECT_EQ(input->text.substr(input->sentences[1].span.begin, input->sentences[1].span.size()), "C d.");
}

TEST(GoldInput, NamesFileAndField) {
  for (const char* bad : {"", "[]", "{\"doc_id\":\"D\"}", "{\"text\":\"x\"}",
                          R"({"doc_id":"D","text":"x","sentences":[{"start":5,"end":2}]})",
                          R"({"doc_id":"D","text":"x","sentences":[7]})"}) {
    const auto input = parse_gold_input(bad, "d.json");
    ASSERT_FALSE(input.ok()) << bad;
    EXPECT_EQ(input.error().code, ErrorCode::malformed);
    EXPECT_EQ(input.error().where, "d.json");
  }
}

Document blocks_of(const std::string& text, const std::vector<std::string>& sentences) {
  GoldInput input;
  input.doc_id = "D";
  input.title = "A Title";
  input.text = text;
  std::size_t at = 0;
  for (const std::string& sentence : sentences) {
    at = text.find(sentence, at);
    input.sentences.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + sentence.size())}});
    at += sentence.size();
  }
  return document_of(input);
}

TEST(GoldDocument, FindsParagraphsAndLists) {
  const Document document =
      blocks_of("A Title\n\nOne. Two.\n\nWe will:\n\n• act;\n\n• and report.\n\nThree.",
                {"A Title", "One.", "Two.", "We will:", "• act;", "• and report.", "Three."});
  std::vector<BlockKind> kinds;
  for (const Block& block : document.blocks) kinds.push_back(block.kind);
  using enum BlockKind;
  EXPECT_EQ(kinds, (std::vector{title, paragraph, list_stem, list_item, list_item, paragraph}));
  EXPECT_EQ(document.blocks[4].stem, 2);
}

TEST(GoldDocument, FindsItemsWithoutMarkers) {
  const Document document =
      blocks_of("The Parties agree to:\nShare data;\nMeet yearly.\n\nThis ends here.",
                {"The Parties agree to:", "Share data;", "Meet yearly.", "This ends here."});
  using enum BlockKind;
  ASSERT_EQ(document.blocks.size(), 4U);
  EXPECT_EQ(document.blocks[1].kind, list_item);
  EXPECT_EQ(document.blocks[2].kind, list_item);
  EXPECT_EQ(document.blocks[3].kind, paragraph);
}

}  // namespace
}  // namespace entente
