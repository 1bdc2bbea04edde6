#include "ingest/readers/warm_up.h"

#include <fmt/format.h>
#include <iconv.h>
#include <poppler-document.h>

#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/reader.h"

namespace entente {
namespace {

std::string small_pdf() {
  constexpr std::string_view content = "BT /F1 12 Tf 72 720 Td (The two sides met in Oslo.) Tj ET\n";
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
      "/Resources << /Font << /F1 3 0 R >> >> >>";
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      page,
      fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content),
      "<< /Title (Warm-up) /CreationDate (D:20230818120000Z) >>"};
  std::string pdf = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = pdf.size();
  return pdf + fmt::format(
                   "xref\n0 {0}\n0000000000 65535 f \n{1}trailer\n<< /Size {0} /Root 1 0 R /Info 6 0 R >>\n"
                   "startxref\n{2}\n%%EOF\n",
                   objects.size() + 1, table, start);
}

// With a charset of its own, so that a converter is made.
constexpr std::string_view html_sample =
    "<!doctype html><html lang=en><head><meta charset=windows-1252><title>Warm-up</title>"
    "<meta name=date content=2023-08-18></head><body><article><h1>Warm-up</h1>"
    "<p>The two sides met in Oslo and agreed to meet \x93"
    "again\x94.</p></article></body></html>";
constexpr std::string_view markdown_sample =
    "# Warm-up\n\nThe two sides met in *Oslo*.\n\n- They agreed to meet again.\n";
constexpr std::string_view text_sample =
    "WARM-UP\n\nOslo, 18 August 2023\n\nThe two sides met and agreed to meet again.\n";
constexpr std::string_view rtf_sample =
    "{\\rtf1\\ansi\\ansicpg1252 {\\b Warm-up}\\par The two sides met in Oslo.\\par}";
constexpr std::string_view mail_sample =
    "From: a@example.org\r\nTo: b@example.org\r\nSubject: =?iso-8859-1?Q?Warm=2Dup?=\r\n"
    "Date: Fri, 18 Aug 2023 12:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    "The two sides met in Oslo.\r\n";
constexpr std::string_view other_samples[] = {html_sample, markdown_sample, text_sample, rtf_sample,
                                              mail_sample};

// PDF strings are UTF-16, and mail has every charset of its time. The C library loads a module for each of
// them and keeps it while a converter is open.
void keep_converters_open() {
  constexpr const char* charsets[] = {
      "UTF-16",       "UTF-16BE",     "UTF-16LE",     "UTF-32",       "UTF-32BE",     "UTF-32LE",
      "UCS-2",        "UCS-4",        "UTF-7",        "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",
      "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",
      "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",  "ISO-8859-16",  "WINDOWS-1250",
      "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256",
      "WINDOWS-1257", "WINDOWS-1258", "KOI8-R",       "KOI8-U",       "GB2312",       "GBK",
      "GB18030",      "BIG5",         "BIG5-HKSCS",   "EUC-JP",       "SHIFT_JIS",    "CP932",
      "ISO-2022-JP",  "EUC-KR",       "CP949",        "ISO-2022-KR",  "EUC-TW",       "TIS-620",
      "MACINTOSH",    "IBM850",       "VISCII"};
  for (const char* charset : charsets) {
    (void)iconv_open("UTF-8", charset);
    (void)iconv_open(charset, "UTF-8");
  }
}

}  // namespace

void warm_up_readers() {
  keep_converters_open();
  static const std::string pdf = small_pdf();
  // While one document is open, poppler keeps its tables; they were made anew for each document otherwise.
  static poppler::document* const open_document =
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size()));
  (void)open_document;
  (void)read_document(pdf, "warm-up");
  for (const std::string_view sample : other_samples) (void)read_document(sample, "warm-up");
}

}  // namespace entente
