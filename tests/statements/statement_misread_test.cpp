// What a sentence must, and must not, be read as: class, polarity and parties of every statement.
#include <gtest/gtest.h>

#include "tests/statements/reading_builder.h"

namespace entente {
namespace {

struct Row {
  std::string_view text, expected;
};

void expect_rows(std::string_view voice, std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    TestReading made = build_reading(row.text, voice);
    EXPECT_EQ(describe(made, statements_of(made)), row.expected) << row.text;
  }
}

TEST(PolicyText, CommitsInManyForms) {
  expect_rows(
      "policy",
      {
          {"We will hold the exercise every year.", "commit+ Japan,Philippines"},
          {"We also commit to doubling the fund by 2030.", "commit+ Japan,Philippines"},
          {"We pledge to share radar data.", "commit+ Japan,Philippines"},
          {"We committed to work on a new visa scheme.", "commit+ Japan,Philippines"},
          {"We have agreed to open a second office.", "commit+ Japan,Philippines"},
          {"We decided to set up a working group.", "commit+ Japan,Philippines"},
          {"We are determined to end illegal fishing.", "commit+ Japan,Philippines"},
          {"We stand ready to send more help.", "commit+ Japan,Philippines"},
          {"Japan will host the next round of talks.", "commit+ Japan"},
          {"Japan and the Philippines will train 200 officers.", "commit+ Japan,Philippines"},
          {"In Tokyo, Japan agreed to lend two ships.", "commit+ Japan"},
          {"Both sides agreed to exchange officers.", "commit+ Japan,Philippines"},
          {"The two leaders decided to meet every year.", "commit+ Japan,Philippines"},
          {"We are united in this and will act together.", "commit+ Japan,Philippines"},
          {"The leaders supported the plan and intend to hold talks.",
           "support+ Japan,Philippines | intend+ Japan,Philippines"},
          {"The hour is late; we are committed to saving the forests.", "commit+ Japan,Philippines"},
          {"The governments of Japan and the Philippines will build a port.", "commit+ Japan,Philippines"},
          {"As members of the Ocean Treaty, Japan and the Philippines will build a port.",
           "commit+ Japan,Philippines"},
          {"Beyond trade with Australia, Japan will build a port.", "commit+ Japan"},
          {"A joint centre will be established in 2025.", "commit+ Japan,Philippines"},
          {"We task our ministers to prepare a plan.", "commit+ Japan,Philippines"},
          {"Kishida announced that Japan will provide ten boats to Palau.", "commit+ Japan"},
          {"Kishida said that Japan would provide ten boats to Palau.", "commit+ Japan"},
          {"The ministers, meeting in Tokyo, agreed to widen the patrols.", "commit+ Japan,Philippines"},
      });
}

TEST(PolicyText, BindsAllWhoAreMeant) {
  expect_rows(
      "policy",
      {
          {"The two agreed to share radar data.", "commit+ Japan,Philippines"},
          {"The two countries will share radar data.", "commit+ Japan,Philippines"},
          {"Each side will publish its tariffs.", "commit+ Japan,Philippines"},
          {"Our armed forces will hold a yearly exercise.", "commit+ Japan,Philippines"},
          {"Under the plan our armed forces will hold a yearly exercise.", "commit+ Japan,Philippines"},
          {"Our ministers shall meet twice a year.", "commit+ Japan,Philippines"},
          {"The coast guards of the two countries will train together.", "commit+ Japan,Philippines"},
          {"The prime ministers of Japan and Australia shall meet every year.", "commit+ Japan,Australia"},
          {"The leaders of Japan, Australia, and Palau agreed to share radar data.",
           "commit+ Japan,Australia,Palau"},
          {"The working group will meet every quarter.", "commit+ Japan,Philippines"},
          {"The Pacific Secretariat will coordinate the patrols.", "commit+ Pacific Secretariat"},
          {"Japan and Australia's new dialogue will bring peace.", "predict+ Japan,Philippines"},
          {"Japan and Australia's new dialogue will meet every year.", "commit+ Japan,Philippines"},
          {"Australia does not own such weapons and will not seek to buy them.", "commit- Australia"},
          {"Neither side will test such weapons.", "commit- Japan,Philippines"},
          {"Japan has committed 2 billion dollars in aid since 2014.", "report+ Japan"},
          {"We will build patrol ships, and Japan support for them is vital.", "commit+ Japan,Philippines"},
          {"Our values and commitment to a region that is free are the basis of our ties.",
           "reaffirm+ Japan,Philippines"},
          {"Other donors will send more aid.", "predict+ Japan,Philippines"},
          {"We ask our ministers to prepare a plan.", "commit+ Japan,Philippines"},
          {"Japan has not decided on any form of cooperation.", "report- Japan"},
          {"In March 2023, Japan launched the Cable Initiative.", "report+ Japan"},
          {"The leaders adopted a joint vision.", "report+ Japan,Philippines"},
          {"The steps we take today will help sustain peace.", "predict+ Japan,Philippines"},
          {"Thanks to the aid of Japan, the port has grown.", ""},
      });
  expect_rows("four-plus", {{"Japan and Palau met in Tokyo.\nThe two leaders agreed to meet again.",
                             "report+ Japan,Palau | commit+ Japan,Palau"}});
}

TEST(PolicyText, NegativeContent) {
  expect_rows("policy", {
                            {"We will not recognise the annexation.", "commit- Japan,Philippines"},
                            {"We commit to refrain from the use of force.", "commit- Japan,Philippines"},
                            {"We agree not to test such weapons.", "commit- Japan,Philippines"},
                            {"We decided not to levy duties.", "commit- Japan,Philippines"},
                            {"We pledge not to levy duties.", "commit- Japan,Philippines"},
                            {"We reaffirm our commitment not to levy duties.", "reaffirm- Japan,Philippines"},
                            {"We will no longer import coal from Russia.", "commit- Japan,Philippines"},
                            {"We refuse to accept the new border.", "commit- Japan,Philippines"},
                            {"We will never abandon Ukraine.", "commit- Japan,Philippines"},
                        });
}

TEST(PolicyText, ReaffirmsObligationsNotPrinciples) {
  expect_rows(
      "policy",
      {
          {"We reaffirm our commitment to defend the sea lanes.", "reaffirm+ Japan,Philippines"},
          {"We remain committed to the treaty.", "reaffirm+ Japan,Philippines"},
          {"The leaders reiterated their strong commitment to open trade.", "reaffirm+ Japan,Philippines"},
          {"We recommit to the goals of the plan.", "reaffirm+ Japan,Philippines"},
          {"Kishida reaffirmed the United States' commitment to Palau.", "reaffirm+ United States"},
          {"Our commitment to Ukraine remains ironclad.", "reaffirm+ Japan,Philippines"},
          {"We reaffirm that we will stay the course.", "reaffirm+ Japan,Philippines"},
          {"We will support Ukraine for as long as it takes.", "commit+ Japan,Philippines"},
          {"We support Ukraine for as long as it takes.", "reaffirm+ Japan,Philippines"},
          {"We reaffirm the importance of the law of the sea.", "acknowledge+ Japan,Philippines"},
          {"We reaffirm the value of dialogue.", "acknowledge+ Japan,Philippines"},
          {"We reaffirm our respect for law, and our commitment to fair trade.",
           "support+ Japan,Philippines | reaffirm+ Japan,Philippines"},
      });
}

TEST(PolicyText, IntendsAndAnnounces) {
  expect_rows(
      "policy",
      {
          {"We intend to sign a memorandum in 2025.", "intend+ Japan,Philippines"},
          {"We plan to open a joint centre.", "intend+ Japan,Philippines"},
          {"Japan aims to triple its wind power.", "intend+ Japan"},
          {"We seek to conclude the talks this year.", "intend+ Japan,Philippines"},
          {"The leaders confirmed their intention to widen the exercise.", "intend+ Japan,Philippines"},
          {"Japan and the Philippines intend to sign an accord.", "intend+ Japan,Philippines"},
          {"We announce the launch of a hotline.", "announce+ Japan,Philippines"},
          {"We hereby establish a joint secretariat.", "announce+ Japan,Philippines"},
          {"Today, Japan is announcing 20 million dollars for clinics.", "announce+ Japan"},
          {"Our action plans to fight crime are public.", ""},
      });
}

TEST(PolicyText, UrgesOthers) {
  expect_rows(
      "policy",
      {
          {"We call on Russia to withdraw its troops.", "urge+ Japan,Philippines"},
          {"We urge all states to ratify the convention.", "urge+ Japan,Philippines"},
          {"We call for an end to the violence.", "urge+ Japan,Philippines"},
          {"Russia must leave Ukraine.", "urge+ Japan,Philippines"},
          {"North Korea should return to dialogue.", "urge+ Japan,Philippines"},
          {"We demand that Iran release the crew.", "urge+ Japan,Philippines"},
          {"The leaders underscored that Russia must pay.", "urge+ Japan,Philippines"},
          {"They underscored that all parties must spare civilians.", "urge+ Japan,Philippines"},
          {"We must remain vigilant.", "acknowledge+ Japan,Philippines"},
          {"It is essential to uphold the charter.", "acknowledge+ Japan,Philippines"},
          {"We warn of the consequences should such an attack take place.", "claim+ Japan,Philippines"},
      });
}

TEST(PolicyText, SupportsAndOpposes) {
  expect_rows("policy",
              {
                  {"We welcome the talks in Manila.", "support+ Japan,Philippines"},
                  {"Kishida thanked Australia for its support.", "support+ Kishida"},
                  {"We express our deep gratitude to Palau.", "support+ Japan,Philippines"},
                  {"We stand with Ukraine.", "support+ Japan,Philippines"},
                  {"We look forward to the next summit.", "support+ Japan,Philippines"},
                  {"We support the plan and will help Ukraine.",
                   "support+ Japan,Philippines | commit+ Japan,Philippines"},
                  {"We condemn the launches by North Korea.", "oppose+ Japan,Philippines"},
                  {"We oppose any change of the status quo by force.", "oppose+ Japan,Philippines"},
                  {"The ministers expressed serious concern about Iran.", "oppose+ Japan,Philippines"},
                  {"We are deeply concerned about the famine.", "oppose+ Japan,Philippines"},
                  {"We do not accept the new lines.", "oppose+ Japan,Philippines"},
                  {"They condemned the attack, welcomed the aid and called on Iran to act.",
                   "oppose+ Japan,Philippines | support+ Japan,Philippines | urge+ Japan,Philippines"},
              });
}

TEST(PolicyText, AcknowledgesAndReports) {
  expect_rows("policy",
              {
                  {"They agreed on the need for restraint.", "acknowledge+ Japan,Philippines"},
                  {"We recognise the role of ASEAN.", "acknowledge+ Japan,Philippines"},
                  {"We note that trade has grown.", "acknowledge+ Japan,Philippines"},
                  {"We share the view that trade brings peace.", "acknowledge+ Japan,Philippines"},
                  {"Recalling the charter, the leaders agreed to act.",
                   "acknowledge+ Japan,Philippines | commit+ Japan,Philippines"},
                  {"The leaders met in Tokyo, reaffirming their commitment to peace.",
                   "report+ Japan,Philippines | reaffirm+ Japan,Philippines"},
                  {"The ministers discussed the crisis.", "report+ Japan,Philippines"},
                  {"The ministers reviewed progress on the plan.", "report+ Japan,Philippines"},
                  {"We are exploring options for a new corridor.", "report+ Japan,Philippines"},
                  {"We are implementing the plan.", "report+ Japan,Philippines"},
                  {"We continue to monitor the strait.", "report+ Japan,Philippines"},
                  {"We continue to urge North Korea to return to talks.", "urge+ Japan,Philippines"},
                  {"This framework will be critical to peace.", "predict+ Japan,Philippines"},
                  {"This partnership will strengthen our economies.", "predict+ Japan,Philippines"},
              });
}

TEST(PolicyText, WordsThatAreNoVerbsMakeNothing) {
  expect_rows("policy", {
                            {"Our support for the plan in the region.", ""},
                            {"The agreed framework and shared values of the region.", ""},
                            {"The summit of 3 May 2024 in Manila.", ""},
                            {"The political will to act in the region.", ""},
                            {"A region in which we will live in peace.", ""},
                            {"The challenges that we face in the region.", ""},
                            {"The statement of intent to cooperate.", ""},
                        });
}

TEST(PolicyText, SplitsActionsThatCanBeKeptApart) {
  expect_rows(
      "policy",
      {
          {"We will expand joint patrols and train more officers.",
           "commit+ Japan,Philippines | commit+ Japan,Philippines"},
          {"We will deepen and expand joint training.", "commit+ Japan,Philippines"},
          {"We will increase trade and investment in the region.", "commit+ Japan,Philippines"},
          {"We commit to reducing tariffs on goods and opening new ports.",
           "commit+ Japan,Philippines | commit+ Japan,Philippines"},
          {"We will work together to tackle crime and strengthen courts.", "commit+ Japan,Philippines"},
      });
}

TEST(PolicyText, FiveIssuersBecomeTheirGrouping) {
  expect_rows("four-plus", {{"We will hold the exercise every year.", "commit+ Pact"}});
}

TEST(Treaty, BindsPermitsAndDisclaims) {
  expect_rows("treaty",
              {
                  {"The Parties shall consult every year.", "commit+ Parties"},
                  {"Each Party undertakes not to use force.", "commit- Parties"},
                  {"The Parties may invite other states to join.", "permit+ Parties"},
                  {"Each Party has the right to withdraw.", "permit+ Parties"},
                  {"The Security Council shall meet twice a year.", "commit+ Security Council"},
                  {"A commission shall be established in Manila.", "commit+ Japan,Philippines"},
                  {"Neither Party shall use force.", "commit- Parties"},
                  {"The Joint Committee shall meet once a year.", "commit+ Japan,Philippines"},
                  {"The Committee may set up expert groups.", "permit+ Japan,Philippines"},
                  {"A Joint Committee is hereby established.", "announce+ Japan,Philippines"},
                  {"Under that accord Japan undertakes to train the crews.", "commit+ Japan"},
                  {"Disputes shall be settled by talks.", "commit+ Japan,Philippines"},
                  {"The Parties may by common accord invite Palau to join.", "permit+ Parties"},
                  {"Each Party is obliged to publish its tariffs.", "commit+ Parties"},
                  {"Nothing in this treaty affects the rights of any Party.", "disclaim- Japan,Philippines"},
                  {"This treaty does not create obligations for others.", "disclaim- Japan,Philippines"},
              });
}

TEST(Treaty, EntryIntoForceIsNoCommitment) {
  TestReading made = build_reading("This treaty shall enter into force in 2025.", "treaty");
  const auto found = statements_of(made);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].is_commitment);
}

