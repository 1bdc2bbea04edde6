// A briefing that hides what is new, lets a document write into it, or cannot be read by feed readers.
#include "export/briefing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "export/briefing_content.h"

namespace entente {
namespace {

using testing::HasSubstr;
using testing::Not;

Statement pledge(const std::string& quote, const EntityId& commitment) {
  Statement statement;
  statement.id = {1, 2};
  statement.statement_class = StatementClass::commit;
  statement.parties = {"state:NOR"};
  statement.target = {"state:JPN"};
  statement.commitment = commitment;
  statement.evidence.page = 3;
  statement.evidence.quote = quote;
  statement.strength = Strength::high;
  return statement;
}

RunRecord run(RunNumber number, const std::string& day) {
  RunRecord run;
  run.number = number;
  run.job = "daily";
  run.started = day + "T06:00:00Z";
  run.finished = day + "T06:10:00Z";
  run.end = RunEnd::complete;
  return run;
}

Difference quiet_day() {
  Difference difference;
  difference.after = 11;
  difference.up_to = 12;
  difference.since = run(11, "2024-03-01");
  difference.runs = {run(12, "2024-03-02")};
  return difference;
}

// One new pledge, one reworded; a document gone; a failure.
Difference busy_day(const std::string& quote = "will pay 20 million", const std::string& title = "The Pact") {
  Difference difference = quiet_day();
  difference.names = {{"state:NOR", "Norway"}, {"state:JPN", "Japan"}};
  DocumentNews document;
  document.id = "document:pact";
  document.run = 12;
  document.now.title = title;
  document.now.url = "https://example.org/pact?a=1&b=2";
  document.now.date = {2023, 8, 18};
  document.statements = {
      {News::added, pledge(quote, "commitment:pay"), {}},
      {News::changed, pledge("by 2026", "commitment:by"), pledge("by 2025", "commitment:by")}};
  DocumentNews gone;
  gone.news = News::gone;
  gone.id = "document:old";
  gone.before.title = "Old News";
  gone.verdict = Verdict::vanished;
  difference.documents = {document, gone};
  difference.commitments = {{CommitmentNews::Kind::added, "commitment:pay", {{0, 0}}},
                            {CommitmentNews::Kind::changed, "commitment:by", {{0, 1}}}};
  difference.failed = {{{.location = "/papers/x.pdf",
                         .verdict = Verdict::failed,
                         .error = ErrorCode::encrypted,
                         .reason = "asks for a password"},
                        12,
                        false}};
  return difference;
}

std::string written(const Difference& difference, BriefingFormat format) {
  StringSink sink;
  write_briefing(difference, format, sink);
  return sink.bytes();
}

std::string feed(const Difference& difference) {
  StringSink sink;
  write_feed(difference, sink);
  return sink.bytes();
}

constexpr BriefingFormat all_formats[] = {BriefingFormat::text, BriefingFormat::markdown,
                                          BriefingFormat::html, BriefingFormat::json};

TEST(Briefings, SayWhoToWhomInWhichWordsAndWhere) {
  for (BriefingFormat format : all_formats) {
    const std::string text = written(busy_day(), format);
    for (const char* part : {"Norway", "Japan", "will pay 20 million", "by 2025", "by 2026", "The Pact",
                             "2023", "3", "Old News", "/papers/x.pdf", "asks for a password", "high"}) {
      EXPECT_THAT(text, HasSubstr(part));
    }
  }
}

TEST(Briefings, OfNothingNewSaySinceWhen) {
  for (BriefingFormat format : {BriefingFormat::text, BriefingFormat::markdown, BriefingFormat::html}) {
    EXPECT_THAT(written(quiet_day(), format), HasSubstr("Nothing new since run 11"));
  }
  EXPECT_THAT(written(quiet_day(), BriefingFormat::json), HasSubstr("\"nothing_new\":true"));
  Difference never;
  EXPECT_THAT(written(never, BriefingFormat::text), HasSubstr("Nothing new."));
}

TEST(Briefings, PutWhatIsNewFirst) {
  const Briefing briefing = briefing_of(busy_day());
  ASSERT_GE(briefing.sections.size(), 4U);
  EXPECT_EQ(briefing.sections.front().heading, "New commitments");
  EXPECT_EQ(briefing.sections.back().heading, "Could not be read");
  EXPECT_THAT(briefing.summary, HasSubstr("1 new commitment, 1 reworded; 1 new document, 1 document gone"));
}

TEST(Briefings, SayWhatTheyLeaveOut) {
  Difference difference = quiet_day();
  for (int i = 0; i < 250; ++i) difference.entities_new.push_back({"state:S" + std::to_string(i), "S"});
  const Briefing briefing = briefing_of(difference);
  EXPECT_EQ(briefing.sections.at(0).items.size() + briefing.sections.at(0).left_out, 250U);
  EXPECT_THAT(written(difference, BriefingFormat::text), HasSubstr("New names (250)"));
  EXPECT_THAT(written(difference, BriefingFormat::text), HasSubstr("more"));
  EXPECT_THAT(written(difference, BriefingFormat::json), HasSubstr("state:S249"));
}

TEST(Briefings, TakeNoOrdersFromDocuments) {
  const std::string evil =
      "<script>alert(1)</script>\x1b[2J\nsecond & \"third\" [x](javascript:y) **b** \xC2\x9B"
      "31m \xE2\x80\xAE txet";
  Difference difference = busy_day(evil, evil);
  difference.documents[0].now.url = "javascript:alert(1)";
  for (BriefingFormat format : {BriefingFormat::text, BriefingFormat::markdown, BriefingFormat::html}) {
    const std::string text = written(difference, format);
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\xC2\x9B")));
    EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
  }
  const std::string html = written(difference, BriefingFormat::html);
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("href=\"javascript")));
  EXPECT_THAT(feed(difference), Not(HasSubstr("<script")));
  const std::string markdown = written(difference, BriefingFormat::markdown);
  EXPECT_THAT(markdown, HasSubstr("\\<script\\>"));
  EXPECT_THAT(markdown, HasSubstr("\\[x\\](javascript"));
  EXPECT_THAT(markdown, HasSubstr("\\*\\*b\\*\\*"));
}

