// Ids that change, collide or carry odd bytes would tear a stored graph apart.
#include <gtest/gtest.h>

#include <random>

#include "graph/digest.h"
#include "graph/model.h"
#include "graph/name_folding.h"

namespace entente {
namespace {

struct Pair {
  const char* name;
  const char* expected;
};

class Folding : public testing::TestWithParam<Pair> {};

TEST_P(Folding, LeavesTheWords) {
  EXPECT_EQ(fold_name(GetParam().name), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Folding,
    testing::Values(Pair{"Côte d’Ivoire", "cote d ivoire"}, Pair{"Cote d'Ivoire", "cote d ivoire"},
                    Pair{"U.S.-ROK", "us rok"}, Pair{"KISHIDA, Fumio", "kishida fumio"}, Pair{"U.S.", "us"},
                    Pair{"St. Petersburg", "st petersburg"}, Pair{"the White House", "white house"},
                    Pair{"The", "the"}, Pair{"Theresa May", "theresa may"}, Pair{"Sana'a", "sanaa"},
                    Pair{"Xi’an", "xian"}, Pair{"People's Republic", "peoples republic"},
                    Pair{"  NATO \t\n summit ", "nato summit"}, Pair{"Türkiye", "turkiye"},
                    Pair{"Lech Wałęsa", "lech walesa"}, Pair{"Gahr Støre", "gahr store"},
                    Pair{"Weißrußland", "weissrussland"}, Pair{"São Tomé & Príncipe", "sao tome principe"},
                    Pair{"G‑7", "g 7"}, Pair{"ﬁnance", "finance"}, Pair{"Ａｓｅａｎ", "asean"},
                    Pair{"co\u00ADoperation", "cooperation"}, Pair{"ПУТИН", "путин"},
                    Pair{"外務省", "外務省"}, Pair{"청와대", "청와대"}, Pair{"1.5 °C", "1 5 c"},
                    Pair{"O'Brien", "o brien"}, Pair{"Hawaiʻi", "hawaii"},
                    Pair{"states' rights", "states rights"}, Pair{"“Quad”", "quad"}, Pair{"", ""},
                    Pair{"—", ""}, Pair{"a\x01z", "a z"}, Pair{"İstanbul", "istanbul"},
                    Pair{"bad\xFFutf", "bad utf"}, Pair{"the the Hague", "hague"}));

TEST(FoldingProperties, FoldingTwiceChangesNothing) {
  std::mt19937 random(7);
  const std::string alphabet = "aZ.'- ,0the\xC3\xA9\xE2\x80\x99\xCC\x81\xC3\x9F\xFF";
  for (int round = 0; round < 20000; ++round) {
    std::string name;
    for (std::size_t length = random() % 12; length > 0; --length)
      name += alphabet[random() % alphabet.size()];
    std::string folded = fold_name(name);
    ASSERT_EQ(fold_name(folded), folded) << testing::PrintToString(name);
  }
}

class Slug : public testing::TestWithParam<Pair> {};

TEST_P(Slug, IsFoldedAscii) {
  EXPECT_EQ(slug(GetParam().name), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, Slug,
                         testing::Values(Pair{"Fumio Kishida", "fumio-kishida"}, Pair{"The Hague", "hague"},
                                         Pair{"U.S.-ROK alliance", "us-rok-alliance"},
                                         Pair{"Côte d’Ivoire", "cote-d-ivoire"}, Pair{"G7", "g7"}));

TEST(Slugs, WhatAsciiCannotSayIsInTheDigest) {
  EXPECT_EQ(slug("!!!").size(), 12U);
  EXPECT_NE(slug("!!!"), slug("???"));
  EXPECT_EQ(slug("外務省").size(), 12U);
  EXPECT_NE(slug("Ministry 外務省"), slug("Ministry 国防部"));
  EXPECT_EQ(slug("Ministry 外務省").substr(0, 9), "ministry-");
  EXPECT_FALSE(slug("").empty());
}

TEST(Slugs, LongNamesStayShortAndApart) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "word ";
  std::string one = slug(name + "one");
  EXPECT_LE(one.size(), 80U);
  EXPECT_NE(one, slug(name + "two"));
  EXPECT_EQ(slug(std::string(80, 'a')), std::string(80, 'a'));
  EXPECT_EQ(slug(std::string(81, 'a')).size(), 80U);
}

TEST(Ids, CarryTheirKind) {
  EXPECT_EQ(entity_id(EntityKind::person, "Fumio Kishida"), "person:fumio-kishida");
  EXPECT_EQ(kind_of("state:KOR"), EntityKind::state);
  EXPECT_EQ(kind_of("commitment:0f"), EntityKind::commitment);
  EXPECT_FALSE(kind_of("State:KOR"));
  EXPECT_FALSE(kind_of("planet:mars"));
  EXPECT_FALSE(kind_of("state"));
  EXPECT_FALSE(kind_of(""));
}

TEST(Ids, NodesAreTheFirstBytesOfTheDigest) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(node_of("abc"), 0xba7816bf8f01cfeaU);
}

TEST(Ids, AssertionsPrintAndReadBack) {
  AssertionId id{0x0123456789abcdefU, 0xfU};
  EXPECT_EQ(to_string(id), "0123456789abcdef000000000000000f");
  EXPECT_EQ(assertion_id(to_string(id)), id);
  EXPECT_EQ(assertion_id("0123456789ABCDEF000000000000000F"), id);
  EXPECT_FALSE(assertion_id("0123456789abcdef000000000000000"));
  EXPECT_FALSE(assertion_id("0123456789abcdef000000000000000g"));
}

TEST(Facts, AreAssertedCertainAndPositive) {
  EXPECT_TRUE(is_fact(Modality::asserted, Factuality::certain_positive, Polarity::positive));
  EXPECT_FALSE(is_fact(Modality::planned, Factuality::certain_positive, Polarity::positive));
  EXPECT_FALSE(is_fact(Modality::asserted, Factuality::probable_positive, Polarity::positive));
  EXPECT_FALSE(is_fact(Modality::asserted, Factuality::certain_positive, Polarity::negative));
}

}  // namespace
}  // namespace entente
