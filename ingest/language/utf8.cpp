#include "ingest/language/utf8.h"

namespace entente {
namespace {

std::size_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

}  // namespace

Utf8Character utf8_at(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char lead = byte(position);
  const std::size_t length = length_by_lead(lead);
  if (length == 1) return {lead, 1, true};
  if (length == 0 || position + length > text.size()) return {U'\uFFFD', 1, false};
  char32_t code = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(position + i) & 0xC0) != 0x80) return {U'\uFFFD', 1, false};
    code = (code << 6) | (byte(position + i) & 0x3Fu);
  }
  return {code, length, true};
}

}  // namespace entente
