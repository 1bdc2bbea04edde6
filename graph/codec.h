// The bytes inside a stored value: little numbers short, strings with their length in front.
//
//   number   LEB128: seven bits a byte, lowest first, high bit set on all but the last
//   text     its length as a number, then its bytes
//   list     its length as a number, then its items
//   float    the four bytes of its IEEE bit pattern, lowest first
//
// A Decoder takes bytes from a disk that may lie: whatever they are, it reads only inside them, allocates no
// more than their length allows, and remembers the first thing wrong. Check finish() when all is read.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

class Encoder {
 public:
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void flag(bool value) { byte(value ? 1 : 0); }
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
    byte(static_cast<std::uint8_t>(value));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  void real(float value) {
    auto bits = std::bit_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(bits >> shift));
  }
  // Enumerators are frozen numbers below 256.
  template <typename Enum>
  void enumerator(Enum value) {
    byte(static_cast<std::uint8_t>(value));
  }
  // `encode(item)` writes one.
  template <typename List, typename Encode>
  void list(const List& items, const Encode& encode) {
    number(items.size());
    for (const auto& item : items) encode(item);
  }
  void texts(const std::vector<std::string>& items) {
    list(items, [this](const std::string& item) { text(item); });
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t byte() {
    if (!need(1)) return 0;
    auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  bool flag() { return below(2) == 1; }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      std::uint8_t next = byte();
      if (shift == 63 && next > 1) break;
      value |= static_cast<std::uint64_t>(next & 0x7F) << shift;
      if ((next & 0x80) == 0) return value;
    }
    fail("a number is too long");
    return 0;
  }
  std::uint32_t number32() {
    std::uint64_t value = number();
    if (value > UINT32_MAX) fail("a number is too large");
    return static_cast<std::uint32_t>(value);
  }
  std::string_view text_view() {
    std::uint64_t size = number();
    if (!need(size)) return {};
    std::string_view value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }
  std::string text() { return std::string(text_view()); }
  float real() {
    std::uint32_t bits = 0;
    for (int shift = 0; shift < 32; shift += 8) bits |= static_cast<std::uint32_t>(byte()) << shift;
    return std::bit_cast<float>(bits);
  }
  // An enumerator between the two, which have no gap between them.
  template <typename Enum>
  Enum enumerator(Enum first, Enum last) {
    std::uint8_t value = byte();
    if (value >= static_cast<std::uint8_t>(first) && value <= static_cast<std::uint8_t>(last)) {
      return static_cast<Enum>(value);
    }
    fail("a code is out of its list");
    return first;
  }
  // `decode()` reads one item. Every item takes a byte at least, so a length beyond the rest is a lie.
  template <typename Decode>
  auto list(const Decode& decode) {
    std::vector<decltype(decode())> items;
    std::uint64_t size = number();
    if (!need(size)) return items;
    items.reserve(size < 64 ? size : 64);
    for (; size > 0 && !failed(); --size) items.push_back(decode());
    return items;
  }
  std::vector<std::string> texts() {
    return list([this] { return text(); });
  }
  // The version of the record, 1 to `newest`.
  std::uint8_t version_up_to(std::uint8_t newest) {
    const std::uint8_t version = byte();
    if (version < 1 || version > newest) fail("its version is unknown");
    return version;
  }
  void expect_version(std::uint8_t version) {
    if (byte() != version) fail("its version is unknown");
  }

  void fail(std::string_view why) {
    if (why_.empty()) why_ = why;
    rest_ = {};
  }
  bool failed() const { return !why_.empty(); }
  // Corruption when anything was wrong or bytes are left over. `what` names the row.
  Result<void> finish(std::string_view what) {
    if (!failed() && !rest_.empty()) fail("it is longer than it should be");
    if (!failed()) return {};
    return Error{ErrorCode::corruption, "a stored " + std::string(what) + " cannot be read: " + why_, ""};
  }

 private:
  bool need(std::uint64_t size) {
    if (size <= rest_.size()) return true;
    fail("it ends too early");
    return false;
  }
  std::uint8_t below(std::uint8_t limit) {
    std::uint8_t value = byte();
    if (value >= limit) fail("a flag is neither 0 nor 1");
    return value;
  }

  std::string_view rest_;
  std::string why_;
};

}  // namespace entente
