// A cursor over the words of a question, and the filters and names that may stand there.
// Wrong door? To parse a question: query/parsed_question.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/lexer.h"
#include "query/parsed_question.h"

namespace entente {

class WordReader {
 public:
  WordReader(std::string_view text, std::vector<QuestionWord> words)
      : text_(text), words_(std::move(words)) {}

  std::string_view text() const { return text_; }
  const QuestionWord& here() const { return words_[at_]; }
  // The word `ahead` places after here; the end when there are fewer.
  const QuestionWord& ahead(std::size_t ahead) const;
  bool at_end() const { return here().kind == QuestionWord::Kind::end; }
  bool here_is(std::string_view word) const;  // an unquoted word, any case
  // Whether the unquoted words from here on are these, one blank between them.
  bool here_are(std::string_view words) const;
  QuestionWord take();                          // stays at the end
  TextSpan take_words(std::string_view words);  // REQUIRES: here_are(words)
  std::size_t last_end() const { return at_ == 0 ? 0 : words_[at_ - 1].span.end; }

  Error error(std::string_view message, const QuestionWord& word, std::string_view hint) const;
  Error error_at(std::string_view message, TextSpan span, std::string_view hint) const;

 private:
  std::string_view text_;
  std::vector<QuestionWord> words_;  // the last is of kind end
  std::size_t at_ = 0;
};

// "'Japan'", or "the end of the question".
std::string shown(const QuestionWord& word);

// The filter of `verb` that begins here; null: none does.
const FilterInfo* filter_here(const WordReader& reader, const VerbInfo& verb);

// Why `word` cannot stand where a filter of `verb` may.
Error not_a_filter(const WordReader& reader, const VerbInfo& verb, const QuestionWord& word);

// Reads one name: a quoted one, or the unquoted words up to a filter of the verb, a comma, or `connective`.
class NameParser {
 public:
  NameParser(WordReader& reader, const VerbInfo& verb, std::string_view connective)
      : reader_(reader), verb_(verb), connective_(connective) {}

  // `expected` is what a message calls it: "a name".
  Result<ParsedName> name(std::string_view expected);

 private:
  bool stops_here() const;
  Result<ParsedName> unquoted();
  Result<void> no_misspelt_filter() const;
  Result<ParsedName> with_kind(std::string_view prefix, ParsedName name) const;

  WordReader& reader_;
  const VerbInfo& verb_;
  std::string_view connective_;
};

}  // namespace entente
