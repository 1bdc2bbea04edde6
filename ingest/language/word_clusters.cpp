#include "ingest/language/word_clusters.h"

#include <algorithm>
#include <cstring>

#include "ingest/language/embedded_models.h"

namespace entente {
namespace {

template <typename T>
T number_at(const char* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof(value));
  return value;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

std::uint64_t mixed(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0xD6E8FEB86659FD93ull;
  return hash ^ (hash >> 32);
}

Error damaged(const char* what) {
  return Error{ErrorCode::malformed, std::string("this is no word cluster file: ") + what, "clusters"};
}

// Every field that an index is made of later is checked here, so that no look-up can leave the file.
bool numbers_fit(const char* coarse, const char* looks, const char* slots, std::size_t fine_count,
                 std::size_t coarse_count, std::size_t slot_count) {
  for (std::size_t i = 0; i < fine_count; ++i) {
    if (static_cast<unsigned char>(coarse[i]) >= coarse_count) return false;
  }
  for (std::size_t i = 0; i < word_look_count; ++i) {
    if (number_at<std::uint16_t>(looks + 2 * i) >= fine_count) return false;
  }
  std::size_t free_slots = 0;
  for (std::size_t i = 0; i < slot_count; ++i) {
    const auto fine = number_at<std::uint16_t>(slots + i * cluster_file::slot_size + 4);
    if (fine == cluster_file::no_cluster) {
      ++free_slots;
    } else if (fine >= fine_count) {
      return false;
    }
  }
  return free_slots * 4 >= slot_count;  // else a search for an unknown word could run long
}

}  // namespace

namespace cluster_file {

std::uint64_t hash_of(std::string_view form) {
  std::uint64_t hash = 0xCBF29CE484222325ull;
  for (const char c : form) {
    hash = (hash ^ static_cast<unsigned char>(is_digit(c) ? '0' : c)) * 0x100000001B3ull;
  }
  return mixed(hash);
}

std::uint64_t checksum_of(std::string_view body) {
  std::uint64_t sum = body.size();
  std::size_t at = 0;
  for (; at + 8 <= body.size(); at += 8) sum = mixed(sum ^ number_at<std::uint64_t>(body.data() + at)) + at;
  for (; at < body.size(); ++at) sum = mixed(sum ^ static_cast<unsigned char>(body[at]));
  return sum;
}

}  // namespace cluster_file

WordLook look_of(std::string_view word) {
  bool capital = false, lower = false, digit = false, hyphen = false, inner_capital = false, other = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    capital = capital || is_capital(c);
    inner_capital = inner_capital || (i > 0 && is_capital(c));
    lower = lower || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    digit = digit || is_digit(c);
    hyphen = hyphen || c == '-';
    other = other || (!is_digit(c) && c != '.' && c != ',');
  }
  if (digit) return other ? WordLook::with_digit : WordLook::number;
  if (hyphen && word.size() > 1) return WordLook::hyphenated;
  if (!capital) return lower ? WordLook::lower : WordLook::other;
  if (!lower) return word.size() > 1 ? WordLook::all_capitals : WordLook::capitalised;
  if (inner_capital) return WordLook::mixed;
  return WordLook::capitalised;
}

std::string cluster_form(std::string_view word) {
  std::string form(word);
  std::replace_if(form.begin(), form.end(), is_digit, '0');
  return form;
}

Result<WordClusters> WordClusters::load() {
  return read(embedded_clusters());
}

Result<WordClusters> WordClusters::read(std::string_view bytes) {
  using namespace cluster_file;
  if (bytes.size() < header_size || bytes.substr(0, magic.size()) != magic) return damaged("wrong beginning");
  WordClusters clusters;
  clusters.fine_count_ = number_at<std::uint32_t>(bytes.data() + 8);
  clusters.coarse_count_ = number_at<std::uint32_t>(bytes.data() + 12);
  const std::size_t slots = number_at<std::uint32_t>(bytes.data() + 16);
  if (clusters.fine_count_ == 0 || clusters.fine_count_ >= no_cluster || clusters.coarse_count_ == 0 ||
      clusters.coarse_count_ > 256) {
    return damaged("too many or no clusters");
  }
  if (slots == 0 || slots > (1u << 24) || (slots & (slots - 1)) != 0) return damaged("wrong table size");
  const std::size_t coarse_size = padded(clusters.fine_count_);
  const std::size_t looks_size = padded(2 * word_look_count);
  if (bytes.size() != header_size + coarse_size + looks_size + slots * slot_size)
    return damaged("wrong size");
  if (number_at<std::uint64_t>(bytes.data() + 24) != checksum_of(bytes.substr(header_size)))
    return damaged("wrong checksum");
  clusters.coarse_ = bytes.data() + header_size;
  clusters.looks_ = clusters.coarse_ + coarse_size;
  clusters.slots_ = clusters.looks_ + looks_size;
  clusters.slot_mask_ = slots - 1;
  if (!numbers_fit(clusters.coarse_, clusters.looks_, clusters.slots_, clusters.fine_count_,
                   clusters.coarse_count_, slots)) {
    return damaged("a number out of range");
  }
  return clusters;
}

WordCluster WordClusters::cluster(std::uint16_t fine) const {
  return {fine, static_cast<std::uint8_t>(coarse_[fine]), true};
}

WordCluster WordClusters::cluster_of(std::string_view word) const {
  const std::uint64_t hash = cluster_file::hash_of(word);
  const auto fingerprint = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & slot_mask_;; at = (at + 1) & slot_mask_) {
    const char* slot = slots_ + at * cluster_file::slot_size;
    const auto fine = number_at<std::uint16_t>(slot + 4);
    if (fine == cluster_file::no_cluster) break;
    if (number_at<std::uint32_t>(slot) == fingerprint) return cluster(fine);
  }
  WordCluster rare = cluster(number_at<std::uint16_t>(looks_ + 2 * static_cast<std::size_t>(look_of(word))));
  rare.known = false;
  return rare;
}

}  // namespace entente