TEST(Briefings, OfMarkdownStartNoListsInQuotes) {
  for (const char* quote : {"- one", "1. one", "# one", "+ one", "12) one"}) {
    EXPECT_THAT(written(busy_day(quote), BriefingFormat::markdown),
                Not(HasSubstr("> " + std::string(quote))));
  }
}

TEST(Briefings, AsJsonAreOneValidObjectWhateverTheBytes) {
  const std::string text = written(busy_day("cut \xE2\x82 \x01 \"", "\xFF"), BriefingFormat::json);
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(), text.size());
  ASSERT_FALSE(json.HasParseError());
  EXPECT_EQ(json["up_to"].GetUint(), 12U);
  EXPECT_STREQ(json["documents"][0]["statements"][1]["quote_before"].GetString(), "by 2025");
  EXPECT_STREQ(json["failed"][0]["error"].GetString(), "encrypted");
}

TEST(Feeds, NameEachEntryAlikeInEveryBriefing) {
  const std::string today = feed(busy_day());
  EXPECT_THAT(today, HasSubstr("<id>urn:entente:commitment-new/commitment:pay</id>"));
  EXPECT_THAT(today, HasSubstr("<updated>2024-03-02T06:10:00Z</updated>"));
  EXPECT_THAT(today, HasSubstr("href=\"https://example.org/pact?a=1&amp;b=2\""));
  Difference longer = busy_day();
  longer.after = 3;
  longer.runs.insert(longer.runs.begin(), run(4, "2024-02-01"));
  EXPECT_THAT(feed(longer), HasSubstr("<id>urn:entente:commitment-new/commitment:pay</id>"));
}

TEST(Feeds, OfNoRunAreStillFeeds) {
  EXPECT_THAT(feed(Difference()), HasSubstr("<updated>1970-01-01T00:00:00Z</updated>"));
}

TEST(BriefingFormats, AreFoundByName) {
  EXPECT_EQ(briefing_format_named("html"), BriefingFormat::html);
  EXPECT_FALSE(briefing_format_named("pdf"));
  EXPECT_EQ(names_of_briefing_formats(), "text, markdown, html, json");
}

}  // namespace
}  // namespace entente
