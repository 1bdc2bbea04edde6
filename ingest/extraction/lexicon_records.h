// The records of the lexicon that are not entities: titles, role nouns, word lists, abbreviations.
// ingest/lexicon/README.md describes their fields.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/kinds.h"
#include "ingest/extraction/lexicon.h"
#include "ingest/extraction/vocabulary.h"
#include "ingest/language/abbreviations.h"
#include "ingest/language/languages.h"

namespace entente {

// "Prime Minister", "Dr.": words that stand before or for a person.
struct TitleRecord {
  std::string id;
  std::string title;
  std::vector<std::string> aliases;
  std::string office;  // Office subtype; "" for honorifics and professions
  std::string of;      // the only state that has this office; "" for titles of many
};

// "summit", "secretariat", "treaty": the head of a capitalised name, of a short form or of a nominal mention.
struct RoleNounRecord {
  std::string id;
  std::string noun, plural;
  EntityKind kind = EntityKind::organisation;
  std::string subtype;
  std::string level;               // meetings: leaders, ministers, officials
  std::string mode;                // meetings: phone, virtual
  bool names = false;              // heads capitalised names: "X Working Group"
  bool needs_preposition = false;  // only with "of", "on", "for" after it: "Statement on X"
  bool after_body = false;    // in lower case too after the name of a body: "UN Security Council resolutions"
  bool after_leader = false;  // in lower case too after a leader's surname: "the Obama administration"
  bool definite = false;      // "the Council" is a mention when the document introduced one
  bool nominal = false;       // in lower case a mention when identifiable
};

struct WordListRecord {
  std::string id;
  WordList list;
  std::vector<std::string> words;
};

struct AbbreviationRecord {
  std::string id;
  std::string word;
  AbbreviationUse use;
};

// Whose site a domain is: "whitehouse.gov" speaks for state:USA.
struct PublisherRecord {
  std::string id;
  std::string domain;
  std::string entity;
};

// A short or informal name beside those of the entity files: "Korea" for state:KOR.
struct ShortNameRecord {
  std::string id;
  std::string name;
  std::string entity;
  bool demonym = false;
};

struct LexiconRecords {
  std::vector<LexiconEntry> entries;
  std::vector<TitleRecord> titles;
  std::vector<RoleNounRecord> role_nouns;
  std::vector<WordListRecord> word_lists;
  std::vector<AbbreviationRecord> abbreviations;
  std::vector<PublisherRecord> publishers;
  std::vector<ShortNameRecord> short_names;
  std::vector<LanguageRecord> languages;
};

}  // namespace entente
