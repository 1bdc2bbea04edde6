#include "ingest/extraction/name_tagger.h"

#include <algorithm>
#include <cmath>

#include "ingest/language/embedded_models.h"
#include "ingest/language/packed_bytes.h"

namespace entente {
namespace {

constexpr std::size_t labels = name_label_count;
constexpr std::size_t ahead = 24;  // rows asked for before they are needed

Error damaged(const char* what) {
  return Error{ErrorCode::malformed, std::string("this is no name model: ") + what, "names"};
}

void normalise_row(NameTagger::Row& row) {
  float sum = 0;
  for (const float value : row) sum += value;
  const float factor = sum > 0 ? 1 / sum : 0;
  for (float& value : row) value *= factor;
}

// Far from what any training gives, near enough that sums stay finite.
bool is_sane(float weight) {
  return std::isfinite(weight) && std::fabs(weight) < 50;
}

}  // namespace

Result<NameTagger> NameTagger::load() {
  const WordClusters clusters = TRY(WordClusters::load());
  return read(embedded_names(), clusters);
}

Result<NameTagger> NameTagger::read(std::string_view bytes, const WordClusters& clusters) {
  using namespace name_model_file;
  if (bytes.size() < header_size || bytes.substr(0, magic.size()) != magic) return damaged("wrong beginning");
  if (number_at<std::uint32_t>(bytes, 8) != name_row_count || number_at<std::uint32_t>(bytes, 12) != labels) {
    return damaged("made for other features or labels");
  }
  if (bytes.size() != header_size + chain_size + rows_size) return damaged("wrong size");
  if (number_at<std::uint64_t>(bytes, 24) != cluster_file::checksum_of(bytes.substr(header_size)))
    return damaged("wrong checksum");
  NameTagger tagger(clusters);
  tagger.scale_ = number_at<float>(bytes, 16);
  if (!is_sane(tagger.scale_)) return damaged("a weight out of range");
  const std::string_view chain = bytes.substr(header_size);
  for (std::size_t i = 0; i < labels; ++i) {
    tagger.beginnings_[i] = number_at<float>(chain, i * sizeof(float));
    if (!is_sane(tagger.beginnings_[i])) return damaged("a weight out of range");
  }
  for (std::size_t a = 0; a < labels; ++a) {
    for (std::size_t b = 0; b < labels; ++b) {
      const auto weight = number_at<float>(chain, (labels * (a + 1) + b) * sizeof(float));
      if (!is_sane(weight)) return damaged("a weight out of range");
      const bool possible = may_follow(static_cast<NameLabel>(a), static_cast<NameLabel>(b));
      tagger.factors_[a][b] = possible ? std::exp(std::clamp(weight, -20.0F, 20.0F)) : 0;
    }
  }
  tagger.weights_ = chain.data() + chain_size;
  return tagger;
}

std::vector<TaggedName> NameTagger::tag(const ReadingDraft& draft, TokenRange sentence) const {
  return tag(draft, sentence, known_name_tags(draft, sentence));
}

std::vector<TaggedName> NameTagger::tag(const ReadingDraft& draft, TokenRange sentence,
                                        const std::vector<KnownNameTag>& known) const {
  std::vector<TaggedName> found;
  if (sentence.size() == 0) return found;
  const std::vector<Row> scores = potentials(name_features(draft, sentence, known, clusters_));
  const std::vector<NameLabel> path = best_path(scores);
  const std::vector<LabelledName> names = names_of(path, sentence.first);
  if (names.empty()) return found;
  const std::vector<Row> probable = probabilities(scores);
  for (const LabelledName& name : names) {
    float least = 1;
    for (std::uint32_t at = name.tokens.first; at < name.tokens.last; ++at)
      least = std::min(least, probable[at - sentence.first][path[at - sentence.first]]);
    found.push_back({name.tokens, name.type, least});
  }
  return found;
}

std::vector<NameTagger::Row> NameTagger::potentials(const FeatureRows& features) const {
  std::vector<Row> scores(features.ends.size());
  std::uint32_t at = 0;
  for (std::size_t token = 0; token < scores.size(); ++token) {
    if (features.in_no_name(token)) {
      scores[token][no_name] = 1;
      continue;
    }
    std::array<std::int16_t, labels> sum{};
    for (; at < features.ends[token]; ++at) {
      // Rows lie anywhere in four megabytes; the table waits in no near cache.
      if (at + ahead < features.rows.size())
        __builtin_prefetch(weights_ + features.rows[at + ahead] * labels);
      const auto* row = reinterpret_cast<const signed char*>(weights_ + features.rows[at] * labels);
      for (std::size_t label = 0; label < labels; ++label)
        sum[label] = static_cast<std::int16_t>(sum[label] + row[label]);
    }
    Row& score = scores[token];
    for (std::size_t label = 0; label < labels; ++label)
      score[label] = static_cast<float>(sum[label]) * scale_ + (token == 0 ? beginnings_[label] : 0.0F);
    const float most = *std::max_element(score.begin(), score.end());
    // Not quite 0: every possible path must stay possible.
    for (float& value : score) value = std::exp(std::max(-30.0F, value - most));
  }
  for (std::size_t label = 0; label < labels; ++label) {
    if (!may_begin_sentence(static_cast<NameLabel>(label))) scores.front()[label] = 0;
    if (!may_end_sentence(static_cast<NameLabel>(label))) scores.back()[label] = 0;
  }
  return scores;
}

std::vector<NameLabel> NameTagger::best_path(const std::vector<Row>& potentials) const {
  const std::size_t count = potentials.size();
  std::vector<std::array<NameLabel, labels>> from(count);
  Row best = potentials[0];
  for (std::size_t i = 1; i < count; ++i) {
    Row next{};
    for (std::size_t a = 0; a < labels; ++a) {
      for (std::size_t b = 0; b < labels; ++b) {
        const float here = best[a] * factors_[a][b];
        if (here > next[b]) {
          next[b] = here;
          from[i][b] = static_cast<NameLabel>(a);
        }
      }
    }
    for (std::size_t b = 0; b < labels; ++b) next[b] *= potentials[i][b];
    normalise_row(next);
    best = next;
  }
  std::vector<NameLabel> path(count);
  path[count - 1] = static_cast<NameLabel>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = count - 1; i > 0; --i) path[i - 1] = from[i][path[i]];
  return path;
}

std::vector<NameTagger::Row> NameTagger::probabilities(const std::vector<Row>& potentials) const {
  const std::size_t count = potentials.size();
  std::vector<Row> found = potentials;
  normalise_row(found[0]);
  for (std::size_t i = 1; i < count; ++i) {
    Row row{};
    for (std::size_t a = 0; a < labels; ++a) {
      for (std::size_t b = 0; b < labels; ++b) row[b] += found[i - 1][a] * factors_[a][b];
    }
    for (std::size_t b = 0; b < labels; ++b) found[i][b] = row[b] * potentials[i][b];
    normalise_row(found[i]);
  }
  Row backward;
  backward.fill(1.0F);
  for (std::size_t i = count - 1; i > 0; --i) {
    Row row{};
    for (std::size_t b = 0; b < labels; ++b) backward[b] *= potentials[i][b];
    for (std::size_t a = 0; a < labels; ++a) {
      for (std::size_t b = 0; b < labels; ++b) row[a] += factors_[a][b] * backward[b];
    }
    normalise_row(row);
    backward = row;
    for (std::size_t a = 0; a < labels; ++a) found[i - 1][a] *= backward[a];
    normalise_row(found[i - 1]);
  }
  return found;
}

}  // namespace entente
