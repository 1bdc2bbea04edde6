// Names that the lexicon does not list: where they begin and end, and what is no name at all.
#include <gmock/gmock.h>

#include "tests/extraction/mention_row.h"
#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;
using testing::mentions_of;

using Row = testing::MentionRow;

class UnknownNames : public ::testing::TestWithParam<Row> {};

TEST_P(UnknownNames, AreThese) {
  const Document document = document_of(GetParam().text);
  EXPECT_THAT(mentions_of(read_entities(document, lexicon())),
              ::testing::ElementsAreArray(GetParam().mentions));
}

const Row boundaries[] = {
    {"PossessorIsNoPart",
     "Critics of Biden's Harbour Rescue Plan were few.",
     {"Person:Biden=person:joe-biden", "Instrument:Harbour Rescue Plan=Harbour Rescue Plan"}},
    {"TitledPossessorIsNoPart",
     "The review follows President Biden's Executive Order on Quiet Harbours.",
     {"Person:Biden=person:joe-biden",
      "Instrument:Executive Order on Quiet Harbours=Executive Order on Quiet Harbours"}},
    {"PossessiveAloneIsNoName", "It came after the minister's Call.", {}},
    {"StatePossessorIsNoPart",
     "They read Japan's Harbour Security Strategy.",
     {"State:Japan=state:JPN", "Instrument:Harbour Security Strategy=Harbour Security Strategy"}},
    {"PossessiveInsideAName",
     "She chairs the Women's Harbour Council.",
     {"Organisation:Women's Harbour Council=Women's Harbour Council"}},
    {"DemonymBeginsAName",
     "He joined the American Society of Harbour Masters.",
     {"Organisation:American Society of Harbour Masters=American Society of Harbour Masters"}},
    {"DemonymBeforeAMinistry",
     "A note of the Indonesian Ministry of Tides arrived.",
     {"State/ADJ:Indonesian=state:IDN", "Organisation:Ministry of Tides=Ministry of Tides"}},
    {"StateBeginsAName",
     "It wrote to the U.S. Conference of Harbour Masters.",
     {"Meeting:U.S. Conference of Harbour Masters=U.S. Conference of Harbour Masters"}},
    {"AndInsideAName",
     "The Tide and Lighthouse Administration agreed.",
     {"Organisation:Tide and Lighthouse Administration=Tide and Lighthouse Administration"}},
    {"AndBetweenTwoNames",
     "The Institutes of Tides and National Lighthouse Institute agreed.",
     {"Organisation:National Lighthouse Institute=National Lighthouse Institute"}},
    {"CommaBetweenTwoNames",
     "The Ministry of Tides, Tide and Lighthouse Administration agreed.",
     {"Organisation:Ministry of Tides=Ministry of Tides",
      "Organisation:Tide and Lighthouse Administration=Tide and Lighthouse Administration"}},
    {"AmpersandInsideAName",
     "It asked the Centre for Tides & Lighthouse Keepers.",
     {"Organisation:Centre for Tides & Lighthouse Keepers=Centre for Tides & Lighthouse Keepers"}},
    {"CapitalisedPreposition",
     "They passed the Violence Against Seafarers Act.",
     {"Instrument:Violence Against Seafarers Act=Violence Against Seafarers Act"}},
    {"CapitalisedDeterminerOfALaw",
     "They passed the No Surprise Tides Act.",
     {"Instrument:No Surprise Tides Act=No Surprise Tides Act"}},
    {"NumberOfAWar", "It recalled the Harbour War II.", {"Event:Harbour War II=Harbour War II"}},
    {"DateIsNoPart",
     "He joined the Tide Regulatory Commission on Monday.",
     {"Organisation:Tide Regulatory Commission=Tide Regulatory Commission"}},
    {"HeadThatGoesOn",
     "The Harbour Board Options Exchange opened.",
     {"Organisation:Harbour Board Options Exchange=Harbour Board Options Exchange"}},
    {"TitleAfterAName",
     "Harbour Safety Commission Director Jane Doe spoke.",
     {"Organisation:Harbour Safety Commission=Harbour Safety Commission", "Person:Jane Doe=Jane Doe"}},
};
INSTANTIATE_TEST_SUITE_P(Boundaries, UnknownNames, ::testing::ValuesIn(boundaries),
                         [](const auto& row) { return row.param.what; });

const Row nobody[] = {
    {"AmbassadorExtraordinary", "She is Ambassador Extraordinary and Plenipotentiary.", {}},
    {"ChiefCounsel", "He served as Chief Counsel and left.", {}},
    {"TimeZone", "They meet at 12:50 P.M. EDT today.", {}},
    {"NationalityAfterATitle", "She spoke as General American practice has it.", {}},
    {"ShoutedHeading", "CLOSING LOOPHOLES IN THE LAW: PRESIDENT SMITH KEEPS ALL PROMISES", {}},
    {"SpeakerOfATranscript", "PRESIDENT SMITHSON: How are you?", {"Person:SMITHSON=SMITHSON"}},
    {"OwnAdministration", "My Administration will see to it.", {}},
    {"AdministrationOfficials", "We heard Senior Administration Officials.", {}},
    {"OfficeOfNobody",
     "Secretary Oksanen and Director Haines spoke.",
     {"Person:Oksanen=Oksanen", "Person:Haines=Haines"}},
    {"GovernorOfAProvince",
     "New Mexico Governor Jane Doe spoke.",
     {"Place:New Mexico=place:new-mexico", "Person:Jane Doe=Jane Doe"}},
    {"LetIsNoGroup", "Let us begin.", {}},
};
INSTANTIATE_TEST_SUITE_P(Nobody, UnknownNames, ::testing::ValuesIn(nobody),
                         [](const auto& row) { return row.param.what; });

