// A row a text: the mentions it must give, and no others.
#include <gmock/gmock.h>

#include "tests/extraction/mention_row.h"
#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;
using testing::mentions_of;

using Row = testing::MentionRow;

class Mentions : public ::testing::TestWithParam<Row> {};

TEST_P(Mentions, AreThese) {
  const Document document = document_of(GetParam().text);
  EXPECT_THAT(mentions_of(read_entities(document, lexicon())),
              ::testing::ElementsAreArray(GetParam().mentions));
}

const Row states[] = {
    {"PossessiveIsCutOff", "Japan\u2019s patience is not endless.", {"State:Japan=state:JPN"}},
    {"AcronymAndDots",
     "Talks with the U.S. and the ROK stalled.",
     {"State:U.S.=state:USA", "State:ROK=state:KOR"}},
    {"PronounUsIsNoState", "He told us who may come.", {}},
    {"EnumerationIsThreeStates",
     "Ties among Australia, Japan, and the Philippines grew.",
     {"State:Australia=state:AUS", "State:Japan=state:JPN", "State:Philippines=state:PHL"}},
    {"DemonymBeforePolicyNoun", "We heard of Indonesian officials.", {"State/ADJ:Indonesian=state:IDN"}},
    {"DemonymOfAPeople", "The Kenyan people deserve better.", {"State/ADJ:Kenyan=state:KEN"}},
    {"DemonymsJoined",
     "They backed the Danish and Swedish proposals.",
     {"State/ADJ:Danish=state:DNK", "State/ADJ:Swedish=state:SWE"}},
    {"DemonymOfWhatAStateDoes",
     "Chad fears Libyan interference.",
     {"State:Chad=state:TCD", "State/ADJ:Libyan=state:LBY"}},
    {"CurrencyIsNoState", "It cost 30 million US dollars, or US $10 a head.", {}},
    {"CapitalOwnsAPolicy", "After Oslo's sudden withdrawal, talks ended.", {"State:Oslo=state:NOR"}},
    {"GovernmentThatOnlyModifies", "They bought French government bonds.", {"State/ADJ:French=state:FRA"}},
    {"DemonymInsideAWord", "Support for inter-Korean exchange grows.", {}},
    {"DemonymOfPrivatePersons", "Several Brazilian engineers and Peruvian students applied.", {}},
    {"DemonymAlone", "Few Germans speak French.", {}},
    {"DemonymOfCuisineIsNone", "They enjoyed Japanese dishes.", {}},
    {"CapitalActs", "Seoul announced a review.", {"State:Seoul=state:KOR"}},
    {"CapitalIsAPlace", "The delegates flew to Seoul.", {"Place:Seoul=place:seoul"}},
    {"GivenNameIsNoState", "A letter by Jordan Smith arrived.", {"Person:Jordan Smith=Jordan Smith"}},
    {"FamilyNameIsNoState", "A letter by Michael Jordan arrived.", {"Person:Michael Jordan=Michael Jordan"}},
    {"LowerCaseBird", "The turkey and the china plate were on the table.", {}},
    {"MonthMayIsNobody", "May brought rain.", {}},
    {"NorthBeforeSouth", "North Korea tested it.", {"State:North Korea=state:PRK"}},
};
INSTANTIATE_TEST_SUITE_P(States, Mentions, ::testing::ValuesIn(states),
                         [](const auto& row) { return row.param.what; });

