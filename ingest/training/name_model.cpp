#include "ingest/training/name_model.h"

#include <algorithm>
#include <cmath>

#include "ingest/extraction/name_tagger.h"
#include "ingest/language/packed_bytes.h"

namespace entente {
namespace {

constexpr float largest_weight = 3.0F;

}  // namespace

std::string name_model_bytes(const ChainWeights& weights) {
  const float scale = largest_weight / 127;
  std::string body;
  for (const float weight : weights.beginnings) append_number(body, weight);
  for (const float weight : weights.transitions) append_number(body, weight);
  for (const float weight : weights.rows)
    body.push_back(static_cast<char>(std::clamp(std::lround(weight / scale), -127L, 127L)));
  std::string file(name_model_file::magic);
  append_number(file, name_row_count);
  append_number(file, static_cast<std::uint32_t>(name_label_count));
  append_number(file, scale);
  append_number(file, std::uint32_t{0});
  append_number(file, cluster_file::checksum_of(body));
  return file + body;
}

}  // namespace entente
