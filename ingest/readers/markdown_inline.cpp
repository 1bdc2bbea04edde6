#include "ingest/readers/markdown_inline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "ingest/readers/decoding.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t longest_target = 8192;  // of a link; bounds the search for its end
constexpr std::size_t longest_fence = 32;     // backticks around code

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

class InlineRenderer {
 public:
  explicit InlineRenderer(std::string_view source) : source_(source) {}

  std::string render() {
    while (at_ < source_.size()) step();
    std::string kept;
    kept.reserve(output_.size());
    for (std::size_t i = 0; i < output_.size(); ++i) {
      if (keep_[i]) kept.push_back(output_[i]);
    }
    return std::string(trim(kept));
  }

 private:
  struct Bracket {
    std::size_t at;  // of '[' in the output
    bool image;
  };

  char peek(std::size_t ahead) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }

  void put(std::string_view text) {
    output_.append(text);
    keep_.resize(output_.size(), true);
  }

  void drop(std::size_t begin, std::size_t end) {
    std::fill(keep_.begin() + static_cast<std::ptrdiff_t>(begin),
              keep_.begin() + static_cast<std::ptrdiff_t>(end), false);
  }

  void step() {
    switch (source_[at_]) {
      case '\\':
        return escape();
      case '\n':
        return line_end();
      case '*':
      case '_':
      case '~':
        return emphasis();
      case '`':
        return code();
      case '!':
        if (peek(1) == '[') return open_bracket(true);
        break;
      case '[':
        return open_bracket(false);
      case ']':
        return close_bracket();
      case '<':
        return tag();
      case '&':
        return character_reference();
      default:
        break;
    }
    put(source_.substr(at_++, 1));
  }

  void escape() {
    char next = peek(1);
    if (next == '\n') {
      put("\n");
      at_ += 2;
    } else if (is_punctuation(next)) {
      put(source_.substr(at_ + 1, 1));
      at_ += 2;
    } else if (next == ' ') {
      put("\u00A0");
      at_ += 2;
    } else {
      put(source_.substr(at_++, 1));
    }
  }

  void line_end() {
    bool hard = at_ >= 2 && source_[at_ - 1] == ' ' && source_[at_ - 2] == ' ';
    while (!output_.empty() && output_.back() == ' ') {
      output_.pop_back();
      keep_.pop_back();
    }
    put(hard ? "\n" : " ");
    ++at_;
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
  }

  // Marks that touch a word on one side are emphasis; "5 * 3", "snake_case", "~5" and a blank to fill in are
  // not.
  void emphasis() {
    char mark = source_[at_];
    std::size_t end = std::min(source_.find_first_not_of(mark, at_), source_.size());
    std::size_t size = end - at_;
    char before = at_ > 0 ? source_[at_ - 1] : ' ';
    char after = end < source_.size() ? source_[end] : ' ';
    bool free = is_space(before) && is_space(after);
    bool inside_word = mark == '_' && is_word(before) && is_word(after);
    bool single_tilde = mark == '~' && size != 2;
    if (free || inside_word || single_tilde || size > 3) put(source_.substr(at_, size));
    at_ = end;
  }

  void code() {
    std::size_t end = std::min(source_.find_first_not_of('`', at_), source_.size());
    std::string fence(source_.substr(at_, end - at_));
    // Looking for a long fence among runs that are nearly as long would cost the square of their length.
    std::size_t close = fence.size() > longest_fence
                            ? source_.npos
                            : source_.substr(0, end + longest_target).find(fence, end);
    if (close == source_.npos) {
      put(fence);
      at_ = end;
      return;
    }
    put(trim(source_.substr(end, close - end)));
    at_ = close + fence.size();
  }

  void open_bracket(bool image) {
    if (image) ++at_;
    brackets_.push_back({output_.size(), image});
    put("[");
    ++at_;
    if (brackets_.size() > 1000) brackets_.erase(brackets_.begin());
  }

  void close_bracket() {
    std::size_t end = at_ + 1;
    char next = peek(1);
    if (next == '(') end = find_close('(', ')', end);
    if (next == '[') end = find_close('[', ']', end);
    if (next == '{') end = find_close('{', '}', end);
    bool note = !brackets_.empty() && std::string_view(output_).substr(brackets_.back().at).starts_with("[^");
    bool link = !brackets_.empty() && (end > at_ + 1 || note);
    if (!link) {
      if (!brackets_.empty()) brackets_.pop_back();
      put("]");
      ++at_;
      return;
    }
    Bracket open = brackets_.back();
    brackets_.pop_back();
    drop(open.at, open.image || note ? output_.size() : open.at + 1);
    at_ = end;
    if (peek(0) == '{') at_ = find_close('{', '}', at_);
  }

  // Offset after the bracket that closes the one at `begin`; `begin` when it does not close nearby.
  std::size_t find_close(char open, char close, std::size_t begin) const {
    int depth = 0;
    std::size_t limit = std::min(source_.size(), begin + longest_target);
    for (std::size_t i = begin; i < limit; ++i) {
      if (source_[i] == '\\') {
        ++i;
      } else if (source_[i] == open) {
        ++depth;
      } else if (source_[i] == close && --depth == 0) {
        return i + 1;
      }
    }
    return begin;
  }

  void tag() {
    std::string_view rest = source_.substr(at_, longest_target);
    if (rest.starts_with("<!--")) {
      std::size_t end = rest.find("-->");
      at_ += end == rest.npos ? rest.size() : end + 3;
      return;
    }
    std::size_t end = rest.find('>');
    bool opens = rest.size() > 1 && (is_word(rest[1]) || rest[1] == '/');
    if (end == rest.npos || !opens) {
      put("<");
      ++at_;
      return;
    }
    std::string_view inside = rest.substr(1, end - 1);
    bool address = inside.find(' ') == inside.npos &&
                   (inside.find("://") != inside.npos ||
                    (inside.find('@') != inside.npos && inside.find('=') == inside.npos));
    if (address) put(inside);
    if (starts_with_ignoring_case(inside, "br")) put("\n");
    at_ += end + 1;
  }

  void character_reference() {
    CharacterReference reference = read_reference(source_.substr(at_, 16));
    put(reference.size == 0 ? std::string_view("&") : std::string_view(reference.text));
    at_ += std::max<std::size_t>(reference.size, 1);
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::string output_;
  std::vector<char> keep_;  // for each byte of the output
  std::vector<Bracket> brackets_;
};

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<NamedEntity, 18> entities = {{{"amp", "&"},
                                                   {"lt", "<"},
                                                   {"gt", ">"},
                                                   {"quot", "\""},
                                                   {"apos", "'"},
                                                   {"nbsp", "\u00A0"},
                                                   {"ndash", "\u2013"},
                                                   {"mdash", "\u2014"},
                                                   {"lsquo", "\u2018"},
                                                   {"rsquo", "\u2019"},
                                                   {"ldquo", "\u201C"},
                                                   {"rdquo", "\u201D"},
                                                   {"hellip", "\u2026"},
                                                   {"bull", "\u2022"},
                                                   {"copy", "\u00A9"},
                                                   {"shy", "\u00AD"},
                                                   {"sect", "\u00A7"},
                                                   {"eacute", "\u00E9"}}};

std::string to_utf8(std::uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return "\uFFFD";
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(code >> shift & 0xFF));
  return decode_text(std::string("\0\0\xFE\xFF", 4) + bytes);
}

}  // namespace

CharacterReference read_reference(std::string_view text) {
  std::size_t end = text.substr(0, 16).find(';');
  if (end == text.npos || end < 2) return {};
  std::string_view name = text.substr(1, end - 1);
  if (name[0] != '#') {
    const auto* found = std::find_if(entities.begin(), entities.end(),
                                     [&](const NamedEntity& each) { return each.name == name; });
    return found == entities.end() ? CharacterReference{}
                                   : CharacterReference{std::string(found->text), end + 1};
  }
  bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  std::uint32_t code = 0;
  std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return {};
  for (char c : digits) {
    std::size_t value = std::string_view("0123456789abcdefABCDEF").find(c);
    if (value == std::string_view::npos || (!hex && value > 9)) return {};
    if (value > 15) value -= 6;
    code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(value);
  }
  return {to_utf8(code), end + 1};
}

std::string render_inline(std::string_view source) {
  return InlineRenderer(source).render();
}

}  // namespace entente