const Row groupings[] = {
    {"AnyOrderIsOneGroup",
     "A Japan-U.S.-ROK hotline opened.",
     {"Grouping:Japan-U.S.-ROK=grouping:jpn-kor-usa"}},
    {"DashesAreHyphens",
     "A US\u2013Japan\u2013Korea hotline opened.",
     {"Grouping:US\u2013Japan\u2013Korea=grouping:jpn-kor-usa"}},
    {"PairIsTwoStates", "The US-Japan alliance endures.", {"State:US=state:USA", "State:Japan=state:JPN"}},
    {"CountriesCountedBefore",
     "Japan and Australia signed. The two countries will meet.",
     {"State:Japan=state:JPN", "State:Australia=state:AUS",
      "Grouping/NOM:two countries=Japan and Australia"}},
    {"CountriesOfTheTitleNotOfTheSentence",
     "Chile and Peru agreed. Chile thanked Peru. Brazil and Cuba watched. The two sides will return.",
     {"State:Chile=state:CHL", "State:Peru=state:PER", "State:Chile=state:CHL", "State:Peru=state:PER",
      "State:Brazil=state:BRA", "State:Cuba=state:CUB", "Grouping/NOM:two sides=Chile and Peru"}},
    {"LeadersListedByState",
     "The leaders of Kenya, Uganda and the Philippines agreed.",
     {"Grouping/NOM:leaders=leaders of Kenya, the Philippines and Uganda", "State:Kenya=state:KEN",
      "State:Uganda=state:UGA", "State:Philippines=state:PHL"}},
    {"OfficersWhoAct",
     "Kenyan diplomats rejected the offer.",
     {"State/ADJ:Kenyan=state:KEN", "Grouping/NOM:diplomats=diplomats of Kenya"}},
    {"MinistersOfAPortfolio",
     "The Ministers of Transport of Kenya and Uganda met.",
     {"Grouping/NOM:Ministers of Transport=Ministers of Transport of Kenya and Uganda",
      "State:Kenya=state:KEN", "State:Uganda=state:UGA"}},
    {"MembersOfAClub",
     "We thank G20 leaders and ASEAN Member States.",
     {"Grouping:G20 leaders=leaders of the G20", "Grouping:ASEAN Member States=ASEAN Member States"}},
    {"TellingWordMakesAGroup",
     "It works with like-minded partners and low- and middle-income countries.",
     {"Grouping/NOM:like-minded partners=like-minded partners",
      "Grouping/NOM:low- and middle-income countries=low- and middle-income countries"}},
    {"PartiesToSomething",
     "We call on all parties to this conflict and on the parties to the Banjul Accord.",
     {"Grouping/NOM:parties to this conflict=parties to this conflict",
      "Grouping/NOM:parties=parties to the Banjul Accord", "Instrument:Banjul Accord=Banjul Accord"}},
    {"PartnersOfNobody", "Business partners and other partners came.", {}},
    {"CountriesOfNobody", "The two countries will meet.", {}},
    {"CountriesOfTheWorld", "Countries around the world and other countries agree.", {}},
    {"AlliesAndPartners",
     "They consult allies and partners.",
     {"Grouping/NOM:allies and partners=allies and partners"}},
    {"LeadersMentionedBefore",
     "President Biden met President Xi Jinping. The leaders talked.",
     {"Person:Biden=person:joe-biden", "Person:Xi Jinping=person:xi-jinping",
      "Grouping/NOM:leaders=leaders of the United States and China"}},
};
INSTANTIATE_TEST_SUITE_P(Groupings, Mentions, ::testing::ValuesIn(groupings),
                         [](const auto& row) { return row.param.what; });

const Row events[] = {
    {"WhoseAndAgainstWhom",
     "Iraq\u2019s invasion of Kuwait was condemned.",
     {"State:Iraq=state:IRQ", "Event/NOM:invasion=Iraqi invasion of Kuwait", "State:Kuwait=state:KWT"}},
    {"DemonymBeforeIt",
     "They deter Eritrean aggression.",
     {"State/ADJ:Eritrean=state:ERI", "Event/NOM:aggression=Eritrean aggression"}},
    {"WarOfADocument",
     "Eritrea must end its war against Ethiopia. The war has cost much.",
     {"State:Eritrea=state:ERI", "Event/NOM:war=Eritrean war against Ethiopia", "State:Ethiopia=state:ETH",
      "Event/NOM:war=Eritrean war against Ethiopia"}},
    {"SomeWar", "A war would help nobody, and war crimes must be punished.", {}},
    {"ResolutionOfConflicts", "They teach conflict resolution and attack poverty.", {}},
};
INSTANTIATE_TEST_SUITE_P(Events, Mentions, ::testing::ValuesIn(events),
                         [](const auto& row) { return row.param.what; });

const Row bodies[] = {
    {"ABodyToBe",
     "Kenya and Uganda should set up a joint coordination cell. The cell would be small.",
     {"State:Kenya=state:KEN", "State:Uganda=state:UGA",
      "Organisation/NOM:joint coordination cell=joint coordination cell",
      "Organisation/NOM:cell=joint coordination cell"}},
    {"AnAgreementToBe",
     "A regional fisheries agreement should be concluded.",
     {"Instrument/NOM:regional fisheries agreement=regional fisheries agreement"}},
    {"AMissionInACountry",
     "The Joint Observer Mission in South Sudan left.",
     {"Organisation:Joint Observer Mission in South Sudan=Joint Observer Mission in South Sudan"}},
    {"AMemorandumSigned",
     "Kenya and Uganda signed a memorandum of understanding.",
     {"State:Kenya=state:KEN", "State:Uganda=state:UGA",
      "Instrument/NOM:memorandum of understanding=memorandum of understanding"}},
    {"ABodyOfNobody", "They met a committee, and the committee listened.", {}},
    {"ProgrammeOfAState",
     "Iran\u2019s nuclear programme was discussed.",
     {"State:Iran=state:IRN", "Initiative/NOM:nuclear programme=Iran nuclear programme"}},
    {"CeasefireOfAPlace",
     "They welcome the ceasefire in Yemen, not any ceasefire.",
     {"Instrument/NOM:ceasefire=ceasefire in Yemen", "State:Yemen=state:YEM"}},
};
INSTANTIATE_TEST_SUITE_P(Bodies, Mentions, ::testing::ValuesIn(bodies),
                         [](const auto& row) { return row.param.what; });

