// A file, or a reading process that a file has taken over, ends the batch.
#include "ingest/isolation/reading_pool.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstring>
#include <fstream>
#include <thread>

#include "ingest/archives/compression.h"
#include "ingest/isolation/archive_json.h"
#include "ingest/readers/document_json.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {
namespace {

std::filesystem::path sample_pdf() {
  return std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples/corpus/2023-camp-david-joint-statement.pdf";
}

ReadingPool& pool() {
  static ReadingPool started = ReadingPool::start({.workers = 2}).value();
  return started;
}

TEST(ReadingPoolTest, ReadsAPdfAsTheReaderItselfDoes) {
  const auto direct = read_file(sample_pdf());
  const auto isolated = pool().read(sample_pdf());
  ASSERT_TRUE(direct.ok());
  ASSERT_TRUE(isolated.ok()) << isolated.error().describe();
  EXPECT_EQ(to_json(*direct), to_json(*isolated));
}

TEST(ReadingPoolTest, PassesErrorsOnUnderTheNameThatWasGiven) {
  const ScratchFolder folder;
  const auto broken = pool().read(folder.write("x.pdf", "%PDF-1.4\nnothing of the sort"));
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, ErrorCode::malformed);
  EXPECT_TRUE(broken.error().where.ends_with("x.pdf"));
  const auto foreign = pool().read(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "https://example.org/a");
  ASSERT_FALSE(foreign.ok());
  EXPECT_EQ(foreign.error().code, ErrorCode::unsupported);
  EXPECT_EQ(foreign.error().where, "https://example.org/a");
}

TEST(ReadingPoolTest, HintsReachTheReader) {
  const auto document = pool().read(
      "<html><body><article><p>Caf\xc3\xa9 meeting of the two sides in Oslo, at last."
      "</p><a href='x.html'>the text of it</a></article></body></html>",
      "x", {"https://example.org/a/", "text/html; charset=utf-8"});
  ASSERT_TRUE(document.ok());
  EXPECT_NE(document->text.find("Caf\xc3\xa9"), std::string::npos);
}

TEST(ReadingPoolTest, GivesUpOnTime) {
  const ReadingPool hurried =
      ReadingPool::start({.workers = 1, .document = {.time = std::chrono::seconds(0)}}).value();
  const auto late = hurried.read(sample_pdf());
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::timed_out);
}

TEST(ReadingPoolTest, AnswersManyThreadsAtOnce) {
  const std::string expected = to_json(read_file(sample_pdf()).value());
  const ReadingPool& shared = pool();
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 5; ++round) right += to_json(shared.read(sample_pdf()).value()) == expected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 20);
}

TEST(ReadingPoolTest, SaysWhenItIsGone) {
  ReadingPool moved_from = ReadingPool::start({.workers = 1}).value();
  const ReadingPool moved_to = std::move(moved_from);
  const auto document = moved_from.read("Oslo, 1 May 2024", "x");  // NOLINT: used after move on purpose
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::io);
  EXPECT_TRUE(moved_to.read("The two sides met.\n", "x").ok());
}

TEST(ReadingPoolTest, SaysWhatTheSandboxIs) {
  EXPECT_NE(pool().sandbox_description().find("rlimits"), std::string::npos) << pool().sandbox_description();
  const ReadingPool open = ReadingPool::start({.workers = 1, .sandbox = false}).value();
  EXPECT_EQ(open.sandbox_description(), "none");
  EXPECT_TRUE(open.read(sample_pdf()).ok());
}

struct Lie {
  const char* name;
  const char* from;  // in an honest reply
  const char* to;
};

// Lies that only the content gives away; more of them in document_json_test.cpp.
TEST(ReadingPoolTest, BelievesNoLie) {
  constexpr Lie lies[] = {{"no JSON", "{", "["},
                          {"no UTF-8", "met", "m\xff\xfe"},
                          {"a page that is not there", "\"end\":", "\"end\":9"},
                          {"a page that begins before the text", "\"start\":0", "\"start\":-1"},
                          {"no kind that there is", "\"text\",\"role", "\"tekst\",\"role"},
                          {"a list that is a number", "\"pages\":", "\"pages\":7,\"x\":"}};
  const WorkerTask liar{"lie", InputUse::mapped, [&](const TaskInput& input) -> Result<std::string> {
                          std::string reply = to_json(TRY(read_document(input.bytes, "x")));
                          for (const Lie& lie : lies) {
                            const std::size_t at = reply.find(lie.from);
                            if (at == reply.npos) return Error{ErrorCode::empty, "the lie does not fit", ""};
                            if (input.words.at(0) == lie.name)
                              reply.replace(at, std::strlen(lie.from), lie.to);
                          }
                          return reply;
                        }};
  const ReadingPool lying = ReadingPool::start({.workers = 1}, {liar}).value();
  for (const Lie& lie : lies) {
    const auto document = lying.read("The two sides met.\n", lie.name);
    ASSERT_FALSE(document.ok()) << lie.name;
    EXPECT_EQ(document.error().code, ErrorCode::malformed) << lie.name << ": " << document.error().message;
    EXPECT_TRUE(lying.read("The two sides met.\n", "honest").ok()) << lie.name;
  }
}

