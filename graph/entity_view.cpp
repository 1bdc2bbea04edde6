#include "graph/entity_view.h"

#include <algorithm>
#include <set>

#include "graph/contribution.h"
#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

// From the least to the most advanced.
constexpr std::string_view stages[] = {"proposed", "planned",     "cancelled", "in_force",
                                       "held",     "established", "existing",  "defunct"};

std::ptrdiff_t stage(std::string_view status) {
  auto found = std::ranges::find(stages, status);
  return found == std::end(stages) ? -1 : found - std::begin(stages);
}

struct CountedValue {
  std::string value;
  std::uint64_t documents;
};

using CountedValues = std::map<std::string, std::vector<CountedValue>>;

void sort_by_count(std::vector<CountedValue>& values) {
  std::ranges::sort(values, [](const CountedValue& a, const CountedValue& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.value < b.value;
  });
}

std::string commonest(const CountedValues& observed, std::string_view attribute) {
  auto values = observed.find(std::string(attribute));
  return values == observed.end() ? "" : values->second.front().value;
}

std::string most_advanced_status(const CountedValues& observed) {
  auto values = observed.find("status");
  if (values == observed.end()) return "";
  return std::ranges::max_element(values->second, {},
                                  [](const CountedValue& value) {
                                    return std::pair(stage(value.value), std::string_view(value.value));
                                  })
      ->value;
}

void add_name(Entity& entity, std::set<std::string>& known, const std::string& name, NameSource source) {
  if (!name.empty() && known.insert(name).second) entity.names.push_back({name, source});
}

void add_profile(Entity& entity, EntityProfile profile) {
  entity.in_lexicon = true;
  entity.name = std::move(profile.name);
  entity.subtype = std::move(profile.subtype);
  entity.ids = std::move(profile.ids);
  entity.background = std::move(profile.background);
}

std::uint32_t saturated(std::uint64_t count) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(count, UINT32_MAX));
}

// The profile that most documents brought.
const ProfileUse& leading(const std::vector<ProfileUse>& uses) {
  return *std::ranges::max_element(
      uses, {}, [](const ProfileUse& use) { return std::pair(use.documents, ~use.digest); });
}

Result<EntityProfile> profile_of(const DatabaseView& view, NodeId node, const ProfileUse& use) {
  std::optional<std::string> bytes = TRY(view.get(Family::profiles, keys::profile(node, use.digest)));
  if (!bytes) return Error{ErrorCode::corruption, "a profile is missing: run `entente check`", ""};
  return decode_profile(*bytes);
}

Result<CountedValues> observed_values(Cursor& rows, NodeId node) {
  CountedValues observed;
  std::string prefix = keys::node(node);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    std::string_view rest = rows.key().substr(prefix.size());
    std::size_t end = rest.find('\0');
    if (end == std::string_view::npos)
      return Error{ErrorCode::corruption, "an observed value has no end", ""};
    std::uint64_t documents = TRY(decode_count(rows.value()));
    observed[std::string(rest.substr(0, end))].push_back({std::string(rest.substr(end + 1)), documents});
  }
  TRY(rows.status());
  for (auto& [attribute, values] : observed) sort_by_count(values);
  return observed;
}

// What the documents say, where the lexicon does not know.
void add_observed(Entity& entity, std::set<std::string>& known, const CountedValues& observed) {
  if (entity.name.empty()) entity.name = commonest(observed, title_attribute);
  if (entity.name.empty()) entity.name = commonest(observed, name_attribute);
  if (entity.name.empty()) entity.name = entity.id.substr(entity.id.find(':') + 1);
  if (entity.subtype.empty()) entity.subtype = commonest(observed, "subtype");
  entity.status = most_advanced_status(observed);
  for (const auto& [attribute, values] : observed) {
    for (const CountedValue& value : values) {
      if (attribute == name_attribute) {
        add_name(entity, known, value.value, NameSource::observed);
      } else if (attribute != title_attribute) {
        entity.observed[attribute].push_back(value.value);
      }
    }
  }
}

}  // namespace

Result<std::optional<Entity>> EntityReader::read(NodeId node) {
  std::optional<std::string> row = TRY(view_.get(Family::entities, keys::node(node)));
  if (!row) return std::optional<Entity>();
  return std::optional(TRY(read(node, *row)));
}

Result<Entity> EntityReader::read(NodeId node, std::string_view row) {
  EntityRow counted = TRY(decode_entity(row));
  Entity entity;
  entity.id = counted.id;
  entity.kind = *kind_of(counted.id);
  entity.documents = saturated(counted.documents);
  entity.mentions = saturated(counted.mentions);
  std::set<std::string> known;
  std::vector<std::string> aliases;
  if (!counted.profiles.empty()) {
    EntityProfile profile = TRY(profile_of(view_, node, leading(counted.profiles)));
    aliases = profile.aliases;
    add_profile(entity, std::move(profile));
    add_name(entity, known, entity.name, NameSource::canonical);
  }
  for (const std::string& alias : aliases) add_name(entity, known, alias, NameSource::alias);
  add_observed(entity, known, TRY(observed_values(observed_, node)));
  return entity;
}

}  // namespace entente