const Row shorts[] = {
    {"AcronymOfTheOwner",
     "The Board of Elders of the East Isle Harbour Commission (EIHC) met. The EIHC agreed.",
     {"Organisation:Board of Elders=Board of Elders",
      "Organisation:East Isle Harbour Commission=East Isle Harbour Commission",
      "Organisation:EIHC=East Isle Harbour Commission", "Organisation:EIHC=East Isle Harbour Commission"}},
    {"SecretariatOfTheOnlyBody",
     "ASEAN met in Jakarta. The Secretariat will report to the Organisation.",
     {"Organisation:ASEAN=organisation:asean", "Place:Jakarta=place:jakarta",
      "Organisation/DEF:Secretariat=ASEAN Secretariat", "Organisation/DEF:Organisation=organisation:asean"}},
    {"TheKingdom",
     "The Kingdom of Bhutan signed, and the Kingdom will ratify.",
     {"State:Kingdom of Bhutan=state:BTN", "State/DEF:Kingdom=state:BTN"}},
    {"DefinedInBrackets",
     "They signed the Treaty on Open Harbours (the \"Treaty\") and the Treaty on Tides. The Treaty is "
     "binding.",
     {"Instrument:Treaty on Open Harbours=Treaty on Open Harbours",
      "Instrument/DEF:Treaty=Treaty on Open Harbours", "Instrument:Treaty on Tides=Treaty on Tides",
      "Instrument/DEF:Treaty=Treaty on Open Harbours"}},
    {"AllianceBetweenTwo",
     "The Alliance between Japan and the United States endures. The Alliance will adapt.",
     {"Grouping/DEF:Alliance=grouping:us-japan-alliance", "State:Japan=state:JPN",
      "State:United States=state:USA", "Grouping/DEF:Alliance=grouping:us-japan-alliance"}},
};
INSTANTIATE_TEST_SUITE_P(ShortForms, Mentions, ::testing::ValuesIn(shorts),
                         [](const auto& row) { return row.param.what; });

const Row persons[] = {
    {"TitleStandsOutside", "Dr. Jane A. Doe spoke.", {"Person:Jane A. Doe=Jane A. Doe"}},
    {"SurnameOfOneIntroduced",
     "Professor Ana Ferrer-Ruiz wrote. Ferrer-Ruiz insisted.",
     {"Person:Ana Ferrer-Ruiz=Ana Ferrer-Ruiz", "Person:Ferrer-Ruiz=Ana Ferrer-Ruiz"}},
    {"OfficeWithItsState",
     "Japanese Prime Minister Fumio Kishida spoke.",
     {"State/ADJ:Japanese=state:JPN", "Office:Prime Minister=Prime Minister of Japan",
      "Person:Fumio Kishida=person:fumio-kishida"}},
    {"OfficeAfterTheName",
     "Prime Minister Kishida of Japan spoke.",
     {"Office:Prime Minister=Prime Minister of Japan", "Person:Kishida=person:fumio-kishida",
      "State:Japan=state:JPN"}},
    {"TitleWithoutStateIsNoOffice", "President Yoon spoke.", {"Person:Yoon=person:yoon-suk-yeol"}},
    {"AbstractOpensWithItsAuthor",
     "Mina Oksanen argues that deterrence needs trust. Oksanen cites Finland.",
     {"Person:Mina Oksanen=Mina Oksanen", "Person:Oksanen=Mina Oksanen", "State:Finland=state:FIN"}},
    {"NamesakeOfALeader",
     "Sven Biden argues that fish matter. Biden counts them.",
     {"Person:Sven Biden=Sven Biden", "Person:Biden=Sven Biden"}},
};
INSTANTIATE_TEST_SUITE_P(Persons, Mentions, ::testing::ValuesIn(persons),
                         [](const auto& row) { return row.param.what; });

