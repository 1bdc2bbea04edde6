#include "ingest/extraction/group_names.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace entente {
namespace {

struct PersonOffice {
  const LexiconEntry* of = nullptr;
  bool heads = false;  // the state or its government
};

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

bool held_on(const Tenure& tenure, const Date& day) {
  if (!day.known()) return true;
  const bool begun = !tenure.from.known() || tenure.from.first_day() <= day.last_day();
  return begun && (!tenure.to.known() || tenure.to.last_day() >= day.first_day());
}

// The highest office for a state that the lexicon has for the person at the date of the document.
std::optional<PersonOffice> known_office(const ReadingDraft& draft, int person) {
  const DocumentEntity& entity = draft.reading.entities[static_cast<std::size_t>(person)];
  const LexiconEntry* entry = draft.lexicon->find(entity.lexicon_id);
  if (entry == nullptr) return std::nullopt;
  std::optional<PersonOffice> best;
  for (const Tenure& tenure : entry->tenures) {
    const LexiconEntry* of = draft.lexicon->find(tenure.of);
    if (of == nullptr || of->kind != EntityKind::state) continue;
    if (!held_on(tenure, draft.reading.document->date)) continue;
    const bool heads = tenure.office.starts_with("head_of_");
    if (!best || heads) best = PersonOffice{of, heads};
  }
  return best;
}

}  // namespace

std::string name_of_states(std::span<const LexiconEntry* const> states) {
  std::vector<std::string> names;
  for (const LexiconEntry* state : states) names.push_back(state->usual_name());
  return listed(names);
}

std::string name_of_officers(std::string_view officers, std::span<const LexiconEntry* const> states) {
  std::vector<std::string> names;
  for (const LexiconEntry* state : states) names.push_back(state->name_in_phrase());
  return std::string(officers) + " of " + listed(names);
}

std::string name_of_persons(const ReadingDraft& draft, std::string_view noun, std::span<const int> persons) {
  std::vector<const LexiconEntry*> states;
  std::vector<std::string> names;
  bool heads = true;
  for (const int person : persons) {
    names.push_back(draft.reading.entities[static_cast<std::size_t>(person)].name);
    const auto office = known_office(draft, person);
    if (!office || std::find(states.begin(), states.end(), office->of) != states.end()) continue;
    states.push_back(office->of);
    heads = heads && office->heads;
  }
  if (states.size() < persons.size()) return std::string(noun) + " (" + listed(names) + ")";
  return name_of_officers(heads ? "leaders" : noun, document_order(draft, std::move(states)));
}

std::vector<const LexiconEntry*> document_order(const ReadingDraft& draft,
                                                std::vector<const LexiconEntry*> states) {
  const auto& titled = draft.title_entries;
  const auto place = [&](const LexiconEntry* one) {
    return std::find(titled.begin(), titled.end(), one) - titled.begin();
  };
  const auto named = std::count_if(states.begin(), states.end(), [&](const auto* one) {
    return std::find(titled.begin(), titled.end(), one) != titled.end();
  });
  const auto left_out = std::ssize(states) - named;
  if (named > 0 && left_out <= 1) {
    std::stable_sort(states.begin(), states.end(), [&](const auto* a, const auto* b) {
      const auto rank = [&](const LexiconEntry* one) {
        return place(one) == std::ssize(titled) ? -1 : place(one);
      };
      return rank(a) < rank(b);
    });
  } else if (states.size() >= 3) {
    std::stable_sort(states.begin(), states.end(),
                     [](const auto* a, const auto* b) { return a->usual_name() < b->usual_name(); });
  }
  return states;
}

bool are_members(const LexiconEntry& entry, std::span<const LexiconEntry* const> states) {
  if (entry.members.size() != states.size()) return false;
  return std::all_of(states.begin(), states.end(), [&](const LexiconEntry* state) {
    return std::any_of(entry.members.begin(), entry.members.end(),
                       [&](const Membership& member) { return member.id == state->id; });
  });
}

const LexiconEntry* alliance_of(const ReadingDraft& draft, std::span<const LexiconEntry* const> states) {
  const auto& entries = draft.index->records.entries;
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const LexiconEntry& entry) {
    return entry.subtype == "alliance" && are_members(entry, states);
  });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace entente
