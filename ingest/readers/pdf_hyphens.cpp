#include "ingest/readers/pdf_hyphens.h"

#include <algorithm>
#include <iterator>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t longest_word = 60;
constexpr std::size_t shortest_part = 4;  // letters of a part that may be a word of its own

enum class HyphenPart { first, link, second, prefix };

struct HyphenPartEntry {
  std::string_view word;
  HyphenPart part;
};

constexpr HyphenPartEntry parts[] = {
#define HYPHEN_FIRST(word) {#word, HyphenPart::first},
#define HYPHEN_LINK(word) {#word, HyphenPart::link},
#define HYPHEN_SECOND(word) {#word, HyphenPart::second},
#define HYPHEN_PREFIX(word) {#word, HyphenPart::prefix},
#include "ingest/readers/hyphen_parts.inc"
#undef HYPHEN_FIRST
#undef HYPHEN_LINK
#undef HYPHEN_SECOND
#undef HYPHEN_PREFIX
};

bool is_part(std::string_view word, HyphenPart part) {
  return std::any_of(std::begin(parts), std::end(parts),
                     [&](const HyphenPartEntry& entry) { return entry.part == part && entry.word == word; });
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_word_byte(char c) {
  return is_small(c) || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view word) {
  std::string small(word);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

// Letters and inner hyphens; what a quote or bracket stands around.
std::string_view core_of(std::string_view token) {
  while (!token.empty() && !is_word_byte(token.front())) token.remove_prefix(1);
  while (!token.empty() && !is_word_byte(token.back())) token.remove_suffix(1);
  return token;
}

std::string_view last_token(std::string_view text) {
  std::size_t at = text.find_last_of(" \n");
  return at == text.npos ? text : text.substr(at + 1);
}

}  // namespace

HyphenEvidence::HyphenEvidence(const LaidText& text) {
  bool divided = false;
  for (const LaidLine& line : text.lines) {
    std::string_view rest = line.text;
    // The halves of divided words are no evidence.
    if (divided) rest.remove_prefix(std::min(rest.find(' '), rest.size()));
    divided = rest.ends_with('-') || rest.ends_with("\u00AD");
    if (divided) rest.remove_suffix(last_token(rest).size());
    while (!rest.empty()) {
      std::size_t end = std::min(rest.find(' '), rest.size());
      count(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

void HyphenEvidence::count(std::string_view token) {
  token = core_of(token);
  if (!token.empty() && token.size() <= longest_word) ++words_[lower(token)];
}

std::uint32_t HyphenEvidence::count_of(const std::string& word) const {
  auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

bool HyphenEvidence::keeps(std::string head, const std::string& tail) const {
  std::uint32_t joined = count_of(head + tail);
  std::uint32_t hyphened = count_of(head + "-" + tail);
  if (joined != hyphened) return hyphened > joined;
  if (std::size_t inner = head.rfind('-'); inner != head.npos) {
    head.erase(0, inner + 1);
    if (is_part(head, HyphenPart::link)) return true;
    if (count_of(head + tail) > 0) return false;
  }
  std::string second = tail.substr(0, tail.find('-'));
  if (is_part(second, HyphenPart::second)) return head.size() >= 2 && !is_part(head, HyphenPart::prefix);
  return is_part(head, HyphenPart::first) && second.size() >= shortest_part && count_of(second) > 0;
}

std::size_t HyphenEvidence::kept_part(std::string_view before, std::string_view next) const {
  if (!before.ends_with('-') || next.empty() || !is_small(next[0])) return 0;
  std::string_view token = last_token(before);
  std::string_view head = core_of(token);
  bool after_letter = token.size() >= 2 && is_word_byte(token[token.size() - 2]);
  if (!after_letter || head.size() > longest_word) return 0;
  std::size_t end = std::min(next.find(' '), next.size());
  std::string_view tail = core_of(next.substr(0, end));
  if (tail.empty() || tail.size() > longest_word) return 0;
  return keeps(lower(head), lower(tail)) ? end : 0;
}

}  // namespace entente
