// A job file that is misread, or whose mistake is told in the wrong place.
#include "ingest/jobs/job_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view whole_job = R"({
  // Every morning before the office opens.
  "name": "harbour-watch",
  "description": "What the institute publishes",
  "sources": [
    {"type": "files", "paths": ["pubs/**/*.pdf", "pubs/"], "exclude": ["**/draft-*"]},
    {"type": "index", "file": "index.csv", "format": "csv", "columns": {"title": "Headline"}},
    {"type": "warc", "files": "crawl/*.warc.gz"},
    {"type": "sitemap", "address": "https://example.org/sitemap.xml", "include": "/publications/"},
    {"type": "feed", "address": "http://example.org/feed"},
    {"type": "listing", "address": "https://example.org/pubs", "links": "/pub/\\d+", "pages": 7}, /* trailing */
  ],
  "options": {"workers": 2, "lexicon": ["own.jsonl"], "vanished": "remove", "sandbox": false,
              "limits": {"megabytes": 8, "pages": 100}},
  "fetch": {"delay_seconds": 0.5, "retries": 0, "contact": "desk@example.org", "robots": false},
  "schedule": {"cron": "30 5 * * 1-5", "time_zone": "Asia/Seoul", "retries": 2},
  "after": {"command": ["notify", "--quietly"], "diff_file": "news.md", "feed": "/srv/news.atom"},
})";

JobDeclaration parsed(std::string_view text) {
  Result<JobDeclaration> job = parse_job(text, "job.json");
  if (job.ok()) return std::move(job).value();
  ADD_FAILURE() << job.error().describe();
  return {};
}

TEST(JobFile, ReadsEveryField) {
  const JobDeclaration job = parsed(whole_job);
  EXPECT_EQ(job.name, "harbour-watch");
  EXPECT_EQ(job.description, "What the institute publishes");
  ASSERT_EQ(job.sources.size(), 6U);
  EXPECT_EQ(job.sources[0].kind, SourceKind::files);
  EXPECT_THAT(job.sources[0].paths, ElementsAre("pubs/**/*.pdf", "pubs/"));
  EXPECT_THAT(job.sources[0].exclude_paths, ElementsAre("**/draft-*"));
  EXPECT_EQ(job.sources[1].index_file, "index.csv");
  EXPECT_EQ(job.sources[1].format, "csv");
  EXPECT_THAT(job.sources[1].columns, ElementsAre(testing::Pair("title", "Headline")));
  EXPECT_EQ(job.sources[2].kind, SourceKind::warc);
  EXPECT_THAT(job.sources[2].paths, ElementsAre("crawl/*.warc.gz"));
  EXPECT_EQ(job.sources[3].address, "https://example.org/sitemap.xml");
  EXPECT_EQ(job.sources[3].include, "/publications/");
  EXPECT_EQ(job.sources[4].kind, SourceKind::feed);
  EXPECT_EQ(job.sources[5].links, "/pub/\\d+");
  EXPECT_EQ(job.sources[5].pages, 7U);
  EXPECT_EQ(job.options.workers, 2U);
  EXPECT_THAT(job.options.lexicon, ElementsAre("own.jsonl"));
  EXPECT_EQ(job.options.vanished, "remove");
  EXPECT_FALSE(job.options.sandbox);
  EXPECT_EQ(job.options.limits.megabytes, 8U);
  EXPECT_EQ(job.options.limits.pages, 100U);
  EXPECT_DOUBLE_EQ(job.fetch.delay_seconds, 0.5);
  EXPECT_EQ(job.fetch.retries, 0U);
  EXPECT_EQ(job.fetch.contact, "desk@example.org");
  EXPECT_FALSE(job.fetch.robots);
  EXPECT_TRUE(job.fetch.pdf);
  EXPECT_EQ(job.schedule.cron, "30 5 * * 1-5");
  EXPECT_EQ(job.schedule.time_zone, "Asia/Seoul");
  EXPECT_EQ(job.schedule.retries, 2U);
  EXPECT_THAT(job.after.command, ElementsAre("notify", "--quietly"));
  EXPECT_EQ(job.after.diff_file, "news.md");
  EXPECT_EQ(job.after.feed, "/srv/news.atom");
}

