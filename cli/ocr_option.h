// --ocr, the same option wherever documents are read.
#pragma once

#include <CLI/App.hpp>

#include "ingest/isolation/reading_pool.h"

namespace entente {

inline void add_ocr_option(CLI::App& command, PoolOptions& options) {
  command.add_flag_callback(
      "--ocr", [&options] { options.reading.recognised_pages = usual_recognised_pages; },
      "Recognise the text of scanned PDF pages (English; takes seconds a page; needs the packages "
      "libtesseract5 and tesseract-ocr-eng)");
}

}  // namespace entente