TEST(Analysis, RecommendsClaimsAndPredicts) {
  expect_rows(
      "analysis",
      {
          {"Japan should widen the exercise.", "recommend+ Lee"},
          {"A permanent secretariat should be created.", "recommend+ Lee"},
          {"It is crucial to build a joint office.", "recommend+ Lee"},
          {"Japan needs to invest in munitions.", "recommend+ Lee"},
          {"Sustainability must be prioritised.", "recommend+ Lee"},
          {"Lee argues that Japan should widen the exercise.", "recommend+ Lee"},
          {"Lee urges Japan to widen the exercise.", "recommend+ Lee"},
          {"Lee argues that the corridor is a key route.", "claim+ Lee"},
          {"The corridor is a key route for trade.", "claim+ Lee"},
          {"China will expand its fleet.", "predict+ Lee"},
          {"A blockade would cut trade by half.", "predict+ Lee"},
          {"China is likely to test the alliance.", "predict+ China"},
          {"The leaders may have different motives.", "claim+"},
          {"This report will examine the history of the talks.", "report+ Lee"},
          {"Lee examines the history of the talks.", "report+ Lee"},
          {"Lee lists the commitments made at the Manila Summit.", "report+ Lee"},
          {"While the corridor remains important, Lee posits that ports must be built.",
           "claim+ Lee | recommend+ Lee"},
          {"In January 2022 Japan signed the Ocean Treaty.", "report+ Japan"},
          {"The corridor, he argues, is the key route of the summit.", "claim+ Lee"},
          {"Japan pledged to double its budget.", "report+ Japan"},
          {"Japan condemned the launches by North Korea.", "oppose+ Japan"},
          {"Kishida emphasised cooperation in 2023.", "acknowledge+ Kishida"},
          {"According to Kishida, Russia would attack Ukraine again.", "predict+ Kishida"},
          {"China aims to dominate the strait.", "claim+ Lee"},
          {"Japan opened talks. The government intends to sign the Ocean Treaty.", "intend+ Japan"},
          {"The three governments have agreed on a division of labour, and they have kept it.", "report+"},
      });
}