// The parser tells of it on standard error and goes on.
TEST(ReadingPoolTest, LostMemoryIsALoss) {
  const WorkerTask forgetful{"forget", InputUse::mapped, [](const TaskInput& input) -> Result<std::string> {
                               std::fputs("Out of memory\n", stderr);
                               return to_json(TRY(read_document(input.bytes, "x")));
                             }};
  const ReadingPool pool_of_one = ReadingPool::start({.workers = 1}, {forgetful}).value();
  const auto document = pool_of_one.read("The two sides met.\n", "x");
  ASSERT_TRUE(document.ok()) << document.error().describe();
  ASSERT_FALSE(document->losses.empty());
  EXPECT_NE(document->losses.back().find("out of memory"), std::string::npos);
}

TEST(ReadingPoolTest, AFailedAllocationIsNotTheDocumentsFault) {
  const WorkerTask greedy{"allocate", InputUse::mapped, [](const TaskInput&) -> Result<std::string> {
                            try {
                              const std::vector<char> bytes(std::size_t{1} << 40U);
                              return std::to_string(bytes.size());
                            } catch (const std::exception& failure) {  // as a reader does
                              return Error{ErrorCode::malformed, failure.what(), ""};
                            }
                          }};
  const ReadingPool pool_of_one = ReadingPool::start({.workers = 1}, {greedy}).value();
  const auto document = pool_of_one.read("x", "x");
  ASSERT_FALSE(document.ok());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_EQ(document.error().code, ErrorCode::out_of_memory) << document.error().message;
#endif
}

TEST(ReadingPoolTest, MessagesCannotWriteOnTheTerminal) {
  const WorkerTask rude{"shout", InputUse::mapped, [](const TaskInput&) -> Result<std::string> {
                          return Error{ErrorCode::malformed, "\x1b]0;owned\x07\nnext line", ""};
                        }};
  const ReadingPool pool_of_one = ReadingPool::start({.workers = 1}, {rude}).value();
  const auto document = pool_of_one.read("x", "x");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().message, " ]0;owned  next line");
}

// --- web archives

std::string record(std::string_view type, std::string_view headers, std::string_view block) {
  return fmt::format(
      "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Target-URI: https://example.org/a\r\n"
      "WARC-Date: 2024-05-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n{}Content-Length: "
      "{}\r\n\r\n{}\r\n\r\n",
      type, headers, block.size(), block);
}

std::string response(int status, std::string_view content_type, std::string_view body) {
  const std::string block = fmt::format("HTTP/1.1 {} X\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}",
                                        status, content_type, body.size(), body);
  return record("response", "Content-Type: application/http; msgtype=response\r\n", block);
}

TEST(ReadingPoolTest, ReadsWhatAnArchiveHolds) {
  const ScratchFolder folder;
  const std::string page =
      response(200, "text/html; charset=iso-8859-1", "<p>The two sides met in Troms\xf8 for talks.</p>");
  const auto warc = folder.write("a.warc", page + response(404, "text/html", "<p>Not found here.</p>"));
  const auto index = pool().index_archive(warc);
  ASSERT_TRUE(index.ok()) << index.error().describe();
  ASSERT_EQ(index->records.size(), 2u);
  EXPECT_EQ(index->records[0].address, "https://example.org/a");
  EXPECT_EQ(index->records[1].status, 404);
  const auto document = pool().read_archived(page, "https://example.org/a");
  ASSERT_TRUE(document.ok()) << document.error().describe();
  EXPECT_NE(document->text.find("Troms\xc3\xb8"), std::string::npos) << document->text;
  const auto missing = pool().read_archived(response(404, "text/html", "<p>Not found here.</p>"), "b");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::not_a_document);
}

TEST(ReadingPoolTest, ListsWithEveryOption) {
  const std::string table =
      "Headline,Where,Ignored\nOslo talks,https://example.org/1,x\nMore talks,two.html,y\n";
  ListingOptions options;
  options.address = "https://example.org/pub/index.csv";
  options.content_type = "text/csv";
  options.kind = "csv";
  options.columns = {{"title", "Headline"}, {"address", "Where"}};
  options.max_items = 10;
  const auto direct = read_listing(table, options);
  const auto isolated = pool().list(table, options);
  ASSERT_TRUE(direct.ok()) << direct.error().describe();
  ASSERT_TRUE(isolated.ok()) << isolated.error().describe();
  EXPECT_EQ(to_json(*isolated), to_json(*direct));
  const auto archived = pool().list(response(200, "text/csv", table), options);
  ASSERT_TRUE(archived.ok()) << archived.error().describe();
  EXPECT_EQ(to_json(*archived), to_json(*direct));
  const auto packed = pool().list(gzip(table), options);
  ASSERT_TRUE(packed.ok()) << packed.error().describe();
  EXPECT_EQ(to_json(*packed), to_json(*direct));
  options.address = "here";
  options.columns["title"] = "Nowhere";
  const auto wrong = pool().list(table, options);
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(wrong.error().where, "here");
}

