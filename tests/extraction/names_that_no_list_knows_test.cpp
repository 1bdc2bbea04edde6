// Names that neither the lexicon nor a pattern explains: what the learned tagger adds, and what it must not.
#include <gmock/gmock.h>

#include "tests/extraction/mention_row.h"
#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;
using testing::mentions_of;

using Row = testing::MentionRow;

class NamesThatNoListKnows : public ::testing::TestWithParam<Row> {};

TEST_P(NamesThatNoListKnows, AreThese) {
  const Document document = document_of(GetParam().text);
  EXPECT_THAT(mentions_of(read_entities(document, lexicon())),
              ::testing::ElementsAreArray(GetParam().mentions));
}

const Row found[] = {
    {"APersonWithoutTitle",
     "The talks were led by Ingvild Tårnes, who knows the harbour well.",
     {"Person:Ingvild Tårnes=Ingvild Tårnes"}},
    {"APlaceAfterAPreposition",
     "The ferries will call at Grimsvåg and in Tessaloke every week.",
     {"Place:Grimsvåg=Grimsvåg", "Place:Tessaloke=Tessaloke"}},
    {"AHyphenatedPlace",
     "The patrols sail from Tessaloke and Sal-mek.",
     {"Place:Tessaloke=Tessaloke", "Place:Sal-mek=Sal-mek"}},
    {"ABodyAroundADemonym",
     "They exercised with the Royal Danish Lancers for a week.",
     {"Organisation:Royal Danish Lancers=Royal Danish Lancers"}},
};

const Row not_found[] = {
    {"AHeadingInTitleCase", "Sustained Growth for Quiet Harbours and Open Markets", {}},
    {"AHeadingBeforeAColon", "Expanding Harbour Access: we will dredge the channel.", {}},
    {"AnAcronymInBrackets", "They reviewed the nationally agreed targets (NAT) at length.", {}},
    {"ACommonWordWithACapital", "Resilience is what the harbours lack.", {}},
    {"ADay", "It was agreed on Thursday that work goes on.", {}},
    {"NoCapitalAtAll", "they met in the harbour and said nothing.", {}},
};

std::string name_of_row(const ::testing::TestParamInfo<Row>& info) {
  return info.param.what;
}

INSTANTIATE_TEST_SUITE_P(Found, NamesThatNoListKnows, ::testing::ValuesIn(found), name_of_row);
INSTANTIATE_TEST_SUITE_P(NotFound, NamesThatNoListKnows, ::testing::ValuesIn(not_found), name_of_row);

TEST(NamesThatNoListKnows, AreFoundAlikeEveryTime) {
  const Document document = document_of("The talks were led by Ingvild Tårnes and Oluf Brenk at Grimsvåg.");
  const std::vector<std::string> once = mentions_of(read_entities(document, lexicon()));
  EXPECT_EQ(once.size(), 3u);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(mentions_of(read_entities(document, lexicon())), once);
}

TEST(NamesThatNoListKnows, AreNotSoughtWithoutAModel) {
  const auto words_only = Lexicon::load_without_models();
  ASSERT_TRUE(words_only.ok());
  const Document document = document_of("The ferries will call at Grimsvåg and in Tessaloke every week.");
  EXPECT_TRUE(mentions_of(read_entities(document, *words_only)).empty());
}

}  // namespace
}  // namespace entente
