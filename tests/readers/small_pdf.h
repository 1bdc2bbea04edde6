// PDFs small enough to write by hand: pages of text lines at positions, an info dictionary, nothing
// compressed.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace entente {

struct PdfLine {
  double left;
  double top;  // from the top of the page, in points
  std::string text;
  double size = 10;
};

using PdfPage = std::vector<PdfLine>;

// Letter-size pages in Helvetica. `info` is the inside of the info dictionary: "/Title (Report)". Text must
// not hold parentheses or backslashes.
inline std::string make_pdf(const std::vector<PdfPage>& pages, const std::string& info = "") {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", ""};
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  objects.push_back("<< " + info + " >>");
  std::string kids;
  for (const PdfPage& page : pages) {
    std::string content;
    for (const PdfLine& line : page) {
      content +=
          fmt::format("BT /F1 {} Tf {} {} Td ({}) Tj ET\n", line.size, line.left, 792 - line.top, line.text);
    }
    std::size_t number = objects.size() + 1;
    kids += fmt::format("{} 0 R ", number);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R "
                    ">> >> /Contents {} 0 R >>",
                    number + 1));
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
  std::string pdf = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  std::size_t start = pdf.size();
  pdf += fmt::format(
      "xref\n0 {}\n0000000000 65535 f \n{}trailer\n<< /Size {} /Root 1 0 R /Info 4 0 R "
      ">>\nstartxref\n{}\n%%EOF\n",
      objects.size() + 1, table, objects.size() + 1, start);
  return pdf;
}

}  // namespace entente
