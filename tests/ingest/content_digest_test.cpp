// One text taken for two because names stand in another order, or two for one because little differs.
#include "ingest/linking/content_digest.h"

#include <gtest/gtest.h>

#include "ingest/extractor.h"

namespace entente {
namespace {

constexpr const char* rest =
    " will hold a trilateral exercise every year, beginning in 2025. We will establish a hotline between our "
    "coast guards by the end of next year, and we will share early warning data on missile launches with one "
    "another. Our officials will convene a working group on supply chains in Seoul within ninety days, and "
    "report "
    "to us before the next meeting of our ministers.";

std::string digest_of(const std::string& text) {
  static const Lexicon lexicon = Lexicon::load().value();
  static const Extractor extractor = Extractor::make(lexicon).value();
  Document document;
  document.text = text;
  const auto size = static_cast<std::uint32_t>(text.size());
  document.pages = {{1, "", {0, size}}};
  document.blocks = {{BlockKind::paragraph, {0, size}}};
  return content_digest(extractor.extract(document).reading);
}

struct DigestRow {
  const char* one;
  const char* other;
  bool same;
};

class ContentDigestTable : public testing::TestWithParam<DigestRow> {};

TEST_P(ContentDigestTable, TellsRepublicationFromRevision) {
  const std::string one = digest_of(GetParam().one + std::string(rest));
  ASSERT_FALSE(one.empty());
  EXPECT_EQ(one == digest_of(GetParam().other + std::string(rest)), GetParam().same);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ContentDigestTable,
    testing::Values(
        DigestRow{"Japan, the Republic of Korea, and the United States",
                  "The United States, the Republic of Korea and Japan", true},
        DigestRow{"Japan, the Republic of Korea, and the United States", "The U.S., the ROK, and Japan",
                  true},
        DigestRow{"Prime Minister Kishida Fumio of Japan and President Joseph R. Biden of the United States",
                  "President Biden of the United States and Prime Minister Fumio Kishida of Japan", true},
        DigestRow{"Japan, the Republic of Korea, and the United States",
                  "Japan, India, and the United States", false},
        DigestRow{"Japan and the Republic of Korea", "Neither Japan nor the Republic of Korea", false},
        DigestRow{"Japan and the Republic of Korea", "On 4 May, Japan and the Republic of Korea", false}));

TEST(ContentDigest, HasNothingToSayOfAFewWords) {
  EXPECT_EQ(digest_of("Japan and Korea met in Seoul."), "");
}

}  // namespace
}  // namespace entente
