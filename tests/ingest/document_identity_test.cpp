// A document that is taken for another, or not recognised when it comes again.
#include "ingest/linking/document_identity.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Document with_url(std::string url) {
  Document document;
  document.url = std::move(url);
  return document;
}

struct UrlCase {
  std::string_view url, location;
};

class Locations : public testing::TestWithParam<UrlCase> {};

TEST_P(Locations, AreCanonical) {
  EXPECT_EQ(home_of(with_url(std::string(GetParam().url)), "file:///page.html"), GetParam().location);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Locations,
    testing::Values(UrlCase{"https://Example.ORG/A/Page.html#top", "https://example.org/A/Page.html"},
                    UrlCase{"https://example.org/a?utm_source=x&id=7", "https://example.org/a?id=7"},
                    UrlCase{"https://example.org/a?utm_source=x", "https://example.org/a"},
                    UrlCase{"https://EXAMPLE.org", "https://example.org"},
                    UrlCase{"https://example.org?fbclid=1", "https://example.org"}));

TEST(DocumentIdentity, IsWhereItWasFoundWhenNoAddressIsStated) {
  EXPECT_EQ(home_of(with_url(""), "file:///a/page.txt"), "file:///a/page.txt");
  EXPECT_EQ(home_of(with_url("/relative/page"), "https://Example.org/a?utm_source=x"),
            "https://example.org/a");
}

TEST(DocumentIdentity, NamesTheLastPartOfTheLocation) {
  const EntityId id = document_id("https://example.org/news/camp-david-2023.html?id=1");
  EXPECT_TRUE(id.starts_with("document:camp-david-2023-")) << id;
  EXPECT_EQ(id, document_id("https://example.org/news/camp-david-2023.html?id=1"));
  EXPECT_NE(id, document_id("https://example.org/news/camp-david-2023.html?id=2"));
}

Document page(const std::string& shell, const std::string& body) {
  Document document;
  document.text = shell + "\n\n" + body;
  const auto shell_size = static_cast<std::uint32_t>(shell.size());
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.blocks = {{BlockKind::boilerplate, {0, shell_size}},
                     {BlockKind::paragraph, {shell_size + 2, size}}};
  return document;
}

TEST(TextDigest, IgnoresTheShellAndWhiteSpaceAndNothingElse) {
  const std::string digest = text_digest(page("Index: 10 publications", "Japan and Korea met."));
  EXPECT_EQ(digest, text_digest(page("Index: 9 publications, and a longer menu", "Japan and Korea met.")));
  EXPECT_EQ(digest, text_digest(page("Index: 10 publications", "Japan  and\nKorea met.")));
  EXPECT_NE(digest, text_digest(page("Index: 10 publications", "Japan and Korea met!")));
}

}  // namespace
}  // namespace entente
