// What exactly is undertaken, by whom and where: the words of the content decide which commitment it is.
#include <gtest/gtest.h>

#include "tests/statements/reading_builder.h"

namespace entente {
namespace {

struct Row {
  std::string_view text, expected;  // contents of all commitments, joined by " | "
};

std::string contents(std::string_view text, std::string_view voice) {
  TestReading made = build_reading(text, voice);
  std::string found;
  for (const StatementCandidate& statement : statements_of(made)) {
    if (!statement.is_commitment) continue;
    if (!found.empty()) found += " | ";
    found += made.reading.words(statement.content);
  }
  return found;
}

void expect_contents(std::string_view voice, std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(contents(row.text, voice), row.expected) << row.text;
}

TEST(Contents, OfOnePledgeInManyWords) {
  constexpr std::string_view same = "share radar data in real time";
  expect_contents(
      "policy",
      {
          {"We commit to share radar data in real time.", same},
          {"We will share radar data in real time.", same},
          {"We will continue to share radar data in real time.", same},
          {"We reaffirm our commitment to share radar data in real time.", same},
          {"We reaffirm the commitment made in Manila to share radar data in real time.", same},
          {"We reaffirm the pledge made at the Manila Summit in 2022 to share radar data in real time.",
           same},
          {"We renew the pledge of Manila to share radar data in real time.", same},
          {"We agreed at the Manila Summit to share radar data in real time.", same},
          {"At the Manila Summit, Japan and the Philippines agreed to share radar data in real time.", same},
          {"We commit our governments to share radar data in real time.", same},
          {"We ask our defence ministers to share radar data in real time.", same},
      });
}

TEST(Contents, SplitWhereActionsCanBeKeptApart) {
  expect_contents(
      "policy", {
                    {"We intend to share information, align our messages, and coordinate our responses.",
                     "share information | align our messages | coordinate our responses"},
                    {"We intend to share information, align our messages and coordinate our responses.",
                     "share information | align our messages | coordinate our responses"},
                    {"We will continue to send aid to Ukraine and to impose coordinated sanctions on Russia.",
                     "send aid to Ukraine | impose coordinated sanctions on Russia"},
                    {"We will curb trafficking in weapons, including through better controls.",
                     "curb trafficking in weapons, including through better controls"},
                    {"We will keep the ceasefire, and they have praised it.", "keep the ceasefire"},
                });
}

TEST(Contents, AreNoScraps) {
  expect_contents(
      "policy",
      {
          {"We announce a multi-year plan of exercises.", "a multi-year plan of exercises"},
          {"We will continue the Cable Initiative.", "continue the Cable Initiative"},
          {"Kishida reaffirmed the ironclad commitments of the United States to Palau and Timor-Leste.",
           "the ironclad commitments of the United States to Palau and Timor-Leste"},
          {"The United States reiterates that its commitments to defend Japan are ironclad.", "defend Japan"},
          {"Kishida reiterated that the commitment of the United States to defend Japan is ironclad.",
           "defend Japan"},
          {"We reaffirm our commitment to the Ocean Treaty as the cornerstone of the law of the sea.", ""},
          {"Japan is committed to ensuring Palau maintains its port.", "ensuring Palau maintains its port"},
      });
}

TEST(MadeAt, WhatTheSentenceSays) {
  const auto meeting = [](std::string_view text, std::string_view voice) -> std::string {
    TestReading made = build_reading(text, voice);
    for (const StatementCandidate& statement : statements_of(made))
      if (statement.made_at >= 0)
        return made.reading.entities[static_cast<std::size_t>(statement.made_at)].name;
    return "";
  };
  EXPECT_EQ(meeting("At the Manila Summit, Japan agreed to build a port.", "policy"), "Manila Summit");
  EXPECT_EQ(meeting("Japan agreed at the Manila Summit to build a port.", "policy"), "Manila Summit");
  EXPECT_EQ(meeting("We reaffirm the pledge made at the Manila Summit to build a port.", "policy"),
            "Manila Summit");
  EXPECT_EQ(meeting("Lee lists the commitments made at the Manila Summit.", "analysis"), "Manila Summit");
  EXPECT_EQ(meeting("Japan will host the Manila Summit.", "policy"), "");
  EXPECT_EQ(meeting("At the Manila Summit, we will build a port.", "policy"), "");
}

}  // namespace
}  // namespace entente
