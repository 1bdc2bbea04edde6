// Syntax models of any bytes: an error, or a model that reads sentences without leaving its bytes. Checksum
// and cluster file are set right first, else no mutation would come further than them.
#include <cstdlib>
#include <cstring>

#include "ingest/language/embedded_models.h"
#include "ingest/language/syntax_model.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

std::string signed_model(std::string bytes) {
  if (bytes.size() < 24) return bytes;
  const std::uint64_t clusters = entente::syntax_file::checksum_of(entente::embedded_clusters());
  std::memcpy(bytes.data() + 16, &clusters, sizeof clusters);
  const std::uint64_t sum = entente::syntax_file::checksum_of(std::string_view(bytes).substr(16));
  std::memcpy(bytes.data() + 8, &sum, sizeof sum);
  return bytes;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = signed_model({reinterpret_cast<const char*>(data), size});
  const auto model = entente::SyntaxModel::read(bytes);
  if (!model.ok()) return 0;
  const std::string_view words[] = {"We", "will", "host", "two", "ships", "sent", "by", "Palau", "."};
  for (const entente::AnalysedWord& word : model->analyse(words)) {
    if (word.head >= static_cast<int>(std::size(words))) std::abort();
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/small_syntax"};
}
