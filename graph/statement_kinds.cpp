// The closed lists of statements and of the assertion envelope (graph/kinds.h).
#include <algorithm>

#include "graph/kinds.h"

namespace entente {
namespace {

constexpr bool binds = true;
constexpr bool does_not_bind = false;
constexpr bool directive = true;
constexpr bool no_directive = false;

// In the order of the enumerators, without gaps: info() indexes.
constexpr StatementClassInfo class_table[] = {
    {StatementClass::commit, "commit", "commissive", Modality::committed, binds, no_directive,
     "binds the speaker to act: commit, pledge, undertake, agree to, will, shall"},
    {StatementClass::reaffirm, "reaffirm", "commissive", Modality::committed, binds, no_directive,
     "repeats an earlier commitment: reaffirm, reiterate, remain committed"},
    {StatementClass::intend, "intend", "commissive", Modality::intended, binds, no_directive,
     "states a plan short of a pledge: plan, intend, aim, seek"},
    {StatementClass::announce, "announce", "declaration", Modality::asserted, binds, no_directive,
     "brings something about by saying so: announce, launch, hereby establish"},
    {StatementClass::urge, "urge", "directive", Modality::recommended, does_not_bind, directive,
     "calls on somebody else to act: call on, urge, demand, must"},
    {StatementClass::recommend, "recommend", "directive", Modality::recommended, does_not_bind, directive,
     "advises: should, needs to, it is crucial to"},
    {StatementClass::support, "support", "expressive", Modality::asserted, does_not_bind, no_directive,
     "backs without binding: support, welcome, commend, thank"},
    {StatementClass::oppose, "oppose", "expressive", Modality::asserted, does_not_bind, no_directive,
     "rejects: condemn, deplore, oppose, express concern about"},
    {StatementClass::acknowledge, "acknowledge", "assertive", Modality::asserted, does_not_bind, no_directive,
     "grants a point: recognise, emphasise, affirm a principle"},
    {StatementClass::report, "report", "assertive", Modality::asserted, does_not_bind, no_directive,
     "states a past or ongoing fact"},
    {StatementClass::claim, "claim", "assertive", Modality::asserted, does_not_bind, no_directive,
     "argues: contend, maintain, is key"},
    {StatementClass::predict, "predict", "assertive", Modality::predicted, does_not_bind, no_directive,
     "foretells what others or the world will do"},
    {StatementClass::permit, "permit", "declaration", Modality::possible, does_not_bind, no_directive,
     "allows: may, is entitled to"},
    {StatementClass::disclaim, "disclaim", "declaration", Modality::asserted, does_not_bind, no_directive,
     "denies an effect: does not create obligations, without prejudice to"},
};

// A list of names: numbers as in the enumeration, starting at `first`.
template <typename Enum, std::size_t size>
struct NameList {
  Enum first;
  std::array<std::string_view, size> names;

  constexpr std::string_view name(Enum value) const {
    return names[static_cast<std::size_t>(value) - static_cast<std::size_t>(first)];
  }
  std::optional<Enum> value(std::string_view name) const {
    auto found = std::ranges::find(names, name);
    if (name.empty() || found == names.end()) return std::nullopt;
    return static_cast<Enum>(static_cast<std::size_t>(found - names.begin()) +
                             static_cast<std::size_t>(first));
  }
};

constexpr NameList<Modality, 10> modalities{
    Modality::asserted,
    {"asserted", "committed", "intended", "recommended", "conditional", "possible", "predicted", "attempted",
     "planned", "proposed"}};

constexpr NameList<Polarity, 2> polarities{Polarity::positive, {"+", "-"}};

constexpr NameList<Factuality, 8> factualities{Factuality::certain_positive,
                                               {"CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"}};

constexpr NameList<Strength, 5> strengths{Strength::none, {"", "low", "medium", "high", "legal"}};

constexpr NameList<Status, 10> statuses{Status::none,
                                        {"", "proposed", "urged", "pledged", "reaffirmed", "in_progress",
                                         "fulfilled", "unfulfilled", "violated", "superseded"}};

constexpr NameList<AttributionKind, 3> attributions{AttributionKind::explicit_source,
                                                    {"explicit", "inherited", "default_author"}};

constexpr NameList<TimeRole, 5> time_roles{TimeRole::date,
                                           {"date", "start", "deadline", "duration", "frequency"}};

}  // namespace

std::span<const StatementClassInfo> statement_classes() {
  return class_table;
}

const StatementClassInfo& info(StatementClass value) {
  return class_table[static_cast<std::size_t>(value) - 1];
}

std::string_view name_of(StatementClass value) {
  return info(value).name;
}
std::string_view name_of(Modality value) {
  return modalities.name(value);
}
std::string_view name_of(Polarity value) {
  return polarities.name(value);
}
std::string_view name_of(Factuality value) {
  return factualities.name(value);
}
std::string_view name_of(Strength value) {
  return strengths.name(value);
}
std::string_view name_of(Status value) {
  return statuses.name(value);
}
std::string_view name_of(AttributionKind value) {
  return attributions.name(value);
}
std::string_view name_of(TimeRole value) {
  return time_roles.name(value);
}

std::optional<StatementClass> statement_class_named(std::string_view name) {
  auto row = std::ranges::find(class_table, name, &StatementClassInfo::name);
  if (row == std::end(class_table)) return std::nullopt;
  return row->value;
}

std::optional<Modality> modality_named(std::string_view name) {
  return modalities.value(name);
}
std::optional<Strength> strength_named(std::string_view name) {
  return strengths.value(name);
}
std::optional<Status> status_named(std::string_view name) {
  return statuses.value(name);
}

}  // namespace entente