const Row names[] = {
    {"HeadNounMakesAName",
     "It asked the Harbour Safety Working Group to report.",
     {"Organisation:Harbour Safety Working Group=Harbour Safety Working Group"}},
    {"NameGoesOnAfterOf",
     "The Ministry of Tides and Currents agreed.",
     {"Organisation:Ministry of Tides and Currents=Ministry of Tides and Currents"}},
    {"LowerCaseHeadIsNone", "The working group agreed to a treaty.", {}},
    {"SentenceOpenerIsNoName", "Following Council talks, nothing came.", {}},
    {"AcronymIsTheSame",
     "The Harbour Safety Commission (HSC) met. The HSC agreed. The Commission left.",
     {"Organisation:Harbour Safety Commission=Harbour Safety Commission",
      "Organisation:HSC=Harbour Safety Commission", "Organisation:HSC=Harbour Safety Commission",
      "Organisation/DEF:Commission=Harbour Safety Commission"}},
    {"ShortFormNeedsAnAntecedent", "We trust the Commission.", {}},
    {"TreatyOnSomething",
     "They signed the Treaty on Open Harbours.",
     {"Instrument:Treaty on Open Harbours=Treaty on Open Harbours"}},
};
INSTANTIATE_TEST_SUITE_P(Names, Mentions, ::testing::ValuesIn(names),
                         [](const auto& row) { return row.param.what; });

const Row meetings[] = {
    {"FirstMeetingOfTwo",
     "President Biden and President Yoon have grown closer since their first meeting in 2022.",
     {"Person:Biden=person:joe-biden", "Person:Yoon=person:yoon-suk-yeol",
      "Meeting/NOM:first meeting=Biden\u2013Yoon first meeting (2022)"}},
    {"AnaphorOfANamedOne",
     "Much was promised at the Camp David Summit. Little came of that historic meeting.",
     {"Meeting:Camp David Summit=meeting:camp-david-summit-2023",
      "Meeting/NOM:historic meeting=meeting:camp-david-summit-2023"}},
    {"PlaceOfTheMeeting",
     "After the Camp David Summit the legacy of Camp David grew.",
     {"Meeting:Camp David Summit=meeting:camp-david-summit-2023",
      "Meeting/DEF:Camp David=meeting:camp-david-summit-2023"}},
    {"PlaceAlone", "They rested at Camp David.", {"Place:Camp David=place:camp-david"}},
    {"TalksOfAPlace",
     "Oman hosted the Muscat talks.",
     {"State:Oman=state:OMN", "Meeting:Muscat talks=Muscat talks"}},
    {"ConferenceAtAPlace",
     "We pledged more at the donor conference in Oslo.",
     {"Meeting/NOM:donor conference=donor conference in Oslo", "Place:Oslo=place:oslo"}},
    {"PromisedMeeting",
     "We will convene a ministerial meeting in 2027.",
     {"Meeting/NOM:ministerial meeting=ministerial meeting (2027)"}},
    {"OrdinalMakesAName",
     "The Seventh Trilateral Summit was short. The summit ended early.",
     {"Meeting:Seventh Trilateral Summit=Seventh Trilateral Summit",
      "Meeting/NOM:summit=Seventh Trilateral Summit"}},
    {"DialogueThatIsHeld",
     "They held the third Coastal Security Dialogue.",
     {"Meeting:Coastal Security Dialogue=Coastal Security Dialogue"}},
    {"SomeMeeting", "A meeting is no progress, and the meeting was long.", {}},
};
INSTANTIATE_TEST_SUITE_P(Meetings, Mentions, ::testing::ValuesIn(meetings),
                         [](const auto& row) { return row.param.what; });

TEST(Meetings, DatesAreNeverInvented) {
  const Document document = document_of("Much was promised at the Camp David Summit.");
  const Reading reading = read_entities(document, lexicon());
  ASSERT_EQ(reading.mentions.size(), 1u);
  const DocumentEntity& meeting = reading.entities[static_cast<std::size_t>(reading.mentions[0].entity)];
  EXPECT_EQ(meeting.properties.count("date"), 0u);
  EXPECT_EQ(meeting.background.at("date_background"), "2023-08-18");
}

TEST(Events, TheWarIsTheOneOfTheTitle) {
  Document document = document_of("The war has displaced millions.");
  document.title = "Statement on Sudan";
  document.date = *Date::parse("2024-05-02");
  EXPECT_THAT(mentions_of(read_entities(document, lexicon())),
              ::testing::ElementsAre("Event/NOM:war=event:sudan-war-2023"));
  document.date = *Date::parse("2019-05-02");
  EXPECT_THAT(mentions_of(read_entities(document, lexicon())), ::testing::ElementsAre("Event/NOM:war=war"));
}

}  // namespace
}  // namespace entente
