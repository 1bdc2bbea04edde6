// robots.txt read too strictly or too loosely (RFC 9309).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/fetching/robots.h"

namespace entente {
namespace {

struct RobotsTextRow {
  std::string name;
  std::string text;
  std::string target;
  bool allowed;
};

class RobotsText : public testing::TestWithParam<RobotsTextRow> {};

TEST_P(RobotsText, AllowsWhatItMeans) {
  EXPECT_EQ(RobotsRules::parse(GetParam().text, "entente").allows(GetParam().target), GetParam().allowed);
}

const std::vector<RobotsTextRow> robots_rows = {
    {"nothing", "", "/a", true},
    {"a_page_of_html", "<html><body>Disallow: soon</body></html>", "/a", true},
    {"everything_closed", "User-agent: *\nDisallow: /", "/a", false},
    {"robots_txt_is_open", "User-agent: *\nDisallow: /", "/robots.txt", true},
    {"an_empty_rule_closes_nothing", "User-agent: *\nDisallow:", "/a", true},
    {"a_prefix", "User-agent: *\nDisallow: /pub", "/publications", false},
    {"another_prefix", "User-agent: *\nDisallow: /pub", "/people", true},
    {"longest_wins", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
    {"longest_wins_in_any_order", "User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false},
    {"allow_wins_between_equals", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
    {"our_group_alone_counts", "User-agent: *\nDisallow: /\n\nUser-agent: Entente/1.0\nDisallow: /x", "/a",
     true},
    {"our_group_forbids", "User-agent: *\nAllow: /\nUser-agent: ENTENTE\nDisallow: /", "/a", false},
    {"our_group_is_empty", "User-agent: entente\n\nUser-agent: *\nDisallow: /", "/a", false},
    {"groups_of_one_name_are_one",
     "User-agent: entente\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: entente\nDisallow: /b", "/b",
     false},
    {"several_agents_share_a_group", "User-agent: x\nUser-agent: entente\nUser-agent: y\nDisallow: /a", "/a",
     false},
    {"another_agent", "User-agent: ententes\nDisallow: /", "/a", true},
    {"another_agent_that_begins_so", "User-agent: entente-bot\nDisallow: /", "/a", true},
    {"a_sitemap_between_agents_and_rules", "User-agent: *\nSitemap: https://example.org/s.xml\nDisallow: /",
     "/a", false},
    {"a_rule_before_any_agent", "Disallow: /\nUser-agent: *\nAllow: /", "/a", true},
    {"comments_and_blanks", "  user-agent : * # all\n\tDISALLOW : /a # closed", "/a", false},
    {"line_ends_of_old", "User-agent: *\rDisallow: /a\r", "/a", false},
    {"a_byte_order_mark", "\xef\xbb\xbfUser-agent: *\nDisallow: /", "/a", false},
    {"star", "User-agent: *\nDisallow: /*.pdf", "/x/y.pdf?v=1", false},
    {"star_and_end", "User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false},
    {"star_and_end_not_reached", "User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?v=1", true},
    {"end_alone", "User-agent: *\nDisallow: /$", "/a", true},
    {"the_root", "User-agent: *\nDisallow: /$", "/", false},
    {"two_stars_out_of_order", "User-agent: *\nDisallow: /a*b*c", "/a-c-b", true},
    {"a_last_part_that_overlaps", "User-agent: *\nDisallow: /ab*ba$", "/aba", true},
    {"query", "User-agent: *\nDisallow: /*?print=", "/a?print=1", false},
    {"encoded_alike", "User-agent: *\nDisallow: /caf\xc3\xa9", "/caf%c3%a9", false},
    {"encoded_letter", "User-agent: *\nDisallow: /%61", "/a", false},
    {"encoded_slash_is_another", "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
    {"an_encoded_star_is_a_letter", "User-agent: *\nDisallow: /a%2A", "/a*b", false},
    {"an_encoded_star_stands_for_itself", "User-agent: *\nDisallow: /a%2A", "/abc", true},
    {"an_encoded_dollar", "User-agent: *\nDisallow: /a%24", "/a$b", false},
    {"capitals_of_paths_differ", "User-agent: *\nDisallow: /A", "/a", true},
};

INSTANTIATE_TEST_SUITE_P(Rows, RobotsText, testing::ValuesIn(robots_rows),
                         [](const auto& row) { return row.param.name; });

TEST(RobotsText, OfAnyLengthIsReadQuickly) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 100'000; i++) text += "Disallow: /" + std::string(30, '*') + "a\n";
  const RobotsRules rules = RobotsRules::parse(text, "entente");
  EXPECT_TRUE(rules.allows("/" + std::string(10'000, 'b')));
  EXPECT_FALSE(rules.allows("/" + std::string(1'000, 'b') + "a"));
}

TEST(RobotsText, TheDelayIsOurGroupsAndHasAnEnd) {
  const auto delay = [](const std::string& text) {
    return RobotsRules::parse(text, "entente").crawl_delay().count();
  };
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: 5\nUser-agent: entente\nCrawl-delay: 7"), 7);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: 0.5"), 1);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: 86400"), 120);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: -3"), 0);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: nan"), 0);
}

}  // namespace
}  // namespace entente
