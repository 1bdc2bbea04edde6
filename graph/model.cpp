#include "graph/model.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/digest.h"
#include "graph/name_folding.h"

namespace entente {
namespace {

constexpr std::size_t longest_slug = 80;
constexpr std::size_t digest_digits = 12;

std::string short_digest(std::string_view text) {
  return hex(sha256(text)).substr(0, digest_digits);
}

// The ASCII words of a folded name, joined by '-'.
std::string ascii_words(std::string_view folded) {
  std::string words;
  for (char c : folded) {
    if (static_cast<unsigned char>(c) >= 0x80) continue;
    if (c != ' ') {
      words += c;
    } else if (!words.empty() && words.back() != '-') {
      words += '-';
    }
  }
  while (!words.empty() && words.back() == '-') words.pop_back();
  return words;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<std::uint64_t> hex_number(std::string_view digits) {
  std::uint64_t value = 0;
  for (char c : digits) {
    char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    bool letter = lower >= 'a' && lower <= 'f';
    if (!letter && (c < '0' || c > '9')) return std::nullopt;
    value = (value << 4) | static_cast<std::uint64_t>(letter ? lower - 'a' + 10 : c - '0');
  }
  return value;
}

}  // namespace

NodeId node_of(std::string_view entity_id) {
  Digest digest = sha256(entity_id);
  NodeId node = 0;
  for (std::size_t i = 0; i < sizeof(NodeId); ++i) node = (node << 8) | digest[i];
  return node == 0 ? 1 : node;
}

std::optional<EntityKind> kind_of(std::string_view entity_id) {
  std::size_t colon = entity_id.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view prefix = entity_id.substr(0, colon);
  for (const EntityKindInfo& row : entity_kinds()) {
    if (row.prefix == prefix) return row.kind;
  }
  return std::nullopt;
}

std::string slug(std::string_view name) {
  std::string folded = fold_name(name);
  std::string words = ascii_words(folded);
  if (words.empty()) return short_digest(folded.empty() ? name : std::string_view(folded));
  if (is_ascii(folded) && words.size() <= longest_slug) return words;
  words.resize(std::min(words.size(), longest_slug - digest_digits - 1));
  while (words.back() == '-') words.pop_back();
  return words + '-' + short_digest(folded);
}

EntityId entity_id(EntityKind kind, std::string_view name) {
  return fmt::format("{}:{}", info(kind).prefix, slug(name));
}

std::string to_string(const AssertionId& id) {
  return fmt::format("{:016x}{:016x}", id.high, id.low);
}

std::optional<AssertionId> assertion_id(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  auto high = hex_number(hex.substr(0, 16));
  auto low = hex_number(hex.substr(16));
  if (!high || !low) return std::nullopt;
  return AssertionId{*high, *low};
}

bool is_fact(Modality modality, Factuality factuality, Polarity polarity) {
  return modality == Modality::asserted && factuality == Factuality::certain_positive &&
         polarity == Polarity::positive;
}

bool DocumentRecord::holds_text(std::string_view digest) const {
  return text_digest == digest || std::find(repeats.begin(), repeats.end(), digest) != repeats.end();
}

}  // namespace entente