TEST(JobFile, ScheduleMayBeOneWord) {
  const JobDeclaration job =
      parsed(R"({"name": "a", "sources": [{"type": "files", "paths": "x"}], "schedule": "@daily"})");
  EXPECT_EQ(job.schedule.cron, "@daily");
  EXPECT_EQ(job.schedule.time_zone, "local");
}

TEST(JobFile, WhatIsWrittenIsReadBackEqual) {
  const JobDeclaration job = parsed(whole_job);
  EXPECT_EQ(parsed(to_json(job)), job);
  const JobDeclaration odd = parsed(
      "{\"name\": \"a\", \"description\": \"tab\\t \\\"quoted\\\" \\u00e9\","
      "\"sources\": [{\"type\": \"files\", \"paths\": \"x\"}]}");
  EXPECT_EQ(odd.description, "tab\t \"quoted\" \u00e9");
  EXPECT_EQ(parsed(to_json(odd)), odd);
  EXPECT_EQ(to_json(parsed(to_json(odd))), to_json(odd));
}

TEST(JobFile, PathsCountFromTheFolderOfTheFile) {
  const ScratchFolder folder;
  const auto file = folder.write("sub/job.json", std::string(whole_job));
  const Result<JobDeclaration> job = read_job_file(file);
  ASSERT_TRUE(job.ok()) << job.error().describe();
  const std::string base = (folder.path() / "sub").string();
  EXPECT_THAT(job->sources[0].paths, ElementsAre(base + "/pubs/**/*.pdf", base + "/pubs/"));
  EXPECT_THAT(job->sources[0].exclude_paths, ElementsAre("**/draft-*"));
  EXPECT_EQ(job->sources[1].index_file, base + "/index.csv");
  EXPECT_THAT(job->options.lexicon, ElementsAre(base + "/own.jsonl"));
  EXPECT_THAT(job->after.command, ElementsAre("notify", "--quietly"));
  EXPECT_EQ(job->after.diff_file, base + "/news.md");
  EXPECT_EQ(job->after.feed, "/srv/news.atom");
  EXPECT_EQ(job->sources[3].address, "https://example.org/sitemap.xml");
}

struct WrongFile {
  std::string_view text;
  std::string_view complaint;
};

class WrongJobFile : public testing::TestWithParam<WrongFile> {};

TEST_P(WrongJobFile, IsToldWithPlaceAndPath) {
  const Result<JobDeclaration> job = parse_job(GetParam().text, "job.json");
  ASSERT_FALSE(job.ok());
  EXPECT_THAT(job.error().describe(), HasSubstr(GetParam().complaint));
}

