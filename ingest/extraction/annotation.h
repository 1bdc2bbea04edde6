// What extraction finds in one document, before the graph knows of it.
//
// All spans are offsets in the normalised text (language/normalised_text.h) until the last step maps them
// back. Indices (sentence, entity, statement) point into the vectors of the same Reading or Extraction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/model.h"
#include "ingest/document.h"
#include "ingest/language/normalised_text.h"
#include "ingest/language/syntax.h"

namespace entente {

class Trace;  // extraction/trace.h

struct Token {
  Span span;
  enum class Shape : std::uint8_t { word, number, punctuation, other } shape = Shape::word;
  bool capitalised = false;   // first letter upper case
  bool all_capitals = false;  // two letters or more, no lower case
  // The grammar (language/syntax.h), set before mentions are looked for. Unknown in boilerplate.
  WordTag tag = WordTag::unknown;
  WordForm form = WordForm::none;
  Arc arc = Arc::unknown;
  std::int32_t head = -1;  // index of a token of the same sentence; -1: root (arc is root), or not parsed
  Span lemma;              // in Reading::lemmas; empty: not lemmatised
};

struct Sentence {
  Span span;
  std::uint32_t first_token = 0;  // tokens [first_token, last_token) of the Reading
  std::uint32_t last_token = 0;
  BlockKind block = BlockKind::paragraph;
  int stem = -1;             // sentence index of the list stem that a list item continues; -1: none
  bool boilerplate = false;  // carries no mention and no statement
  bool foreign = false;      // in another language than English: neither

  bool is_silent() const { return boilerplate || foreign; }
};

// The kinds of guide.md section 4.
enum class MentionKind : std::uint8_t { name, definite, nominal, adjective };
std::string_view name_of(MentionKind kind);  // "NAM", "DEF", "NOM", "ADJ"

struct Mention {
  Span span;
  int sentence = 0;
  MentionKind kind = MentionKind::name;
  int entity = -1;          // index of its DocumentEntity
  Span title;               // "President" before "Biden"; empty span: none
  bool nested = false;      // inside a longer mention; not scored
  std::string_view method;  // the detector that found it: "gazetteer", "person name" …; static text
};

// All that one document calls by the same thing.
struct DocumentEntity {
  EntityKind kind = EntityKind::organisation;
  EntityId lexicon_id;  // "state:KOR"; "" when the lexicon does not know it
  EntityId id;          // final id; set by the extractor: the lexicon's, or kind:slug
  std::string subtype;
  std::string name;          // canonical, or the fullest form in this document
  std::string status;        // "existing", "proposed", "held" …
  std::vector<int> members;  // entities, for groupings and proposed bodies
  int equivalent_to = -1;    // "the Alliance" that is NATO
  std::map<std::string, std::string>
      properties;  // date, place, ordinal, level, mode, jurisdiction …: as stated
  std::map<std::string, std::string> background;  // from the lexicon: date_background, place_background …
  std::vector<int> mentions;                      // indices, in text order; empty: implicit
};

// Who speaks in this document.
struct Voice {
  std::vector<int> issuers;   // entities that "we" stands for; empty for a think-tank text
  std::vector<int> authors;   // persons who wrote it, else the institute it speaks for; entities
  int spokesperson = -1;      // who says it for the issuers, entity: "Statement from President X"; -1: none
  int discussed_author = -1;  // the author whose argument an abstract retells
  int document = -1;          // the document itself, as an entity
  int meeting = -1;  // the meeting this document was issued at, or that a readout reports; -1: none known
  std::string genre;
};

// The text with everything found up to step 5 of docs/architecture.md.
struct Reading {
  const Document* document = nullptr;  // not owned; outlives the Reading
  Trace* trace = nullptr;              // not owned; who wants to know what is dropped; null: nobody
  NormalisedText text;
  std::vector<Token> tokens;
  std::string lemmas;  // of all tokens, one behind the other
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;  // in text order
  std::vector<DocumentEntity> entities;
  Voice voice;
  std::vector<std::string> losses;  // what was not read of the text, and why: "language: French …"

  std::string_view words(Span span) const {
    return std::string_view(text.text).substr(span.begin, span.size());
  }
  // The word as a dictionary lists it: "pledge" for "pledged", "Japan" for "Japan". Empty: not lemmatised.
  std::string_view lemma(const Token& token) const {
    return std::string_view(lemmas).substr(token.lemma.begin, token.lemma.size());
  }
};

struct CandidateEnvelope {
  TimeExpression time;
  Span time_span;
  Modality modality = Modality::asserted;
  Factuality factuality = Factuality::certain_positive;
  Polarity polarity = Polarity::positive;
  std::vector<int> attributed_to;
  AttributionKind attribution = AttributionKind::default_author;
  Status status = Status::none;
  float confidence = 1.0F;
  std::string method;
};

struct StatementCandidate {
  int sentence = 0;
  Span content;
  Span cue;    // may stand in the stem of the list item
  Span agent;  // empty span: none
  CandidateEnvelope envelope;
  StatementClass statement_class = StatementClass::report;
  std::vector<int> parties, target, beneficiary;  // entities
  std::vector<std::string> topics;
  std::string action;
  std::string condition;
  Strength strength = Strength::none;
  bool is_commitment = false;
  bool is_directive = false;
  bool is_grg_commitment = false;
  int made_at = -1;  // meeting entity
};

struct RelationCandidate {
  RelationKind kind = RelationKind::member_of;
  int subject = -1;  // entities
  int object = -1;
  int sentence = 0;
  Span evidence;
  CandidateEnvelope envelope;
  int statement = -1;  // derived from this statement; -1: read off the sentence
  bool derived = false;
};

struct Extraction {
  Reading reading;
  std::vector<StatementCandidate> statements;
  std::vector<RelationCandidate> relations;
};

}  // namespace entente
