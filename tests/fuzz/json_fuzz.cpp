// JSON from a reading process that a hostile file has taken over, and gold files.
#include "ingest/gold/gold_json.h"
#include "ingest/readers/document_json.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto document = entente::document_from_json(bytes); document.ok()) {
    if (!entente::document_from_json(entente::to_json(*document)).ok()) std::abort();
  }
  if (const auto input = entente::parse_gold_input(bytes, "fuzz"); input.ok()) entente::document_of(*input);
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/document.json", "tests/fuzz/gold.json"};
}
