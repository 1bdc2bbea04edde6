// Which relations a sentence carries, and which it does not: a plan, a denial or a call is no fact.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/statements/reading_builder.h"

namespace entente {
namespace {

struct Row {
  std::string_view text;
  std::vector<std::string> expected;  // all relations, in order
};

void expect_rows(std::string_view voice, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    TestReading made = build_reading(row.text, voice);
    std::vector<std::string> found;
    for (const RelationCandidate& relation : relations_of(made))
      if (relation.kind != RelationKind::authored) found.push_back(describe(made, relation));
    std::ranges::sort(found);
    auto expected = row.expected;
    std::ranges::sort(expected);
    EXPECT_EQ(found, expected) << row.text;
  }
}

TEST(Relations, OfOffices) {
  expect_rows(
      "analysis",
      {
          {"Japanese Prime Minister Fumio Kishida arrived late.",
           {"Kishida holds_office Prime Minister of Japan+asserted", "Kishida head_of Japan+asserted"}},
          {"Former Japanese Prime Minister Fumio Kishida arrived late.",
           {"Kishida holds_office Prime Minister of Japan+asserted"}},
          {"The Prime Minister and Marcos arrived late.", {}},
      });
}

TEST(Relations, OfMeetings) {
  expect_rows(
      "analysis",
      {
          {"Kishida met Marcos in Tokyo.", {"Kishida met_with Marcos+asserted"}},
          {"Kishida met with Marcos in Tokyo.", {"Kishida met_with Marcos+asserted"}},
          {"Kishida will meet with Marcos in Tokyo.", {"Kishida met_with Marcos+planned"}},
          {"Kishida attended the Manila Summit in Manila.",
           {"Kishida participated_in Manila Summit+asserted", "Manila Summit held_at Manila+asserted"}},
          {"Japan hosted the Manila Summit.", {"Manila Summit hosted_by Japan+asserted"}},
          {"Kishida and Marcos have underscored the dialogue since their first meeting in 2022.",
           {"Kishida met_with Marcos+asserted", "Kishida participated_in first meeting+asserted",
            "Marcos participated_in first meeting+asserted"}},
          {"Kishida discussed the plan.", {}},
      });
}

TEST(Relations, OfInstrumentsAndBodies) {
  expect_rows(
      "analysis",
      {
          {"Japan signed the Ocean Treaty.", {"Japan party_to Ocean Treaty+asserted"}},
          {"China did not sign the Ocean Treaty.", {"China party_to Ocean Treaty-asserted"}},
          {"Japan will sign the Ocean Treaty.", {"Japan party_to Ocean Treaty+planned"}},
          {"China withdrew from the Ocean Treaty.", {"China withdrew_from Ocean Treaty+asserted"}},
          {"China violated the Ocean Treaty.", {"China violated Ocean Treaty+asserted"}},
          {"Japan launched the Cable Initiative.", {"Japan established Cable Initiative+asserted"}},
          {"Timor-Leste joined ASEAN.", {"Timor-Leste member_of ASEAN+asserted"}},
          {"Palau is a member of ASEAN.", {"Palau member_of ASEAN+asserted"}},
          {"Japan should create a Pacific Secretariat.",
           {"Lee proposed Pacific Secretariat+recommended", "Lee urged Japan+asserted"}},
          {"A Pacific Secretariat should be created.", {"Lee proposed Pacific Secretariat+recommended"}},
      });
}

TEST(Relations, StatedByARowOfWords) {
  expect_rows(
      "analysis",
      {
          {"Palau will join ASEAN.", {"Palau member_of ASEAN+planned"}},
          {"Palau is not a member of ASEAN.", {"Palau member_of ASEAN-asserted"}},
          {"Palau should join ASEAN.", {"Lee urged Palau+asserted"}},
          {"The Pacific Secretariat, headquartered in Manila, grew.",
           {"Pacific Secretariat located_in Manila+asserted"}},
          {"The Pacific Secretariat is part of ASEAN.", {"Pacific Secretariat part_of ASEAN+asserted"}},
          {"The Pacific Secretariat is the depositary of the Ocean Treaty.",
           {"Pacific Secretariat depositary_of Ocean Treaty+asserted"}},
          {"Marcos signed the text on behalf of Palau.", {"Marcos represents Palau+asserted"}},
          {"Marcos witnessed the signing of the Ocean Treaty.", {"Marcos witnessed Ocean Treaty+asserted"}},
          {"The Cable Initiative implements the Ocean Treaty.",
           {"Cable Initiative implements Ocean Treaty+asserted"}},
          {"Trio members Japan, Palau, and Australia objected.",
           {"Japan member_of Trio+asserted", "Palau member_of Trio+asserted",
            "Australia member_of Trio+asserted"}},
          {"The Trio – Japan, Palau, and Australia – objected.",
           {"Japan member_of Trio+asserted", "Palau member_of Trio+asserted",
            "Australia member_of Trio+asserted"}},
          {"The members of the Trio are Japan, Palau, and Australia.",
           {"Japan member_of Trio+asserted", "Palau member_of Trio+asserted",
            "Australia member_of Trio+asserted"}},
          {"Japan reaffirmed its commitment to the defence of Palau.", {"Japan defends Palau+committed"}},
          {"They met in Manila, Philippines, in May.", {"Manila located_in Philippines+asserted"}},
          {"Kishida met Marcos in Tokyo on the sidelines of the Manila Summit.",
           {"Kishida met_with Marcos+asserted"}},
      });
}

TEST(Relations, OfConduct) {
  expect_rows("analysis",
              {
                  {"Russia invaded Ukraine.", {"Russia aggressed Ukraine+asserted"}},
                  {"Russia's invasion of Ukraine changed the region.", {"Russia aggressed Ukraine+asserted"}},
                  {"Japan imposed sanctions on Russia.", {"Japan sanctioned Russia+asserted"}},
                  {"The region lives from cooperation between Japan and Australia.",
                   {"Japan cooperates_with Australia+asserted"}},
                  {"Kishida's efforts to normalise relations with China failed.",
                   {"Kishida cooperates_with China+attempted"}},
              });
}

TEST(Relations, DerivedFromStances) {
  expect_rows("policy",
              {
                  {"We urge Iran to release the crew.",
                   {"Japan urged Iran+asserted", "Philippines urged Iran+asserted"}},
                  {"Japan welcomed Australia's offer.", {"Japan supports Australia+asserted"}},
                  {"Japan condemned Russia's conduct.", {"Japan criticised Russia+asserted"}},
                  {"Japan reaffirmed the Ocean Treaty.", {"Japan reaffirmed Ocean Treaty+asserted"}},
                  {"We call for an end to the war.", {}},
                  {"Japan will support Palau.", {}},
              });
}

TEST(Relations, OfMeetingsSpokenOf) {
  expect_rows(
      "analysis",
      {
          {"At the Manila Summit, Kishida announced a plan.",
           {"Kishida participated_in Manila Summit+asserted"}},
          {"Kishida chaired the Manila Summit.",
           {"Kishida chairs Manila Summit+asserted", "Kishida participated_in Manila Summit+asserted"}},
          {"The Manila Summit was attended by the ministers of Japan and Palau.",
           {"Japan participated_in Manila Summit+asserted", "Palau participated_in Manila Summit+asserted"}},
          {"The Manila Summit brought together Kishida and Marcos.",
           {"Kishida met_with Marcos+asserted", "Kishida participated_in Manila Summit+asserted",
            "Marcos participated_in Manila Summit+asserted"}},
          {"The Manila Summit was held in Manila in May.", {"Manila Summit held_at Manila+asserted"}},
          {"The Manila Summit upset Japan.", {}},
      });
}

TEST(Relations, OfWhomANounTells) {
  expect_rows("policy",
              {
                  {"Japan will continue its military assistance to Palau.", {"Japan aids Palau+planned"}},
                  {"Japan's presidency of ASEAN begins in May.", {"Japan chairs ASEAN+asserted"}},
                  {"Japan and Palau discussed their cooperation.", {"Japan cooperates_with Palau+asserted"}},
                  {"Japan-Palau security cooperation grew.", {"Japan cooperates_with Palau+asserted"}},
                  {"We call on Australia to resume its assistance to Palau.",
                   {"Japan urged Australia+asserted", "Philippines urged Australia+asserted"}},
              });
}

TEST(Relations, OfWhatIsAgreedAndNotOfWhatIsAskedFor) {
  expect_rows(
      "policy",
      {
          {"Japan agreed to launch the Cable Initiative.", {"Japan established Cable Initiative+planned"}},
          {"Japan plans to sign the Ocean Treaty.", {"Japan party_to Ocean Treaty+planned"}},
          {"We call on Australia to sign the Ocean Treaty.",
           {"Japan urged Australia+asserted", "Philippines urged Australia+asserted"}},
      });
}

TEST(Relations, OfNobodyWhereTheSentenceNamesNobody) {
  expect_rows("policy", {
                            {"The foundation will work with Australia.", {}},
                            {"She also chairs the Trio.", {}},
                            {"Cable Exchange: Japan, Palau, and Australia signed the Ocean Treaty.",
                             {"Japan party_to Ocean Treaty+asserted", "Palau party_to Ocean Treaty+asserted",
                              "Australia party_to Ocean Treaty+asserted"}},
                            {"The coast guards trained in close cooperation with the port.", {}},
                        });
}

TEST(Relations, OfNamesBesideNames) {
  expect_rows(
      "analysis",
      {
          {"The Pacific Secretariat in Manila wrote to the ministers.",
           {"Pacific Secretariat located_in Manila+asserted"}},
          {"ASEAN's Pacific Secretariat wrote to the ministers.",
           {"Pacific Secretariat part_of ASEAN+asserted"}},
          {"Japan and Palau finalised the Ocean Treaty.",
           {"Japan party_to Ocean Treaty+asserted", "Palau party_to Ocean Treaty+asserted"}},
          {"The Cable Initiative, which Japan launched in May, grew.",
           {"Japan established Cable Initiative+asserted"}},
          {"Palau walked out of the Cable Initiative.", {"Palau withdrew_from Cable Initiative+asserted"}},
      });
}

TEST(Relations, OfATrilateralThatEnumeratesItsMembers) {
  TestReading made = build_reading(
      "The Trio stands for cooperation between Japan, the Philippines, and the United States.", "policy");
  const auto found = relations_of(made);
  const auto count = [&](RelationKind kind) {
    return std::ranges::count(found, kind, &RelationCandidate::kind);
  };
  EXPECT_EQ(count(RelationKind::member_of), 3);
  EXPECT_EQ(count(RelationKind::cooperates_with), 3);
}

TEST(Relations, HaveEvidenceInTheirSentence) {
  TestReading made =
      build_reading("Kishida met Marcos in Tokyo.\nWe urge Iran to release the crew.", "policy");
  for (const RelationCandidate& relation : relations_of(made)) {
    const Sentence& sentence = made.reading.sentences[static_cast<std::size_t>(relation.sentence)];
    EXPECT_TRUE(sentence.span.contains(relation.evidence));
    EXPECT_GT(relation.evidence.size(), 0U);
  }
}

}  // namespace
}  // namespace entente
