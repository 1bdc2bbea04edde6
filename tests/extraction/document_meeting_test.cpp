// The meeting that a document was issued at: found by title, date and place; never guessed.
#include <gtest/gtest.h>

#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;

struct Row {
  const char* what;
  const char* title;
  const char* date;
  const char* text;
  const char* meeting;  // lexicon id or name; "": none
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.what;
}

class DocumentMeeting : public ::testing::TestWithParam<Row> {};

TEST_P(DocumentMeeting, IsThisOne) {
  Document document = document_of(GetParam().text);
  document.title = GetParam().title;
  if (const auto date = Date::parse(GetParam().date)) document.date = *date;
  const Reading reading = read_entities(document, lexicon());
  std::string meeting;
  if (reading.voice.meeting >= 0) {
    const DocumentEntity& entity = reading.entities[static_cast<std::size_t>(reading.voice.meeting)];
    EXPECT_EQ(entity.kind, EntityKind::meeting);
    meeting = entity.lexicon_id.empty() ? entity.name : entity.lexicon_id;
  }
  EXPECT_EQ(meeting, GetParam().meeting);
}

const Row rows[] = {
    {"PlaceAndDate", "Joint Statement of Japan, the Republic of Korea, and the United States", "2023-08-18",
     "Our leaders came together at Camp David to open a new era.", "meeting:camp-david-summit-2023"},
    {"TitleAndDate", "G7 Hiroshima Leaders' Communiqué", "2023-05-20", "We, the Leaders, are united.",
     "meeting:g7-summit-2023"},
    {"PlaceInTheTitle", "Phnom Penh Statement on US \u2013 Japan \u2013 ROK Partnership", "2022-11-13",
     "We commend the unity of our three countries.", "meeting:phnom-penh-trilateral-summit-2022"},
    {"WhoWasThere", "Joint Statement of Japan, the Republic of Korea, and the United States", "2024-11-15",
     "We resolve to do more, as agreed at our meeting in Lima.", "meeting:lima-trilateral-summit-2024"},
    {"OtherDate", "Joint Statement of Japan, the Republic of Korea, and the United States", "2021-03-02",
     "We recall the beauty of Camp David in all seasons.", ""},
    {"OtherGenre", "Remarks on Camp David", "2023-08-18", "We walked at Camp David.", ""},
    {"OnlyTheTextKnows", "Joint Statement of Finland and Estonia", "2019-04-03",
     "The two ministers issued this text at the Turku Harbour Summit and sailed home.",
     "Turku Harbour Summit"},
    {"NextMeeting", "Joint Statement of Finland and Estonia", "2019-04-03",
     "The ministers will be glad to see each other at the next Turku Harbour Summit in 2021.", ""},
};
INSTANTIATE_TEST_SUITE_P(Rows, DocumentMeeting, ::testing::ValuesIn(rows),
                         [](const auto& row) { return row.param.what; });

TEST(DocumentMeeting, KnownDateIsBackground) {
  Document document = document_of("Our leaders came together at Camp David.");
  document.title = "Joint Statement of Japan, the Republic of Korea, and the United States";
  document.date = *Date::parse("2023-08-18");
  const Reading reading = read_entities(document, lexicon());
  ASSERT_GE(reading.voice.meeting, 0);
  const DocumentEntity& meeting = reading.entities[static_cast<std::size_t>(reading.voice.meeting)];
  EXPECT_EQ(meeting.properties.count("date"), 0u);
  EXPECT_EQ(meeting.background.at("date_background"), "2023-08-18");
  EXPECT_TRUE(meeting.mentions.empty());
}

}  // namespace
}  // namespace entente
