// From bytes to a Document. The kind is recognised by the bytes, never by the name.
//
//   Result<Document> document = read_document(bytes, "statement.pdf");
//   Result<Document> document = read_file(path);
//
// Errors: unreadable, unsupported (names what it is: "a JPEG image"), encrypted, malformed, empty (0 bytes,
// or no page has a text layer), too_large. Each names the file and says what to do. Partial trouble is not an
// error but a note in Document::losses. Foreign bytes are hostile: every parser has the limits below.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "graph/result.h"
#include "ingest/document.h"

namespace entente {

// Pages of one document that OCR recognises, where nobody says how many.
inline constexpr std::size_t usual_recognised_pages = 100;

struct ReadLimits {
  std::size_t max_bytes = 64u << 20;       // of a file
  std::size_t max_text_bytes = 64u << 20;  // of what is read from it
  std::size_t max_pages = 20'000;
  // Of a PDF: how many pages without a text layer are recognised by OCR, which takes seconds for each and
  // needs tesseract (text_recognition.h; else it is unreadable). 0: no OCR.
  std::size_t recognised_pages = 0;
};

// What is known of the bytes before they are read.
struct ReadHints {
  std::string address;       // where they were fetched: relative links count from it; may be empty
  std::string content_type;  // as the server said; its charset stands over the page's own
  std::unordered_set<std::uint64_t> repeated = {};  // texts of the site's frame (site_template.h)
};

// The media type of the bytes; nothing when they are of no kind that entente reads.
std::optional<MediaType> recognise(std::string_view bytes);

Result<Document> read_document(std::string_view bytes, std::string_view source, const ReadLimits& limits = {},
                               const ReadHints& hints = {});
Result<Document> read_file(const std::filesystem::path& file, const ReadLimits& limits = {});

}  // namespace entente
