#include "ingest/readers/word_hashes.h"

#include <cstddef>

namespace entente {
namespace {

constexpr std::uint64_t seed = 0xCBF29CE484222325u;
constexpr std::uint64_t prime = 0x100000001B3u;

// FNV-1a leaves the high bits of short words alike.
std::uint64_t spread(std::uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xFF51AFD7ED558CCDu;
  return hash ^ (hash >> 29);
}

bool is_ascii_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Bytes of the punctuation mark at `at`: Latin-1 signs, general and ideographic punctuation; 0 when it is
// none.
std::size_t wide_mark(std::string_view text, std::size_t at) {
  auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  unsigned first = byte(at);
  unsigned second = byte(at + 1);
  if (first == 0xC2 && second < 0xC0) return second == 0xAA || second == 0xB5 || second == 0xBA ? 0 : 2;
  if (first == 0xE2 && second <= 0x81) return 3;
  if (first == 0xE3 && second == 0x80) return 3;
  return 0;
}

}  // namespace

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  words.reserve(text.size() / 6 + 1);
  std::uint64_t hash = seed;
  bool open = false;
  auto close = [&] {
    if (open) words.push_back(spread(hash));
    hash = seed;
    open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    auto c = static_cast<unsigned char>(text[at]);
    std::size_t mark = c < 0x80 ? (is_ascii_word(c) ? 0u : 1u) : wide_mark(text, at);
    if (mark > 0) {
      close();
      at += mark;
      continue;
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + 32);
    hash = (hash ^ c) * prime;
    open = true;
    ++at;
  }
  close();
  return words;
}

std::uint64_t text_digest(std::string_view text) {
  std::uint64_t digest = 0;
  for (std::uint64_t word : word_hashes(text)) digest = spread(digest * prime + word);
  return digest;
}

}  // namespace entente
