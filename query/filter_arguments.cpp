#include "query/filter_arguments.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "query/paths/path_choice.h"

namespace entente {
namespace {

// `only actor`: every kind that can speak and pledge.
constexpr std::string_view actor_word = "actor";
constexpr std::string_view actors_word = "actors";
constexpr std::size_t most_listed = 10;  // words of a vocabulary that a message lists

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::set<StatementClass> classes_of(std::string_view word) {
  if (const auto value = statement_class_named(word)) return {*value};
  return {};
}

std::set<Modality> modalities_of(std::string_view word) {
  if (const auto value = modality_named(lower(word))) return {*value};
  return {};
}

// One list "a, b, c" of words from a closed vocabulary.
template <typename T>
struct Vocabulary {
  std::string_view thing;  // "a kind of relation"
  std::set<T> (*values)(std::string_view word);
  std::vector<std::string_view> (*words)();
};

template <typename T>
Result<std::set<T>> parse_list(WordReader& reader, const Vocabulary<T>& vocabulary) {
  std::set<T> all;
  while (true) {
    const QuestionWord word = reader.take();
    const std::set<T> values =
        word.kind == QuestionWord::Kind::comma ? std::set<T>{} : vocabulary.values(word.text);
    if (values.empty()) {
      const std::string message =
          word.kind == QuestionWord::Kind::plain || word.kind == QuestionWord::Kind::quoted
              ? fmt::format("'{}' is not {}", word.text, vocabulary.thing)
              : fmt::format("expected {}, found {}", vocabulary.thing, shown(word));
      const std::vector<std::string_view> words = vocabulary.words();
      const std::string some = words.size() <= most_listed ? fmt::format("one of: {}", fmt::join(words, ", "))
                                                           : fmt::format("'schema' lists them: {}, {}, {} …",
                                                                         words[0], words[1], words[2]);
      return reader.error(message, word, did_you_mean(word.text, words, some));
    }
    all.insert(values.begin(), values.end());
    if (reader.here().kind != QuestionWord::Kind::comma) return all;
    reader.take();
  }
}

Result<std::vector<ParsedName>> parse_names(WordReader& reader, const VerbInfo& verb) {
  std::vector<ParsedName> names;
  while (true) {
    names.push_back(TRY(NameParser(reader, verb, "").name("a name")));
    if (reader.here().kind != QuestionWord::Kind::comma) return names;
    reader.take();
  }
}

// Names of sources: documents, issuers, publishers. They are looked up among the documents, so no kind is
// split off them.
Result<std::vector<ParsedName>> parse_texts(WordReader& reader, const VerbInfo& verb) {
  std::vector<ParsedName> names = TRY(parse_names(reader, verb));
  for (ParsedName& name : names) {
    if (name.kind) name.text = fmt::format("{}:{}", info(*name.kind).prefix, name.text);
    name.kind.reset();
  }
  return names;
}

Result<Date> parse_date(WordReader& reader) {
  const QuestionWord word = reader.take();
  const std::size_t length = word.text.size();
  const std::optional<Date> date = Date::parse(word.text);
  if (date && (length == 4 || length == 7 || length == 10)) return *date;
  return reader.error(word.kind == QuestionWord::Kind::end ? "expected a date, found the end of the question"
                                                           : fmt::format("'{}' is not a date", word.text),
                      word, "write 2023, 2023-08 or 2023-08-18");
}

Result<void> parse_two_dates(WordReader& reader, ParsedFilter& parsed) {
  parsed.date = TRY(parse_date(reader));
  if (!reader.here_is("and"))
    return reader.error(fmt::format("expected 'and', found {}", shown(reader.here())), reader.here(),
                        "write: between 2021 and 2023");
  reader.take();
  parsed.other_date = TRY(parse_date(reader));
  return {};
}

Result<int> parse_count(WordReader& reader, const FilterInfo& filter) {
  const QuestionWord word = reader.take();
  int count = 0;
  const char* end = word.text.data() + word.text.size();
  const auto [last, failure] = std::from_chars(word.text.data(), end, count);
  if (failure == std::errc() && last == end && count >= 1 && count <= filter.most) return count;
  return reader.error(fmt::format("expected a number after '{}', found {}", filter.words, shown(word)), word,
                      fmt::format("1 to {}", filter.most));
}

// One of `words`, any case.
Result<std::string_view> parse_word(WordReader& reader, const std::vector<std::string_view>& words) {
  const QuestionWord word = reader.take();
  for (std::string_view known : words) {
    if (lower(word.text) == known) return known;
  }
  return reader.error(fmt::format("expected {}, found {}", fmt::join(words, ", "), shown(word)), word,
                      did_you_mean(word.text, words, ""));
}

Result<float> parse_fraction(WordReader& reader, const FilterInfo& filter) {
  const QuestionWord word = reader.take();
  float fraction = 0;
  const char* end = word.text.data() + word.text.size();
  const auto [last, failure] = std::from_chars(word.text.data(), end, fraction);
  if (failure == std::errc() && last == end && fraction >= 0 && fraction <= 1) return fraction;
  return reader.error(fmt::format("expected a number after '{}', found {}", filter.words, shown(word)), word,
                      "0 to 1, as 0.8");
}

}  // namespace

std::set<RelationKind> relations_named(std::string_view word) {
  if (const auto kind = relation_kind_named(word)) return {*kind};
  std::set<RelationKind> family;
  for (const RelationKindInfo& kind : relation_kinds()) {
    if (kind.family == lower(word)) family.insert(kind.kind);
  }
  return family;
}

std::set<EntityKind> kinds_named(std::string_view word) {
  if (const auto kind = entity_kind_named(word)) return {*kind};
  std::set<EntityKind> actors;
  for (const EntityKindInfo& kind : entity_kinds()) {
    if (kind.is_actor && (lower(word) == actor_word || lower(word) == actors_word)) actors.insert(kind.kind);
  }
  return actors;
}

Result<ParsedFilter> parse_argument(WordReader& reader, const VerbInfo& verb, const FilterInfo& filter) {
  ParsedFilter parsed;
  parsed.filter = filter.filter;
  switch (filter.argument) {
    case Argument::nothing:
      break;
    case Argument::relations:
      parsed.relations =
          TRY(parse_list<RelationKind>(reader, {"a kind of relation", relations_named, relation_words}));
      break;
    case Argument::kinds:
      parsed.kinds = TRY(parse_list<EntityKind>(reader, {"a kind of entity", kinds_named, kind_words}));
      break;
    case Argument::classes:
      parsed.classes =
          TRY(parse_list<StatementClass>(reader, {"a class of statement", classes_of, class_words}));
      break;
    case Argument::modalities:
      parsed.modalities = TRY(parse_list<Modality>(reader, {"a modality", modalities_of, modality_words}));
      break;
    case Argument::name:
      parsed.names.push_back(TRY(NameParser(reader, verb, "").name("a name")));
      break;
    case Argument::names:
      parsed.names = TRY(parse_names(reader, verb));
      break;
    case Argument::texts:
      parsed.names = TRY(parse_texts(reader, verb));
      break;
    case Argument::date:
      parsed.date = TRY(parse_date(reader));
      break;
    case Argument::dates:
      TRY(parse_two_dates(reader, parsed));
      break;
    case Argument::count:
      parsed.count = TRY(parse_count(reader, filter));
      break;
    case Argument::fraction:
      parsed.fraction = TRY(parse_fraction(reader, filter));
      break;
    case Argument::weight:
      parsed.word = TRY(parse_word(reader, path_weight_words()));
      break;
  }
  return parsed;
}

Result<std::set<EntityKind>> parse_kinds(WordReader& reader) {
  return parse_list<EntityKind>(reader, {"a kind of entity", kinds_named, kind_words});
}

std::vector<std::string_view> relation_words() {
  std::vector<std::string_view> words;
  for (const RelationKindInfo& kind : relation_kinds()) words.push_back(kind.name);
  for (const RelationKindInfo& kind : relation_kinds()) {
    if (std::find(words.begin(), words.end(), kind.family) == words.end()) words.push_back(kind.family);
  }
  return words;
}

std::vector<std::string_view> kind_words() {
  std::vector<std::string_view> words;
  for (const EntityKindInfo& kind : entity_kinds()) words.push_back(kind.prefix);
  words.push_back(actor_word);
  return words;
}

std::vector<std::string_view> class_words() {
  std::vector<std::string_view> words;
  for (const StatementClassInfo& value : statement_classes()) words.push_back(value.name);
  return words;
}

std::vector<std::string_view> modality_words() {
  std::vector<std::string_view> words;
  for (auto value = Modality::asserted; value <= Modality::proposed;
       value = static_cast<Modality>(static_cast<int>(value) + 1)) {
    words.push_back(name_of(value));
  }
  return words;
}

}  // namespace entente
