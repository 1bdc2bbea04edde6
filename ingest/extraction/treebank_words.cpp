#include "ingest/extraction/treebank_words.h"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 6> clitics = {"n't", "'ll", "'re", "'ve", "'d", "'m"};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// `small` is in lower case.
bool ends_alike(std::string_view word, std::string_view small) {
  if (word.size() < small.size()) return false;
  word.remove_prefix(word.size() - small.size());
  for (std::size_t i = 0; i < small.size(); ++i) {
    if (lower(word[i]) != small[i]) return false;
  }
  return true;
}

// Bytes of the second word in a contraction; 0: none.
std::size_t clitic_size(std::string_view word) {
  if (word.size() == 6 && ends_alike(word, "cannot")) return 3;
  for (const std::string_view clitic : clitics) {
    if (word.size() > clitic.size() && ends_alike(word, clitic)) return clitic.size();
  }
  return 0;
}

class Splitter {
 public:
  Splitter(const Reading& reading, const Sentence& sentence) : reading_(reading), sentence_(sentence) {}

  TreebankSplit split() && {
    for (at_ = sentence_.first_token; at_ < sentence_.last_token;) {
      const std::uint32_t end = joined_end();
      if (end > at_ + 1) {
        add_word({token(at_).span.begin, token(end - 1).span.end});
        for (; at_ < end; ++at_) add_token(1);
      } else {
        add_parts();
        ++at_;
      }
    }
    return std::move(split_);
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  std::string_view text(std::uint32_t i) const { return reading_.words(token(i).span); }
  bool touches_next(std::uint32_t i) const {
    return i + 1 < sentence_.last_token && token(i).span.end == token(i + 1).span.begin;
  }

  void add_word(Span span) {
    split_.words.push_back(reading_.words(span));
    split_.token_of.push_back(at_ - sentence_.first_token);
  }

  // The last `words` words are those of the next token.
  void add_token(std::uint32_t words) {
    const auto end = static_cast<std::uint32_t>(split_.words.size());
    split_.of_token.push_back({end - words, end});
  }

  void add_parts() {
    const Span span = token(at_).span;
    const auto clitic = static_cast<std::uint32_t>(clitic_size(reading_.words(span)));
    if (clitic == 0) {
      add_word(span);
      add_token(1);
    } else {
      add_word({span.begin, span.end - clitic});
      add_word({span.end - clitic, span.end});
      add_token(2);
    }
  }

  bool begins_address() const {
    const std::string_view word = text(at_);
    return word == "http" || word == "https" || word == "www" || word.starts_with("www.");
  }

  // Behind the last token that is one word with this one.
  std::uint32_t joined_end() const {
    std::uint32_t end = at_ + 1;
    if (begins_address()) {
      while (touches_next(end - 1)) ++end;
      const std::string_view last = text(end - 1);
      return end > at_ + 1 && (last == "." || last == "," || last == ")") ? end - 1 : end;
    }
    const std::string_view mark = text(at_);
    if (mark == "." || mark == "-") {
      while (touches_next(end - 1) && text(end) == mark) ++end;
      return end;
    }
    const bool number = token(at_).shape == Token::Shape::number;
    const bool time = number && touches_next(at_) && text(at_ + 1) == ":" && touches_next(at_ + 1) &&
                      token(at_ + 2).shape == Token::Shape::number;
    return time ? at_ + 3 : end;
  }

  const Reading& reading_;
  const Sentence& sentence_;
  std::uint32_t at_ = 0;
  TreebankSplit split_;
};

}  // namespace

TreebankSplit split_as_treebank(const Reading& reading, const Sentence& sentence) {
  return Splitter(reading, sentence).split();
}

}  // namespace entente
