#include "query/completion.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "query/filter_arguments.h"
#include "query/language/syntax.h"
#include "query/lexer.h"
#include "query/paths/path_choice.h"
#include "query/statement_completion.h"
#include "query/verb_table.h"

namespace entente {
namespace {

bool is_blank(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

// The byte of an opening double quote without a closing one.
std::optional<std::size_t> open_quote(std::string_view line) {
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      open = open ? std::nullopt : std::optional(i);
    }
  }
  return open;
}

std::vector<std::string> with_prefix(const std::vector<std::string_view>& words, std::string_view prefix) {
  std::vector<std::string> matching;
  for (std::string_view word : words) {
    if (begins_with(word, prefix)) matching.emplace_back(word);
  }
  return matching;
}

std::vector<std::string> names(const Snapshot& snapshot, std::string_view prefix) {
  return quoted_names(snapshot, prefix, '"');
}

// The beginnings of statements, beside the verbs.
std::vector<std::string> beginnings(std::string_view typed) {
  std::vector<std::string> texts = with_prefix(verb_names(), typed);
  if (typed.empty()) return texts;
  for (std::string& keyword :
       with_prefix({"MATCH", "CALL", "RETURN", "UNWIND", "WITH", "EXPLAIN", "PROFILE"}, typed)) {
    texts.push_back(std::move(keyword));
  }
  return texts;
}

// The words before the one being typed; nothing when they cannot be split.
std::vector<QuestionWord> words_before(std::string_view line) {
  Result<std::vector<QuestionWord>> words = split_question(line);
  if (!words.ok()) return {};
  words->pop_back();
  return std::move(*words);
}

std::string lower(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// The filter that `word` ends: "via" ends "via" and "not via", which take the same.
const FilterInfo* filter_ending_in(const QuestionWord& word) {
  if (word.kind != QuestionWord::Kind::plain) return nullptr;
  for (const FilterInfo& filter : filters()) {
    if (filter.words.substr(filter.words.rfind(' ') + 1) == lower(word.text)) return &filter;
  }
  return nullptr;
}

// The filter whose argument is being typed: right after its words, or after a comma of its list.
const FilterInfo* filter_before(const std::vector<QuestionWord>& words) {
  if (words.back().kind != QuestionWord::Kind::comma) return filter_ending_in(words.back());
  for (std::size_t i = words.size(); i-- > 1;) {
    if (const FilterInfo* filter = filter_ending_in(words[i])) return filter;
  }
  return nullptr;
}

bool name_is_due(const VerbInfo& verb, const std::vector<QuestionWord>& words) {
  if (verb.subject != VerbSubject::names) return false;
  const std::string last = lower(words.back().text);
  const bool after_verb = words.size() == 1 || (words.size() == 2 && last == verb.lead && !verb.lead.empty());
  return after_verb || (!verb.connective.empty() && last == verb.connective);
}

std::vector<std::string> after_verb(const VerbInfo& verb, const std::vector<QuestionWord>& words,
                                    std::string_view typed, const Snapshot& snapshot) {
  if (name_is_due(verb, words)) {
    std::vector<std::string> texts = with_prefix({verb.lead}, typed);
    if (verb.lead.empty() || words.size() > 1) texts.clear();
    const std::vector<std::string> known =
        typed.empty() ? std::vector<std::string>{} : names(snapshot, typed);
    texts.insert(texts.end(), known.begin(), known.end());
    return texts;
  }
  const bool list_goes_on =
      words.size() > 1 && filter_before(words) == nullptr && words.back().kind == QuestionWord::Kind::comma;
  if (verb.subject == VerbSubject::kind && (words.size() == 1 || list_goes_on))
    return with_prefix(kind_words(), typed);
  if (const FilterInfo* filter = filter_before(words)) {
    switch (filter->argument) {
      case Argument::relations:
        return with_prefix(relation_words(), typed);
      case Argument::kinds:
        return with_prefix(kind_words(), typed);
      case Argument::classes:
        return with_prefix(class_words(), typed);
      case Argument::modalities:
        return with_prefix(modality_words(), typed);
      case Argument::weight:
        return with_prefix(path_weight_words(), typed);
      case Argument::name:
      case Argument::names:
      case Argument::texts:
        return typed.empty() ? std::vector<std::string>{} : names(snapshot, typed);
      default:
        return {};
    }
  }
  std::vector<std::string_view> next = filter_words(verb);
  if (!verb.connective.empty()) next.insert(next.begin(), verb.connective);
  return with_prefix(next, typed);
}

}  // namespace

Completions complete(std::string_view line, const Snapshot& snapshot,
                     const std::vector<std::string>& parameters) {
  if (is_query(line) && line.find_last_of(" \n") != std::string_view::npos) {
    return complete_statement(line, snapshot, parameters);
  }
  if (const std::optional<std::size_t> quote = open_quote(line)) {
    return {*quote, names(snapshot, line.substr(*quote + 1))};
  }
  std::size_t begin = line.size();
  while (begin > 0 && !is_blank(line[begin - 1]) && line[begin - 1] != ',') --begin;
  const std::string_view typed = line.substr(begin);
  const std::vector<QuestionWord> words = words_before(line.substr(0, begin));
  if (words.empty()) return {begin, beginnings(typed)};
  const VerbInfo* verb = verb_named(words.front().text);
  if (verb == nullptr) return {begin, {}};
  return {begin, after_verb(*verb, words, typed, snapshot)};
}

}  // namespace entente
