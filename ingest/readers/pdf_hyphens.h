// Hyphens at line ends: a printer's, which divides one word, or the word's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/readers/page_layout.h"

namespace entente {

// Decides by the document's own words: "cooperation" in the middle of a line speaks for joining "coop-" and
// "eration", "long-term" for keeping. Where the document has neither, a table of parts that keep their hyphen
// (hyphen_parts.inc) does. About one hyphen in twelve is the word's own.
class HyphenEvidence {
 public:
  // Cost: one pass over the words of the document.
  explicit HyphenEvidence(const LaidText& text);

  // The bytes at the front of `next`, the line after `before`, that belong to a word whose hyphen stays; 0
  // when there is no hyphen, or it goes, or a capital after it shows that nobody would join the two.
  std::size_t kept_part(std::string_view before, std::string_view next) const;

 private:
  void count(std::string_view token);
  std::uint32_t count_of(const std::string& word) const;
  bool keeps(std::string head, const std::string& tail) const;

  std::unordered_map<std::string, std::uint32_t> words_;  // in lower case
};

}  // namespace entente
