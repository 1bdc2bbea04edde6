#include "query/word_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

namespace entente {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> parts;
  while (!words.empty()) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    parts.push_back(words.substr(0, blank));
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return parts;
}

bool begins_with_digit(const QuestionWord& word) {
  return !word.text.empty() && std::isdigit(static_cast<unsigned char>(word.text.front())) != 0;
}

// Whether `word` could begin the argument of `filter`: what tells "depht 2" from a name of two words.
bool could_follow(const FilterInfo& filter, const QuestionWord& word) {
  switch (filter.argument) {
    case Argument::nothing:
      return false;
    case Argument::date:
    case Argument::dates:
    case Argument::count:
    case Argument::fraction:
      return begins_with_digit(word);
    default:
      return word.kind == QuestionWord::Kind::plain || word.kind == QuestionWord::Kind::quoted;
  }
}

std::vector<std::string_view> kind_prefixes() {
  std::vector<std::string_view> prefixes;
  for (const EntityKindInfo& kind : entity_kinds()) prefixes.push_back(kind.prefix);
  return prefixes;
}

}  // namespace

const QuestionWord& WordReader::ahead(std::size_t ahead) const {
  return words_[std::min(at_ + ahead, words_.size() - 1)];
}

bool WordReader::here_is(std::string_view word) const {
  return here().kind == QuestionWord::Kind::plain && same_word(here().text, word);
}

bool WordReader::here_are(std::string_view words) const {
  for (std::size_t i = 0; !words.empty(); ++i) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    if (ahead(i).kind != QuestionWord::Kind::plain || !same_word(ahead(i).text, words.substr(0, blank))) {
      return false;
    }
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return true;
}

QuestionWord WordReader::take() {
  const QuestionWord& word = words_[at_];
  if (word.kind != QuestionWord::Kind::end) ++at_;
  return word;
}

TextSpan WordReader::take_words(std::string_view words) {
  TextSpan span = here().span;
  for (std::size_t i = 0; i < split(words).size(); ++i) span.end = take().span.end;
  return span;
}

Error WordReader::error(std::string_view message, const QuestionWord& word, std::string_view hint) const {
  return error_at(message, word.span, hint);
}

Error WordReader::error_at(std::string_view message, TextSpan span, std::string_view hint) const {
  return question_error(ErrorCode::invalid_query, message, text_, span, hint);
}

std::string shown(const QuestionWord& word) {
  return word.kind == QuestionWord::Kind::end ? "the end of the question" : fmt::format("'{}'", word.text);
}

const FilterInfo* filter_here(const WordReader& reader, const VerbInfo& verb) {
  for (Filter filter : verb.filters) {
    if (reader.here_are(info(filter).words)) return &info(filter);
  }
  return nullptr;
}

Error not_a_filter(const WordReader& reader, const VerbInfo& verb, const QuestionWord& word) {
  const std::vector<std::string_view> own = filter_words(verb);
  const std::string list = own.empty() ? fmt::format("'{}' takes no filters", verb.name)
                                       : fmt::format("filters of {}: {}", verb.name, fmt::join(own, ", "));
  const bool elsewhere = std::any_of(filters().begin(), filters().end(), [&](const FilterInfo& filter) {
    return same_word(word.text, split(filter.words).front());
  });
  if (elsewhere)
    return reader.error(fmt::format("{} is not a filter of {}", shown(word), verb.name), word, list);
  return reader.error(fmt::format("{} is not a filter", shown(word)), word,
                      did_you_mean(word.text, own, list));
}

Result<ParsedName> NameParser::name(std::string_view expected) {
  const QuestionWord& first = reader_.here();
  const bool can_begin = first.kind == QuestionWord::Kind::plain || first.kind == QuestionWord::Kind::quoted;
  if (!can_begin || stops_here()) {
    return reader_.error(fmt::format("expected {}, found {}", expected, shown(first)), first,
                         "names of several words may stand in quotes");
  }
  if (first.kind == QuestionWord::Kind::plain) return unquoted();
  const QuestionWord word = reader_.take();
  ParsedName name{word.text, {}, word.span, {}};
  if (word.text.empty()) return reader_.error("a name is empty", word, "");
  return word.prefix.empty() ? Result<ParsedName>(std::move(name)) : with_kind(word.prefix, std::move(name));
}

bool NameParser::stops_here() const {
  if (reader_.here().kind != QuestionWord::Kind::plain)
    return reader_.here().kind != QuestionWord::Kind::quoted;
  if (!connective_.empty() && reader_.here_is(connective_)) return true;
  return filter_here(reader_, verb_) != nullptr;
}

Result<ParsedName> NameParser::unquoted() {
  ParsedName name;
  name.span = reader_.here().span;
  while (reader_.here().kind == QuestionWord::Kind::plain && !stops_here()) {
    if (!name.words.empty()) TRY(no_misspelt_filter());
    const QuestionWord word = reader_.take();
    name.text += name.words.empty() ? word.text : " " + word.text;
    name.words.push_back(word.span);
    name.span.end = word.span.end;
  }
  const std::size_t colon = name.text.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == name.text.size()) return name;
  if (!entity_kind_named(name.text.substr(0, colon))) return name;  // "Quad: The Next Phase"
  const std::string prefix = name.text.substr(0, colon);
  name.text.erase(0, colon + 1);
  return with_kind(prefix, std::move(name));
}

// A name may contain any word, but one that is nearly a filter and is followed by what that filter takes is a
// slip of the finger; saying so beats "no entity is called 'Japan depht 2'".
Result<void> NameParser::no_misspelt_filter() const {
  const QuestionWord& word = reader_.here();
  for (const FilterInfo& filter : filters()) {
    if (!could_follow(filter, reader_.ahead(1)) || filter.words.size() < 5) continue;
    const bool near = !nearest_word(word.text, {filter.words}).empty();
    if (near) return not_a_filter(reader_, verb_, word);
  }
  return {};
}

Result<ParsedName> NameParser::with_kind(std::string_view prefix, ParsedName name) const {
  name.kind = entity_kind_named(prefix);
  if (name.kind) return name;
  return reader_.error_at(
      fmt::format("'{}' is not a kind of entity", prefix), {name.span.begin, name.span.begin + prefix.size()},
      did_you_mean(prefix, kind_prefixes(), fmt::format("kinds: {}", fmt::join(kind_prefixes(), ", "))));
}

}  // namespace entente
