// A document that crossed from one process to another is not the one that was sent, or is believed too
// easily.
#include "ingest/readers/document_json.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

Document sample() {
  Document document;
  document.text = "Title\n\nA “quoted” line.\n\xe2\x80\xa2 item";
  document.title = "Title \"x\"";
  document.date = *Date::parse("2023-08-18");
  document.authors = {"A. B."};
  document.losses = {"page 2 has no text layer"};
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.pages = {{1, "iv", {0, 7}}, {2, "", {7, size}}};
  document.blocks = {
      {BlockKind::title, {0, 5}}, {BlockKind::list_stem, {7, 27}}, {BlockKind::list_item, {28, size}, 2, 1}};
  document.outline = {{"One", 1, 2}};
  return document;
}

TEST(DocumentJson, ComesBackAsItWent) {
  const Document document = sample();
  const auto back = document_from_json(to_json(document));
  ASSERT_TRUE(back.ok()) << back.error().describe();
  EXPECT_EQ(to_json(*back), to_json(document));
  EXPECT_EQ(back->text, document.text);
  EXPECT_EQ(back->blocks[2].stem, 1);
}

TEST(DocumentJson, BelievesNoSpanOutsideTheText) {
  const std::string honest = to_json(sample());
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"\"end\":7}", "\"end\":700}"},  // page past the end
           {"\"start\":7", "\"start\":3"},  // pages overlap
           {"\"stem\":1", "\"stem\":2"},    // an item that is its own stem
           {"\"stem\":1", "\"stem\":-5"},
           {"\"kind\":\"title\"", "\"kind\":\"tytle\""},
           {"\"start\":0", "\"start\":\"0\""},
           {"\"pages\":[{", "\"pages\":7,\"x\":[{"},
           {"{\"source\"", "{{"}}) {
    std::string lie = honest;
    const std::size_t at = lie.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    lie.replace(at, from.size(), to);
    EXPECT_FALSE(document_from_json(lie).ok()) << from << " -> " << to;
  }
}

TEST(DocumentJson, TakesAnyBytes) {
  const std::string honest = to_json(sample());
  for (std::size_t cut = 0; cut < honest.size(); cut += 7) {
    EXPECT_FALSE(document_from_json(honest.substr(0, cut)).ok());
  }
}

}  // namespace
}  // namespace entente
