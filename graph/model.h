// What can be known: the whole vocabulary of the graph on one page.
//
//   Entity      a state, person, meeting, instrument …: a node
//   Statement   one cue applied to one content in one sentence of one document: who says what
//   Commitment  the entity that several statements are about (pledged here, reaffirmed there)
//   Relation    a typed, directed, dated edge between two entities, with its own evidence
//   Evidence    document, page, offsets, exact quote. No fact without words
//
// docs/ontology.md is normative for the meaning of each field. Wrong door? How these are kept on disk is
// graph/README.md; how they are found in a text is ingest/README.md; how they are asked for, query/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/kinds.h"

namespace entente {

// "state:KOR", "person:fumio-kishida": kind prefix, colon, slug. ASCII. Depends only on what the entity is,
// never on the order in which documents came.
using EntityId = std::string;

// The fixed-size key of an entity id: the first 8 bytes of its SHA-256, big-endian. 0 is no node.
using NodeId = std::uint64_t;
NodeId node_of(std::string_view entity_id);

// The kind an entity id names by its prefix; nothing for an unknown prefix.
std::optional<EntityKind> kind_of(std::string_view entity_id);

// "Fumio Kishida" -> "fumio-kishida": folded, ASCII, words joined by '-'; at most 80 bytes. Longer names and
// names with letters of other scripts end in a digest. Never empty: a name without ASCII letters or digits
// becomes its digest.
std::string slug(std::string_view name);
EntityId entity_id(EntityKind kind, std::string_view name);

// Content-hashed ids of statements and relations: 16 bytes, printed as 32 hex digits.
struct AssertionId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const AssertionId&) const = default;
};
std::string to_string(const AssertionId& id);
std::optional<AssertionId> assertion_id(std::string_view hex);  // 32 hex digits

// Where the words are. Offsets count UTF-8 bytes of the stored text of that page.
struct Evidence {
  std::uint32_t page = 1;   // 1-based position in the document; the printed label is in PageText
  std::uint32_t start = 0;  // of the quote
  std::uint32_t end = 0;
  std::uint32_t sentence_start = 0;  // of the whole sentence or list item
  std::uint32_t sentence_end = 0;
  std::uint32_t stem_start = 0;  // of the list stem whose agent and cue the item inherits; equal: none
  std::uint32_t stem_end = 0;
  std::string quote;   // exactly the page's bytes [start, end)
  std::string prefix;  // up to 32 characters before
  std::string suffix;  // up to 32 characters after
};

// TIMEX3-style: value "2023-08-18", "2022", "P2Y"; text as written.
struct TimeExpression {
  TimeRole role = TimeRole::date;
  std::string value;
  std::string text;
  bool stated() const { return !value.empty(); }
};

// The assertion envelope, on every statement and relation.
struct Envelope {
  TimeExpression time;
  Modality modality = Modality::asserted;
  Factuality factuality = Factuality::certain_positive;
  Polarity polarity = Polarity::positive;
  std::vector<EntityId> attributed_to;  // outermost source first
  AttributionKind attribution = AttributionKind::default_author;
  Status status = Status::none;
  float confidence = 1.0F;  // 0 to 1: of the extraction, not of the world
  std::string method;       // rule or model that made it: "cue:commit/will"
};

struct Statement {
  AssertionId id;
  EntityId document;
  Evidence evidence;
  Envelope envelope;
  StatementClass statement_class = StatementClass::report;
  std::vector<EntityId> parties;  // who is bound, or whose stance it is
  std::vector<EntityId> target;   // addressee or object
  std::vector<EntityId> beneficiary;
  std::vector<std::string> topics;  // codes of ingest/lexicon/topics.jsonl
  std::string agent;                // text of the clause subject; may be empty
  std::string cue;                  // text of the cue
  std::string action;               // short normalised form of the content
  std::string condition;            // text of the condition; may be empty
  Strength strength = Strength::none;
  bool is_commitment = false;
  bool is_directive = false;
  bool is_grg_commitment = false;  // strict G7/G20 Research Group form
  EntityId commitment;             // the commitment it is about; "" when it is about none
  EntityId made_at;                // meeting; "" when not known
};

