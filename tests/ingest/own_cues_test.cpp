// A user's own cues and relation cues: ignored, hiding others, or broken without a word of where.
#include <gmock/gmock.h>

#include <algorithm>

#include "ingest/extractor.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

using ::testing::HasSubstr;

class OwnCues : public ::testing::Test {
 protected:
  Result<Lexicon> load(const std::string& contents) const {
    const std::filesystem::path files[] = {folder_.write("own.jsonl", contents)};
    return Lexicon::load(files);
  }

  // "commit by cue:…" for the statements of a joint statement with this text.
  std::vector<std::string> read(const Lexicon& lexicon, const std::string& text) const {
    Document document;
    document.title = "Joint Statement of Japan and Palau";
    document.genre = "joint_statement";
    document.text = text;
    PageMark page;
    page.span = {0, static_cast<std::uint32_t>(text.size())};
    document.pages.push_back(page);
    const Extraction made = Extractor::make(lexicon).value().extract(document);
    std::vector<std::string> found;
    for (const StatementCandidate& statement : made.statements)
      found.push_back(std::string(name_of(statement.statement_class)) + " by " + statement.envelope.method);
    for (const RelationCandidate& relation : made.relations)
      found.push_back(std::string(info(relation.kind).name) + " by " + relation.envelope.method);
    return found;
  }

 private:
  ScratchFolder folder_;
};

TEST_F(OwnCues, AddToOurs) {
  const auto lexicon = load(
      R"({"id":"cue:commit-plight","pattern":"~plight (not) to","class":"commit","strength":"high"})"
      "\n"
      R"({"id":"relation:twinned","pattern":"is twinned with","relation":"cooperates_with","subject":["state"],"object":["state"]})"
      "\n"
      R"({"id":"organisation:gulls","name":"Gulls Bureau","ids":{"cow":7}})");
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().describe();
  EXPECT_THAT(read(*lexicon, "We plight to share the harbour."),
              ::testing::Contains("commit by cue:commit-plight"));
  EXPECT_THAT(read(*lexicon, "We pledge to share the harbour."),
              ::testing::Contains("commit by cue:commit-pledge-to"));
  EXPECT_THAT(read(*lexicon, "Japan is twinned with Palau."),
              ::testing::Contains("cooperates_with by relation:twinned"));
}

TEST_F(OwnCues, OfTheSameIdReplaceOurs) {
  const auto lexicon =
      load(R"({"id":"cue:support-welcome","pattern":"~welcome","class":"oppose","strength":"low"})");
  ASSERT_TRUE(lexicon.ok());
  EXPECT_THAT(read(*lexicon, "We welcome the return of the ships."),
              ::testing::ElementsAre("oppose by cue:support-welcome"));
}

TEST_F(OwnCues, ThatAreBrokenNameFileAndLine) {
  for (
      const char* broken :
      {R"({"id":"cue:x","pattern":"~plight","class":"swear"})", R"({"id":"cue:x","class":"commit"})",
       R"({"id":"cue:x","pattern":"~plight","class":"commit","strength":"iron"})",
       R"({"id":"cue:x","pattern":"_ to","class":"commit"})",
       R"({"id":"cue:x","pattern":7,"class":"commit"})",
       R"({"id":"relation:x","pattern":"joined","relation":"likes","subject":["state"],"object":["state"]})"}) {
    const auto lexicon = load(std::string("\n\n") + broken + "\n");
    ASSERT_TRUE(lexicon.ok()) << broken;
    const auto extractor = Extractor::make(*lexicon);
    ASSERT_FALSE(extractor.ok()) << broken;
    EXPECT_THAT(extractor.error().describe(), HasSubstr("own.jsonl:3")) << broken;
  }
}

TEST_F(OwnCues, OfNoKnownKindAreRefused) {
  for (const char* line : {R"({"id":"cues:x","pattern":"~plight","class":"commit"})",
                           R"({"id":"commit-plight","pattern":"~plight","class":"commit"})"}) {
    const auto lexicon = load(line);
    ASSERT_FALSE(lexicon.ok()) << line;
    EXPECT_THAT(lexicon.error().describe(), HasSubstr("own.jsonl:1")) << line;
  }
}

}  // namespace
}  // namespace entente
