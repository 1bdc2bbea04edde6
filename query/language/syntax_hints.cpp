#include "query/language/syntax_hints.h"

namespace entente {

std::string syntax_hint(const TokenReader& reader, std::string_view expected) {
  static_cast<void>(reader);
  static_cast<void>(expected);
  return "";
}

}  // namespace entente
