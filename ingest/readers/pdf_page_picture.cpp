#include "ingest/readers/pdf_page_picture.h"

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <string>
#include <utility>

#include "ingest/readers/pdf_contents.h"

namespace entente {
namespace {

constexpr double fine = 300;   // dots an inch: what recognition is best at
constexpr double coarse = 75;  // less shows no letters
constexpr double most_dots = 40e6;
constexpr double longest_side = 30'000;  // dots; tesseract counts them in 16 bits

void ignore_message(const std::string&, void*) {}

Result<double> resolution_for(const poppler::rectf& page) {
  const double inches_wide = page.width() / 72;
  const double inches_high = page.height() / 72;
  if (!(inches_wide > 0) || !(inches_high > 0)) {
    return Error{ErrorCode::malformed, "the page has no size", ""};
  }
  const double dots = std::min({fine, std::sqrt(most_dots / (inches_wide * inches_high)),
                                longest_side / std::max(inches_wide, inches_high)});
  if (dots >= coarse) return std::floor(dots);
  return Error{ErrorCode::too_large,
               fmt::format("the page measures {:.0f} x {:.0f} inches", inches_wide, inches_high), ""};
}

GreyPicture picture_of(const poppler::image& image, double dots_per_inch) {
  GreyPicture picture{image.width(), image.height(), dots_per_inch, ""};
  const auto width = static_cast<std::size_t>(image.width());
  const auto stride = static_cast<std::size_t>(image.bytes_per_row());
  picture.pixels.reserve(width * static_cast<std::size_t>(image.height()));
  for (std::size_t row = 0; row < static_cast<std::size_t>(image.height()); ++row) {
    picture.pixels.append(image.const_data() + row * stride, width);
  }
  return picture;
}

}  // namespace

PdfPagePictures::PdfPagePictures(std::unique_ptr<poppler::document> pdf) : pdf_(std::move(pdf)) {}
PdfPagePictures::PdfPagePictures(PdfPagePictures&&) noexcept = default;
PdfPagePictures::~PdfPagePictures() = default;

Result<PdfPagePictures> PdfPagePictures::open(std::string_view bytes) {
  poppler::set_debug_error_function(ignore_message, nullptr);
  std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf) return pdf_is_broken();
  if (pdf->is_locked() && pdf->unlock("", "")) return pdf_is_locked();
  return PdfPagePictures(std::move(pdf));
}

Result<GreyPicture> PdfPagePictures::draw(std::uint32_t number) const {
  try {
    const std::unique_ptr<poppler::page> page(pdf_->create_page(static_cast<int>(number) - 1));
    if (!page) return Error{ErrorCode::malformed, "the page cannot be opened", ""};
    const double dots = TRY(resolution_for(page->page_rect()));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
    const poppler::image image = renderer.render_page(page.get(), dots, dots);
    const bool drawn = image.is_valid() && image.format() == poppler::image::format_gray8 &&
                       image.bytes_per_row() >= image.width();
    if (!drawn) return Error{ErrorCode::malformed, "the page cannot be drawn", ""};
    return picture_of(image, dots);
  } catch (const std::exception& failure) {
    return pdf_is_unreadable(failure.what());
  }
}

}  // namespace entente
