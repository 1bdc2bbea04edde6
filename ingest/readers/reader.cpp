#include "ingest/readers/reader.h"

#include <fmt/format.h>

#include <utility>

#include "ingest/readers/file_bytes.h"
#include "ingest/readers/foreign_kinds.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/reading_formats.h"

namespace entente {
namespace {

Error unsupported(std::string_view bytes) {
  std::string_view kind = name_foreign_kind(bytes);
  if (kind.empty() && trim(bytes).starts_with('<')) kind = "an XML file";
  std::string_view advice = advice_for_foreign_kind(kind);
  std::string message =
      fmt::format("is {}; entente reads {}", kind.empty() ? "binary data" : kind, names_of_formats());
  if (!advice.empty()) message += fmt::format(": {}", advice);
  return {ErrorCode::unsupported, message, ""};
}

Result<Document> read_recognised(std::string_view bytes, const ReadLimits& limits, const ReadHints& hints) {
  if (bytes.size() > limits.max_bytes) return too_many_bytes(bytes.size(), limits.max_bytes);
  if (trim(bytes).empty()) {
    return Error{ErrorCode::empty,
                 bytes.empty() ? "has 0 bytes; copy it again from its source" : "holds only blanks", ""};
  }
  std::optional<MediaType> type = recognise(bytes);
  if (!type) return unsupported(bytes);
  switch (*type) {
    case MediaType::pdf:
      return read_pdf(bytes, limits);
    case MediaType::html:
      return read_html(bytes, limits, hints);
    case MediaType::markdown:
      return read_markdown(bytes, limits);
    case MediaType::text:
      return read_text(bytes, limits);
    case MediaType::docx:
      return read_docx(bytes, limits);
    case MediaType::epub:
      return read_epub(bytes, limits);
    case MediaType::eml:
      return read_eml(bytes, limits);
    case MediaType::rtf:
      return read_rtf(bytes, limits);
  }
  return unsupported(bytes);
}

Error at(Error error, std::string_view source) {
  error.where = source;
  return error;
}

}  // namespace

Result<Document> read_document(std::string_view bytes, std::string_view source, const ReadLimits& limits,
                               const ReadHints& hints) {
  Result<Document> document = read_recognised(bytes, limits, hints);
  if (!document.ok()) return at(std::move(document).error(), source);
  document->source = source;
  if (document->media_type == MediaType::pdf) {
    document->pdf_text = {0, static_cast<std::uint32_t>(document->text.size())};
  }
  return document;
}

Result<Document> read_file(const std::filesystem::path& file, const ReadLimits& limits) {
  const std::string bytes = TRY(read_bytes(file, limits.max_bytes));
  return read_document(bytes, file.string(), limits);
}

}  // namespace entente
