// The readers of model files over any bytes: an error or a model that can be asked, never a read beside it.
#include <cstdlib>

#include "ingest/extraction/name_tagger.h"
#include "ingest/language/word_clusters.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const entente::WordClusters own = entente::WordClusters::load().value();
  (void)entente::NameTagger::read(bytes, own).ok();
  const auto clusters = entente::WordClusters::read(bytes);
  if (!clusters.ok()) return 0;
  for (const char* word : {"treaty", "Seoul", "2024", "Qwrtz", ""}) {
    if (clusters->cluster_of(word).fine >= clusters->fine_count()) std::abort();
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"ingest/language/model/clusters", "ingest/language/model/names"};
}
