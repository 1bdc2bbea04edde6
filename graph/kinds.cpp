#include "graph/kinds.h"

#include <algorithm>

namespace entente {
namespace {

constexpr bool actor = true;
constexpr bool no_actor = false;
// A place, a topic or a document joins all that is in it, which says nothing of what they have to do with
// each other.
constexpr bool inner = true;
constexpr bool no_inner = false;

// In the order of the enumerators, without gaps: info() indexes.
constexpr EntityKindInfo entity_table[] = {
    {EntityKind::state, "State", "state", actor, inner, "a state or territory with an ISO 3166 code"},
    {EntityKind::organisation, "Organisation", "organisation", actor, inner,
     "an intergovernmental organisation, government body, company, institute or armed group"},
    {EntityKind::grouping, "Grouping", "grouping", actor, inner,
     "a named or enumerated set of actors without legal personality: G7, Quad, the Parties"},
    {EntityKind::person, "Person", "person", actor, inner, "a natural person"},
    {EntityKind::office, "Office", "office", actor, inner,
     "a post that persons hold: Prime Minister of Japan"},
    {EntityKind::meeting, "Meeting", "meeting", no_actor, inner,
     "a summit, ministerial, visit, call or negotiation, or a series of them"},
    {EntityKind::instrument, "Instrument", "instrument", no_actor, inner,
     "a treaty, agreement, declaration, resolution, law, strategy or plan"},
    {EntityKind::document, "Document", "document", no_actor, no_inner,
     "a text that was ingested or is cited"},
    {EntityKind::place, "Place", "place", no_actor, no_inner, "a region, city, venue, sea or island"},
    {EntityKind::initiative, "Initiative", "initiative", no_actor, inner,
     "a programme, fund, dialogue, exercise, weapon system or presidency"},
    {EntityKind::event, "Event", "event", no_actor, inner,
     "an armed conflict, attack, test, launch, disaster, crisis or election"},
    {EntityKind::topic, "Topic", "topic", no_actor, no_inner, "a code of the list of topics"},
    {EntityKind::commitment, "Commitment", "commitment", no_actor, inner,
     "what statements pledge, reaffirm or report as fulfilled"},
};

constexpr bool symmetric = true;
constexpr bool directed = false;

constexpr std::string_view structural = "structural";
constexpr std::string_view meeting = "meeting";
constexpr std::string_view instrument = "instrument";
constexpr std::string_view commitment = "commitment";
constexpr std::string_view stance = "stance";
constexpr std::string_view conduct = "conduct";
constexpr std::string_view source = "source";

// By ascending number: info() searches.
constexpr RelationKindInfo relation_table[] = {
    {RelationKind::holds_office, "holds_office", structural, directed, "", "P39",
     "Person -> Office: holds or held it"},
    {RelationKind::office_of, "office_of", structural, directed, "", "P1001",
     "Office -> State or Organisation: whose office it is"},
    {RelationKind::head_of, "head_of", structural, directed, "", "^P35|^P6",
     "Person -> State or Organisation: leads it"},
    {RelationKind::chairs, "chairs", structural, directed, "", "^P488",
     "Actor -> Organisation, Grouping or Meeting: is in the chair"},
    {RelationKind::represents, "represents", structural, directed, "", "",
     "Person -> Actor: speaks or acts for it"},
    {RelationKind::worked_for, "worked_for", structural, directed, "", "P108",
     "Person -> Organisation: is or was employed there"},
    {RelationKind::member_of, "member_of", structural, directed, "", "P463",
     "Actor -> Organisation or Grouping: belongs to it"},
    {RelationKind::seeks_membership, "seeks_membership", structural, directed, "REQUEST", "",
     "State -> Organisation: wants to join"},
    {RelationKind::withdrew_from, "withdrew_from", structural, directed, "RETREAT", "",
     "Actor -> Organisation or Instrument: left it"},
    {RelationKind::part_of, "part_of", structural, directed, "", "P361",
     "Organisation, Place or Initiative -> one of the same kind: is a part of it"},
    {RelationKind::located_in, "located_in", structural, directed, "", "P131|P17",
     "Place or Organisation -> Place or State: lies in it"},
    {RelationKind::same_as, "same_as", structural, symmetric, "", "P460",
     "Entity - Entity of the same kind: two names for one thing"},
    {RelationKind::succeeds, "succeeds", structural, directed, "", "P155|P1365",
     "Organisation, Office or Instrument -> one of the same kind: came after it"},

    {RelationKind::participated_in, "participated_in", meeting, directed, "CONSULT", "P1344",
     "Actor -> Meeting: took part"},
    {RelationKind::hosted_by, "hosted_by", meeting, directed, "CONSULT", "P664",
     "Meeting -> Actor: who received the others"},
    {RelationKind::held_at, "held_at", meeting, directed, "", "P276",
     "Meeting -> Place or State: where it was"},
    {RelationKind::met_with, "met_with", meeting, symmetric, "CONSULT", "",
     "Actor - Actor: met, where the meeting itself has no name"},
    {RelationKind::in_series, "in_series", meeting, directed, "", "P179",
     "Meeting -> Meeting: the series it belongs to"},
    {RelationKind::on_sidelines_of, "on_sidelines_of", meeting, directed, "", "",
     "Meeting -> Meeting: held in the margins of it"},
    {RelationKind::witnessed, "witnessed", meeting, directed, "CONSULT", "",
     "Actor -> Meeting or Instrument: was present as a third party"},
    {RelationKind::consults_with, "consults_with", meeting, directed, "CONSULT", "",
     "Actor -> Actor: consults; the source says who consults whom"},

    {RelationKind::party_to, "party_to", instrument, directed, "SUPPORT", "^P1891",
     "Actor -> Instrument: signed, ratified or issued it"},
    {RelationKind::produced, "produced", instrument, directed, "", "^P170",
     "Meeting or Actor -> Instrument or Document: its outcome"},
    {RelationKind::established, "established", instrument, directed, "COOPERATE", "^P112",
     "Actor or Meeting -> Organisation, Initiative or Office: founded or launched it"},
    {RelationKind::established_by, "established_by", instrument, directed, "", "P457",
     "Organisation -> Instrument: its founding text"},
    {RelationKind::proposed, "proposed", instrument, directed, "REQUEST", "",
     "Actor -> Organisation, Instrument, Initiative or Office: wants it to exist"},
    {RelationKind::implements, "implements", instrument, directed, "", "",
     "Initiative -> Instrument: carries it out"},
    {RelationKind::amends, "amends", instrument, directed, "", "^P2567",
     "Instrument -> Instrument: changes or replaces it"},
    {RelationKind::depositary_of, "depositary_of", instrument, directed, "", "^P2058",
     "Actor -> Instrument: keeps the original"},
    {RelationKind::violated, "violated", instrument, directed, "", "",
     "Actor -> Instrument or Commitment: broke it"},

    {RelationKind::committed_to, "committed_to", commitment, directed, "AGREE", "",
     "Actor -> Commitment: is bound by it"},
    {RelationKind::addressed_to, "addressed_to", commitment, directed, "", "",
     "Commitment -> Entity: whom or what it is directed at"},
    {RelationKind::benefits, "benefits", commitment, directed, "", "",
     "Commitment -> Actor: who gains by it"},
    {RelationKind::about, "about", commitment, directed, "", "P921",
     "Commitment -> Topic: what it deals with"},
    {RelationKind::made_at, "made_at", commitment, directed, "", "",
     "Commitment -> Meeting: where it was entered into"},
    {RelationKind::contained_in, "contained_in", commitment, directed, "", "",
     "Commitment -> Instrument: the text that holds it"},
    {RelationKind::reaffirms, "reaffirms", commitment, directed, "AGREE", "",
     "Document or Commitment -> Commitment or Instrument: repeats it"},
    {RelationKind::conditional_on, "conditional_on", commitment, directed, "", "",
     "Commitment -> Event or Commitment: binds only if it comes about"},
    {RelationKind::fulfils, "fulfils", commitment, directed, "COOPERATE", "",
     "Event or Actor -> Commitment: what was pledged is done"},
    {RelationKind::breaches, "breaches", commitment, directed, "REJECT", "",
     "Event or Actor -> Commitment: the opposite of what was pledged is done"},

    {RelationKind::reaffirmed, "reaffirmed", stance, directed, "AGREE", "",
     "Actor -> Instrument: stands by it anew"},
    {RelationKind::supports, "supports", stance, directed, "SUPPORT", "^P8001",
     "Actor -> Entity: backs, welcomes or commends it"},
    {RelationKind::urged, "urged", stance, directed, "REQUEST", "", "Actor -> Actor: calls on it to act"},
    {RelationKind::criticised, "criticised", stance, directed, "ACCUSE", "",
     "Actor -> Entity: condemns, deplores or opposes it"},
    {RelationKind::threatened, "threatened", stance, directed, "THREATEN", "",
     "Actor -> Actor: announces harm to it"},

    {RelationKind::allied_with, "allied_with", conduct, symmetric, "", "", "State - State: are allies"},
    {RelationKind::defends, "defends", conduct, directed, "AGREE", "",
     "State -> State: undertakes its defence"},
    {RelationKind::cooperates_with, "cooperates_with", conduct, symmetric, "COOPERATE", "P2652",
     "Actor - Actor: work together"},
    {RelationKind::aids, "aids", conduct, directed, "AID", "", "Actor -> Actor: gives money, goods or arms"},
    {RelationKind::sanctioned, "sanctioned", conduct, directed, "SANCTION", "",
     "Actor -> Actor: puts sanctions on it"},
    {RelationKind::aggressed, "aggressed", conduct, directed, "ASSAULT", "",
     "Actor -> Actor: wages aggression against it"},
    {RelationKind::attacked, "attacked", conduct, directed, "ASSAULT", "",
     "Actor -> Actor: strikes it once, at a time and place"},
    {RelationKind::has_diplomatic_relations, "has_diplomatic_relations", conduct, symmetric, "", "P530",
     "Actor - Actor: recognise and receive each other"},

    {RelationKind::authored, "authored", source, directed, "", "^P50",
     "Person or Organisation -> Document: wrote it"},
    {RelationKind::published_by, "published_by", source, directed, "", "P123",
     "Document -> Organisation: who brought it out"},
    {RelationKind::cites, "cites", source, directed, "", "P2860", "Document -> Document: refers to it"},
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const EntityKindInfo> entity_kinds() {
  return entity_table;
}

const EntityKindInfo& info(EntityKind kind) {
  return entity_table[static_cast<std::size_t>(kind) - 1];
}

std::optional<EntityKind> entity_kind_named(std::string_view name_or_prefix) {
  for (const EntityKindInfo& row : entity_table) {
    if (same_word(row.name, name_or_prefix)) return row.kind;
  }
  return std::nullopt;
}

std::span<const RelationKindInfo> relation_kinds() {
  return relation_table;
}

const RelationKindInfo& info(RelationKind kind) {
  return *std::ranges::lower_bound(relation_table, kind, {}, &RelationKindInfo::kind);
}

std::optional<RelationKind> relation_kind_named(std::string_view name) {
  for (const RelationKindInfo& row : relation_table) {
    if (same_word(row.name, name)) return row.kind;
  }
  return std::nullopt;
}

}  // namespace entente
