// One small index of each kind and habit: what an item is must come out the same, whatever wrote it.
#include <gmock/gmock.h>

#include "tests/listings/listing_fixture.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct SmallIndex {
  std::string name;
  std::string bytes;
  std::string address;  // of the index
  ListingKind kind;
  std::vector<std::string> items;
};

class IndexOfAKind : public testing::TestWithParam<SmallIndex> {};

TEST_P(IndexOfAKind, GivesItsItems) {
  ListingOptions options;
  options.address = GetParam().address;
  const Listing listing = list_well(GetParam().bytes, options);
  EXPECT_EQ(name_of(listing.kind), name_of(GetParam().kind));
  EXPECT_EQ(summaries(listing), GetParam().items);
  EXPECT_TRUE(listing.whole);
  EXPECT_THAT(listing.losses, IsEmpty());
  ListingOptions told = options;
  told.kind = name_of(GetParam().kind);
  EXPECT_EQ(summaries(list_well(GetParam().bytes, told)), GetParam().items) << "with its kind given";
}

const std::string lone_report = "https://a.org/r1 | r1.pdf | A report | Ann Lee + Bo Kim | 2023-08-18";

INSTANTIATE_TEST_SUITE_P(
    Tables, IndexOfAKind,
    testing::Values(
        SmallIndex{
            "comma",
            "URL,File,Title,Authors,Date\nhttps://a.org/r1,r1.pdf,A report,Ann Lee; Bo Kim,2023-08-18\n",
            "",
            ListingKind::csv,
            {lone_report}},
        SmallIndex{"semicolon_and_mark",
                   "\xEF\xBB\xBFTitle;Author;Publication date;Link;PDF\r\nA report;Ann Lee and Bo Kim;18 Aug "
                   "2023;https://a.org/r1;r1.pdf\r\n",
                   "",
                   ListingKind::csv,
                   {lone_report}},
        SmallIndex{"tab",
                   "title\tby\tpublished_on\tpermalink\tpdf_file\nA report\tBy Ann Lee, Bo Kim\tAugust 18, "
                   "2023\thttps://a.org/r1\tr1.pdf\n",
                   "",
                   ListingKind::csv,
                   {lone_report}},
        SmallIndex{"spreadsheet",
                   "sep=;\nfile;title\na.pdf;\"One; two\"\n",
                   "",
                   ListingKind::csv,
                   {" | a.pdf | One; two |  | "}},
        SmallIndex{"quotes",
                   "file,title\n\"a,b.pdf\",\"He said \"\"no\"\"\nand left\"\nc.pdf,5\" guns\n",
                   "",
                   ListingKind::csv,
                   {" | a,b.pdf | He said \"no\" and left |  | ", " | c.pdf | 5\" guns |  | "}},
        SmallIndex{"several_files",
                   "title,files\nT,a.pdf; b/c.pdf|d.html\nU,https://x.org/a;v=1;https://x.org/b.pdf\n",
                   "",
                   ListingKind::csv,
                   {" | a.pdf + b/c.pdf + d.html | T |  | ",
                    " | https://x.org/a;v=1 + https://x.org/b.pdf | U |  | "}},
        SmallIndex{"catalogue_names",
                   "Title,Author,Url\nT,\"Berg, Jan; Lee, Ann\",https://a.org/t\n",
                   "",
                   ListingKind::csv,
                   {"https://a.org/t |  | T | Jan Berg + Ann Lee | "}},
        SmallIndex{"more_exact_date",
                   "Publication Year,Date,File\n2023,2023-08-18,a.pdf\n",
                   "",
                   ListingKind::csv,
                   {" | a.pdf |  |  | 2023-08-18"}},
        SmallIndex{"bare_addresses",
                   "https://a.org/1\nhttps://a.org/2\n",
                   "",
                   ListingKind::csv,
                   {"https://a.org/1 |  |  |  | ", "https://a.org/2 |  |  |  | "}},
        SmallIndex{"relative",
                   "url,pdf\n/pub/1,../files/1.pdf\n",
                   "https://a.org/lists/all.csv",
                   ListingKind::csv,
                   {"https://a.org/pub/1 | https://a.org/files/1.pdf |  |  | "}},
        SmallIndex{"local_page",
                   "url,title\npages/1.html,One\n",
                   "",
                   ListingKind::csv,
                   {" | pages/1.html | One |  | "}},
        SmallIndex{"doi_alone",
                   "doi,title\nhttps://doi.org/10.1234/x,One\n",
                   "",
                   ListingKind::csv,
                   {"https://doi.org/10.1234/x |  | One |  | "}},
        SmallIndex{"korean",
                   "제목,저자,발행일,파일\n보고서,Ann Lee,2023-08,a.pdf\n",
                   "",
                   ListingKind::csv,
                   {" | a.pdf | 보고서 | Ann Lee | 2023-08"}}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Json, IndexOfAKind,
    testing::Values(
        SmallIndex{
            "array",
            R"([{"url":"https://a.org/r1","pdf":"r1.pdf","title":"A report","authors":["Ann Lee","Bo Kim"],)"
            R"("date":"2023-08-18T10:00:00Z"}])",
            "",
            ListingKind::json,
            {lone_report}},
        SmallIndex{
            "answer_of_an_api",
            R"({"count":1,"data":{"page":1,"rows":[{"link":"https://a.org/r1","file":"r1.pdf",)"
            R"("headline":"A report","author":"Ann Lee, Bo Kim","year":2023,"pubDate":"18 August 2023"}]}})",
            "",
            ListingKind::json,
            {lone_report}},
        SmallIndex{
            "json_feed",
            R"({"version":"https://jsonfeed.org/version/1.1","title":"Site","items":[{"id":"7",)"
            R"("url":"/r1","title":"A report","date_published":"2023-08-18T00:00:00Z","authors":[{"name":"Ann Lee"}],)"
            R"("attachments":[{"url":"/r1.pdf","mime_type":"application/pdf"}]}]})",
            "https://a.org/feed.json",
            ListingKind::json,
            {"https://a.org/r1 | https://a.org/r1.pdf | A report | Ann Lee | 2023-08-18"}},
        SmallIndex{
            "publishing_system",
            R"([{"id":3,"date":"2023-08-18T09:00:00","link":"https://a.org/r1","title":{"rendered":"A report"}}])",
            "",
            ListingKind::json,
            {"https://a.org/r1 |  | A report |  | 2023-08-18"}},
        SmallIndex{"lines",
                   "{\"file\":\"a.pdf\",\"title\":\"One\"}\n\n{\"file\":\"b.pdf\",\"title\":\"Two\"}\n",
                   "",
                   ListingKind::json,
                   {" | a.pdf | One |  | ", " | b.pdf | Two |  | "}},
        SmallIndex{
            "csl",
            R"([{"id":"lee2023","type":"report","title":"A report","URL":"https://a.org/r1",)"
            R"("author":[{"family":"Lee","given":"Ann"},{"family":"Berg","given":"Jan","non-dropping-particle":"van den"},)"
            R"({"literal":"Institute of Trade"}],"issued":{"date-parts":[["2023",8,18]]},"publisher":"P"}])",
            "",
            ListingKind::csl_json,
            {"https://a.org/r1 |  | A report | Ann Lee + Jan van den Berg | 2023-08-18"}}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Ris, IndexOfAKind,
    testing::Values(
        SmallIndex{"record",
                   "TY  - RPRT\r\nTI  - A report\r\nAU  - Lee, Ann\r\nAU  - Kim, Bo\r\nDA  - 2023/08/18/\r\n"
                   "PY  - 2023///\r\nUR  - https://a.org/r1\r\nL1  - r1.pdf\r\nN1  - kept\r\nER  - \r\n",
                   "",
                   ListingKind::ris,
                   {lone_report}},
        SmallIndex{
            "long_values_and_no_end",
            "TY  - JOUR\nTI  - A report of\n  two lines\nUR  - https://a.org/1\nTY  - JOUR\nT1  - "
            "Second\nUR  - https://a.org/2\n",
            "",
            ListingKind::ris,
            {"https://a.org/1 |  | A report of two lines |  | ", "https://a.org/2 |  | Second |  | "}}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Markup, IndexOfAKind,
    testing::Values(
        SmallIndex{
            "sitemap",
            "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
            "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url><loc> "
            "https://a.org/1?a=1&amp;b=2 "
            "</loc><lastmod>2023-08-18</lastmod><image:image><image:loc>https://a.org/x.png</image:loc>"
            "<image:title>No title</image:title></image:image></url><url><loc>/2</loc></url></urlset>",
            "https://a.org/sitemap.xml",
            ListingKind::sitemap,
            {"https://a.org/1?a=1&b=2 |  |  |  | ", "https://a.org/2 |  |  |  | "}},
        SmallIndex{
            "news_sitemap",
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
            "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://a.org/1</loc><n:news>"
            "<n:publication><n:name>A</n:name><n:language>en</n:language></n:publication>"
            "<n:publication_date>2023-08-18T10:00Z</n:publication_date><n:title>A "
            "report</n:title></n:news></url></urlset>",
            "",
            ListingKind::sitemap,
            {"https://a.org/1 |  | A report |  | 2023-08-18"}},
        SmallIndex{
            "rss",
            "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Site</title>"
            "<link>https://a.org/</link><item><title>A &amp;#8216;new&amp;#8217; plan &amp;amp; "
            "more</title><link>https://a.org/1</link>"
            "<dc:creator><![CDATA[Ann Lee]]></dc:creator><pubDate>Fri, 18 Aug 2023 10:00:00 GMT</pubDate>"
            "<enclosure url='https://a.org/1.pdf' type='application/pdf'/><enclosure "
            "url='https://a.org/1.mp3' type='audio/mpeg'/>"
            "<guid "
            "isPermaLink='false'>77</guid></item><item><title>Two</title><guid>https://a.org/2</guid></"
            "item></channel></rss>",
            "",
            ListingKind::rss,
            {"https://a.org/1 | https://a.org/1.pdf | A \u2018new\u2019 plan & more | Ann Lee | 2023-08-18",
             "https://a.org/2 |  | Two |  | "}},
        SmallIndex{
            "rdf",
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
            "xmlns='http://purl.org/rss/1.0/' "
            "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel/><item rdf:about='x'><title>T</title>"
            "<link>https://a.org/1</link><dc:date>2023-08-18</dc:date></item></rdf:RDF>",
            "",
            ListingKind::rss,
            {"https://a.org/1 |  | T |  | 2023-08-18"}},
        SmallIndex{"atom",
                   "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Site</a:title><a:entry><a:title "
                   "type='html'>&lt;em&gt;A "
                   "report&lt;/em&gt;</a:title><a:link rel='self' href='/self'/><a:link href='r1'/><a:link "
                   "rel='related' "
                   "type='application/pdf' href='r1.pdf'/><a:author><a:name>Ann "
                   "Lee</a:name><a:email>x@y.z</a:email></a:author>"
                   "<a:updated>2023-09-01T00:00:00Z</a:updated><a:published>2023-08-18T00:00:00Z</"
                   "a:published></a:entry></a:feed>",
                   "https://a.org/pub/feed.atom",
                   ListingKind::atom,
                   {"https://a.org/pub/r1 | https://a.org/pub/r1.pdf | A report | Ann Lee | 2023-08-18"}}),
    [](const auto& test) { return test.param.name; });

TEST(NextPages, OfASitemapIndexAndAFeed) {
  ListingOptions options;
  options.address = "https://a.org/sitemap.xml";
  const Listing index = list_well(
      "<sitemapindex "
      "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://a.org/s1.xml.gz</loc>"
      "</sitemap><sitemap><loc>s2.xml</loc></sitemap><sitemap><loc>s2.xml</loc></sitemap></sitemapindex>",
      options);
  EXPECT_EQ(index.kind, ListingKind::sitemap_index);
  EXPECT_THAT(index.next_pages, ElementsAre("https://a.org/s1.xml.gz", "https://a.org/s2.xml"));
  const Listing feed = list_well(
      "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><atom:link rel='next' href='?page=2'/>"
      "<item><link>/1</link></item></channel></rss>",
      options);
  EXPECT_THAT(feed.next_pages, ElementsAre("https://a.org/sitemap.xml?page=2"));
  const Listing json = list_well(R"({"next_url":"/p2","items":[{"url":"/1"}]})", options);
  EXPECT_THAT(json.next_pages, ElementsAre("https://a.org/p2"));
}

TEST(PageOfLinks, GivesWhatRepeatsOrWhatWasAskedFor) {
  std::string page = "<html><body><nav><a href='/'>Home</a><a href='/about'>About us</a></nav><main>";
  for (int i = 1; i <= 5; ++i) {
    const std::string n = std::to_string(i);
    page += "<article class='item'><h3><a href='/pub/" + n +
            "#top'>The report on the state of affairs, part " + n +
            "</a></h3><p>18 August 2023</p></article>";
  }
  page += "</main><p>See <a href='/pub/old'>older</a> and <a href='/news/9'>news</a>.</p></body></html>";
  ListingOptions options;
  options.address = "https://a.org/pubs/";
  const Listing all = list_well(page, options);
  EXPECT_EQ(all.kind, ListingKind::page);
  ASSERT_EQ(all.items.size(), 5u);
  EXPECT_EQ(summary(all.items[0]),
            "https://a.org/pub/1 |  | The report on the state of affairs, part 1 |  | 2023-08-18");
  options.links = "/pub/(old|[45])$";
  EXPECT_THAT(
      summaries(list_well(page, options)),
      ElementsAre("https://a.org/pub/4 |  | The report on the state of affairs, part 4 |  | 2023-08-18",
                  "https://a.org/pub/5 |  | The report on the state of affairs, part 5 |  | 2023-08-18",
                  "https://a.org/pub/old |  | older |  | "));
}

TEST(Columns, AreWhatTheJobSaysTheyAre) {
  ListingOptions options;
  options.columns = {{"title", "Betreff"}, {"file", "Ablage"}, {"date", "Title"}};
  const Listing listing =
      list_well("Ablage,Betreff,Title,Size\nx/a.pdf,Der Bericht,2023-08,12 kB\n", options);
  EXPECT_THAT(summaries(listing), ElementsAre(" | x/a.pdf | Der Bericht |  | 2023-08"));
  EXPECT_EQ(listing.items[0].other_columns.at("Size"), "12 kB");
  EXPECT_THAT(summaries(list_well(R"([{"Ablage":"a.pdf","Betreff":"B","Title":"2023-08"}])", options)),
              ElementsAre(" | a.pdf | B |  | 2023-08"));
}

TEST(Losses, NameTheRow) {
  const Listing listing = list_well(
      "file,title,date\n"
      "a.pdf,\"over\ntwo lines\",soon\n"
      ",nothing to read,2023\n"
      "mailto:x@y.z,a letter,\n"
      "b.pdf,fine,2023,extra\n");
  EXPECT_THAT(listing.losses,
              ElementsAre("row 2: date \"soon\" is not understood", "row 4 has neither file nor address"));
  ASSERT_EQ(listing.items.size(), 3u);
  EXPECT_EQ(listing.items[0].row, 2u);
  EXPECT_EQ(listing.items[0].other_columns.at("date"), "soon");
  EXPECT_EQ(listing.items[2].other_columns.at("column 4"), "extra");
}

}  // namespace
}  // namespace entente
