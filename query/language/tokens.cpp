#include "query/language/tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "query/display_width.h"
#include "query/language/characters.h"

namespace entente {
namespace {

enum class ByteClass : std::uint8_t { control, blank, letter, digit, quote, backtick, sign, foreign };

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr ByteClass class_of(unsigned char byte) {
  if (byte >= 0x80) return ByteClass::foreign;
  if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F))
    return ByteClass::blank;
  if (byte < 0x20 || byte == 0x7F) return ByteClass::control;
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_') return ByteClass::letter;
  if (byte >= '0' && byte <= '9') return ByteClass::digit;
  if (byte == '\'' || byte == '"') return ByteClass::quote;
  return byte == '`' ? ByteClass::backtick : ByteClass::sign;
}

constexpr std::array<ByteClass, 256> byte_classes = [] {
  std::array<ByteClass, 256> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = class_of(static_cast<unsigned char>(i));
  return classes;
}();

// Of the signs that stand alone; `end` for others.
constexpr std::array<TokenKind, 128> sign_kinds = [] {
  using enum TokenKind;
  std::array<TokenKind, 128> kinds{};
  for (TokenKind& kind : kinds) kind = end;
  constexpr std::pair<char, TokenKind> table[] = {
      {'(', left_paren},  {')', right_paren}, {'[', left_bracket}, {']', right_bracket}, {'{', left_brace},
      {'}', right_brace}, {',', comma},       {'.', dot},          {':', colon},         {';', semicolon},
      {'|', bar},         {'$', dollar},      {'+', plus},         {'-', minus},         {'*', star},
      {'/', slash},       {'%', percent},     {'^', caret},        {'=', equal},         {'<', less},
      {'>', greater},     {'&', ampersand},   {'!', exclamation},  {'?', question}};
  for (const auto& [sign, kind] : table) kinds[static_cast<unsigned char>(sign)] = kind;
  return kinds;
}();

struct SignPair {
  char first, second;
  TokenKind kind;
};
constexpr SignPair sign_pairs[] = {{'<', '>', TokenKind::not_equal},
                                   {'<', '=', TokenKind::less_or_equal},
                                   {'>', '=', TokenKind::greater_or_equal},
                                   {'=', '~', TokenKind::matches},
                                   {'.', '.', TokenKind::dots},
                                   {'+', '=', TokenKind::plus_equal}};

constexpr TokenKind opener_of(TokenKind closer) {
  return static_cast<TokenKind>(static_cast<int>(closer) - 1);
}

class StatementLexer {
 public:
  explicit StatementLexer(std::string_view text) : text_(text) {
    tokens_.text = text;
    tokens_.list.reserve(text.size() / 3 + 8);
  }

  StatementTokens tokens() && {
    while (at_ < text_.size() && !is_bad_) step();
    const std::size_t last = tokens_.list.empty() ? 0 : tokens_.list.back().end;  // not behind blanks
    add(TokenKind::end, last, last);
    return std::move(tokens_);
  }

 private:
  char ahead(std::size_t distance) const {
    return distance < text_.size() - at_ ? text_[at_ + distance] : '\0';
  }
  ByteClass class_at(std::size_t at) const { return byte_classes[static_cast<unsigned char>(text_[at])]; }

  StatementToken& add(TokenKind kind, std::size_t begin, std::size_t end) {
    StatementToken& token = tokens_.list.emplace_back();
    token.kind = kind;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    return token;
  }

  void fault(TextSpan span, TokenFault fault) {
    add(TokenKind::bad, span.begin, span.end);
    tokens_.fault = std::move(fault);
    is_bad_ = true;
  }

  void step() {
    switch (class_at(at_)) {
      case ByteClass::blank:
        ++at_;
        return;
      case ByteClass::letter:
        return word();
      case ByteClass::digit:
        return number();
      case ByteClass::quote:
        return quoted_text();
      case ByteClass::backtick:
        return quoted_name();
      case ByteClass::sign:
        return sign();
      case ByteClass::foreign:
        return foreign();
      case ByteClass::control:
        return fault({at_, at_ + 1},
                     {"a statement holds no control characters", "this one is not allowed", false});
    }
  }

