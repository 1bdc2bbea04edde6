#include "ingest/extraction/lexicon_index.h"

#include <algorithm>

#include "ingest/extraction/name_tagger.h"
#include "ingest/language/word_key.h"
#include "ingest/language/words.h"

namespace entente {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// Letters outside ASCII count as capitals of their neighbours: "Åland" is written with an initial capital.
Capitals capitals_of(std::string_view word) {
  const bool lower = std::any_of(word.begin(), word.end(), is_lower);
  const bool capital = std::any_of(word.begin(), word.end(), is_capital);
  const bool foreign = static_cast<unsigned char>(word[0]) >= 0x80;
  if (capital && !lower) return word.size() == 1 ? Capitals::initial : Capitals::all;
  const bool inside = word.size() > 1 && std::any_of(word.begin() + 1, word.end(), is_capital);
  if (is_capital(word[0]) && inside && word.size() <= 5) return Capitals::mixed;
  if (is_capital(word[0]) || foreign) return Capitals::initial;
  return Capitals::any;
}

// Curly apostrophes (U+2018, U+2019) straight, as normalised text has them.
std::string straight(std::string_view name) {
  std::string text;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool curly = name.substr(at).starts_with("\u2019") || name.substr(at).starts_with("\u2018");
    text.push_back(curly ? '\'' : name[at]);
    if (curly) at += 2;
  }
  return text;
}

}  // namespace

Lexicon::Index::~Index() = default;

Lexicon::Index::Index(LexiconRecords lexicon_records, SyntaxModel syntax_model)
    : records(std::move(lexicon_records)), syntax(std::move(syntax_model)) {
  add_words();
  add_names();
}

void Lexicon::Index::add_words() {
  for (const AbbreviationRecord& record : records.abbreviations) abbreviations.add(record.word, record.use);
  for (const LanguageRecord& record : records.languages) languages.add(record);
  for (const WordListRecord& list : records.word_lists) {
    for (const std::string& word : list.words) {
      vocabulary.put_into(vocabulary.add(word_key(word)), list.list);
    }
  }
}

void Lexicon::Index::add_names() {
  Segmenter segmenter;
  add_nouns(segmenter);
  add_entries(segmenter);
  add_short_names(segmenter);
  for (std::uint32_t i = 0; i < records.titles.size(); ++i) {
    add_name(titles, segmenter, records.titles[i].title, {i, 0, {}});
    for (const auto& alias : records.titles[i].aliases) add_name(titles, segmenter, alias, {i, 0, {}});
  }
}

void Lexicon::Index::add_entries(Segmenter& segmenter) {
  for (std::uint32_t i = 0; i < records.entries.size(); ++i) {
    const LexiconEntry& entry = records.entries[i];
    by_id[entry.id] = i;
    entry_heads.emplace_back();
    const auto add = [&](const std::string& name, AliasKind kind) {
      const std::vector<WordId> words =
          add_name(names, segmenter, name, {i, static_cast<std::uint8_t>(kind), {}});
      for (const std::uint32_t noun : heads_in(words)) entry_heads[i].push_back(noun);
    };
    add(entry.name, AliasKind::name);
    for (const auto& alias : entry.aliases) add(alias, AliasKind::name);
    for (const auto& demonym : entry.demonyms) add(demonym, AliasKind::demonym);
    for (const auto& metonym : entry.metonyms) add(metonym, AliasKind::metonym);
    if (!entry.capital.empty()) add(entry.capital, AliasKind::capital);
    if (!entry.family.empty()) families[word_key(entry.family)].push_back(i);
  }
}

void Lexicon::Index::add_short_names(Segmenter& segmenter) {
  for (const ShortNameRecord& record : records.short_names) {
    const auto entry = by_id.find(record.entity);
    if (entry == by_id.end()) continue;
    const AliasKind kind = record.demonym ? AliasKind::demonym : AliasKind::name;
    add_name(names, segmenter, record.name, {entry->second, static_cast<std::uint8_t>(kind), {}});
  }
  for (const PublisherRecord& record : records.publishers) publishers[record.domain] = record.entity;
}

void Lexicon::Index::add_nouns(Segmenter& segmenter) {
  for (std::uint32_t i = 0; i < records.role_nouns.size(); ++i) {
    const RoleNounRecord& noun = records.role_nouns[i];
    NameTrie& trie = noun.nominal && noun.kind == EntityKind::grouping ? groups : heads;
    add_name(trie, segmenter, noun.noun, {i, static_cast<std::uint8_t>(NounForm::singular), {}});
    if (noun.plural.empty() || noun.plural == noun.noun) continue;
    add_name(trie, segmenter, noun.plural, {i, static_cast<std::uint8_t>(NounForm::plural), {}});
  }
}

std::vector<WordId> Lexicon::Index::add_name(NameTrie& trie, Segmenter& segmenter, std::string_view name,
                                             NameUse use) {
  const std::string text = straight(name);
  std::vector<WordId> words;
  for (const Span span :
       split_words(segmenter, abbreviations, text, {0, static_cast<std::uint32_t>(text.size())})) {
    const std::string_view word = std::string_view(text).substr(span.begin, span.size());
    const std::string key = word_key(word);
    if (key == "-") continue;
    words.push_back(vocabulary.add(key));
    use.capitals.push_back(static_cast<char>(capitals_of(word)));
  }
  trie.add(words, std::move(use));
  return words;
}

std::vector<std::uint32_t> Lexicon::Index::heads_in(const std::vector<WordId>& words) const {
  std::vector<std::uint32_t> nouns;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    NameTrie::Node node = NameTrie::root;
    for (std::size_t at = begin; at < words.size(); ++at) {
      node = heads.step(node, words[at]);
      if (node == NameTrie::root) break;
      for (const NameUse& use : heads.uses(node)) {
        if (records.role_nouns[use.payload].definite) nouns.push_back(use.payload);
      }
    }
  }
  return nouns;
}

}  // namespace entente
