// Makes the word cluster file of ingest/language/word_clusters.h from plain text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "graph/result.h"

namespace entente {

struct ClusterSettings {
  std::size_t fine = 800;
  std::size_t coarse = 64;
  std::uint32_t rare = 5;  // words met less often go by their look
  int rounds = 15;
};

struct TrainedClusters {
  std::string file;  // bytes
  std::string list;  // a line a word: fine, coarse, count, word; for people to read
  std::size_t words = 0, tokens = 0;
};

// Errors: of for_each_text. Some minutes for six million words; deterministic.
Result<TrainedClusters> train_clusters(const std::filesystem::path& texts,
                                       const ClusterSettings& settings = {});

}  // namespace entente
