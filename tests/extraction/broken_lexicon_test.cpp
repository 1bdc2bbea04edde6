// The embedded lexicon is whole, a user's file wins, and a broken one says where.
#include <gmock/gmock.h>

#include <filesystem>

#include "tests/extraction/reading_of.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;
using testing::mentions_of;

class OwnFile : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& contents) const {
    return folder_.write("own_lexicon.jsonl", contents);
  }

 private:
  ScratchFolder folder_;  // of its own: tests run beside each other
};

TEST(Embedded, EveryStateHasNameAndCodes) {
  int states = 0;
  for (const LexiconEntry& entry : lexicon().entries()) {
    if (entry.kind != EntityKind::state) continue;
    ++states;
    EXPECT_FALSE(entry.name.empty()) << entry.id;
    EXPECT_EQ(entry.ids.count("iso3"), 1u) << entry.id;
  }
  EXPECT_GE(states, 249);  // as many as ISO 3166-1 has
  ASSERT_NE(lexicon().find("state:KOR"), nullptr);
  EXPECT_EQ(lexicon().find("state:KOR")->ids.at("iso2"), "KR");
  EXPECT_EQ(lexicon().digest().size(), 64u);
}

TEST_F(OwnFile, ReplacesAndAdds) {
  const std::filesystem::path files[] = {
      write("{\"id\":\"state:JPN\",\"name\":\"Nippon\"}\n{\"id\":\"organisation:gulls\",\"name\":\"Gulls "
            "Bureau\"}\n")};
  const Result<Lexicon> own = Lexicon::load(files);
  ASSERT_TRUE(own.ok()) << own.error().describe();
  EXPECT_EQ(own->find("state:JPN")->name, "Nippon");
  EXPECT_NE(own->digest(), lexicon().digest());
  const Document document = document_of("Nippon joined the Gulls Bureau.");
  EXPECT_THAT(
      mentions_of(read_entities(document, *own)),
      ::testing::ElementsAre("State:Nippon=state:JPN", "Organisation:Gulls Bureau=organisation:gulls"));
}

TEST_F(OwnFile, ErrorsNameFileAndLine) {
  for (const char* broken : {"{\"id\":\"state:JPN\"}", "{\"id\":", "[1]", "{\"name\":\"x\"}",
                             "{\"id\":\"words:x\",\"class\":\"no such class\"}"}) {
    const std::filesystem::path files[] = {write(std::string("\n") + broken + "\n")};
    const Result<Lexicon> own = Lexicon::load(files);
    ASSERT_FALSE(own.ok()) << broken;
    EXPECT_THAT(own.error().describe(), ::testing::HasSubstr("own_lexicon.jsonl:2")) << broken;
  }
}

TEST(Missing, FileIsNamed) {
  const std::filesystem::path files[] = {"no/such/file.jsonl"};
  const Result<Lexicon> own = Lexicon::load(files);
  ASSERT_FALSE(own.ok());
  EXPECT_THAT(own.error().describe(), ::testing::HasSubstr("no/such/file.jsonl"));
}

}  // namespace
}  // namespace entente
