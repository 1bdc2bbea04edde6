// Books: chapters in the order of the spine, without what only helps to turn pages.
#include <gmock/gmock.h>

#include "tests/readers/read_fixture.h"
#include "tests/readers/small_epub.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Epub, ChaptersComeInTheOrderOfTheSpine) {
  const Document document = read_well(make_epub(usual_book()));
  EXPECT_EQ(name_of(document.media_type), "epub");
  EXPECT_EQ(document.title + "/" + document.title_source, "The Long Strait/document properties");
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee", "Bo Kim"));
  EXPECT_EQ(document.date.to_string(), "2023-08-18");
  EXPECT_EQ(document.publisher + "/" + document.language, "Institute of Tides/en");
  EXPECT_THAT(main_blocks(document), ElementsAre("title: The Long Strait", "heading: One",
                                                 "list_stem: The sides will:", "list_item: meet;",
                                                 "list_item: talk.", "footnote: 1. A note.", "heading: Two",
                                                 "paragraph: The second chapter says more & ends."));
  ASSERT_EQ(document.pages.size(), 3u);
  EXPECT_THAT(document.text.substr(document.pages[2].span.begin), HasSubstr("Two"));
  ASSERT_EQ(document.outline.size(), 3u);
  EXPECT_EQ(document.outline[1].title, "Chapter the First");
  EXPECT_EQ(document.outline[2].title, "Two");
  EXPECT_EQ(document.outline[2].page, 3u);
}

TEST(Epub, AMissingChapterIsALossAndALockedBookIsRefused) {
  std::vector<ZipMember> members = usual_book();
  members.erase(members.begin() + 5);
  EXPECT_THAT(read_well(make_epub(members)).losses,
              ElementsAre("chapter OEBPS/text/two.xhtml is not in the book"));
  members = usual_book();
  members.push_back(
      {"META-INF/encryption.xml", "<encryption><CipherReference URI=\"OEBPS/fonts/a.otf\"/></encryption>"});
  read_well(make_epub(members));
  members.back().second = "<encryption><CipherReference URI=\"OEBPS/text/one%2Exhtml\"/></encryption>";
  EXPECT_EQ(read_document(make_epub(members), "").error().code, ErrorCode::encrypted);
}

}  // namespace
}  // namespace entente
