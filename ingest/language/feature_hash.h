// Features of the linear models of this folder are 64-bit hashes: a template number mixed with the values it
// looks at. Nothing keeps their names, so a model is small; two features that fall together share weights,
// which at 64 bits does not happen.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

using FeatureHash = std::uint64_t;

constexpr FeatureHash mixed(FeatureHash hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 32);
}

// FNV-1a over the bytes, mixed.
constexpr FeatureHash hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return mixed(hash, text.size());
}

// The features of one decision.
class FeatureList {
 public:
  static constexpr std::size_t capacity = 128;

  void add(FeatureHash feature) {
    assert(size_ < capacity);
    hashes_[size_++] = feature;
  }
  // REQUIRES: fewer than `capacity` features so far
  template <typename... Values>
  void add(std::uint64_t template_number, Values... values) {
    FeatureHash hash = template_number * 0xD6E8FEB86659FD93ULL;
    ((hash = mixed(hash, static_cast<std::uint64_t>(values))), ...);
    add(hash);
  }
  std::span<const FeatureHash> hashes() const { return {hashes_.data(), size_}; }

 private:
  std::array<FeatureHash, capacity> hashes_;  // NOLINT: only the first size_ are read
  std::size_t size_ = 0;
};

}  // namespace entente
