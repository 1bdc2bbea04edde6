#include "ingest/language/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace entente {
namespace {

// Words that begin a sentence far more often than they follow "U.S." or "Inc." inside one.
constexpr std::array sentence_openers = {
    "The",  "We",   "This",  "These",   "It",   "In",    "They",  "Our",   "He",   "She",
    "I",    "And",  "But",   "As",      "At",   "On",    "To",    "For",   "If",   "There",
    "That", "Both", "While", "However", "With", "After", "Since", "Those", "When", "Today",
    "A",    "An",   "Their", "His",     "Her",  "Its",   "By",    "From",  "You"};

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view last_word(std::string_view text) {
  const std::size_t cut =
      text.find_last_of(" (\"'[-/\x93\x94");  // the last bytes of en and em dash among them
  return cut == std::string_view::npos ? text : text.substr(cut + 1);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '\''))
    ++end;
  return text.substr(0, end);
}

bool opens_sentence(std::string_view word) {
  return std::find(sentence_openers.begin(), sentence_openers.end(), word) != sentence_openers.end();
}

bool is_initial(std::string_view word) {
  return word.size() == 2 && is_upper(word[0]) && word[1] == '.';
}

bool is_dotted(std::string_view word) {
  return word.size() >= 4 && word.size() % 2 == 0 && word[1] == '.' && word[3] == '.';
}

// Whether the boundary between `before` and `after` is no end of a sentence.
bool continues(const AbbreviationTable& abbreviations, std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return false;
  if (is_lower(after[0])) return before.back() != '!' && before.back() != '?';
  if (before.back() != '.') return false;
  const std::string_view word = last_word(before);
  if (is_initial(word)) return is_upper(after[0]);
  const std::string_view next = first_word(after);
  const auto use = abbreviations.find(word);
  if (use == AbbreviationUse::before_name) return true;
  if (use == AbbreviationUse::before_number) return is_digit(after[0]);
  if (use == AbbreviationUse::may_end || is_dotted(word)) return !opens_sentence(next);
  return false;
}

// "Recalling", "RECOGNISING", "Determined": how a preamble clause begins.
bool opens_clause(std::string_view text) {
  const std::string_view word = first_word(text);
  if (word.size() < 5 || !is_upper(word[0])) return false;
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower.ends_with("ing") || lower.ends_with("ed") || lower.ends_with("ful") || lower == "aware";
}

std::string_view after_semicolon(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size() && text[at] == ' ') ++at;
  if (text.substr(at).starts_with("and ") || text.substr(at).starts_with("AND ")) at += 4;
  return text.substr(at);
}

class Splitter {
 public:
  Splitter(std::string_view text, Span block) : text_(text), begin_(block.begin) {}

  void cut(std::uint32_t end) {
    std::uint32_t from = begin_;
    begin_ = end;
    while (from < end && text_[from] == ' ') ++from;
    while (from < end && text_[end - 1] == ' ') --end;
    if (from < end) sentences_.push_back({from, end});
  }

  // Cuts [begin, end) also at semicolons between preamble clauses.
  void cut_clauses(std::uint32_t end) {
    for (std::uint32_t at = begin_; at < end; ++at) {
      if (text_[at] == ';' && opens_clause(after_semicolon(text_.substr(at, end - at)))) cut(at + 1);
    }
    cut(end);
  }

  std::uint32_t begin() const { return begin_; }
  std::vector<Span> finish() && { return std::move(sentences_); }

 private:
  std::string_view text_;
  std::uint32_t begin_;
  std::vector<Span> sentences_;
};

std::string_view trimmed_end(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::vector<Span> split_sentences(Segmenter& segmenter, const AbbreviationTable& abbreviations,
                                  std::string_view text, Span block) {
  Splitter splitter(text, block);
  for (const std::uint32_t offset : segmenter.sentence_ends(text.substr(block.begin, block.size()))) {
    const std::uint32_t end = block.begin + offset;
    const std::string_view before = trimmed_end(text.substr(splitter.begin(), end - splitter.begin()));
    if (end < block.end && continues(abbreviations, before, text.substr(end, block.end - end))) continue;
    splitter.cut_clauses(end);
  }
  splitter.cut_clauses(block.end);
  return std::move(splitter).finish();
}

}  // namespace entente
