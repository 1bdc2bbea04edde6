// The pages of a PDF as pictures, for recognising their text (text_recognition.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "graph/result.h"
#include "ingest/readers/text_recognition.h"

namespace poppler {
class document;
}

namespace entente {

class PdfPagePictures {
 public:
  // The bytes must outlive it. Fails with encrypted and malformed.
  static Result<PdfPagePictures> open(std::string_view bytes);

  PdfPagePictures(PdfPagePictures&&) noexcept;
  ~PdfPagePictures();

  // 300 dots an inch; fewer for a page so large that it would have more than 40 million. Pages count from 1.
  // Fails with too_large when less than 75 an inch would be left, and with malformed. Takes some 50 ms for a
  // scan, and as long as a hostile page wants.
  Result<GreyPicture> draw(std::uint32_t page) const;

 private:
  explicit PdfPagePictures(std::unique_ptr<poppler::document> pdf);

  std::unique_ptr<poppler::document> pdf_;
};

}  // namespace entente
