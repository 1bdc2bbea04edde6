// Damaged input of every kind: whatever a flipped byte or a cut does, the reader answers with a document that
// keeps its promises or with an error, and comes back.
#include <gtest/gtest.h>

#include <random>

#include "tests/readers/read_fixture.h"
#include "tests/readers/small_docx.h"
#include "tests/readers/small_epub.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

struct Seed {
  std::string name;
  std::string bytes;
};

class Mutated : public testing::TestWithParam<Seed> {};

// Flips, cuts, repeats and swaps, a few at a time.
std::string mutate(std::string bytes, std::mt19937& random) {
  auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  for (std::size_t change = 0; change <= below(6) && !bytes.empty(); ++change) {
    std::size_t at = below(bytes.size());
    switch (below(5)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.resize(at);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, below(40)));
        break;
      case 3:
        bytes.erase(at, below(20));
        break;
      default:
        bytes.insert(at, 1, "<>\"'&*_[](){}\\\n\0"[below(17)]);
        break;
    }
  }
  return bytes;
}

TEST_P(Mutated, EndsInADocumentOrAnError) {
  std::mt19937 random(20240518);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes = mutate(GetParam().bytes, random);
    Result<Document> document = read_document(bytes, "mutant");
    if (!document.ok()) continue;
    ASSERT_EQ(broken_promise(*document), "") << "round " << round << "\n" << bytes.substr(0, 2000);
  }
}

// A damaged archive fails its checksum, so the parts are damaged before they are packed.
TEST(MutatedParts, EndInADocumentOrAnError) {
  const std::vector<ZipMember> word = docx_members(
      {.body = "<w:p><w:pPr><w:pStyle w:val=\"T\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId "
               "w:val=\"1\"/></w:numPr></w:pPr>"
               "<w:r><w:rPr><w:b/></w:rPr><w:t>A title</w:t><w:br "
               "w:type=\"page\"/></w:r><w:del><w:r><w:delText>x</w:delText>"
               "</w:r></w:del><w:r><w:footnoteReference "
               "w:id=\"1\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a &amp; b"
               "</w:t></w:r></w:p></w:tc><w:tc/></w:tr><w:tr><w:tc/><w:tc/></w:tr></w:tbl>",
       .styles = "<w:style w:styleId=\"T\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"T\"/></w:style>",
       .numbering =
           "<w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
           "w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
           "<w:abstractNumId w:val=\"4\"/></w:num>",
       .footnotes = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>",
       .core = "<dc:title>A title</dc:title><dcterms:created>2023-08-18T00:00:00Z</dcterms:created>"});
  std::mt19937 random(20240518);
  for (int round = 0; round < 1500; ++round) {
    std::vector<ZipMember> members = round % 2 == 0 ? word : usual_book();
    std::string& part = members[random() % members.size()].second;
    part = mutate(part, random);
    const Result<Document> document = read_document(make_zip(members), "mutant");
    if (document.ok()) {
      ASSERT_EQ(broken_promise(*document), "") << "round " << round << "\n" << part;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Seeds, Mutated,
    testing::Values(
        Seed{"pdf", make_pdf({{{72, 80, "A Title of the Paper", 18},
                               {72, 120, "Words of the text stand here and go on."}},
                              {{72, 120, "1. More words stand on the second page."}}},
                             "/Title (A Title) /CreationDate (D:20230818120000Z)")},
        Seed{"html",
             "<!doctype html><html><head><meta charset=utf-8><title>A title | "
             "Site</title><script type='application/ld+json'>"
             "{\"@type\":\"Article\",\"headline\":\"A "
             "title\",\"datePublished\":\"2023-08-18\"}</script></head><body><nav>"
             "<a href=/>Home</a></nav><article><h1>A title</h1><p>The two sides met &amp; agreed "
             "that they will:</p><ul><li>one"
             "</li><li>two<ul><li>three</ul></ul><table><tr><td>a<td>b<tr><td>c<td>d</"
             "table><pre>x\n y</pre></article></body></html>"},
        Seed{"markdown",
             "---\ntitle: \"A\\_title \\\n  \\ of two\"\ndate: '2023-08-18'\ntags: [a, "
             "'b']\n---\n\n# A title\n\n**Bold** and "
             "[link](x) with `code`, <u>tags</u>.\n\nWe will:\n\n- one\n  - two\n\n| a | b "
             "|\n|---|---|\n| c | d |\n\n> quote\n"},
        Seed{"rtf",
             "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading "
             "1;}}{\\info"
             "{\\title A title}{\\creatim\\yr2023\\mo8\\dy18}}\\pard\\s1 A title\\par\\pard{\\listtext "
             "1.\\tab}\\ls1 "
             "one \\u-10179?\\u-8704?\\'e9{\\footnote x}\\par\\trowd\\intbl a\\cell b\\cell\\row\\pard\\page "
             "{\\b "
             "Bold}\\par{\\*\\x y}{\\pict\\bin3 }}}}}"},
        Seed{
            "mail",
            "From: =?utf-8?q?Ann_Lee?= <a@b.example>\nSubject: =?iso-8859-1?B?QSB0aXRsZQ==?=\nDate: Fri, 18 "
            "Aug "
            "2023\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
            "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Transfer-Encoding: "
            "quoted-printable\n\nWords =E2=80=94 and=\n more.\nOn 3 May Bo wrote:\n> quoted\n-- "
            "\nsigned\n--c\n"
            "Content-Type: text/html\n\n<p>Words</p>\n--c--\n--b\nContent-Disposition: attachment; "
            "filename*=utf-8''a%20b.pdf\nContent-Transfer-Encoding: base64\n\nQUJD\n--b--\n"},
        Seed{"book", make_epub(usual_book())},
        Seed{"text",
             "A TITLE\n\nOslo, 3 May 2024\n\nThe sides met in Oslo\nand agreed to:\n\n  * one;\n "
             " * two.\n\n(a) three\n\f1.1 Four.\n"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