constexpr WrongFile wrong_files[] = {
    {"", "job.json:1:1: not JSON"},
    {"{\n  \"name\" \"a\"}", "job.json:2:10: not JSON"},
    {"{\"name\": \"a\"", "not JSON"},
    {"[]", "job.json:1:1: the job: a list stands here, an object belongs here"},
    {"{}", "job.json:1:1: name: is missing"},
    {"{}", "job.json:1:1: sources: is missing"},
    {"{\"name\": \"a\", \"sources\": []}", "job.json:1:26: sources: is empty"},
    {"{\"name\": \"a/b\", \"sources\": []}", "job.json:1:10: name: \"a/b\" is no name for a job"},
    {"{\"name\": \"\", \"sources\": []}", "1:10: name: is empty"},
    {"{\"name\": 7, \"sources\": []}", "1:10: name: a number stands here, text belongs here"},
    {"{\"nome\": \"a\"}", "1:2: nome: no such field; did you mean \"name\"?"},
    {"{\"sorces\": \"a\"}", "1:2: sorces: no such field; did you mean \"sources\"?"},
    {"{\"name\": \"a\",\n \"name\": \"b\"}", "2:2: name: stands here a second time"},
    {"{\"sources\": [{\"type\": \"files\", \"paths\": \"a\"},\n  {\"type\": \"sitmap\"}]}",
     "2:12: sources[1].type: \"sitmap\" is no kind of source; did you mean \"sitemap\"?"},
    {"{\"sources\": [{\"type\": \"zzzzzzzz\"}]}", "there are files, index, warc, sitemap, feed, listing"},
    {"{\"sources\": [{\"paths\": \"a\"}]}", "1:14: sources[0].type: is missing"},
    {"{\"sources\": [{\"type\": 3}]}", "1:23: sources[0].type: a number stands here, text belongs here"},
    {"{\"sources\": [7]}", "1:14: sources[0]: a number stands here, an object belongs here"},
    {"{\"sources\": 7}", "1:13: sources: a number stands here, a list belongs here"},
    {"{\"sources\": [{\"type\": \"files\"}]}", "1:14: sources[0].paths: is missing"},
    {"{\"sources\": [{\"type\": \"files\", \"paths\": []}]}", "1:41: sources[0].paths: is empty"},
    {"{\"sources\": [{\"type\": \"files\", \"paths\": [\"a\", 7]}]}", "1:47: sources[0].paths[1]: a number"},
    {"{\"sources\": [{\"type\": \"files\", \"paths\": [\"\"]}]}", "1:42: sources[0].paths[0]: is empty"},
    {"{\"sources\": [{\"type\": \"feed\", \"columns\": {}}]}",
     "1:31: sources[0].columns: no field of a feed source; there are address, include, exclude, type"},
    {"{\"sources\": [{\"type\": \"feed\", \"address\": \"file:///etc/passwd\"}]}",
     "1:42: sources[0].address: \"file:///etc/passwd\" begins with neither"},
    {"{\"sources\": [{\"type\": \"index\", \"file\": \"a\", \"columns\": {\"title\": 3}}]}",
     "1:66: sources[0].columns.title: a number"},
    {"{\"sources\": [{\"type\": \"index\", \"file\": \"a\", \"columns\": {\"t\": \"x\", \"t\": \"y\"}}]}",
     "1:67: sources[0].columns.t: stands here a second time"},
    {"{\"sources\": [{\"type\": \"index\", \"file\": \"a\", \"format\": \"cvs\"}]}",
     "1:55: sources[0].format: \"cvs\" is no choice here; did you mean \"csv\"?"},
    {"{\"options\": {\"workers\": -1}}", "1:25: options.workers: -1 is not a whole number from 0 to 256"},
    {"{\"options\": {\"workers\": 1.5}}", "1:25: options.workers: 1.5 is not a whole number"},
    {"{\"options\": {\"workers\": 1e300}}", "1:25: options.workers: 1e300 is not a whole number"},
    {"{\"options\": {\"sandbox\": \"no\"}}",
     "1:25: options.sandbox: text stands here, true or false belongs"},
    {"{\"options\": {\"vanished\": \"delete\"}}", "1:26: options.vanished: \"delete\" is no choice here"},
    {"{\"options\": {\"vanished\": \"\"}}", "1:26: options.vanished: \"\" is no choice here"},
    {"{\"options\": {\"limit\": {}}}", "1:14: options.limit: no such field; did you mean \"limits\"?"},
    {"{\"options\": {\"limits\": {\"page\": 3}}}",
     "1:25: options.limits.page: no such field; did you mean \"pages\"?"},
    {"{\"fetch\": []}", "1:11: fetch: a list stands here, an object belongs here"},
    {"{\"fetch\": {\"delay_seconds\": true}}", "1:29: fetch.delay_seconds: true or false stands here"},
    {"{\"schedule\": 5}", "1:14: schedule: a number stands here, an object belongs here"},
    {"{\"sources\": [{\"type\": \"listing\", \"address\": \"http://a\", \"links\": \"/(pub\"}]}",
     "1:66: sources[0].links: "},
    {"{\"schedule\": \"@dayly\"}", "1:14: schedule: \"@dayly\" is none of @hourly"},
    {"{\"schedule\": {\"cron\": \"61 * * * *\"}}", "1:23: schedule.cron: minute \"61\" is not 0 to 59"},
    {"{\"schedule\": {\"time_zone\": \"Asia/Soul\"}}", "1:28: schedule.time_zone: no time zone is called"},
    {"{\"after\": {\"command\": {}}}", "1:23: after.command: an object stands here, a list belongs here"},
    {"// \u00e9\u00e9\n/* \u00e9 */ {\"nome\": 1}", "2:10: nome"},
    {"{\"name\": \"\xff\"}", "not JSON"},
    {"{\"x\": \"a\\\"b\\\\\", \"fetch\": \"q\\\\\\\"r\"}", "1:26: fetch: text stands here"},
};