struct Relation {
  AssertionId id;
  RelationKind kind = RelationKind::member_of;
  EntityId subject;
  EntityId object;
  EntityId document;
  Evidence evidence;
  Envelope envelope;
  AssertionId statement;  // the statement it derives from; all zero: read directly off the sentence
  bool derived = false;   // true: follows from other facts, never counted as evidence
};

// A relation counts as fact when its source asserts it as certain and positive; everything else is shown
// only when asked for, and labelled.
bool is_fact(Modality modality, Factuality factuality, Polarity polarity);

// Where a date on an edge comes from.
enum class DateSource : std::uint8_t { none = 0, stated = 1, document = 2 };

// One relation as adjacency keeps it: enough to walk and filter without reading the assertion.
struct Edge {
  NodeId source = 0;  // subject
  NodeId target = 0;  // object
  RelationKind relation = RelationKind::member_of;
  Day first = unknown_day;  // first day of the stated time, else of the document's date
  Day last = unknown_day;
  AssertionId assertion;  // of the Relation
  NodeId document = 0;
  Modality modality = Modality::asserted;
  Factuality factuality = Factuality::certain_positive;
  Polarity polarity = Polarity::positive;
  DateSource date_source = DateSource::none;
  bool derived = false;
  float confidence = 1.0F;

  bool is_fact() const { return entente::is_fact(modality, factuality, polarity); }
};

// How a name of an entity came to be known.
enum class NameSource : std::uint8_t { canonical = 1, alias = 2, observed = 3 };

struct Name {
  std::string text;
  NameSource source = NameSource::observed;
};

// An entity as a snapshot shows it: what the lexicon knows and what the documents say, kept apart.
struct Entity {
  EntityId id;
  EntityKind kind = EntityKind::organisation;
  std::string name;     // the lexicon's; else the fullest form that most documents give
  std::string subtype;  // may be empty
  std::string
      status;  // existing, proposed, planned, held …: the most advanced any source states; may be empty
  std::vector<Name> names;
  std::map<std::string, std::string> ids;         // iso3, cow, gw, wikidata
  std::map<std::string, std::string> background;  // from the lexicon; never a fact stated by a document
  std::map<std::string, std::vector<std::string>> observed;  // stated by documents: date, place, member …
  bool in_lexicon = false;
  std::uint32_t documents = 0;  // that mention it
  std::uint32_t mentions = 0;   // in all of them
};

// One page of a document as it was read; evidence offsets count its bytes.
struct PageText {
  std::uint32_t number = 1;
  std::string label;  // "iv", "12"; empty when the document has none
  std::string text;
};

// A document's own record. Its node is of kind Document under the same id.
struct DocumentRecord {
  EntityId id;
  std::string title;
  Date date;
  std::string date_source;           // "json-ld", "front matter", "pdf creation date" …; empty when unknown
  std::string issuer;                // as written
  std::vector<std::string> authors;  // as written
  std::string publisher;
  std::string url;
  std::string genre;
  std::string language;
  std::string media_type;            // of the first rendition
  std::vector<std::string> sources;  // every location it was found at, sorted
  std::string text_digest;           // SHA-256 of the main text, hex
  std::string content_digest;        // of the text without what differs between republications; may be empty
  std::vector<std::string> repeats;  // text digests of its republications elsewhere, sorted
  std::string extractor;             // version of program and lexicon that read it
  std::vector<std::string> losses;   // what could not be read
  std::uint32_t pages = 0;
  std::uint32_t statements = 0;
  std::uint32_t commitments = 0;
  std::uint32_t relations = 0;

  // Whether a text with this digest is this document's, as it was first found or as others publish it.
  bool holds_text(std::string_view digest) const;
};

}  // namespace entente