const Row acronyms[] = {
    {"InitialsReachBack",
     "The Annual Tide Observation and Research Council (ATORC) met. ATORC left.",
     {"Organisation:Annual Tide Observation and Research Council=Annual Tide Observation and Research "
      "Council",
      "Organisation:ATORC=Annual Tide Observation and Research Council",
      "Organisation:ATORC=Annual Tide Observation and Research Council"}},
    {"OfSomethingElse", "Rules were read in the United States (ACR).", {"State:United States=state:USA"}},
    {"TheLexiconKnowsBetter",
     "Australia, the United Kingdom, and the United States (AUKUS) agreed.",
     {"State:Australia=state:AUS", "State:United Kingdom=state:GBR", "State:United States=state:USA",
      "Grouping:AUKUS=grouping:aukus"}},
    {"OfAState",
     "The Republic of Korea (ROK) agreed.",
     {"State:Republic of Korea=state:KOR", "State:ROK=state:KOR"}},
};
INSTANTIATE_TEST_SUITE_P(Acronyms, UnknownNames, ::testing::ValuesIn(acronyms),
                         [](const auto& row) { return row.param.what; });

const Row cities[] = {
    {"CapitalHasItsId", "The delegates flew to Tokyo.", {"Place:Tokyo=place:tokyo"}},
    {"CapitalActs", "Tokyo announced a review.", {"State:Tokyo=state:JPN"}},
    {"WashingtonIsOne", "They flew to Washington.", {"Place:Washington=place:washington-dc"}},
    {"WashingtonDc", "They flew to Washington, D.C.", {"Place:Washington, D.C.=place:washington-dc"}},
};
INSTANTIATE_TEST_SUITE_P(Cities, UnknownNames, ::testing::ValuesIn(cities),
                         [](const auto& row) { return row.param.what; });

const Row leaders[] = {
    {"SpouseIsNoLeader",
     "President Joe Biden, Jill Biden and Prime Minister Mario Draghi dined. The leaders talked.",
     {"Person:Joe Biden=person:joe-biden", "Person:Jill Biden=Jill Biden",
      "Person:Mario Draghi=person:mario-draghi",
      "Grouping/NOM:leaders=leaders of the United States and Italy"}},
    {"LeadersBySurname",
     "Prime Minister Al-Oksani of Iraq met President Biden. The two leaders talked.",
     {"Office:Prime Minister=Prime Minister of Iraq", "Person:Al-Oksani=Al-Oksani", "State:Iraq=state:IRQ",
      "Person:Biden=person:joe-biden", "Grouping/NOM:two leaders=leaders (Al-Oksani and Joe Biden)"}},
    {"NamesakeOfThePresident",
     "Jill Biden came. President Biden spoke.",
     {"Person:Jill Biden=Jill Biden", "Person:Biden=person:joe-biden"}},
};

class Leaders : public ::testing::TestWithParam<Row> {};

TEST_P(Leaders, AreThose) {
  Document document = document_of(GetParam().text);
  document.date = *Date::parse("2022-05-20");
  EXPECT_THAT(mentions_of(read_entities(document, lexicon())),
              ::testing::ElementsAreArray(GetParam().mentions));
}

INSTANTIATE_TEST_SUITE_P(Persons, Leaders, ::testing::ValuesIn(leaders),
                         [](const auto& row) { return row.param.what; });

const Row bound[] = {
    {"ResolutionsOfABody",
     "They observe UN Security Council resolutions.",
     {"Instrument:UN Security Council resolutions=UN Security Council resolutions"}},
    {"AResolutionByNumber",
     "The text of resolution 1897 is short.",
     {"Instrument:resolution 1897=resolution 1897"}},
    {"AResolutionBySymbol",
     "It recalls UN General Assembly resolution A/RES/61/7 with approval.",
     {"Instrument:UN General Assembly resolution A/RES/61/7=UN General Assembly resolution A/RES/61/7"}},
    {"AnyResolution", "The chamber passed a resolution at noon.", {}},
    {"TheAdministrationOfALeader",
     "It was a habit of the Biden administration.",
     {"Organisation:Biden administration=Biden administration"}},
    {"AnyAdministration", "The port administration is slow.", {}},
    {"ABodyWithANumber",
     "She led Combined Task Force 417 and Tide Patrol Group 9.",
     {"Organisation:Combined Task Force 417=Combined Task Force 417",
      "Organisation:Tide Patrol Group 9=Tide Patrol Group 9"}},
    {"ANumberThatCounts",
     "On the Quiet Harbours Council 27 members sit.",
     {"Organisation:Quiet Harbours Council=Quiet Harbours Council"}},
    {"PartOfAState",
     "Floods reached eastern Ghana and Northern Ireland.",
     {"Place:eastern Ghana=eastern Ghana", "Place:Northern Ireland=place:northern-ireland"}},
    {"TwoSeas",
     "Ships cross the Gulf of Tides and Quiet Sea at night.",
     {"Place:Gulf of Tides=Gulf of Tides", "Place:Quiet Sea=Quiet Sea"}},
    {"AnotherSide",
     "The paper names the Ministry of Tides on the Japan side.",
     {"Organisation:Ministry of Tides=Ministry of Tides", "State:Japan=state:JPN"}},
};
INSTANTIATE_TEST_SUITE_P(Bound, UnknownNames, ::testing::ValuesIn(bound),
                         [](const auto& row) { return row.param.what; });

}  // namespace
}  // namespace entente
