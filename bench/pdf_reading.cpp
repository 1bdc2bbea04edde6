// Reads every file named, one after the other in this process, and prints what that cost:
//   pdf_reading [--words] FILE...
// --words takes poppler's public interface instead of its flows. A file that cannot be read is counted, not
// timed apart: it costs what it costs. Used by bench/pdf_speed.sh.
#include <fmt/format.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "ingest/readers/pdf_contents.h"

namespace {

std::string bytes_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int count, char** arguments) {
  std::size_t files = 0, refused = 0, pages = 0, text = 0;
  entente::PdfDevice device = entente::PdfDevice::flows;
  std::clock_t begin = std::clock();
  for (int i = 1; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--words") {
      device = entente::PdfDevice::words;
      continue;
    }
    entente::Result<entente::Document> document = entente::read_pdf(bytes_of(arguments[i]), {}, device);
    ++files;
    refused += !document.ok();
    if (!document.ok()) continue;
    pages += document->pages.size();
    text += document->text.size();
  }
  double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  fmt::print("{} files, {} refused, {} pages, {} bytes of text, {:.3f} s CPU\n", files, refused, pages, text,
             seconds);
  return 0;
}
