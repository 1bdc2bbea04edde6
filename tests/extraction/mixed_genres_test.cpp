// Short texts of the genres that entente is made for, each with all the mentions a reader would mark: treaty,
// communiqué, national statement, report, commentary, abstract. All texts are made up for this test.
#include <gmock/gmock.h>

#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;
using testing::mentions_of;

struct Row {
  const char* what;
  const char* date;
  const char* issuer;
  const char* text;
  std::vector<std::string> mentions;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.what;
}

class Genres : public ::testing::TestWithParam<Row> {};

TEST_P(Genres, MentionsAreThese) {
  Document document = document_of(GetParam().text);
  document.issuer = GetParam().issuer;
  if (const auto date = Date::parse(GetParam().date)) document.date = *date;
  EXPECT_THAT(mentions_of(read_entities(document, lexicon())),
              ::testing::ElementsAreArray(GetParam().mentions));
}

const Row rows[] = {
    {"TreatyArticles",
     "1988-03-04",
     "",
     "The Contracting Parties shall refrain from the use of force. Nothing in this Treaty affects "
     "obligations under "
     "the Charter of the United Nations. The Secretary-General of the United Nations shall be the "
     "depositary. "
     "The Joint Harbour Commission shall meet once a year in Geneva.",
     {"Grouping/DEF:Contracting Parties=Contracting Parties",
      "Instrument:Charter of the United Nations=instrument:un-charter",
      "Office:Secretary-General=Secretary-General of the United Nations",
      "Organisation:United Nations=organisation:united-nations",
      "Organisation:Joint Harbour Commission=Joint Harbour Commission", "Place:Geneva=place:geneva"}},
    {"AllianceCommunique",
     "2024-07-11",
     "",
     "Russia remains the most direct threat to Allies' security. We condemn Russia's war against Ukraine and "
     "call on "
     "the PRC to end its support. We welcome the cooperation with Japan, the Republic of Korea, Australia, "
     "and New "
     "Zealand. The NATO-Ukraine Council met in Vilnius. The High Representative of the European Union joined "
     "us.",
     {"State:Russia=state:RUS", "State:Russia=state:RUS", "Event/NOM:war=event:russian-invasion-of-ukraine",
      "State:Ukraine=state:UKR", "State:PRC=state:CHN", "State:Japan=state:JPN",
      "State:Republic of Korea=state:KOR", "State:Australia=state:AUS", "State:New Zealand=state:NZL",
      "Organisation:NATO-Ukraine Council=organisation:nato-ukraine-council", "Place:Vilnius=place:vilnius",
      "Office:High Representative=High Representative of the European Union",
      "Organisation:European Union=organisation:european-union"}},
    {"GermanMinister",
     "2023-02-18",
     "Germany",
     "Germany stands by Ukraine. Together with France and Poland, Berlin will not look away. The Federal "
     "Foreign "
     "Office has doubled its aid, and Chancellor Scholz spoke to President Zelenskyy. The Zeitenwende "
     "Support Fund is "
     "open to partners in the Sahel and in Moldova.",
     {"State:Germany=state:DEU", "State:Ukraine=state:UKR", "State:France=state:FRA",
      "State:Poland=state:POL", "State:Berlin=state:DEU",
      "Organisation:Federal Foreign Office=organisation:german-federal-foreign-office",
      "Office:Chancellor=Chancellor of Germany", "Person:Scholz=person:olaf-scholz",
      "Person:Zelenskyy=person:volodymyr-zelenskyy",
      "Initiative:Zeitenwende Support Fund=Zeitenwende Support Fund", "Place:Sahel=place:sahel",
      "State:Moldova=state:MDA"}},
    {"ThinkTankReport",
     "2022-09-01",
     "",
     "Policymakers in Washington should resist the temptation. The Department of State and the Ministry of "
     "Coastal "
     "Affairs of Vietnam already share data.12 China's Belt and Road Initiative reaches Sri Lanka, and the "
     "Asian "
     "Infrastructure Investment Bank (AIIB) lends there. 13 See the Harbour Futures Institute's Annual "
     "Harbour Report.",
     {"Place:Washington=place:washington-dc",
      "Organisation:Department of State=organisation:us-department-of-state",
      "Organisation:Ministry of Coastal Affairs of Vietnam=Ministry of Coastal Affairs of Vietnam",
      "State:China=state:CHN", "Initiative:Belt and Road Initiative=initiative:belt-and-road-initiative",
      "State:Sri Lanka=state:LKA",
      "Organisation:Asian Infrastructure Investment Bank=organisation:asian-infrastructure-investment-bank",
      "Organisation:AIIB=organisation:asian-infrastructure-investment-bank",
      "Organisation:Harbour Futures Institute=Harbour Futures Institute",
      "Document:Annual Harbour Report=Annual Harbour Report"}},
    {"CommentaryByAnAuthor",
     "2021-10-02",
     "",
     "Lena Brandvold argues that AUKUS was badly sold in Paris. Brandvold notes that Canberra cancelled the "
     "deal "
     "before President Macron was told. The French government recalled its ambassadors from the United "
     "States and "
     "Australia, while London stayed silent.",
     {"Person:Lena Brandvold=Lena Brandvold", "Grouping:AUKUS=grouping:aukus", "Place:Paris=place:paris",
      "Person:Brandvold=Lena Brandvold", "State:Canberra=state:AUS", "Person:Macron=person:emmanuel-macron",
      "Organisation:French government=organisation:french-government", "State:United States=state:USA",
      "State:Australia=state:AUS", "State:London=state:GBR"}},
    {"SahelAbstract",
     "2024-03-01",
     "",
     "Moussa Okonjo-Diarra contends that the withdrawal of Mali, Burkina Faso, and Niger from ECOWAS began "
     "with the "
     "coup in Niamey. The Alliance of Sahel States (AES) needs recognition by the African Union. He proposes "
     "that a "
     "Sahel Mediation Secretariat should be established.",
     {"Person:Moussa Okonjo-Diarra=Moussa Okonjo-Diarra", "State:Mali=state:MLI",
      "State:Burkina Faso=state:BFA", "State:Niger=state:NER", "Organisation:ECOWAS=organisation:ecowas",
      "Event/NOM:coup=coup in Niamey", "Place:Niamey=place:niamey",
      "Organisation:Alliance of Sahel States=organisation:alliance-of-sahel-states",
      "Organisation:AES=organisation:alliance-of-sahel-states",
      "Organisation:African Union=organisation:african-union",
      "Organisation:Sahel Mediation Secretariat=Sahel Mediation Secretariat"}},
    {"AseanAbstract",
     "2023-09-20",
     "",
     "Wei Ling Hartono examines why ASEAN has not agreed on a Code of Conduct in the South China Sea. "
     "Hartono finds "
     "that Vietnam and the Philippines distrust Beijing. The ASEAN Regional Forum could help, she says.",
     {"Person:Wei Ling Hartono=Wei Ling Hartono", "Organisation:ASEAN=organisation:asean",
      "Instrument:Code of Conduct=Code of Conduct", "Place:South China Sea=place:south-china-sea",
      "Person:Hartono=Wei Ling Hartono", "State:Vietnam=state:VNM", "State:Philippines=state:PHL",
      "State:Beijing=state:CHN", "Organisation:ASEAN Regional Forum=organisation:asean-regional-forum"}},
    {"UkraineAbstract",
     "2024-05-11",
     "",
     "Danylo Hrytsenko suggests that the Ramstein format outlived its purpose. Since the Bucharest Summit in "
     "2008, "
     "Kyiv has asked for guarantees like those of the Budapest Memorandum. A Black Sea Security Council "
     "should be "
     "created by Ukraine, Romania, and Türkiye, Hrytsenko writes.",
     {"Person:Danylo Hrytsenko=Danylo Hrytsenko", "Place:Ramstein=place:ramstein",
      "Meeting:Bucharest Summit=meeting:nato-summit-2008", "State:Kyiv=state:UKR",
      "Instrument:Budapest Memorandum=instrument:budapest-memorandum",
      "Organisation:Black Sea Security Council=Black Sea Security Council", "State:Ukraine=state:UKR",
      "State:Romania=state:ROU", "State:Türkiye=state:TUR", "Person:Hrytsenko=Danylo Hrytsenko"}},
};
INSTANTIATE_TEST_SUITE_P(Rows, Genres, ::testing::ValuesIn(rows),
                         [](const auto& row) { return row.param.what; });

}  // namespace
}  // namespace entente
