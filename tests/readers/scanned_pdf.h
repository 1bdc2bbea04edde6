// PDFs whose pages are pictures, as a scanner makes them.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/pdf_page_picture.h"
#include "tests/readers/small_pdf.h"

namespace entente {

// A page is its picture, or where that is empty a line of real text.
struct ScannedPage {
  GreyPicture picture;
  std::string text = {};
  double inches_wide = 8.5;
};

// What the lines look like when they are printed and scanned. No black dot: this system has no font.
inline GreyPicture scan_of(const PdfPage& lines) {
  const std::string printed = make_pdf({lines});
  return PdfPagePictures::open(printed).value().draw(1).value();
}

inline bool shows_something(const GreyPicture& picture) {
  return picture.pixels.find('\0') != std::string::npos;
}

inline std::string stream_of_bytes(const std::string& entries, const std::string& bytes) {
  return fmt::format("<< {} /Length {} >>\nstream\n", entries, bytes.size()) + bytes + "\nendstream";
}

inline std::vector<std::string> objects_of(const ScannedPage& page, std::size_t first) {
  const double width = page.inches_wide * 72;
  const bool is_scan = !page.picture.pixels.empty();
  std::string image = "null";
  std::string content = fmt::format("BT /F1 10 Tf 72 600 Td ({}) Tj ET", page.text);
  if (is_scan) {
    image = stream_of_bytes(fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace "
                                        "/DeviceGray /BitsPerComponent 8",
                                        page.picture.width, page.picture.height),
                            page.picture.pixels);
    content = fmt::format("q {} 0 0 {} 0 0 cm /Scan Do Q", width, width * 11 / 8.5);
  }
  return {fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Contents {} 0 R /Resources << "
                      "/XObject << /Scan {} 0 R >> /Font << /F1 3 0 R >> >> >>",
                      width, width * 11 / 8.5, first + 1, first + 2),
          stream_of_bytes("", content), image};
}

inline std::string scanned_pdf(const std::vector<ScannedPage>& pages) {
  constexpr std::size_t first_page = 4;
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", "",
                                      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::size_t first = first_page + i * 3;
    kids += fmt::format("{} 0 R ", first);
    for (std::string& object : objects_of(pages[i], first)) objects.push_back(std::move(object));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
  std::string pdf = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n", i + 1) + objects[i] + "\nendobj\n";
  }
  const std::size_t start = pdf.size();
  return pdf + fmt::format(
                   "xref\n0 {0}\n0000000000 65535 f \n{1}trailer\n<< /Size {0} /Root 1 0 R >>\n"
                   "startxref\n{2}\n%%EOF\n",
                   objects.size() + 1, table, start);
}

// Two pages that say something.
inline std::vector<ScannedPage> harbour_scan() {
  const GreyPicture first =
      scan_of({{72, 100, "Communique of the Harbour Ministers", 20},
               {72, 150, "The ministers of the four ports met in Bergen and agreed to dredge the", 11},
               {72, 164, "northern channel before the end of the year. They asked the pilots of each", 11},
               {72, 178, "port to report on the depth that larger ships will need.", 11},
               {72, 210, "Norway will pay for the survey of the sea floor.", 11}});
  const GreyPicture second =
      scan_of({{72, 100, "The next meeting takes place in Rotterdam. The ministers thanked the city", 11},
               {72, 114, "of Bergen for its welcome.", 11}});
  return {{first}, {second}};
}

}  // namespace entente
