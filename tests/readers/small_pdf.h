// PDFs small enough to write by hand: pages of text lines at positions, nothing compressed.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace entente {

// F1: Helvetica; F2: its bold; F3: its italic; F4: Helvetica that says its letters are private-use
// characters.
struct PdfLine {
  double left;
  double top;  // from the top of the page, in points
  std::string text;
  double size = 10;
  std::string font = "F1";
};

using PdfPage = std::vector<PdfLine>;

// What a file may have beside its pages.
struct PdfExtras {
  std::string info;     // inside of the info dictionary: "/Title (Report)"
  std::string catalog;  // entries of the catalog: "/PageLabels << /Nums [0 << /S /r >>] >>"
  std::string xmp;      // the metadata stream
  std::string trailer;  // entries of the trailer: "/Encrypt << ... >>"
  std::vector<std::pair<std::string, int>> outline;  // title, index of its page
};

class SmallPdf {
 public:
  explicit SmallPdf(const PdfExtras& extras) : extras_(extras) {}

  std::string write(const std::vector<PdfPage>& pages) {
    objects_.resize(first_free - 1);
    add_fonts();
    objects_[info - 1] = "<< " + extras_.info + " >>";
    std::string kids;
    for (const PdfPage& page : pages) {
      pages_.push_back(add_page(page));
      kids += fmt::format("{} 0 R ", pages_.back());
    }
    objects_[tree - 1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
    std::string catalog_entries = extras_.catalog + add_outline();
    if (!extras_.xmp.empty()) {
      objects_.push_back(stream_of("/Type /Metadata /Subtype /XML", extras_.xmp));
      catalog_entries += fmt::format(" /Metadata {} 0 R", objects_.size());
    }
    objects_[catalog - 1] = fmt::format("<< /Type /Catalog /Pages {} 0 R {} >>", int{tree}, catalog_entries);
    return assemble();
  }

 private:
  enum Number : int { catalog = 1, tree = 2, info = 3, fonts = 4, first_free = 5 };

  static std::string stream_of(const std::string& entries, const std::string& content) {
    return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, content.size(), content);
  }

  void add_fonts() {
    objects_.push_back(stream_of("",
                                 "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                                 "1 begincodespacerange <00> <FF> endcodespacerange\n"
                                 "1 beginbfrange <21> <7E> <E021> endbfrange\nendcmap end end"));
    objects_[fonts - 1] = fmt::format(
        "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> "
        "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> "
        "/F3 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique >> "
        "/F4 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {} 0 R >> >>",
        objects_.size());
  }

  std::size_t add_page(const PdfPage& page) {
    std::string content;
    for (const PdfLine& line : page) {
      content += fmt::format("BT /{} {} Tf {} {} Td ({}) Tj ET\n", line.font, line.size, line.left,
                             792 - line.top, line.text);
    }
    objects_.push_back(stream_of("", content));
    objects_.push_back(
        fmt::format("<< /Type /Page /Parent {} 0 R /MediaBox [0 0 612 792] /Resources << /Font {} 0 R >> "
                    "/Contents {} 0 R >>",
                    int{tree}, int{fonts}, objects_.size()));
    return objects_.size();
  }

  std::string add_outline() {
    if (extras_.outline.empty()) return "";
    std::size_t root = objects_.size() + 1;
    std::size_t count = extras_.outline.size();
    objects_.push_back(fmt::format("<< /Type /Outlines /First {} 0 R /Last {} 0 R /Count {} >>", root + 1,
                                   root + count, count));
    for (std::size_t i = 0; i < count; ++i) {
      std::string next = i + 1 < count ? fmt::format("/Next {} 0 R", root + i + 2) : "";
      std::size_t page = pages_[static_cast<std::size_t>(extras_.outline[i].second)];
      objects_.push_back(fmt::format("<< /Title ({}) /Parent {} 0 R {} /Dest [{} 0 R /Fit] >>",
                                     extras_.outline[i].first, root, next, page));
    }
    return fmt::format(" /Outlines {} 0 R", root);
  }

  std::string assemble() const {
    std::string pdf = "%PDF-1.4\n";
    std::string table;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      table += fmt::format("{:010} 00000 n \n", pdf.size());
      pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects_[i]);
    }
    std::size_t start = pdf.size();
    pdf += fmt::format(
        "xref\n0 {0}\n0000000000 65535 f \n{1}trailer\n<< /Size {0} /Root {2} 0 R /Info {3} 0 R {4} "
        ">>\nstartxref\n{5}\n%%EOF\n",
        objects_.size() + 1, table, int{catalog}, int{info}, extras_.trailer, start);
    return pdf;
  }

  const PdfExtras& extras_;
  std::vector<std::string> objects_;
  std::vector<std::size_t> pages_;
};

// Letter-size pages. Text must not hold parentheses or backslashes.
inline std::string make_pdf(const std::vector<PdfPage>& pages, const PdfExtras& extras) {
  return SmallPdf(extras).write(pages);
}

inline std::string make_pdf(const std::vector<PdfPage>& pages, const std::string& info = "") {
  PdfExtras extras;
  extras.info = info;
  return make_pdf(pages, extras);
}

}  // namespace entente
