// Rich text cut into its tokens: groups, control words, bytes of text.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

enum class RtfTokenKind { end, open, close, word, symbol, text, byte };

struct RtfToken {
  RtfTokenKind kind = RtfTokenKind::end;
  std::string_view text;  // of a word its name, of a symbol its one character, of text the bytes
  bool has_number = false;
  int number = 0;  // of a word its parameter; of a byte (\'e9) its value
};

class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}
  // Line ends are no text. Binary data (\bin) is skipped.
  RtfToken next();

 private:
  RtfToken read_control();

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace entente
