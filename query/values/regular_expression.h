// The patterns of `=~`: RE2's, so without back-references, and linear in the text whatever the pattern.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

class RegularExpression {
 public:
  // Fails with invalid_argument, saying what is wrong with the pattern, or that it is over 10,000 bytes or
  // needs over 8 MiB.
  static Result<RegularExpression> compile(std::string_view pattern);

  const std::string& pattern() const;
  // Whether the whole of `text` matches. A text that is not UTF-8 does not.
  bool matches(std::string_view text) const;

 private:
  struct Compiled;
  explicit RegularExpression(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace entente
