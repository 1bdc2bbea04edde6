#include "ingest/statements/names_within.h"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t longest_words = 5;  // of one name

bool is_named_inside(EntityKind kind) {
  return kind == EntityKind::state || kind == EntityKind::organisation || kind == EntityKind::grouping ||
         kind == EntityKind::place;
}

// What may stand between two states of one name: "Japan-Palau", "between Japan and Palau", "Japan, Palau
// and".
bool is_joint(std::string_view between) {
  while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  for (std::string_view joint :
       {"-", "–", "‑", "—", "/", "and", "and the", ",", ", and", ", the", ", and the"})
    if (between == joint) return true;
  return false;
}

}  // namespace

NamesWithin::NamesWithin(const Reading& reading, const StateNames& states) : states_(&states) {
  for (const Mention& mention : reading.mentions) {
    if (mention.entity < 0 || mention.nested || mention.kind == MentionKind::nominal) continue;
    if (is_named_inside(reading.entities[static_cast<std::size_t>(mention.entity)].kind))
      entities_.try_emplace(reading.words(mention.span), mention.entity);
  }
}

// -1: nothing is called so.
int NamesWithin::entity_called(Reading& reading, Span words) {
  if (const auto known = entities_.find(reading.words(words)); known != entities_.end()) return known->second;
  const StateNames::State* state = states_->find(reading.words(words));
  if (state == nullptr) return -1;
  auto entity = std::ranges::find(reading.entities, state->id, &DocumentEntity::lexicon_id);
  if (entity == reading.entities.end()) {
    DocumentEntity made;
    made.kind = EntityKind::state;
    made.lexicon_id = state->id;
    made.name = state->name;
    made.subtype = state->subtype;
    entity = reading.entities.insert(reading.entities.end(), std::move(made));
  }
  const int found = static_cast<int>(entity - reading.entities.begin());
  entities_.emplace(reading.words(words), found);
  return found;
}

std::vector<NamesWithin::Found> NamesWithin::inside(Reading& reading, Span span) {
  std::vector<Found> found;
  const auto begin = std::ranges::lower_bound(reading.tokens, span.begin, {},
                                              [](const Token& token) { return token.span.begin; });
  const auto end = std::find_if(begin, reading.tokens.end(),
                                [&](const Token& token) { return token.span.end > span.end; });
  for (auto first = begin; first < end;) {
    auto next = first + 1;
    const auto limit = std::min<std::ptrdiff_t>(end - first, static_cast<std::ptrdiff_t>(longest_words));
    for (auto count = limit; count > 0; --count) {
      const Span words{first->span.begin, (first + count - 1)->span.end};
      const int entity = words == span ? -1 : entity_called(reading, words);
      if (entity < 0) continue;
      found.push_back({entity, words});
      next = first + count;
      break;
    }
    first = next;
  }
  return found;
}

std::vector<int> NamesWithin::joined_in(Reading& reading, Span span) {
  std::vector<int> joined;
  std::uint32_t end = 0;
  for (const Found& one : inside(reading, span)) {
    const bool state = reading.entities[static_cast<std::size_t>(one.entity)].kind == EntityKind::state;
    const bool next = !joined.empty() && is_joint(reading.words({end, one.span.begin}));
    if (!joined.empty() && !next && joined.size() > 1) break;
    if (!next) joined.clear();
    if (state && std::ranges::find(joined, one.entity) == joined.end()) joined.push_back(one.entity);
    end = one.span.end;
  }
  if (joined.size() < 2) joined.clear();
  return joined;
}

}  // namespace entente
