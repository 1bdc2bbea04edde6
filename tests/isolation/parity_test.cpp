// A sandbox takes text away without a word: a library that may not open a file of its own does without it.
// So what is read inside must be what is read outside, byte for byte.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "ingest/isolation/reading_pool.h"
#include "ingest/readers/document_json.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Sample {
  std::string name;
  std::string bytes;
};

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void add_files(std::vector<Sample>& samples, const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) samples.push_back({file.filename().string(), bytes_of(file)});
}

// PDF strings are UTF-16 or bytes; fonts that are not embedded are looked up in the system; CMaps may be,
// too.
void add_pdfs(std::vector<Sample>& samples) {
  const PdfPage page = {{72, 72, "The two sides met in Oslo", 18},
                        {72, 110, "and agreed to meet again in May."}};
  samples.push_back({"plain.pdf", make_pdf({page})});
  samples.push_back(
      {"utf-16 title.pdf", make_pdf({page, page}, "/Title <FEFF00C9007400610074> /Author <FEFF041E0441>")});
  for (const char* font : {"Times-Roman", "Courier", "NoSuchFont", "Arial", "SimSun", "Symbol"}) {
    std::string other = make_pdf({page});
    const std::size_t at = other.find("/BaseFont /Helvetica");
    other.replace(at, 20, fmt::format("/BaseFont /{:<9}", std::string(font).substr(0, 9)));
    samples.push_back({fmt::format("{}.pdf", font), other});
  }
}

// In charsets that need a converter, declared and not.
void add_pages(std::vector<Sample>& samples) {
  for (const char* charset :
       {"windows-1252", "iso-8859-2", "koi8-r", "shift_jis", "gb18030", "big5", "euc-kr", "utf-7"}) {
    samples.push_back(
        {fmt::format("{}.html", charset),
         fmt::format("<html><head><meta charset={}><title>Talks</title></head><body><article><p>The two "
                     "sides met in Troms\xf8 \xb1\xb2\xc4\xe3 and agreed to meet again.</p></article>"
                     "</body></html>",
                     charset)});
    samples.push_back(
        {fmt::format("{}.eml", charset),
         fmt::format("From: a@example.org\r\nSubject: =?{0}?B?VGFsa3Mg+A==?=\r\nDate: Fri, 18 Aug 2023 "
                     "12:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={0}\r\n\r\n"
                     "The two sides met in Troms\xf8 \xb1\xb2\xc4\xe3.\r\n",
                     charset)});
  }
  std::string wide = "\xff\xfe";
  for (const char c : std::string("The two sides met in Oslo.\n")) wide += {c, '\0'};
  samples.push_back({"utf-16.txt", wide});
  samples.push_back(
      {"small.rtf", "{\\rtf1\\ansi\\ansicpg1251 The two sides \\'cc\\'e8\\'f0 met.\\par In Oslo.}"});
}

void damage(std::string& bytes, const std::string& other, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  const std::size_t at = below(bytes.size());
  switch (below(6)) {
    case 0:
      bytes.resize(at);
      break;
    case 1:
      bytes.insert(at, other.substr(below(other.size()), below(400)));
      break;
    case 2:
      bytes.erase(at, below(200));
      break;
    case 3:
      bytes.insert(at, bytes.substr(below(bytes.size()), below(2000)));
      break;
    default:
      for (int i = 0; i < 8 && !bytes.empty(); ++i) bytes[below(bytes.size())] = static_cast<char>(random());
  }
}

std::vector<Sample> samples() {
  std::vector<Sample> all;
  const fs::path source = ENTENTE_SOURCE_DIR;
  add_files(all, source / "examples");
  add_files(all, source / "bench/gold/texts");
  add_pdfs(all);
  add_pages(all);
  std::mt19937 random(20241124);
  for (std::size_t i = 0, whole = all.size(); i < whole; ++i) {
    Sample mutant{all[i].name + " (damaged)", all[i].bytes};
    for (std::size_t count = 1 + random() % 4; count > 0; --count) {
      damage(mutant.bytes, all[random() % whole].bytes, random);
    }
    all.push_back(std::move(mutant));
  }
  return all;
}

