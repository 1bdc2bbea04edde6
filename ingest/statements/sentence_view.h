// One sentence as the rules of this folder see it: lower-case words with their closed classes and mentions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extraction/annotation.h"
#include "ingest/language/long_sentences.h"
#include "ingest/statements/word_classes.h"

namespace entente {

struct Word {
  std::string_view text;  // lower case
  Span span;
  WordClassSet classes;
  Token::Shape shape = Token::Shape::word;
  bool capitalised = false;
  int mention = -1;                // the longest mention that covers it; -1: none
  WordTag tag = WordTag::unknown;  // the grammar of language/syntax.h; unknown where nothing was parsed
  WordForm form = WordForm::none;
  Arc arc = Arc::unknown;
  int head = -1;  // word of this sentence; -1: root or not parsed

  bool is(WordClass word_class) const { return classes.has(word_class); }
  bool is_word() const { return shape == Token::Shape::word; }
};

// Words [begin, end) of a sentence.
struct WordRange {
  int begin = 0;
  int end = 0;
  bool empty() const { return begin >= end; }
  int size() const { return empty() ? 0 : end - begin; }
};

class SentenceView {
 public:
  // `lower` is the reading's text in lower case (ASCII), byte for byte as long.
  // `mentions` are the indices of the sentence's mentions, in text order.
  SentenceView(const Reading& reading, int sentence, std::string_view lower, const std::vector<int>& mentions,
               const WordClasses& classes);

  int sentence() const { return sentence_; }
  const Reading& reading() const { return *reading_; }
  const Sentence& info() const { return reading_->sentences[static_cast<std::size_t>(sentence_)]; }
  int size() const { return static_cast<int>(words_.size()); }
  const Word& operator[](int i) const { return words_[static_cast<std::size_t>(i)]; }
  bool in_range(int i) const { return i >= 0 && i < size(); }
  // "" outside the sentence.
  std::string_view text(int i) const { return in_range(i) ? words_[static_cast<std::size_t>(i)].text : ""; }
  bool is(int i, WordClass word_class) const { return in_range(i) && (*this)[i].is(word_class); }

  const std::vector<int>& mentions() const { return mentions_; }
  const Mention& mention(int i) const { return reading_->mentions[static_cast<std::size_t>(i)]; }
  const DocumentEntity& entity(int i) const { return reading_->entities[static_cast<std::size_t>(i)]; }
  bool ends_mention(int word) const;
  bool begins_mention(int word) const;

  // Was the sentence parsed? Else every arc is unknown and every subtree the word alone.
  bool parsed() const { return parsed_; }
  // First word that hangs on `head` by the arc; -1: none.
  int child(int head, Arc arc) const;
  // The words that hang on a word, in text order.
  std::vector<int> children(int head) const;
  // From the first to the last word that hangs on `word`, at any depth, itself included.
  WordRange subtree(int word) const { return subtrees_[static_cast<std::size_t>(word)]; }
  // The word whose auxiliary or copula the word is: "deployed" of "will" and "be" in "will be deployed".
  int predicate_of(int word) const;

  Span span(WordRange range) const;  // empty span for an empty range
  // Without punctuation, conjunctions and sentence adverbs at either end.
  WordRange trimmed(WordRange range) const;
  // Does the row of words stand at `at`?
  bool has_words(int at, std::initializer_list<std::string_view> words) const;
  // How many words of a row of the class stand at `at`, the longest row counting; 0: none.
  int row_at(int at, WordClass word_class) const;
  // First position in `range` of a word of the class; -1: none.
  int find(WordRange range, WordClass word_class) const;
  // First position in `range` of one of `words`; -1: none.
  int find(WordRange range, std::initializer_list<std::string_view> words) const;
  // Entities mentioned in the range, in text order, each once.
  std::vector<int> entities_in(WordRange range) const;
  // Words that stand wholly in a span.
  WordRange range_of(Span span) const;

 private:
  void link();

  const Reading* reading_;
  const WordClasses* classes_;
  int sentence_;
  std::vector<Word> words_;
  std::vector<int> first_child_;  // in text order; -1: none
  std::vector<int> next_sibling_;
  std::vector<WordRange> subtrees_;
  bool parsed_ = false;
  std::vector<int> mentions_;
};

// A sentence worth reading: not silent, and of no more words than longest_sentence; only one given from
// outside (the gold's) can have more.
bool is_readable(const Sentence& sentence);

// The mentions of one sentence, found by bisection: mentions stand in text order.
std::span<const Mention> mentions_in(const Reading& reading, int sentence);

// ASCII letters to lower case; the length stays.
std::string lower_case(std::string_view text);

}  // namespace entente
