// What is not a readable document must be refused at once, with the code and the words that tell a person
// why.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "ingest/readers/reader.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

using namespace std::string_literals;

struct Refusal {
  std::string name;
  std::string bytes;
  ErrorCode code;
  std::string words;  // in the message
};

class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, NamesTheReason) {
  Result<Document> document = read_document(GetParam().bytes, "input.pdf");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, GetParam().code) << document.error().describe();
  EXPECT_NE(document.error().message.find(GetParam().words), std::string::npos) << document.error().message;
  EXPECT_EQ(document.error().where, "input.pdf");
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, Refused,
    testing::Values(
        Refusal{"nothing", "", ErrorCode::empty, "0 bytes"},
        Refusal{"blanks", " \n\t \n", ErrorCode::empty, "blanks"},
        Refusal{"jpeg", "\xFF\xD8\xFF\xE0\0\x10JFIF"s, ErrorCode::unsupported, "a JPEG image"},
        Refusal{"png", "\x89PNG\r\n\x1A\n\0\0"s, ErrorCode::unsupported, "a PNG image"},
        Refusal{"zip", "PK\x03\x04\x14\0\0\0hello"s, ErrorCode::unsupported, "a ZIP archive"},
        Refusal{"docx", "PK\x03\x04\x14\0\0\0word/document.xml"s, ErrorCode::malformed, "damaged"},
        Refusal{"xlsx", "PK\x03\x04\x14\0\0\0xl/workbook.xml"s, ErrorCode::unsupported, "XLSX"},
        Refusal{"ole", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, ErrorCode::unsupported, "Office 97"},
        Refusal{"gzip", "\x1F\x8B\x08\0\0"s, ErrorCode::unsupported, "gzip"},
        Refusal{"elf", "\x7F\x45\x4C\x46\x02\x01\0"s, ErrorCode::unsupported, "ELF"},
        Refusal{"binary", std::string(400, '\0') + "abc", ErrorCode::unsupported, "binary data"},
        Refusal{"feed", "<?xml version=\"1.0\"?><rss><channel/></rss>", ErrorCode::unsupported,
                "an XML file; entente reads PDF, HTML"},
        Refusal{"header", "%PDF-1.4\n", ErrorCode::malformed, "damaged"},
        Refusal{"garbage", "%PDF-1.7\n" + std::string(3000, 'x'), ErrorCode::malformed, "damaged"},
        Refusal{"scan", make_pdf({{}, {}}), ErrorCode::empty, "OCR"},
        Refusal{"script page", "<html><body><script>go()</script></body></html>", ErrorCode::empty,
                "script"}),
    [](const auto& test) {
      std::string name = test.param.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

class RefusedFile : public testing::Test {
 protected:
  RefusedFile() { std::filesystem::create_directories(folder_); }
  ~RefusedFile() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("entente-readers-" + std::to_string(::getpid()));
};

TEST_F(RefusedFile, DirectoriesPipesAndMissingFilesAreUnreadable) {
  std::filesystem::path pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  for (const auto& path : {folder_, pipe, folder_ / "missing.txt"}) {
    Result<Document> document = read_file(path);
    ASSERT_FALSE(document.ok()) << path;
    EXPECT_EQ(document.error().code, ErrorCode::unreadable) << path;
    EXPECT_EQ(document.error().where, path.string());
  }
}

TEST_F(RefusedFile, ALargeFileIsRefusedBeforeItIsRead) {
  std::filesystem::path file = folder_ / "large.txt";
  { std::ofstream(file) << "x"; }
  std::filesystem::resize_file(file, 200u << 20);  // sparse: reading it would take the memory
  Result<Document> document = read_file(file);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::too_large);
  EXPECT_NE(document.error().message.find("64 MB"), std::string::npos) << document.error().message;
}

TEST(Limits, PagesAndTextHaveThem) {
  std::vector<PdfPage> pages(3, PdfPage{{72, 100, "Some words on a page."}});
  ReadLimits few_pages;
  few_pages.max_pages = 2;
  EXPECT_EQ(read_document(make_pdf(pages), "", few_pages).error().code, ErrorCode::too_large);
  ReadLimits little_text;
  little_text.max_text_bytes = 10;
  std::string words = "More words than ten bytes.\n";
  for (const std::string& bytes :
       {make_pdf(pages), words, "<html><body><p>" + words, "# " + words + "\n## B\n\n" + words}) {
    Result<Document> document = read_document(bytes, "", little_text);
    ASSERT_FALSE(document.ok()) << bytes.substr(0, 20);
    EXPECT_EQ(document.error().code, ErrorCode::too_large);
  }
}

}  // namespace
}  // namespace entente
