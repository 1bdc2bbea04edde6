// Mail: what its writer wrote, apart from what was quoted, attached or meant for machines.
#include <gmock/gmock.h>

#include "ingest/readers/mime_message.h"
#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string usual_headers =
    "Received: from x by y; Fri, 18 Aug 2023 10:00:01 +0000\r\nFrom: Ann Lee <ann@a.example>\r\nTo: "
    "b@b.example\r\n"
    "Subject: Re: =?utf-8?Q?A_statement_on_Caf=C3=A9?= =?utf-8?B?IHBvbGljeQ==?=\r\nDate: Fri, 18 Aug 2023 "
    "10:00:00 +0900\r\n"
    "Message-ID: <1@a.example>\r\nMIME-Version: 1.0\r\n";

TEST(Mail, HeadersNameTitleDateAndAuthor) {
  const Document document =
      read_well(usual_headers + "\r\nThe two sides met in Oslo, and this is a sentence about it.\r\n");
  EXPECT_EQ(name_of(document.media_type), "eml");
  EXPECT_EQ(document.title + "/" + document.title_source, "A statement on Café policy/mail header");
  EXPECT_EQ(document.date.to_string() + "/" + document.date_source, "2023-08-18/mail header");
  EXPECT_THAT(document.authors, ElementsAre("Ann Lee"));
  EXPECT_THAT(main_blocks(document),
              ElementsAre("paragraph: The two sides met in Oslo, and this is a sentence about it."));
  EXPECT_EQ(broken_promise(document), "");
}

TEST(Mail, QuotationsAndSignaturesAreBoilerplate) {
  const Document document = read_well(usual_headers +
                                      "\r\nWe agree with the first point, for the reasons that were given at "
                                      "length.\r\n\r\nOn Thu, 17 Aug 2023 at 09:00, Bo "
                                      "Kim <b@b.example>\r\nwrote:\r\n> The first point is that the strait "
                                      "is open.\r\n> It has been so for years.\r\nThe "
                                      "second point we leave to others to decide in their own time.\r\n-- "
                                      "\r\nAnn Lee\r\nInstitute of Tides\r\n");
  EXPECT_THAT(
      main_blocks(document),
      ElementsAre("paragraph: We agree with the first point, for the reasons that were given at length.",
                  "paragraph: The second point we leave to others to decide in their own time."));
  EXPECT_THAT(texts_of_kind(document, BlockKind::boilerplate), Contains(HasSubstr("> The first point")));
}

TEST(Mail, ThePlainVersionIsReadAndAttachmentsAreNamed) {
  const Document document = read_well(
      usual_headers +
      "Content-Type: multipart/mixed; boundary=\"a b\"\r\n\r\npreamble\r\n--a b\r\nContent-Type: "
      "multipart/alternative; "
      "boundary=c\r\n\r\n--c\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\nThe caf=E9 is where the two sides met and sp=\r\noke for "
      "long.\r\n--c\r\nContent-Type: text/html\r\n\r\n"
      "<p>Not this one.</p>\r\n--c--\r\n--a b\r\nContent-Type: application/pdf\r\nContent-Disposition: "
      "attachment; "
      "filename*=utf-8''r%C3%A9port.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--a "
      "b--\r\nepilogue\r\n");
  EXPECT_THAT(main_blocks(document),
              ElementsAre("paragraph: The café is where the two sides met and spoke for long."));
  EXPECT_THAT(document.losses, ElementsAre("attachment réport.pdf is not read: save it beside"));
}

TEST(Mail, HtmlIsReadWhereThereIsNothingElse) {
  const std::string body =
      "<html><body><p>The ministers of both sides met on Friday in Oslo, and they agreed to go on with "
      "the talks that began a year ago.</p></body></html>";
  const Document document =
      read_well(usual_headers +
                "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: text/html; "
                "charset=utf-8\r\n\r\n" +
                body + "\r\n--c\r\nContent-Type: text/plain\r\n\r\nThe list's footer.\r\n--c--\r\n");
  EXPECT_EQ(name_of(document.media_type), "eml");
  EXPECT_EQ(document.title, "A statement on Café policy");
  EXPECT_THAT(main_blocks(document), Contains(HasSubstr("The ministers of both sides met")));
}

TEST(SavedPage, IsReadAsThePageItIs) {
  const Document document = read_well(
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/pub/1\r\nSubject: A "
      "page\r\nDate: Fri, 18 Aug "
      "2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; "
      "boundary=\"--x\"\r\n\r\n----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\nContent-Location: "
      "https://a.example/pub/1\r\n\r\n<html><head><title>A page of ours</title></head><body><article><h1>A "
      "page of "
      "ours</h1><p class=3D\"x\">The ministers of both sides met on Friday in Oslo, and they agreed to go "
      "=\r\non with the talks "
      "that began a year ago.</p></article></body></html>\r\n----x\r\nContent-Type: "
      "image/png\r\nContent-Transfer-Encoding: "
      "base64\r\nContent-Location: https://a.example/x.png\r\n\r\niVBORw0=\r\n----x--\r\n");
  EXPECT_EQ(name_of(document.media_type), "html");
  EXPECT_EQ(document.title, "A page of ours");
  EXPECT_THAT(document.losses, IsEmpty());
  EXPECT_THAT(main_blocks(document), Contains(HasSubstr("agreed to go on with the talks")));
}

TEST(Mail, ATextThatBeginsLikeOneIsAText) {
  for (const std::string text :
       {"Date: 18 August 2023\nFrom: Ann Lee\nTo: All\n\nThe memorandum begins here.\n",
        "Subject: the strait\n\nWords.\n", "From here on: nothing.\nDate: none\nSubject: none\n"}) {
    EXPECT_EQ(recognise(text), MediaType::text) << text;
  }
  EXPECT_EQ(recognise(usual_headers + "\r\nWords."), MediaType::eml);
  EXPECT_EQ(recognise("From ann@a.example Fri Aug 18 10:00:00 2023\n" + usual_headers + "\nWords."),
            MediaType::eml);
}

TEST(Mail, HostileShapesEnd) {
  std::string nested = usual_headers;
  for (int i = 0; i < 3'000; ++i) {
    nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
              std::to_string(i) + "\r\n";
  }
  const MimeMessage deep = parse_mime(nested + "\r\nwords");
  EXPECT_THAT(deep.losses, ElementsAre("parts nested deeper than 20 levels are not read"));
  std::string many = usual_headers + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
  for (int i = 0; i < 5'000; ++i) many += "--b\r\n\r\nx\r\n";
  EXPECT_LE(parse_mime(many).parts.size(), 1'000u);
  EXPECT_EQ(read_document(usual_headers + "Content-Type: image/png\r\n\r\nx", "").error().code,
            ErrorCode::empty);
  for (const std::string& value :
       {std::string(";boundary=\""), std::string("x; boundary*0*=; boundary*1=\"\\"), std::string("=?x?q?"),
        std::string("=?=?=?=?"), std::string("x;;;=;boundary")}) {
    header_parameter(value, "boundary");
    decode_header(value);
  }
}

}  // namespace
}  // namespace entente
