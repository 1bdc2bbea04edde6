// The readers of model files over any bytes: an error or a model that can be asked, never a read beside it.
#include <cstdlib>

#include "ingest/language/word_clusters.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto clusters = entente::WordClusters::read({reinterpret_cast<const char*>(data), size});
  if (!clusters.ok()) return 0;
  for (const char* word : {"treaty", "Seoul", "2024", "Qwrtz", ""}) {
    if (clusters->cluster_of(word).fine >= clusters->fine_count()) std::abort();
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"ingest/language/model/clusters"};
}
