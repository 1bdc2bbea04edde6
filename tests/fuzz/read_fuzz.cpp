// Every format but PDF, recognised by its bytes. PDFs are left to the reading process that contains
// them.
#include "ingest/readers/document_json.h"
#include "ingest/readers/reader.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (entente::recognise(bytes) == entente::MediaType::pdf) return 0;
  const auto document = entente::read_document(bytes, "fuzz");
  if (!document.ok()) return 0;
  for (const entente::Block& block : document->blocks) {
    if (block.span.end > document->text.size() || block.span.begin > block.span.end) std::abort();
  }
  // What is read must survive its way to the batch, which trusts no one.
  if (!entente::document_from_json(entente::to_json(*document)).ok()) std::abort();
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"examples/corpus/2024-institutionalising-camp-david.html",
          "examples/corpus/2024-luzon-corridor-summit-review.html",
          "examples/corpus/2024-japan-and-aukus-pillar-two.html",
          "examples/corpus/2022-phnom-penh-trilateral-statement.md",
          "examples/corpus/2024-quad-wilmington-fact-sheet.md",
          "examples/corpus/2022-australia-japan-perth-declaration.txt",
          "tests/fuzz/documents/mail.eml",
          "tests/fuzz/documents/letter.rtf",
          "tests/fuzz/documents/statement.docx",
          "tests/fuzz/documents/book.epub"};
}
