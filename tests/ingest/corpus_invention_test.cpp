// Words, names or quotes that no document said: every one is looked for in the text it is said to come from.
//
// Over every 40th release of the reference corpus; over all of them with ENTENTE_WHOLE_CORPUS=1 (a minute).
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "ingest/extractor.h"
#include "ingest/gold/code_points.h"
#include "ingest/gold/gold_json.h"
#include "ingest/linking/linker.h"
#include "ingest/readers/reader.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

// $ENTENTE_BRIEFINGS, else unpacked for this run from the reference material; empty where that is absent.
fs::path corpus() {
  if (const char* unpacked = std::getenv("ENTENTE_BRIEFINGS")) return unpacked;
  const fs::path archive = fs::path(ENTENTE_SHARED_DIR) / "corpora" / "briefings.tar.xz";
  if (!fs::exists(archive)) return {};
  const fs::path folder = fs::path(::testing::TempDir()) / "entente-briefings";
  fs::create_directories(folder);
  const std::string command = "tar -C '" + folder.string() + "' -xf '" + archive.string() + "'";
  return std::system(command.c_str()) == 0 ? folder : fs::path();
}

std::vector<fs::path> releases(const fs::path& folder) {
  std::vector<fs::path> all;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  std::ranges::sort(all);
  if (std::getenv("ENTENTE_WHOLE_CORPUS") != nullptr) return all;
  std::vector<fs::path> sample;
  for (std::size_t i = 0; i < all.size(); i += 40) sample.push_back(all[i]);
  return sample;
}

struct Checked {
  std::size_t documents = 0, statements = 0, entities = 0;
};

// What the graph is told: quotes stand in the page at their offsets, parties and sources are told of.
void expect_evidence(const Changes& changes) {
  std::vector<EntityId> known;
  for (const EntityContribution& entity : changes.entities) known.push_back(entity.id);
  std::ranges::sort(known);
  const auto expect_known = [&](const EntityId& id) {
    EXPECT_TRUE(std::ranges::binary_search(known, id)) << id;
  };
  for (const Statement& statement : changes.statements) {
    const Evidence& at = statement.evidence;
    ASSERT_LE(at.page, changes.pages.size());
    EXPECT_FALSE(at.quote.empty());
    EXPECT_EQ(changes.pages[at.page - 1].text.substr(at.start, at.end - at.start), at.quote);
    std::ranges::for_each(statement.parties, expect_known);
    std::ranges::for_each(statement.envelope.attributed_to, expect_known);
  }
  for (const Relation& relation : changes.relations) {
    expect_known(relation.subject);
    expect_known(relation.object);
  }
}

// What a program is told: code points, as the schema counts them.
class Output {
 public:
  Output(const Document& document, const std::string& json) : text_(document.text), points_(text_) {
    root_.Parse(json.c_str());
  }

  void expect_all(Checked& checked) const {
    ASSERT_FALSE(root_.HasParseError());
    for (const auto& statement : root_["statements"].GetArray()) {
      expect_words(statement);
      if (statement["cue"].HasMember("text")) expect_words(statement["cue"]);
      ++checked.statements;
    }
    for (const auto& entity : root_["entities"].GetArray()) {
      for (const auto& mention : entity["mentions"].GetArray()) expect_words(mention);
      const bool implicit = entity["props"].HasMember("implicit") && entity["props"]["implicit"].GetBool();
      EXPECT_NE(implicit, !entity["mentions"].Empty()) << entity["canonical"].GetString();
      ++checked.entities;
    }
  }

 private:
  void expect_words(const rapidjson::Value& passage) const {
    const std::uint32_t begin = points_.byte_of(passage["start"].GetUint());
    const std::uint32_t end = points_.byte_of(passage["end"].GetUint());
    ASSERT_LT(begin, end);
    EXPECT_EQ(text_.substr(begin, end - begin), passage["text"].GetString());
  }

  const std::string& text_;
  CodePoints points_;
  rapidjson::Document root_;
};

TEST(Corpus, NothingIsInvented) {
  const fs::path folder = corpus();
  if (folder.empty()) GTEST_SKIP() << "the briefings of the reference material are not here";
  const Lexicon lexicon = Lexicon::load().value();
  const Extractor extractor = Extractor::make(lexicon).value();
  Checked checked;
  for (const fs::path& file : releases(folder)) {
    SCOPED_TRACE(file.filename());
    const Result<Document> document = read_file(file);
    ASSERT_TRUE(document.ok());
    const Extraction extraction = extractor.extract(*document);
    expect_evidence(link(extraction, lexicon, "document:a", {"file:///a.md"}, "test"));
    Output(*document, to_gold_json(extraction, lexicon, "A")).expect_all(checked);
    ++checked.documents;
    if (::testing::Test::HasFailure()) break;
  }
  EXPECT_GE(checked.documents, 150U);
  EXPECT_GE(checked.statements, checked.documents);
  EXPECT_GE(checked.entities, checked.documents);
}

}  // namespace
}  // namespace entente