  // The end of the word whose first character is behind us.
  std::size_t word_end(std::size_t at) const {
    while (at < text_.size()) {
      const ByteClass kind = class_at(at);
      if (kind == ByteClass::letter || kind == ByteClass::digit) {
        ++at;
      } else if (kind == ByteClass::foreign) {
        const StatementCharacter character = statement_character_at(text_, at);
        if (character.kind != StatementCharacter::Kind::letter) return at;
        at += character.size;
      } else {
        return at;
      }
    }
    return at;
  }

  void word() {
    const std::size_t begin = at_;
    at_ = word_end(begin);
    StatementToken& token = add(TokenKind::name, begin, at_);
    token.keyword = keyword_of(text_.substr(begin, at_ - begin));
    if (token.keyword == Keyword::where) separate(TokenKind::name);
  }

  void foreign() {
    using enum StatementCharacter::Kind;
    const StatementCharacter character = statement_character_at(text_, at_);
    if (character.kind == letter) return word();
    if (character.kind == blank) {
      at_ += character.size;
      return;
    }
    const TextSpan span{at_, at_ + character.size};
    if (character.kind == malformed) {
      return fault(span, {"a statement is UTF-8 text", "this byte is not", false});
    }
    const std::string_view sign = text_.substr(at_, character.size);
    fault(span, {fmt::format("'{}' has no meaning in a statement", sign), foreign_hint(sign), false});
  }

  static std::string foreign_hint(std::string_view sign) {
    struct Advice {
      std::string_view signs, hint;
    };
    static constexpr Advice advices[] = {{"“”„«»", "write straight quotes: \"…\" or '…'"},
                                         {"‘’‚", "write straight quotes: '…'"},
                                         {"‐‑‒–—−", "write '-'"},
                                         {"≠", "write <> for 'not equal'"},
                                         {"≤", "write <="},
                                         {"≥", "write >="},
                                         {"→⇒", "write -->"},
                                         {"←⇐", "write <--"}};
    for (const Advice& advice : advices) {
      if (advice.signs.find(sign) != std::string_view::npos) return std::string(advice.hint);
    }
    return "only in quotes";
  }

  void digits() {
    while (is_digit(ahead(0))) ++at_;
  }

  bool exponent() {
    if ((ahead(0) | 0x20) != 'e') return false;
    const std::size_t sign = ahead(1) == '+' || ahead(1) == '-' ? 1 : 0;
    if (!is_digit(ahead(1 + sign))) return false;
    at_ += 1 + sign;
    digits();
    return true;
  }

  // Begins at a digit, or at a point before one. `1..3` is 1 and `..`; `1.` is 1 and a point.
  void number() {
    const std::size_t begin = at_;
    const char base = static_cast<char>(ahead(1) | 0x20);
    if (ahead(0) == '0' && (base == 'x' || base == 'o')) {
      at_ = word_end(at_);
      add(TokenKind::integer, begin, at_);  // literals.h judges its digits
      return;
    }
    digits();
    const bool has_point = ahead(0) == '.' && is_digit(ahead(1));
    if (has_point) {
      ++at_;
      digits();
    }
    const bool is_real = exponent() || has_point;
    const std::size_t end = word_end(at_);
    if (end == at_) {
      add(is_real ? TokenKind::real : TokenKind::integer, begin, end);
      return;
    }
    fault({begin, end}, {fmt::format("'{}' is not a number", fitted(text_.substr(begin, end - begin), 40)),
                         "a name begins with a letter, or stands in backticks", false});
  }