TEST(Analysis, PromisesNothingItself) {
  for (std::string_view text :
       {"We will argue that the corridor matters.", "Sustaining the legacy will be critical to peace.",
        "The commitments made at the Manila Summit were vague.", "The plan aims to cut costs."}) {
    TestReading made = build_reading(text, "analysis");
    for (const auto& statement : statements_of(made)) EXPECT_FALSE(statement.is_commitment) << text;
  }
}

TEST(Lists, ItemsInheritFromTheirStem) {
  expect_rows("policy",
              {
                  {"We will:\n- expand joint patrols;\n- train more officers; and\n- share radar data.",
                   "commit+ Japan,Philippines | commit+ Japan,Philippines | commit+ Japan,Philippines"},
                  {"We call on Russia to:\n- withdraw its troops.", "urge+ Japan,Philippines"},
                  {"Japan intends to:\n- build a port;\n- lend two ships.", "intend+ Japan | intend+ Japan"},
                  {"We commit not to:\n- test such weapons.", "commit- Japan,Philippines"},
                  {"The leaders:\n- Welcomed the talks in Manila.\n- Condemned the launches by North Korea.",
                   "support+ Japan,Philippines | oppose+ Japan,Philippines"},
                  {"We announce the following:\n- Japan trained 700 officers in 2023.", "report+ Japan"},
                  {"Key outcomes:\n- Japan will build a port.", "commit+ Japan"},
              });
}

