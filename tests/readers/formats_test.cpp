// What a file is called says nothing; what documentation says of formats must be true.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "ingest/readers/reader.h"
#include "ingest/readers/reading_formats.h"
#include "tests/readers/small_docx.h"
#include "tests/readers/small_epub.h"

namespace entente {
namespace {

struct Disguise {
  std::string bytes;
  MediaType type;
};

TEST(Recognised, ByBytesWhateverTheName) {
  for (const auto& [bytes, type] :
       {Disguise{"<!doctype html><html><body><p>x", MediaType::html}, Disguise{"{\\rtf1 x}", MediaType::rtf},
        Disguise{"{\\rt is how it began", MediaType::text},
        Disguise{make_epub(usual_book()), MediaType::epub},
        Disguise{make_docx({.body = "%PDF-1.4", .styles = "", .numbering = "", .footnotes = "", .core = ""}),
                 MediaType::docx},
        Disguise{make_zip({{"word/document.xml", "%PDF-1.4"}}), MediaType::docx},
        Disguise{"%PDF-1.4 word/document.xml", MediaType::pdf},
        Disguise{"Date: today\n\nA text.\n", MediaType::text}}) {
    const std::optional<MediaType> seen = recognise(bytes);
    ASSERT_TRUE(seen.has_value()) << bytes.substr(0, 40);
    EXPECT_EQ(name_of(*seen), name_of(type)) << bytes.substr(0, 40);
  }
  EXPECT_FALSE(
      recognise(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "x"}})));
}

TEST(Documentation, HasARowForEveryFormat) {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/ingest/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  for (const ReadingFormat& format : reading_formats()) {
    std::string row = "| ";
    for (const std::string_view cell :
         {format.name, format.recognised, format.pages, format.kept, format.left_out}) {
      row += std::string(cell) + " | ";
    }
    row.pop_back();
    EXPECT_NE(readme.find(row + "\n"), std::string::npos) << "ingest/README.md lacks:\n" << row;
  }
}

}  // namespace
}  // namespace entente
