// Archives that are meant to hurt: bombs, members without end, XML that nests without end.
#include <gmock/gmock.h>

#include "ingest/readers/zip_archive.h"
#include "tests/readers/read_fixture.h"
#include "tests/readers/small_docx.h"
#include "tests/readers/small_epub.h"

namespace entente {
namespace {

TEST(ZipBomb, IsRefusedBeforeItIsUnpacked) {
  const std::string blanks(40u << 20, ' ');  // a thousand to one
  std::vector<ZipMember> members = docx_members(
      {.body = word_paragraph(blanks), .styles = "", .numbering = "", .footnotes = "", .core = ""});
  const std::string bomb = make_zip(members, ZipPacking::deflated);
  ASSERT_LT(bomb.size(), 1u << 20);
  const Result<Document> document = read_document(bomb, "bomb");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::too_large) << document.error().message;
}

TEST(ZipBomb, ManyHonestMembersAreCountedTogether) {
  ZipLimits limits;
  limits.max_total_bytes = 1000;
  const std::string bytes = make_zip({{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}});
  const Result<ZipArchive> archive = ZipArchive::open(bytes, limits);
  ASSERT_TRUE(archive.ok());
  EXPECT_TRUE(archive->read("a").ok());
  EXPECT_EQ(archive->read("b").error().code, ErrorCode::too_large);
  EXPECT_EQ(archive->read("c").error().code, ErrorCode::not_found);
  limits.max_members = 1;
  EXPECT_EQ(ZipArchive::open(bytes, limits).error().code, ErrorCode::too_large);
}

TEST(ZipSizes, MayBeLies) {
  std::string bytes = make_zip({{"a", std::string(4000, 'a')}}, ZipPacking::deflated);
  const std::size_t directory = bytes.find("PK\x01\x02");
  for (const std::size_t field : {directory + 20, directory + 24}) {  // packed and unpacked size
    std::string lie = bytes;
    lie.replace(field, 4, "\xFF\xFF\xFF\x7F");
    const Result<Document> document = read_document(lie, "lie");
    EXPECT_FALSE(document.ok());
    const Result<ZipArchive> archive = ZipArchive::open(lie);
    if (!archive.ok()) continue;
    const Result<std::string> contents = archive->read("a");
    EXPECT_LE(contents.ok() ? contents->size() : 0, 4000u);
  }
}

TEST(DeepXml, EndsInAnError) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:p>";
  const Result<Document> document = read_document(
      make_docx({.body = deep, .styles = "", .numbering = "", .footnotes = "", .core = ""}), "deep");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::too_large);
  EXPECT_NE(document.error().message.find("deeper"), std::string::npos) << document.error().message;
}

TEST(Styles, ThatInheritInACircleEnd) {
  const std::string circle =
      "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn "
      "w:val=\"A\"/></w:style>";
  const Document document = read_well(make_docx({.body = word_paragraph("Words.", "<w:pStyle w:val=\"A\"/>"),
                                                 .styles = circle,
                                                 .numbering = "",
                                                 .footnotes = "",
                                                 .core = ""}));
  EXPECT_EQ(document.blocks.size(), 1u);
}

TEST(Paths, LeadNowhereOutsideTheArchive) {
  std::vector<ZipMember> members = usual_book();
  const std::string from = "href=\"text/one.xhtml\"";
  std::string& package = members[2].second;
  package.replace(package.find(from), from.size(), "href=\"../../../../etc/passwd\"");
  EXPECT_EQ(read_well(make_epub(members)).losses,
            std::vector<std::string>{"chapter etc/passwd is not in the book"});
}

}  // namespace
}  // namespace entente
