// The inside of a Lexicon: what extraction/ looks names and words up in.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/extraction/lexicon_records.h"
#include "ingest/extraction/name_trie.h"
#include "ingest/language/segmenter.h"
#include "ingest/language/syntax_model.h"

namespace entente {

class NameTagger;

enum class NounForm : std::uint8_t { singular, plural };

struct Lexicon::Index {
  Index(LexiconRecords lexicon_records, SyntaxModel syntax_model);
  ~Index();

  bool is(WordId word, WordList list) const { return vocabulary.is(word, list); }

  LexiconRecords records;
  SyntaxModel syntax;
  std::unordered_map<std::string, std::uint32_t> by_id;  // into records.entries
  Vocabulary vocabulary;
  AbbreviationTable abbreviations;
  LanguageTable languages;
  NameTrie names;   // payload: entry; kind: AliasKind
  NameTrie titles;  // payload: title
  NameTrie heads;   // role nouns other than groupings; payload: role noun; kind: NounForm
  NameTrie groups;  // role nouns that name groups ("leaders"); likewise
  std::vector<std::vector<std::uint32_t>>
      entry_heads;  // of each entry: role nouns in its names ("the Council")
  std::unordered_map<std::string, std::vector<std::uint32_t>> families;  // persons by folded family name
  std::unordered_map<std::string, std::string> publishers;               // by domain: entity id
  std::string digest;
  std::unique_ptr<const NameTagger> tagger;  // for names that are in none of these; null: none is asked
  std::vector<OwnFile> own_files;

 private:
  void add_words();
  void add_short_names(Segmenter& segmenter);
  void add_names();
  void add_entries(Segmenter& segmenter);
  void add_nouns(Segmenter& segmenter);
  std::vector<std::uint32_t> heads_in(const std::vector<WordId>& words) const;
  std::vector<WordId> add_name(NameTrie& trie, Segmenter& segmenter, std::string_view name, NameUse use);
};

}  // namespace entente