INSTANTIATE_TEST_SUITE_P(Table, WrongJobFile, testing::ValuesIn(wrong_files));

TEST(JobFile, TellsAllMistakesAtOnceUpToTen) {
  const Result<JobDeclaration> few = parse_job("{\"a\": 1,\n\"b\": 2}", "job.json");
  ASSERT_FALSE(few.ok());
  EXPECT_THAT(few.error().describe(), HasSubstr("\njob.json:1:2: a: "));
  EXPECT_THAT(few.error().describe(), HasSubstr("\njob.json:2:1: b: "));
  EXPECT_THAT(few.error().describe(), HasSubstr("job.json:1:1: name: is missing\n"));
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += "\"x" + std::to_string(i) + "\": 1, ";
  const Result<JobDeclaration> many = parse_job(text + "}", "job.json");
  ASSERT_FALSE(many.ok());
  const std::string all = many.error().describe();
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 9);
}

TEST(JobFile, DepthAndSizeAreBounded) {
  const Result<JobDeclaration> deep = parse_job(std::string(100'000, '['), "job.json");
  ASSERT_FALSE(deep.ok());
  EXPECT_THAT(deep.error().describe(), HasSubstr("nests more than 16 deep"));
  EXPECT_FALSE(parse_job("{\"name\": \"" + std::string(2'000'000, 'a') + "\"}", "job.json").ok());
  EXPECT_FALSE(parse_job("{\"name\": \"" + std::string(900'000, '\\') + "\"}", "job.json").ok());
}

TEST(JobFile, DamagedFilesAreReadOrRefused) {
  unsigned random = 2026;
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text(whole_job);
    for (int i = 0; i < 1 + round % 4; ++i) {
      random = random * 1664525U + 1013904223U;
      const std::size_t at = (random >> 8) % text.size();
      if (round % 3 == 0) text.erase(at, random % 7);
      if (round % 3 == 1) text[at] = static_cast<char>(random >> 5);
      if (round % 3 == 2) text.insert(at, text, (random >> 4) % text.size(), random % 9);
    }
    const Result<JobDeclaration> job = parse_job(text, "job.json");
    refused += job.ok() ? 0 : 1;
    if (job.ok()) {
      EXPECT_EQ(parsed(to_json(*job)), *job);
    } else {
      EXPECT_THAT(job.error().describe(), testing::StartsWith("job.json:"));
    }
  }
  EXPECT_GT(refused, 1000);
}

TEST(JobFile, NamesCanStandInFilesAndUnits) {
  for (std::string_view good : {"a", "Daily-2", "x_y", "0"}) EXPECT_TRUE(is_job_name(good)) << good;
  for (std::string_view bad : {"", "-a", "_a", "a.b", "a b", "../a", "a%i", "\u00e9"}) {
    EXPECT_FALSE(is_job_name(bad)) << bad;
  }
  EXPECT_FALSE(is_job_name(std::string(65, 'a')));
}

TEST(JobFile, EveryFieldIsNotedOnce) {
  std::set<std::string> seen;
  for (const JobFieldNote& note : job_field_notes()) {
    EXPECT_TRUE(seen.insert(note.path + " of " + note.kinds).second) << note.path;
    EXPECT_THAT(note.meaning, Not(testing::IsEmpty())) << note.path;
    EXPECT_EQ(note.kinds.empty(), !note.path.starts_with("sources[]")) << note.path;
  }
  EXPECT_TRUE(seen.contains("fetch.delay_seconds of "));
  EXPECT_TRUE(seen.contains("sources[].pages of listing"));
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(JobFile, TheManualHasEveryFieldAsItIs) {
  const std::string manual = text_of(std::filesystem::path(ENTENTE_SOURCE_DIR) / "docs/jobs.md");
  EXPECT_THAT(manual, HasSubstr("\n" + job_field_table() + "\n"));
}

TEST(JobFile, TheExamplesAreInOrder) {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/jobs")) {
    const Result<JobDeclaration> job = read_job_file(entry.path());
    EXPECT_TRUE(job.ok()) << job.error().describe();
    ++count;
  }
  EXPECT_GE(count, 3);
}

}  // namespace
}  // namespace entente
