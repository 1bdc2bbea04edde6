#include "ingest/readers/pdf_contents.h"

#include <fmt/format.h>

#include <climits>
#include <exception>
#include <utility>

#include "ingest/readers/reading_order.h"

namespace entente {

Error pdf_is_locked() {
  return {ErrorCode::encrypted, "asks for a password; save an unlocked copy", ""};
}

Error pdf_is_broken() {
  return {ErrorCode::malformed, "begins as a PDF but breaks off or is damaged; fetch it again", ""};
}

Error pdf_is_unreadable(std::string_view why) {
  return {ErrorCode::malformed, fmt::format("is a PDF that cannot be read: {}", why), ""};
}

Result<void> check_page_count(int pages, const ReadLimits& limits) {
  if (pages <= 0) return Error{ErrorCode::malformed, "is a PDF without readable pages; fetch it again", ""};
  if (static_cast<std::size_t>(pages) <= limits.max_pages) return {};
  return Error{ErrorCode::too_large,
               fmt::format("has {} pages; up to {} are read. Split it", pages, limits.max_pages), ""};
}

Result<void> PdfPages::add(std::vector<LaidLine> lines, double height, std::string label) {
  auto number = static_cast<std::uint32_t>(contents_.labels.size() + 1);
  contents_.labels.push_back(label == std::to_string(number) ? "" : std::move(label));
  contents_.text.page_heights.push_back(height);
  if (lines.empty()) contents_.silent_pages.push_back(number);
  for (LaidLine& line : order_lines(std::move(lines))) {
    bytes_ += line.text.size();
    line.page = number;
    contents_.text.lines.push_back(std::move(line));
  }
  if (bytes_ <= limits_.max_text_bytes) return {};
  return Error{ErrorCode::too_large,
               fmt::format("holds more than {} MB of text; split it", limits_.max_text_bytes >> 20), ""};
}

Result<PdfContents> read_pdf_contents(std::string_view bytes, const ReadLimits& limits, PdfDevice device) {
  if (bytes.size() > static_cast<std::size_t>(INT_MAX))
    return Error{ErrorCode::too_large, "is larger than 2 GB", ""};
  try {
    return device == PdfDevice::flows ? read_pdf_flows(bytes, limits) : read_pdf_words(bytes, limits);
  } catch (const std::exception& failure) {
    return pdf_is_unreadable(failure.what());
  }
}

}  // namespace entente
