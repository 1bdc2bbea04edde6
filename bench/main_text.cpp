// What the reader takes for the main text of many pages, and how long each takes: a JSON object a line on
// standard output, for bench/wcxb.py.
//
//   main_text FILE...            {"file": …, "ms": …, "document": {…}} or {"file": …, "error": …}
//
// Milliseconds are of the processor, the least of two readings, so that other work counts little. No
// sandbox: files that are not trusted belong into `entente read`.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "ingest/readers/document_json.h"
#include "ingest/readers/reader.h"

namespace entente {
namespace {

double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

void measure(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  double least = 1e12;
  std::string shown;
  for (int pass = 0; pass < 2; ++pass) {
    const double begin = processor_milliseconds();
    const Result<Document> document = read_document(bytes, file);
    least = std::min(least, processor_milliseconds() - begin);
    shown = document.ok() ? to_json(*document) : "null";
  }
  std::cout << fmt::format(R"({{"file":"{}","bytes":{},"ms":{:.3f},"document":)", file, bytes.size(), least)
            << shown << "}\n";
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) entente::measure(argv[i]);
  return 0;
}
