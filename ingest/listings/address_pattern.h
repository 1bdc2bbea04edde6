// Which addresses a person means: an expression (RE2: linear in the text, whatever the expression).
//
//   AddressPattern publications = TRY(AddressPattern::compile("/publications/\\d+"));
//   publications.matches("https://example.org/publications/12");   // true: it may match any part
#pragma once

#include <memory>
#include <string_view>

#include "graph/result.h"

namespace entente {

class AddressPattern {
 public:
  // An empty expression matches everything. Fails with invalid_argument; the message says what is wrong.
  static Result<AddressPattern> compile(std::string_view expression);

  // True when some part of the address matches; ^ and $ anchor.
  bool matches(std::string_view address) const;

 private:
  struct Compiled;
  explicit AddressPattern(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace entente
