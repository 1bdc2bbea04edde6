// Every cue of the lexicon carries a sentence of its own; it must be read by that cue and yield its class.
#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/extraction/embedded_files.h"
#include "ingest/statements/cue_table.h"
#include "ingest/statements/relation_cue_table.h"
#include "ingest/statements/topic_table.h"
#include "ingest/statements/word_classes.h"
#include "tests/statements/reading_builder.h"

namespace entente {
namespace {

std::string_view contents_of(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.name == name) return file.contents;
  return {};
}

TEST(Cues, FilesParse) {
  const auto cues = CueTable::parse(contents_of("cues.jsonl"), contents_of("reporting_verbs.jsonl"));
  ASSERT_TRUE(cues.ok()) << cues.error().describe();
  EXPECT_GT(cues->cues().size(), 150U);
  EXPECT_TRUE(WordClasses::parse("word_classes.jsonl", contents_of("word_classes.jsonl")).ok());
  const auto topics = TopicTable::parse("topics.jsonl", contents_of("topics.jsonl"));
  ASSERT_TRUE(topics.ok());
  EXPECT_EQ(topics->entries().size(), 32U);
}

TEST(RelationCues, EachExampleIsReadByItsCue) {
  for (const RelationCue& cue : RelationCueTable::embedded().cues()) {
    TestReading made = build_reading(cue.example, "analysis");
    const auto found = relations_of(made);
    const bool read = std::ranges::any_of(found, [&](const RelationCandidate& relation) {
      return relation.envelope.method == cue.id && relation.kind == cue.kind;
    });
    EXPECT_TRUE(read) << cue.where << ": " << cue.id << ": " << cue.example;
  }
}

TEST(RelationCues, NoCounterexampleIsReadByItsCue) {
  for (const RelationCue& cue : RelationCueTable::embedded().cues()) {
    if (cue.counterexample.empty()) continue;
    TestReading made = build_reading(cue.counterexample, "analysis");
    for (const RelationCandidate& relation : relations_of(made))
      EXPECT_NE(relation.envelope.method, cue.id) << cue.where << ": " << cue.counterexample;
  }
}

TEST(RelationCues, BrokenEntryIsRefused) {
  constexpr std::string_view good =
      R"({"id":"x","pattern":"joined","relation":"member_of","subject":["state"],"object":["grouping"]})";
  EXPECT_TRUE(RelationCueTable::parse("r", good).ok());
  for (std::string_view bad :
       {R"({"id":"x","pattern":"joined","relation":"likes","subject":["state"],"object":["grouping"]})",
        R"({"id":"x","pattern":"joined","relation":"member_of","subject":["ghost"],"object":["grouping"]})",
        R"({"id":"x","pattern":"_ in","relation":"member_of","subject":["state"],"object":["grouping"]})",
        R"({"id":"x","relation":"member_of","subject":["state"],"object":["grouping"]})"})
    EXPECT_FALSE(RelationCueTable::parse("r", bad).ok()) << bad;
}

TEST(Cues, BrokenEntryIsRefused) {
  EXPECT_FALSE(CueTable::parse(R"({"id":"x","pattern":"~pledge","class":"swear"})", "").ok());
  EXPECT_FALSE(CueTable::parse(R"({"id":"x","pattern":"_ to","class":"commit"})", "").ok());
  EXPECT_FALSE(
      CueTable::parse(R"({"id":"x","pattern":"~pledge","class":"commit","strength":"iron"})", "").ok());
  EXPECT_FALSE(CueTable::parse("{\"id\":", "").ok());
}

TEST(Cues, EachHasAnExampleAndASource) {
  for (const Cue& cue : CueTable::embedded().cues()) {
    EXPECT_FALSE(cue.example.empty()) << cue.where;
    EXPECT_FALSE(cue.source.empty()) << cue.where;
    EXPECT_NE(cue.example, cue.counterexample) << cue.where;
  }
}

bool is_read_by(const Cue& cue, const StatementCandidate& statement) {
  return statement.envelope.method == "cue:" + cue.id || cue.kind == CueKind::nominal;
}

std::string voice_of(const Cue& cue) {
  return cue.example_voice.empty() ? "policy" : cue.example_voice;
}

TEST(Cues, EachExampleIsReadByItsCue) {
  for (const Cue& cue : CueTable::embedded().cues()) {
    if (cue.kind == CueKind::idiom) continue;
    TestReading made = build_reading(cue.example, voice_of(cue));
    const auto found = statements_of(made);
    const bool read = std::ranges::any_of(found, [&](const StatementCandidate& statement) {
      return is_read_by(cue, statement) && statement.statement_class == cue.statement_class;
    });
    EXPECT_TRUE(read) << cue.where << ": " << cue.id << ": " << cue.example << " -> " << describe(made, found)
                      << (found.empty() ? "" : " by " + found.front().envelope.method);
  }
}

TEST(Cues, NoCounterexampleIsReadByItsCue) {
  int counterexamples = 0;
  for (const Cue& cue : CueTable::embedded().cues()) {
    if (cue.counterexample.empty()) continue;
    ++counterexamples;
    TestReading made = build_reading(cue.counterexample, voice_of(cue));
    for (const StatementCandidate& statement : statements_of(made))
      EXPECT_FALSE(is_read_by(cue, statement)) << cue.where << ": " << cue.id << ": " << cue.counterexample;
  }
  EXPECT_GT(counterexamples, 60);
}

TEST(Cues, IdiomsMakeNoStatement) {
  int idioms = 0;
  for (const Cue& cue : CueTable::embedded().cues()) {
    if (cue.kind != CueKind::idiom) continue;
    ++idioms;
    TestReading made = build_reading(cue.example, "policy");
    for (const StatementCandidate& found : statements_of(made))
      EXPECT_FALSE(found.envelope.method.starts_with("cue:")) << cue.example;
  }
  EXPECT_GT(idioms, 0);
}

}  // namespace
}  // namespace entente