  // Only finds the end: literals.h resolves what is inside.
  void quoted_text() {
    const std::size_t begin = at_;
    const char quote = text_[at_];
    for (++at_; at_ < text_.size(); ++at_) {
      const unsigned char byte = static_cast<unsigned char>(text_[at_]);
      if (text_[at_] == quote) {
        ++at_;
        add(TokenKind::text, begin, at_);
        return;
      }
      if (byte == '\\') {
        ++at_;
      } else if (byte >= 0x80) {
        const StatementCharacter character = statement_character_at(text_, at_);
        if (character.kind == StatementCharacter::Kind::malformed) {
          return fault({at_, at_ + 1}, {"a statement is UTF-8 text", "this byte is not", false});
        }
        at_ += character.size - 1;
      }
    }
    fault({begin, begin + 1}, {"a quote is not closed", "opened here", true});
  }

  void quoted_name() {
    const std::size_t begin = at_;
    for (std::size_t end = text_.find('`', begin + 1); end != std::string_view::npos;
         end = text_.find('`', end + 2)) {
      if (end + 1 < text_.size() && text_[end + 1] == '`') continue;  // `` is a backtick inside
      at_ = end + 1;
      if (const std::size_t wrong = first_malformed(begin + 1, end); wrong < end) {
        return fault({wrong, wrong + 1}, {"a statement is UTF-8 text", "this byte is not", false});
      }
      add(TokenKind::quoted_name, begin, at_);
      return;
    }
    fault({begin, begin + 1}, {"a backtick is not closed", "opened here", true});
  }

  std::size_t first_malformed(std::size_t at, std::size_t end) const {
    while (at < end) {
      if (class_at(at) != ByteClass::foreign) {
        ++at;
        continue;
      }
      const StatementCharacter character = statement_character_at(text_, at);
      if (character.kind == StatementCharacter::Kind::malformed) return at;
      at += character.size;
    }
    return end;
  }

  bool comment() {
    if (text_[at_] != '/') return false;
    if (ahead(1) == '/') {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
      return true;
    }
    if (ahead(1) != '*') return false;
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      fault({at_, at_ + 2}, {"a comment is not closed", "opened here; it ends with */", true});
    } else {
      at_ = end + 2;
    }
    return true;
  }

  void sign() {
    if (comment()) return;
    const std::size_t begin = at_;
    if (text_[at_] == '.' && is_digit(ahead(1))) return number();
    for (const SignPair& pair : sign_pairs) {
      if (text_[at_] != pair.first || ahead(1) != pair.second) continue;
      at_ += 2;
      add(pair.kind, begin, at_);
      return;
    }
    const TokenKind kind = sign_kinds[static_cast<unsigned char>(text_[at_])];
    if (kind == TokenKind::end) {
      return fault({at_, at_ + 1},
                   {fmt::format("'{}' has no meaning in a statement", text_[at_]),
                    text_[at_] == '#' ? "a comment begins with //" : "only in quotes", false});
    }
    ++at_;
    add(kind, begin, at_);
    bracket(kind);
  }

  void bracket(TokenKind kind) {
    using enum TokenKind;
    const auto here = static_cast<std::uint32_t>(tokens_.list.size() - 1);
    std::vector<std::uint32_t>& open = tokens_.open_brackets;
    if (kind == comma || kind == bar) return separate(kind);
    if (kind == left_paren || kind == left_bracket || kind == left_brace) return open.push_back(here);
    if (kind != right_paren && kind != right_bracket && kind != right_brace) return;
    if (open.empty() || tokens_.list[open.back()].kind != opener_of(kind)) return;
    tokens_.list[here].partner = open.back();
    tokens_.list[open.back()].partner = here;
    open.pop_back();
  }

  void separate(TokenKind by) {
    if (tokens_.open_brackets.empty()) return;
    TokenKind& separator = tokens_.list[tokens_.open_brackets.back()].separator;
    if (separator == TokenKind::end) separator = by;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool is_bad_ = false;
  StatementTokens tokens_;
};

}  // namespace

StatementTokens tokenize(std::string_view text) {
  return StatementLexer(text).tokens();
}

}  // namespace entente
