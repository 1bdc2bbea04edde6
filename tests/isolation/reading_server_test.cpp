// A file, or a reading process that a file has taken over, ends the batch.
#include "ingest/isolation/reading_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "ingest/readers/document_json.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

ReadingServer& server() {
  static ReadingServer started = ReadingServer::start().value();
  return started;
}

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

TEST(ReadingServerTest, ReadsAPdfAsTheReaderItselfDoes) {
  const std::filesystem::path file =
      std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/corpus/2023-camp-david-joint-statement.pdf";
  const auto direct = read_file(file);
  const auto isolated = server().read(file);
  ASSERT_TRUE(direct.ok() && isolated.ok());
  EXPECT_EQ(to_json(*direct), to_json(*isolated));
}

TEST(ReadingServerTest, PassesErrorsOn) {
  const ScratchFolder folder;
  const auto broken = server().read(folder.write("x.pdf", "%PDF-1.4\nnothing of the sort"));
  ASSERT_FALSE(broken.ok());
  EXPECT_TRUE(broken.error().where.ends_with("x.pdf"));
}

TEST(ReadingServerTest, GivesUpOnTime) {
  const std::filesystem::path file =
      std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/corpus/2023-camp-david-joint-statement.pdf";
  const auto late = server().read(file, {}, {.time = std::chrono::seconds(0)});
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::limit_exceeded);
}

TEST(ReadingServerTest, AnswersManyThreadsAtOnce) {
  const std::filesystem::path file =
      std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/corpus/2023-camp-david-joint-statement.pdf";
  const std::string expected = to_json(read_file(file).value());
  const ReadingServer& shared = server();
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 5; ++round) right += to_json(shared.read(file).value()) == expected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 20);
}

TEST(ReadingServerTest, SaysWhenItIsGone) {
  ReadingServer moved_from = ReadingServer::start().value();
  const ReadingServer moved_to = std::move(moved_from);
  const ScratchFolder folder;
  const auto document =
      moved_from.read(folder.write("x.pdf", "%PDF-1.4"));  // NOLINT: used after move on purpose
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::io);
}

}  // namespace
}  // namespace entente
