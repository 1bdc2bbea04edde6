// Evidence that points at the wrong words.
#include "ingest/linking/page_locator.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Document two_pages() {
  Document document;
  document.text = "Erste Seite: über alles.\nSecond page says so.";
  const auto cut = static_cast<std::uint32_t>(document.text.find("Second"));
  document.pages = {{1, "i", {0, cut}}, {2, "ii", {cut, static_cast<std::uint32_t>(document.text.size())}}};
  return document;
}

Span find(const Document& document, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(document.text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

TEST(PageLocator, CountsFromTheStartOfThePage) {
  const Document document = two_pages();
  const Evidence evidence =
      PageLocator(document).evidence(find(document, "page"), find(document, "Second page says so."), {});
  EXPECT_EQ(evidence.page, 2U);
  EXPECT_EQ(evidence.quote, "page");
  EXPECT_EQ(evidence.start, 7U);
  EXPECT_EQ(evidence.prefix, "Second ");
  EXPECT_EQ(evidence.suffix, " says so.");
  EXPECT_EQ(evidence.sentence_start, 0U);
  EXPECT_EQ(evidence.stem_start, evidence.stem_end);
}

TEST(PageLocator, CutsAtTheEndOfThePage) {
  const Document document = two_pages();
  Span across = find(document, "alles.");
  across.end = find(document, "says").end;
  const Evidence evidence = PageLocator(document).evidence(across, across, {});
  EXPECT_EQ(evidence.page, 1U);
  EXPECT_EQ(evidence.quote, "alles.\n");
}

TEST(PageLocator, NeverCutsACharacter) {
  Document document;
  document.text = std::string(20, 'a');
  for (int i = 0; i < 40; ++i) document.text += "é";
  document.text += "X";
  document.pages = {{1, "", {0, static_cast<std::uint32_t>(document.text.size())}}};
  const Evidence evidence = PageLocator(document).evidence(find(document, "X"), find(document, "X"), {});
  EXPECT_EQ(evidence.prefix.size(), 64U);  // 32 characters of two bytes
  EXPECT_TRUE(evidence.prefix.starts_with("é"));
}

}  // namespace
}  // namespace entente