TEST(Lists, BareStemCarriesNothing) {
  TestReading made = build_reading("We will:\n- expand joint patrols.", "policy");
  for (const auto& statement : statements_of(made)) EXPECT_EQ(statement.sentence, 1);
}

TEST(Envelope, ConditionsTimesAndStrength) {
  TestReading made = build_reading("If attacked, we will assist Palau.", "policy");
  auto found = statements_of(made);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].envelope.modality, Modality::conditional);
  EXPECT_EQ(found[0].envelope.factuality, Factuality::underspecified);
  made = build_reading("We will build a port by 2030, as appropriate.", "policy");
  found = statements_of(made);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].envelope.modality, Modality::committed);
  EXPECT_EQ(found[0].envelope.time.value, "2030");
  EXPECT_EQ(found[0].envelope.time.role, TimeRole::deadline);
  EXPECT_EQ(found[0].strength, Strength::high);
  EXPECT_EQ(found[0].envelope.status, Status::pledged);
  made = build_reading("The Parties shall consult every year.", "treaty");
  EXPECT_EQ(statements_of(made).at(0).strength, Strength::legal);
}

TEST(Attribution, SourceOfWhatIsReported) {
  const auto source = [](std::string_view text, std::string_view voice) {
    TestReading made = build_reading(text, voice);
    const auto found = statements_of(made);
    return found.empty() ? "nothing" : names(made.reading, found.front().envelope.attributed_to);
  };
  EXPECT_EQ(source("Japan should widen the exercise.", "analysis"), "Lee");
  EXPECT_EQ(source("Kishida argues that Japan should widen the exercise.", "analysis"), "Kishida");
  EXPECT_EQ(source("According to Kishida, the corridor is a key route.", "analysis"), "Kishida");
  EXPECT_EQ(source("Kishida emphasised cooperation in 2023.", "analysis"), "Lee");
  EXPECT_EQ(source("\"Japan will build a port,\" Kishida said.", "policy"), "Kishida");
  EXPECT_EQ(source("We will build a port.", "policy"), "Japan,Philippines");
}

