// The closed lists of the vocabulary, each in one table. Parsing, printing, completion, help, export and
// the documentation of the query language read these tables; nothing repeats them.
//
// The numbers of the enumerators are written to disk: frozen. New ones go at the end.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace entente {

// --- Entities ---------------------------------------------------------------------------------------

// clang-format off
enum class EntityKind : std::uint8_t {
  state = 1, organisation = 2, grouping = 3, person = 4, office = 5, meeting = 6, instrument = 7,
  document = 8, place = 9, initiative = 10, event = 11, topic = 12, commitment = 13,
};
// clang-format on

struct EntityKindInfo {
  EntityKind kind;
  std::string_view name;    // "State": as in the gold, in exports and in queries
  std::string_view prefix;  // "state": the part of an entity id before the colon
  bool is_actor;            // can speak, pledge, be bound
  bool inner_by_default;    // may stand inside a path unless the question says otherwise
  std::string_view meaning;
};

std::span<const EntityKindInfo> entity_kinds();
const EntityKindInfo& info(EntityKind kind);
std::optional<EntityKind> entity_kind_named(std::string_view name_or_prefix);  // any case

// --- Relations --------------------------------------------------------------------------------------

// clang-format off
enum class RelationKind : std::uint8_t {
  holds_office = 1, office_of, head_of, chairs, represents, worked_for, member_of, seeks_membership,
  withdrew_from, part_of, located_in, same_as, succeeds,
  participated_in = 20, hosted_by, held_at, met_with, in_series, on_sidelines_of, witnessed, consults_with,
  party_to = 40, produced, established, established_by, proposed, implements, amends, depositary_of, violated,
  committed_to = 60, addressed_to, benefits, about, made_at, contained_in, reaffirms, conditional_on, fulfils,
  breaches,
  reaffirmed = 80, supports, urged, criticised, threatened,
  allied_with = 100, defends, cooperates_with, aids, sanctioned, aggressed, attacked,
  has_diplomatic_relations,
  authored = 120, published_by, cites,
};
// clang-format on

struct RelationKindInfo {
  RelationKind kind;
  std::string_view name;      // "participated_in"
  std::string_view family;    // structural, meeting, instrument, commitment, stance, conduct, source
  bool symmetric;             // stored once, subject id < object id; read from both ends alike
  std::string_view plover;    // PLOVER event type, or ""
  std::string_view wikidata;  // SPARQL property path ("P39"; "^P50" is P50 read backwards), or ""
  std::string_view meaning;   // "Actor -> Meeting: took part"
};

std::span<const RelationKindInfo> relation_kinds();
const RelationKindInfo& info(RelationKind kind);
std::optional<RelationKind> relation_kind_named(std::string_view name);  // any case

// --- Statements -------------------------------------------------------------------------------------

// clang-format off
enum class StatementClass : std::uint8_t {
  commit = 1, reaffirm, intend, announce, urge, recommend, support, oppose, acknowledge, report, claim,
  predict, permit, disclaim,
};

enum class Modality : std::uint8_t {
  asserted = 1, committed, intended, recommended, conditional, possible, predicted,
  attempted, planned, proposed,  // these three on relations only
};
// clang-format on

enum class Polarity : std::uint8_t { positive = 1, negative = 2 };

// FactBank: certainty and polarity relative to the source that asserts it.
enum class Factuality : std::uint8_t {
  certain_positive = 1,  // CT+
  certain_negative,      // CT-
  probable_positive,     // PR+
  probable_negative,     // PR-
  possible_positive,     // PS+
  possible_negative,     // PS-
  certain_unspecified,   // CTu
  underspecified,        // Uu
};

enum class Strength : std::uint8_t { none = 0, low, medium, high, legal };

// Status of the content as this source states it.
// clang-format off
enum class Status : std::uint8_t {
  none = 0, proposed, urged, pledged, reaffirmed, in_progress, fulfilled, unfulfilled, violated, superseded,
};
// clang-format on

enum class AttributionKind : std::uint8_t { explicit_source = 1, inherited, default_author };

enum class TimeRole : std::uint8_t { date = 1, start, deadline, duration, frequency };

struct StatementClassInfo {
  StatementClass value;
  std::string_view name;
  std::string_view speech_act;  // Searle: commissive, directive, assertive, expressive, declaration
  Modality modality;            // default
  bool is_commitment;           // unless a rule says otherwise
  bool is_directive;
  std::string_view meaning;
};

std::span<const StatementClassInfo> statement_classes();
const StatementClassInfo& info(StatementClass value);

std::string_view name_of(StatementClass value);
std::string_view name_of(Modality value);
std::string_view name_of(Polarity value);         // "+" or "-"
std::string_view name_of(Factuality value);       // "CT+", "Uu"
std::string_view name_of(Strength value);         // "" for none
std::string_view name_of(Status value);           // "" for none
std::string_view name_of(AttributionKind value);  // "explicit", "inherited", "default_author"
std::string_view name_of(TimeRole value);

std::optional<StatementClass> statement_class_named(std::string_view name);
std::optional<Modality> modality_named(std::string_view name);
std::optional<Strength> strength_named(std::string_view name);
std::optional<Status> status_named(std::string_view name);

}  // namespace entente
