#include "graph/full_text_words.h"

#include <algorithm>
#include <array>

#include "graph/name_folding.h"

namespace entente {
namespace {

enum class Sign { parts, joins, ideograph };

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The code point at `at`; U+FFFD of one byte where there is none. What an encoder may not write (overlong
// forms, surrogates) does no harm: folding drops it.
CodePoint decode(std::string_view text, std::size_t at) {
  constexpr char32_t replacement = 0xFFFD;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return {replacement, 1};
  char32_t value = static_cast<char32_t>(lead & (0xFF >> (size + 1)));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return {replacement, 1};
    value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  }
  return {value, size};
}

struct Range {
  char32_t first, last;
  Sign sign;
};

// By code point; what lies between joins. Blocks of punctuation and symbols part words, but invisible joiners
// and the soft hyphen stand inside them.
constexpr std::array ranges = {
    Range{0x0080, 0x00A9, Sign::parts},        // Latin-1 signs
    Range{0x00AB, 0x00AC, Sign::parts},        // « ¬
    Range{0x00AE, 0x00B4, Sign::parts},        // ® ° ± ² ³ ´
    Range{0x00B6, 0x00B9, Sign::parts},        // ¶ · ¸ ¹
    Range{0x00BB, 0x00BF, Sign::parts},        // » ¼ ½ ¾ ¿
    Range{0x00D7, 0x00D7, Sign::parts},        // ×
    Range{0x00F7, 0x00F7, Sign::parts},        // ÷
    Range{0x02B9, 0x02FF, Sign::parts},        // modifier signs
    Range{0x0589, 0x058A, Sign::parts},        // Armenian stops
    Range{0x060C, 0x060D, Sign::parts},        // Arabic comma
    Range{0x061B, 0x061F, Sign::parts},        // Arabic semicolon, question mark
    Range{0x06D4, 0x06D4, Sign::parts},        // Arabic full stop
    Range{0x0964, 0x0965, Sign::parts},        // danda
    Range{0x0E00, 0x0EFF, Sign::ideograph},    // Thai, Lao
    Range{0x1000, 0x109F, Sign::ideograph},    // Myanmar
    Range{0x1780, 0x17FF, Sign::ideograph},    // Khmer
    Range{0x2000, 0x200A, Sign::parts},        // blanks
    Range{0x200E, 0x205F, Sign::parts},        // dashes, quotes, dots
    Range{0x2070, 0x20CF, Sign::parts},        // superscripts, currencies
    Range{0x2100, 0x2BFF, Sign::parts},        // letterlike signs, arrows, mathematics, boxes, dingbats
    Range{0x2E00, 0x2E7F, Sign::parts},        // more punctuation
    Range{0x3000, 0x3004, Sign::parts},        // CJK blank and stops
    Range{0x3008, 0x3020, Sign::parts},        // CJK brackets
    Range{0x3030, 0x303F, Sign::parts},        //
    Range{0x3040, 0x30FF, Sign::ideograph},    // kana
    Range{0x3400, 0x4DBF, Sign::ideograph},    // Han
    Range{0x4E00, 0x9FFF, Sign::ideograph},    //
    Range{0xE000, 0xF8FF, Sign::parts},        // private use
    Range{0xF900, 0xFAFF, Sign::ideograph},    // Han, compatibility
    Range{0xFE10, 0xFE6F, Sign::parts},        // vertical and small punctuation
    Range{0xFF00, 0xFF0F, Sign::parts},        // full-width punctuation
    Range{0xFF1A, 0xFF20, Sign::parts},        //
    Range{0xFF3B, 0xFF40, Sign::parts},        //
    Range{0xFF5B, 0xFF65, Sign::parts},        //
    Range{0xFF66, 0xFF9F, Sign::ideograph},    // half-width kana
    Range{0xFFE0, 0xFFFF, Sign::parts},        //
    Range{0x1F000, 0x1FAFF, Sign::parts},      // pictures
    Range{0x20000, 0x323AF, Sign::ideograph},  // Han
};

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_word(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9');
}
bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

Sign sign_of(char32_t c) {
  if (c < 0x80) return is_ascii_word(static_cast<char>(c)) ? Sign::joins : Sign::parts;
  const auto* range = std::ranges::lower_bound(ranges, c, {}, &Range::last);
  return range != ranges.end() && range->first <= c ? range->sign : Sign::joins;
}

class WordCutter {
 public:
  explicit WordCutter(std::string_view text) : text_(text.substr(0, UINT32_MAX)) {}

  std::vector<TextWord> cut() {
    words_.reserve(text_.size() / 6);
    while (at_ < text_.size()) step();
    return std::move(words_);
  }

 private:
  void step() {
    const CodePoint c = decode(text_, at_);
    const Sign sign = sign_of(c.value);
    if (sign == Sign::parts) {
      at_ += c.size;
    } else if (sign == Sign::ideograph) {
      add_folded(at_, at_ + c.size);
      at_ += c.size;
    } else if (!initials()) {
      run();
    }
  }

  // "U.S." or "U.N": letters with stops between, each alone.
  bool initials() {
    std::size_t end = at_;
    std::string form;
    for (std::size_t next = at_; is_single_letter(next); next += 2) {
      form += lower(text_[next]);
      end = next + 1;
      if (end >= text_.size() || text_[end] != '.') break;
    }
    if (form.size() < 2) return false;
    add(std::move(form), at_, end);
    at_ = end;
    return true;
  }

  bool is_single_letter(std::size_t at) const {
    if (at >= text_.size() || !is_ascii_letter(text_[at])) return false;
    return at + 1 == text_.size() || sign_of(decode(text_, at + 1).value) != Sign::joins;
  }

  void run() {
    const std::size_t begin = at_;
    bool ascii = true;
    while (at_ < text_.size()) {
      if (is_ascii(text_[at_])) {
        if (!is_ascii_word(text_[at_])) break;
        ++at_;
        continue;
      }
      const CodePoint c = decode(text_, at_);
      if (sign_of(c.value) != Sign::joins) break;
      ascii = false;
      at_ += c.size;
    }
    if (!ascii) return add_folded(begin, at_);
    std::string form(text_.substr(begin, std::min(at_ - begin, longest_word)));
    for (char& c : form) c = lower(c);
    add(std::move(form), begin, at_);
  }

  // Folding may find signs that part words: then several words stand at one place.
  void add_folded(std::size_t begin, std::size_t end) {
    const std::string folded = fold_name(text_.substr(begin, end - begin));
    for (std::size_t from = 0; from < folded.size();) {
      const std::size_t blank = std::min(folded.find(' ', from), folded.size());
      if (blank > from) add(folded.substr(from, blank - from), begin, end);
      from = blank + 1;
    }
  }

  void add(std::string form, std::size_t begin, std::size_t end) {
    if (form.size() > longest_word) {
      std::size_t size = longest_word;
      while (size > 0 && is_continuation(form[size])) --size;
      form.resize(size);
    }
    words_.push_back({std::move(form), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<TextWord> words_;
};

}  // namespace

std::vector<TextWord> words_of(std::string_view text) {
  return WordCutter(text).cut();
}

}  // namespace entente