TEST(Targets, AddresseesObjectsAndBeneficiaries) {
  const auto target = [](std::string_view text, std::string_view voice) {
    TestReading made = build_reading(text, voice);
    const auto found = statements_of(made);
    return found.empty() ? "nothing" : names(made.reading, found.front().target);
  };
  EXPECT_EQ(target("We call on Russia and Iran to stop.", "policy"), "Russia,Iran");
  EXPECT_EQ(target("Russia must leave Ukraine.", "policy"), "Russia");
  EXPECT_EQ(target("Japan should widen the exercise.", "analysis"), "Japan");
  EXPECT_EQ(target("We condemn the launches by North Korea.", "policy"), "North Korea");
  EXPECT_EQ(target("Kishida thanked Australia for its support.", "policy"), "Australia");
  TestReading made = build_reading("Japan will provide ten boats to Palau.", "policy");
  EXPECT_EQ(names(made.reading, statements_of(made).at(0).beneficiary), "Palau");
}

TEST(NewBodies, ThatShouldBeCreatedAreProposed) {
  TestReading made = build_reading("A Pacific Secretariat should be created.", "analysis");
  statements_of(made);
  for (const auto& entity : made.reading.entities)
    if (entity.name == "Pacific Secretariat") {
      EXPECT_EQ(entity.status, "proposed");
    }
}

}  // namespace
}  // namespace entente