std::string outcome(const Result<Document>& result) {
  if (result.ok()) return to_json(*result);
  return fmt::format("{}: {}", name_of(result.error().code), result.error().describe());
}

// Where time or memory ends is the machine's affair, not the sandbox's.
bool ran_out(const Result<Document>& result) {
  return !result.ok() &&
         (result.error().code == ErrorCode::timed_out || result.error().code == ErrorCode::out_of_memory);
}

// How many were read.
std::size_t expect_same(const std::vector<Sample>& all, const ReadingPool& one, const ReadingPool& other) {
  std::size_t read = 0;
  for (const Sample& sample : all) {
    const ReadHints hints{"https://example.org/" + sample.name, ""};
    const Result<Document> here = one.read(sample.bytes, sample.name, hints);
    const Result<Document> there = other.read(sample.bytes, sample.name, hints);
    read += here.ok();
    if (ran_out(here) || ran_out(there)) continue;
    EXPECT_EQ(outcome(here), outcome(there)) << sample.name;
  }
  return read;
}

ReadingPool pool_with(SandboxUse use, LandlockUse landlock) {
  PoolOptions options;
  options.workers = 1;
  options.sandbox = use == SandboxUse::sandboxed;
  options.landlock = landlock;
  return ReadingPool::start(options).value();
}

TEST(ParityTest, InsideAndOutsideAreOne) {
  const ReadingPool outside = pool_with(SandboxUse::open, LandlockUse::never);
  const ReadingPool inside = pool_with(SandboxUse::sandboxed, LandlockUse::where_there);
  const std::vector<Sample> all = samples();
  EXPECT_GT(expect_same(all, inside, outside), all.size() / 2);
}

// Not only between two workers, which might have the same fault.
TEST(ParityTest, AWorkerReadsWhatTheReaderReads) {
  const ReadingPool inside = pool_with(SandboxUse::sandboxed, LandlockUse::never);
  std::vector<Sample> all;
  add_files(all, fs::path(ENTENTE_SOURCE_DIR) / "examples");
  add_pdfs(all);
  add_pages(all);
  for (const Sample& sample : all) {
    EXPECT_EQ(outcome(inside.read(sample.bytes, sample.name)),
              outcome(read_document(sample.bytes, sample.name)))
        << sample.name;
  }
}

// $ENTENTE_BRIEFINGS, else unpacked for this run from the reference material; empty where that is absent.
fs::path briefings() {
  if (const char* unpacked = std::getenv("ENTENTE_BRIEFINGS")) return unpacked;
  const fs::path archive = fs::path(ENTENTE_SHARED_DIR) / "corpora" / "briefings.tar.xz";
  if (!fs::exists(archive)) return {};
  const fs::path folder = fs::path(::testing::TempDir()) / "entente-parity";
  fs::create_directories(folder);
  const std::string command = fmt::format("tar -C '{}' -xf '{}'", folder.string(), archive.string());
  return std::system(command.c_str()) == 0 ? folder : fs::path();
}

TEST(Corpus, BriefingsAreReadInsideAsOutside) {
  const ReadingPool outside = pool_with(SandboxUse::open, LandlockUse::never);
  const ReadingPool inside = pool_with(SandboxUse::sandboxed, LandlockUse::where_there);
  const fs::path folder = briefings();
  if (folder.empty()) GTEST_SKIP() << "the reference material is absent";
  std::vector<Sample> all;
  add_files(all, folder);
  ASSERT_GT(all.size(), 1000u);
  std::vector<Sample> sample;
  for (std::size_t i = 0; i < all.size(); i += all.size() / 400) sample.push_back(std::move(all[i]));
  EXPECT_GT(expect_same(sample, inside, outside), sample.size() * 9 / 10);
}

}  // namespace
}  // namespace entente
