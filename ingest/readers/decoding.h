// Bytes to UTF-8. Never fails: what cannot be decoded becomes U+FFFD, because a page with one bad byte is
// still worth reading.
#pragma once

#include <string>
#include <string_view>

namespace entente {

bool is_utf8(std::string_view bytes);

// In order: byte order mark (UTF-8, UTF-16, UTF-32), the declared charset when ICU knows it, UTF-8 when the
// bytes are (nearly) that, what ICU detects when it is sure and there is enough to go by, else windows-1252,
// as browsers do. The result is valid UTF-8 without a byte order mark or NUL, with '\n' as its only line end.
std::string decode_text(std::string_view bytes, std::string_view declared_charset = {});

// The same bytes with every malformed sequence replaced by U+FFFD.
std::string repair_utf8(std::string_view bytes);

}  // namespace entente
