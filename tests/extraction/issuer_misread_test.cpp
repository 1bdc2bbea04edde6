// Who "we" are: by the metadata, the title and the opening of a document.
#include <gtest/gtest.h>

#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;

struct Row {
  const char* what;
  const char* genre;
  const char* issuer;
  const char* title;
  const char* text;
  const char* speakers;  // issuers, else authors; ids or names with blanks between
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.what;
}

class Speakers : public ::testing::TestWithParam<Row> {};

TEST_P(Speakers, AreThese) {
  Document document = document_of(GetParam().text);
  document.genre = GetParam().genre;
  document.issuer = GetParam().issuer;
  document.title = GetParam().title;
  document.date = *Date::parse("2023-08-20");
  const Reading reading = read_entities(document, lexicon());
  std::string speakers;
  for (int one : reading.voice.issuers.empty() ? reading.voice.authors : reading.voice.issuers) {
    const DocumentEntity& entity = reading.entities[static_cast<std::size_t>(one)];
    speakers += (speakers.empty() ? "" : " ") + (entity.lexicon_id.empty() ? entity.name : entity.lexicon_id);
  }
  EXPECT_EQ(speakers, GetParam().speakers);
}

constexpr const char* text = "We will share data on floods every year.";

const Row rows[] = {
    {"publisher is one of those who sign", "joint_statement", "The White House",
     "The Spirit of the Lake: Joint Statement of Japan, the Republic of Korea, and the United States", text,
     "state:JPN state:KOR state:USA"},
    {"a ministry publishes", "joint statement", "Ministry of Foreign Affairs of Japan",
     "Japan-France Joint Statement", text, "state:JPN state:FRA"},
    {"capitals in the title of the genre", "communique", "White House (United States)",
     "The Harbour Communique: A Joint Statement Between the United States of America and Saudi Arabia", text,
     "state:USA state:SAU"},
    {"a place is no signatory", "declaration", "", "Hiroshima Leaders' Declaration", text, ""},
    {"a body issues what a state only hosts", "declaration", "NATO", "Washington Summit Declaration", text,
     "organisation:nato"},
    {"summit of a body", "Communiqué", "", "NATO Vilnius Summit Communiqué", text, "organisation:nato"},
    {"declaration of a body, known by name", "declaration", "", "G20 New Delhi Leaders' Declaration", text,
     "grouping:g20"},
    {"a head of government speaks for a state", "speech", "Prime Minister Anthony Albanese",
     "Address on the future of the islands", text, "state:AUS"},
    {"the topic is no issuer", "joint_statement", "", "G7 Leaders' Statement on Ukraine", text,
     "grouping:g7"},
    {"opening names the leaders", "communiqué", "", "Communiqué",
     "We, the leaders of Kenya, Uganda and Rwanda, met in Nairobi. We will build a railway.",
     "state:KEN state:UGA state:RWA"},
    {"opening of a treaty", "treaty", "", "Agreement on the Security of Information",
     "The Government of Japan and the Government of Australia (hereinafter the Parties), desiring peace, "
     "have "
     "agreed as follows.",
     "state:JPN state:AUS"},
    {"a mission is sent by one, to another", "national_statement",
     "Permanent Mission of Colombia to the United Nations", "Statement at the Review Conference", text,
     "state:COL"},
    {"a title before a name", "commentary", "Former foreign minister Nora Lindqvist", "How to deter", text,
     "Nora Lindqvist"},
    {"byline of a commentary", "commentary", "Nora Lindqvist and Kwame Boateng", "How to deter", text,
     "Nora Lindqvist Kwame Boateng"},
    {"an institute speaks where nobody signs", "think_tank_report", "Lakeside Institute for Peace",
     "Options for the north", text, "Lakeside Institute for Peace"},
};
INSTANTIATE_TEST_SUITE_P(Documents, Speakers, ::testing::ValuesIn(rows));

}  // namespace
}  // namespace entente
