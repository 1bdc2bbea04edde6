#include "ingest/statements/sentence_view.h"

#include <algorithm>

namespace entente {
namespace {

int covering_mention(const Reading& reading, const std::vector<int>& mentions, Span word) {
  int longest = -1;
  std::uint32_t size = 0;
  for (int i : mentions) {
    const Mention& mention = reading.mentions[static_cast<std::size_t>(i)];
    if (!mention.span.overlaps(word) || mention.nested || mention.span.size() <= size) continue;
    longest = i;
    size = mention.span.size();
  }
  return longest;
}

bool is_loose(const Word& word) {
  if (word.mention >= 0) return false;
  return word.shape == Token::Shape::punctuation || word.is(WordClass::coordinator);
}

}  // namespace

bool is_readable(const Sentence& sentence) {
  return !sentence.is_silent() && sentence.block != BlockKind::boilerplate &&
         sentence.last_token - sentence.first_token <= longest_sentence;
}

std::span<const Mention> mentions_in(const Reading& reading, int sentence) {
  const auto first = std::ranges::lower_bound(reading.mentions, sentence, {}, &Mention::sentence);
  const auto last = std::ranges::upper_bound(reading.mentions, sentence, {}, &Mention::sentence);
  return {first, last};
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

SentenceView::SentenceView(const Reading& reading, int sentence, std::string_view lower,
                           const std::vector<int>& mentions, const WordClasses& classes)
    : reading_(&reading), classes_(&classes), sentence_(sentence), mentions_(mentions) {
  const Sentence& given = info();
  for (std::uint32_t i = given.first_token; i < given.last_token; ++i) {
    const Token& token = reading.tokens[i];
    Word word;
    word.text = lower.substr(token.span.begin, token.span.size());
    word.span = token.span;
    word.classes = classes.of(word.text);
    word.shape = token.shape;
    word.capitalised = token.capitalised;
    word.mention = covering_mention(reading, mentions, token.span);
    word.tag = token.tag;
    word.form = token.form;
    word.arc = token.arc;
    word.head = token.head < 0 ? -1 : token.head - static_cast<int>(given.first_token);
    words_.push_back(word);
  }
  link();
}

// Children are chained from the back, so that each chain is in text order; subtrees grow from the leaves up.
void SentenceView::link() {
  const auto count = words_.size();
  first_child_.assign(count, -1);
  next_sibling_.assign(count, -1);
  subtrees_.resize(count);
  std::vector<int> waiting(count, 0);
  for (int i = size() - 1; i >= 0; --i) {
    subtrees_[static_cast<std::size_t>(i)] = {i, i + 1};
    const Word& word = (*this)[i];
    parsed_ |= word.arc != Arc::unknown;
    if (!in_range(word.head)) continue;
    const auto head = static_cast<std::size_t>(word.head);
    next_sibling_[static_cast<std::size_t>(i)] = first_child_[head];
    first_child_[head] = i;
    ++waiting[head];
  }
  std::vector<int> ready;
  for (int i = 0; i < size(); ++i)
    if (waiting[static_cast<std::size_t>(i)] == 0) ready.push_back(i);
  while (!ready.empty()) {
    const int at = ready.back();
    ready.pop_back();
    const int head = (*this)[at].head;
    if (!in_range(head)) continue;
    WordRange& above = subtrees_[static_cast<std::size_t>(head)];
    const WordRange below = subtree(at);
    above = {std::min(above.begin, below.begin), std::max(above.end, below.end)};
    if (--waiting[static_cast<std::size_t>(head)] == 0) ready.push_back(head);
  }
}

int SentenceView::child(int head, Arc arc) const {
  if (!in_range(head)) return -1;
  for (int i = first_child_[static_cast<std::size_t>(head)]; i >= 0;
       i = next_sibling_[static_cast<std::size_t>(i)])
    if ((*this)[i].arc == arc) return i;
  return -1;
}

std::vector<int> SentenceView::children(int head) const {
  std::vector<int> found;
  if (!in_range(head)) return found;
  for (int i = first_child_[static_cast<std::size_t>(head)]; i >= 0;
       i = next_sibling_[static_cast<std::size_t>(i)])
    found.push_back(i);
  return found;
}

int SentenceView::predicate_of(int word) const {
  const Arc arc = (*this)[word].arc;
  const bool helps = arc == Arc::aux || arc == Arc::aux_pass || arc == Arc::cop;
  return helps && in_range((*this)[word].head) ? (*this)[word].head : word;
}

bool SentenceView::ends_mention(int word) const {
  if (!in_range(word) || (*this)[word].mention < 0) return false;
  return !in_range(word + 1) || (*this)[word + 1].mention != (*this)[word].mention;
}

bool SentenceView::begins_mention(int word) const {
  if (!in_range(word) || (*this)[word].mention < 0) return false;
  return !in_range(word - 1) || (*this)[word - 1].mention != (*this)[word].mention;
}

Span SentenceView::span(WordRange range) const {
  if (range.empty()) return {};
  return {(*this)[range.begin].span.begin, (*this)[range.end - 1].span.end};
}

WordRange SentenceView::trimmed(WordRange range) const {
  range.end = std::min(range.end, size());
  while (!range.empty() && is_loose((*this)[range.begin])) ++range.begin;
  while (!range.empty() && is_loose((*this)[range.end - 1]) && text(range.end - 1) != ")") --range.end;
  return range;
}

bool SentenceView::has_words(int at, std::initializer_list<std::string_view> words) const {
  for (std::string_view word : words)
    if (text(at++) != word) return false;
  return true;
}

int SentenceView::row_at(int at, WordClass word_class) const {
  const auto stands = [&](const WordClasses::Row& row) {
    int next = at;
    return std::ranges::all_of(row, [&](const std::string& word) { return text(next++) == word; });
  };
  int longest = 0;
  for (const WordClasses::Row& row : classes_->rows(word_class))
    if (stands(row)) longest = std::max(longest, static_cast<int>(row.size()));
  return longest;
}

int SentenceView::find(WordRange range, WordClass word_class) const {
  for (int i = range.begin; i < range.end; ++i)
    if (is(i, word_class)) return i;
  return -1;
}

int SentenceView::find(WordRange range, std::initializer_list<std::string_view> words) const {
  for (int i = range.begin; i < range.end; ++i)
    if (std::ranges::find(words, text(i)) != words.end()) return i;
  return -1;
}

std::vector<int> SentenceView::entities_in(WordRange range) const {
  std::vector<int> found;
  const Span here = span(range);
  for (int i : mentions_) {
    const Mention& one = mention(i);
    if (one.nested || one.entity < 0 || !here.contains(one.span)) continue;
    if (std::ranges::find(found, one.entity) == found.end()) found.push_back(one.entity);
  }
  return found;
}

WordRange SentenceView::range_of(Span wanted) const {
  WordRange range{size(), 0};
  for (int i = 0; i < size(); ++i) {
    if (!wanted.contains((*this)[i].span)) continue;
    range.begin = std::min(range.begin, i);
    range.end = i + 1;
  }
  return range;
}

}  // namespace entente