TEST(ReadingPoolTest, AnArchiveThatIsNoneIsAnError) {
  const ScratchFolder folder;
  EXPECT_EQ(pool().index_archive(folder.path()).error().code, ErrorCode::unreadable);
  EXPECT_EQ(pool().index_archive(folder.path() / "none.warc").error().code, ErrorCode::unreadable);
  EXPECT_EQ(pool().index_archive(folder.write("x.warc", "no archive")).error().code, ErrorCode::unsupported);
}

TEST(ArchiveIndexJson, BelievesNoRecordOutsideTheFile) {
  ArchiveIndex index;
  index.end = 100;
  index.losses = {"the record at byte 40 is damaged"};
  for (const std::uint64_t offset : {0u, 40u}) {
    ArchivedRecord& added = index.records.emplace_back();
    added.offset = offset;
    added.size = 40;
    added.address = "https://example.org/\"a\"";
  }
  const std::string honest = to_json(index);
  const auto back = archive_index_from_json(honest, 100);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(to_json(*back), honest);
  EXPECT_FALSE(archive_index_from_json(honest, 99).ok());  // `end` lies beyond
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"[40,40", "[70,40"},
                                                        {"[40,40", "[39,40"},
                                                        {"[40,40", "[18446744073709551615,40"},
                                                        {"[40,40", "[40"},
                                                        {"\"losses\":[", "\"losses\":[1,"},
                                                        {"\"end\":100", "\"end\":\"100\""}}) {
    std::string lie = honest;
    const std::size_t at = lie.find(from);
    ASSERT_NE(at, lie.npos) << from;
    lie.replace(at, from.size(), to);
    EXPECT_FALSE(archive_index_from_json(lie, 100).ok()) << to;
  }
}

// The processes that `parent` has forked and not yet waited for.
std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream status(entry.path() / "stat");
    std::string name;
    char state = ' ';
    pid_t process = 0;
    pid_t its_parent = 0;
    if (status >> process && std::getline(status, name, ')') && status >> state >> its_parent &&
        its_parent == parent) {
      children.push_back(process);
    }
  }
  return children;
}

// The zygote that the last pool of this process has.
pid_t last_zygote() {
  const std::vector<pid_t> children = children_of(getpid());
  return *std::max_element(children.begin(), children.end());
}

TEST(ReadingPoolTest, KilledWorkersAreReplaced) {
  const ReadingPool mine = ReadingPool::start({.workers = 2}).value();
  const std::vector<pid_t> workers = children_of(last_zygote());
  ASSERT_EQ(workers.size(), 2u);
  for (const pid_t worker : workers) ASSERT_EQ(kill(worker, SIGKILL), 0);
  for (int i = 0; i < 4; ++i) {
    const auto document = mine.read(sample_pdf());
    EXPECT_TRUE(document.ok()) << document.error().describe();
  }
}

TEST(ReadingPoolTest, AKilledZygoteIsAnErrorAndNotAWait) {
  const ReadingPool mine = ReadingPool::start({.workers = 1}).value();
  ASSERT_EQ(kill(last_zygote(), SIGKILL), 0);
  // Its worker may still answer one question before it follows.
  (void)mine.read(sample_pdf());
  const auto document = mine.read(sample_pdf());
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::io) << document.error().describe();
}

TEST(ReadingPoolTest, NothingIsLeftWhenItEnds) {
  const std::vector<pid_t> before = children_of(getpid());
  pid_t worker = 0;
  {
    const ReadingPool mine = ReadingPool::start({.workers = 1}).value();
    worker = children_of(last_zygote()).at(0);
  }
  EXPECT_EQ(children_of(getpid()), before);
  EXPECT_NE(kill(worker, 0), 0);
}

// Ctrl-C reaches every process of the terminal; the batch alone answers it, after its documents.
TEST(ReadingPoolTest, InterruptsDoNotEndWorkers) {
  setpgid(0, 0);  // so that only this test and its pool are interrupted
  const ReadingPool mine = ReadingPool::start({.workers = 1}).value();
  const auto before = std::signal(SIGINT, SIG_IGN);
  ASSERT_EQ(kill(0, SIGINT), 0);
  std::signal(SIGINT, before);
  EXPECT_TRUE(mine.read(sample_pdf()).ok());
}

TEST(ReadingPoolTest, WorkersAreReplacedWhenTheyHaveServed) {
  const ReadingPool brief = ReadingPool::start({.workers = 1, .service = {.documents = 2}}).value();
  for (int i = 0; i < 7; ++i) EXPECT_TRUE(brief.read("The two sides met.\n", "x").ok()) << i;
}

}  // namespace
}  // namespace entente
