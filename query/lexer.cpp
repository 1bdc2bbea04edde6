#include "query/lexer.h"

#include <cctype>

#include "query/display_width.h"

namespace entente {
namespace {

constexpr std::size_t longest_question = std::size_t{64} * 1024;

bool is_blank(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

struct Quote {
  std::string_view open;
  std::string_view close;
};
constexpr Quote quotes[] = {{"\"", "\""}, {"'", "'"}, {"“", "”"}};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<QuestionWord>> words() {
    for (skip_blanks(); at_ < text_.size(); skip_blanks()) TRY(word());
    words_.push_back({QuestionWord::Kind::end, "", "", {text_.size(), text_.size()}});
    return std::move(words_);
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  const Quote* quote_here() const {
    for (const Quote& quote : quotes) {
      if (text_.substr(at_).starts_with(quote.open)) return &quote;
    }
    return nullptr;
  }

  Result<void> word() {
    if (text_[at_] == ',') {
      words_.push_back({QuestionWord::Kind::comma, ",", "", {at_, at_ + 1}});
      ++at_;
      return {};
    }
    if (const Quote* quote = quote_here()) return quoted(*quote, at_, "");
    return plain();
  }

  // Apostrophes stand inside names, so only a double quote or a prefix before any quote ends a plain word.
  bool ends_plain_word() const {
    const char c = text_[at_];
    return is_blank(c) || c == ',' || c == '"' || text_.substr(at_).starts_with("“");
  }

  Result<void> plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !ends_plain_word()) {
      const bool colon = text_[at_++] == ':';
      if (!colon || at_ == text_.size() || at_ == begin + 1) continue;
      if (const Quote* quote = quote_here()) {
        return quoted(*quote, begin, std::string(text_.substr(begin, at_ - 1 - begin)));
      }
    }
    words_.push_back(
        {QuestionWord::Kind::plain, std::string(text_.substr(begin, at_ - begin)), "", {begin, at_}});
    return {};
  }

  Result<void> quoted(const Quote& quote, std::size_t begin, std::string prefix) {
    const std::size_t opening = at_;
    std::string content;
    at_ += quote.open.size();
    while (at_ < text_.size() && !text_.substr(at_).starts_with(quote.close)) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      content += text_[at_++];
    }
    if (at_ >= text_.size()) {
      return question_error(ErrorCode::invalid_query, "a quote is not closed", text_,
                            {opening, opening + quote.open.size()}, "opened here");
    }
    at_ += quote.close.size();
    words_.push_back({QuestionWord::Kind::quoted, std::move(content), std::move(prefix), {begin, at_}});
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<QuestionWord> words_;
};

std::string_view without_terminator(std::string_view text) {
  while (!text.empty() && (is_blank(text.back()) || text.back() == ';')) text.remove_suffix(1);
  return text;
}

std::size_t first_bad_byte(std::string_view text) {
  std::size_t good = 0;
  std::size_t bad = text.size();  // the beginning up to `good` is plain, that up to `bad` is not
  while (bad - good > 1) {
    const std::size_t middle = good + (bad - good) / 2;
    // A cut inside a character looks bad although it is not: judge at its end.
    std::size_t cut = middle;
    while (cut < bad && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) ++cut;
    if (cut == bad || !is_plain_text(text.substr(0, cut))) {
      bad = middle;
    } else {
      good = middle;
    }
  }
  return good;
}

}  // namespace

Result<std::vector<QuestionWord>> split_question(std::string_view text) {
  if (text.size() > longest_question) {
    return Error{ErrorCode::invalid_query, "a question is at most 64 KiB long", ""};
  }
  if (!is_plain_text(text)) {
    const std::size_t bad = first_bad_byte(text);
    return question_error(ErrorCode::invalid_query, "a question is plain UTF-8 text on one line",
                          text.substr(0, bad), {bad, bad + 1}, "this byte is not");
  }
  return Lexer(without_terminator(text)).words();
}

}  // namespace entente
