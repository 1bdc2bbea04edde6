// A file, or a reading process that a file has taken over, ends the batch.
#include "ingest/readers/isolated_reader.h"

#include <gtest/gtest.h>

#include "ingest/readers/document_json.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

Document sample() {
  Document document;
  document.text = "Title\n\nA “quoted” line.\n\xe2\x80\xa2 item";
  document.title = "Title \"x\"";
  document.date = *Date::parse("2023-08-18");
  document.authors = {"A. B."};
  document.losses = {"page 2 has no text layer"};
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.pages = {{1, "iv", {0, 7}}, {2, "", {7, size}}};
  document.blocks = {
      {BlockKind::title, {0, 5}}, {BlockKind::list_stem, {7, 27}}, {BlockKind::list_item, {28, size}, 2, 1}};
  document.outline = {{"One", 1, 2}};
  return document;
}

TEST(DocumentJson, ComesBackAsItWent) {
  const Document document = sample();
  const auto back = document_from_json(to_json(document));
  ASSERT_TRUE(back.ok()) << back.error().describe();
  EXPECT_EQ(to_json(*back), to_json(document));
  EXPECT_EQ(back->text, document.text);
  EXPECT_EQ(back->blocks[2].stem, 1);
}

TEST(DocumentJson, BelievesNoSpanOutsideTheText) {
  const std::string honest = to_json(sample());
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"\"end\":7}", "\"end\":700}"},  // page past the end
           {"\"start\":7", "\"start\":3"},  // pages overlap
           {"\"stem\":1", "\"stem\":2"},    // an item that is its own stem
           {"\"stem\":1", "\"stem\":-5"},
           {"\"kind\":\"title\"", "\"kind\":\"tytle\""},
           {"\"start\":0", "\"start\":\"0\""},
           {"\"pages\":[{", "\"pages\":7,\"x\":[{"},
           {"{\"source\"", "{{"}}) {
    std::string lie = honest;
    const std::size_t at = lie.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    lie.replace(at, from.size(), to);
    EXPECT_FALSE(document_from_json(lie).ok()) << from << " -> " << to;
  }
}

TEST(DocumentJson, TakesAnyBytes) {
  const std::string honest = to_json(sample());
  for (std::size_t cut = 0; cut < honest.size(); cut += 7) {
    EXPECT_FALSE(document_from_json(honest.substr(0, cut)).ok());
  }
}

TEST(IsolatedReader, ReadsAPdfAsTheReaderItselfDoes) {
  const std::filesystem::path file =
      std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/corpus/2023-camp-david-joint-statement.pdf";
  const auto direct = read_file(file);
  const auto isolated = read_file_isolated(file);
  ASSERT_TRUE(direct.ok() && isolated.ok());
  EXPECT_EQ(to_json(*direct), to_json(*isolated));
}

TEST(IsolatedReader, PassesErrorsOn) {
  const ScratchFolder folder;
  const auto broken = read_file_isolated(folder.write("x.pdf", "%PDF-1.4\nnothing of the sort"));
  ASSERT_FALSE(broken.ok());
  EXPECT_TRUE(broken.error().where.ends_with("x.pdf"));
}

TEST(IsolatedReader, GivesUpOnTime) {
  const std::filesystem::path file =
      std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/corpus/2023-camp-david-joint-statement.pdf";
  const auto late = read_file_isolated(file, {}, {.time = std::chrono::seconds(0)});
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::limit_exceeded);
}

}  // namespace
}  // namespace entente
