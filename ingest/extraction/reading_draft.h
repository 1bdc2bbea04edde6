// A Reading in the making: the text, its words as the lexicon numbers them, and the entities found so far.
//
// Internal to extraction/. Detectors (gazetteer.h, person_names.h …) read a ReadingDraft and return
// Candidates; entities.cpp chooses among them and enters the chosen.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/extraction/annotation.h"
#include "ingest/extraction/entities.h"
#include "ingest/extraction/lexicon_index.h"

namespace entente {

// Tokens [first, last) of the Reading.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t size() const { return last - first; }
  bool overlaps(TokenRange other) const { return first < other.last && other.first < last; }
  bool contains(TokenRange other) const { return first <= other.first && other.last <= last; }
  auto operator<=>(const TokenRange&) const = default;
};

// What a mention means, before it has an entity. Either `entry`, or `key` and `name`.
struct Referent {
  EntityKind kind = EntityKind::organisation;
  const LexiconEntry* entry = nullptr;
  std::string key;  // of unknown entities: the same key, the same entity of this document
  std::string name;
  std::string subtype;
  std::string status;
  std::vector<std::string> members;  // keys
  std::string equivalent_to;         // key
  std::map<std::string, std::string> properties;
};

struct Candidate {
  TokenRange tokens;
  int sentence = 0;
  MentionKind kind = MentionKind::name;
  Referent referent;
  TokenRange title;         // empty: none
  int rank = 0;             // between candidates of one length the higher wins
  std::string_view method;  // see Mention::method
};

struct ReadingDraft {
  const Lexicon* lexicon = nullptr;
  const Lexicon::Index* index = nullptr;
  Reading reading;
  std::vector<WordId> words;                           // of each token
  std::unordered_map<std::string, int> entity_keys;    // lexicon id or key: entity
  std::vector<std::string> keys;                       // of each entity: the reverse
  std::vector<const LexiconEntry*> title_entries;      // named by the document's title, in its order
  std::vector<const LexiconEntry*> ongoing_conflicts;  // where the title speaks of (nominal_events.h)

  TokenRange tokens_of(const Sentence& sentence) const { return {sentence.first_token, sentence.last_token}; }
  const Token& token(std::uint32_t i) const { return reading.tokens[i]; }
  std::string_view word(std::uint32_t i) const { return reading.words(reading.tokens[i].span); }
  Span span(TokenRange range) const {
    return {reading.tokens[range.first].span.begin, reading.tokens[range.last - 1].span.end};
  }
  std::string text(TokenRange range) const { return std::string(reading.words(span(range))); }
  bool is(std::uint32_t i, WordList list) const { return index->is(words[i], list); }
  // Nothing stands between the tokens: "ROK" and "-" in "ROK-US".
  bool touches_next(std::uint32_t i) const {
    return i + 1 < reading.tokens.size() && reading.tokens[i].span.end == reading.tokens[i + 1].span.begin;
  }
  bool is_dash(std::uint32_t i) const;

  // The entity of the referent, made when it is new.
  int entity_of(const Referent& referent);
  int entity_with_key(const std::string& key) const;  // -1: none
  // A mention of the candidate; returns its entity.
  int enter(const Candidate& candidate);

 private:
  void add_members(int of, const Referent& referent);
};

// Sentences and tokens of the document; no mention yet.
ReadingDraft draft_of(const Document& document, const Lexicon& lexicon, std::span<const GivenSentence> given);

// The key of a name that the lexicon does not know: kind and folded name.
std::string local_key(EntityKind kind, std::string_view name);

}  // namespace entente
