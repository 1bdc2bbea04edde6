#include "ingest/extraction/document_meeting.h"

#include <algorithm>
#include <set>

#include "graph/name_folding.h"
#include "ingest/extraction/phrase.h"

namespace entente {
namespace {

constexpr int days_around = 2;

// What stands before the meeting where a text says that it comes from there.
constexpr std::string_view attending[] = {
    "at the ",     "at their ",    "at our ",        "at a ",       "during the ", "during their ",
    "during our ", "sion of the ", "sion of their ", "for the ",    "for their ",  "for our ",
    "for a ",      "held a ",      "held the ",      "held their ", "held our ",   "margins of the ",
};

bool comes_from_meetings(const std::string& genre) {
  return genre == "joint_statement" || genre == "communique" || genre == "declaration" ||
         genre == "agreement" || genre == "treaty";
}

bool held_about(const LexiconEntry& meeting, const Date& date) {
  const auto begin = Date::parse(meeting.date);
  if (!begin || !date.known()) return false;
  const auto end = Date::parse(meeting.end);
  const int last = end ? end->last_day() : begin->last_day();
  return begin->first_day() - days_around <= date.last_day() && date.first_day() <= last + days_around;
}

bool is_single(const LexiconEntry& entry) {
  return entry.kind == EntityKind::meeting && entry.subtype != "summit_series" && !entry.date.empty();
}

// What a document says that may single out a meeting.
struct Signs {
  std::set<std::string> places;            // folded names
  std::set<std::string> states;            // who issues it
  std::vector<const LexiconEntry*> named;  // meetings in the title
  std::string title;                       // folded
};

void note_place(const ReadingDraft& draft, const Candidate& candidate, std::set<std::string>& places) {
  if (candidate.referent.kind != EntityKind::place) return;
  places.insert(fold_name(draft.text(candidate.tokens)));
  if (candidate.referent.entry != nullptr) places.insert(fold_name(candidate.referent.entry->name));
}

Signs signs_of(const ReadingDraft& draft, const std::vector<const LexiconEntry*>& issuers,
               const std::vector<std::vector<Candidate>>& chosen) {
  Signs signs;
  for (const auto& sentence : chosen) {
    for (const Candidate& candidate : sentence) note_place(draft, candidate, signs.places);
  }
  signs.title = " " + fold_name(draft.reading.document->title) + " ";
  for (const LexiconEntry* entry : Phrase(draft.reading.document->title, *draft.lexicon).entries()) {
    if (is_single(*entry)) signs.named.push_back(entry);
  }
  for (const LexiconEntry& entry : draft.lexicon->entries()) {
    if (!is_single(entry) || entry.place.empty()) continue;
    const std::string place = fold_name(entry.place);
    if (signs.title.find(" " + place + " ") != std::string::npos) signs.places.insert(place);
  }
  for (const LexiconEntry* issuer : issuers) signs.states.insert(issuer->id);
  return signs;
}

// The states of the meeting's participants: of a person, what the tenure at the time was for.
std::set<std::string> states_at(const LexiconEntry& meeting, const Lexicon& lexicon) {
  std::set<std::string> states;
  const auto date = Date::parse(meeting.date);
  for (const EntityId& id : meeting.participants) {
    const LexiconEntry* one = lexicon.find(id);
    if (one == nullptr) continue;
    if (one->kind == EntityKind::state) states.insert(id);
    for (const Tenure& tenure : one->tenures) {
      const bool then = date && tenure.from.known() && tenure.from.first_day() <= date->last_day() &&
                        (!tenure.to.known() || date->first_day() <= tenure.to.last_day());
      if (then) states.insert(tenure.of);
    }
  }
  return states;
}

// "G7 Hiroshima" of "G7 Hiroshima Leaders' Communiqué" is the G7 Hiroshima Summit.
bool begins_title(const LexiconEntry& meeting, const std::string& title) {
  const std::string name = fold_name(meeting.name);
  const std::size_t head = name.find_last_of(' ');
  return head != std::string::npos && name.find(' ') < head &&
         title.find(" " + name.substr(0, head) + " ") != std::string::npos;
}

int score(const LexiconEntry& meeting, const Signs& signs, const Lexicon& lexicon, const Date& date) {
  const bool named = begins_title(meeting, signs.title) ||
                     std::find(signs.named.begin(), signs.named.end(), &meeting) != signs.named.end();
  const bool place = !meeting.place.empty() && signs.places.contains(fold_name(meeting.place));
  const bool same = signs.states.size() >= 2 && states_at(meeting, lexicon) == signs.states;
  if (!named && !place && !same) return 0;
  const bool exact = Date::parse(meeting.date)->first_day() == date.first_day();
  return (named ? 16 : 0) + (same ? 8 : 0) + (place ? 4 : 0) + (exact ? 1 : 0);
}

}  // namespace

const LexiconEntry* meeting_of_document(const ReadingDraft& draft, const std::string& genre,
                                        const std::vector<const LexiconEntry*>& issuers,
                                        const std::vector<std::vector<Candidate>>& chosen) {
  const Date& date = draft.reading.document->date;
  if (!comes_from_meetings(genre)) return nullptr;
  const Signs signs = signs_of(draft, issuers, chosen);
  if (!date.known()) return signs.named.size() == 1 ? signs.named.front() : nullptr;
  const LexiconEntry* best = nullptr;
  int best_score = 0;
  bool alone = true;
  for (const LexiconEntry& entry : draft.lexicon->entries()) {
    if (!is_single(entry) || !held_about(entry, date)) continue;
    const int one = score(entry, signs, *draft.lexicon, date);
    if (one == 0 || one < best_score) continue;
    alone = one > best_score;
    best_score = one;
    best = &entry;
  }
  return alone ? best : nullptr;
}

int meeting_in_opening(const ReadingDraft& draft, const std::string& genre, int sentence) {
  if (!comes_from_meetings(genre)) return -1;
  const Date& published = draft.reading.document->date;
  for (auto mention = draft.reading.mentions.rbegin(); mention != draft.reading.mentions.rend(); ++mention) {
    if (mention->sentence != sentence) break;
    const DocumentEntity& entity = draft.reading.entities[static_cast<std::size_t>(mention->entity)];
    if (entity.kind != EntityKind::meeting || entity.subtype == "summit_series" || entity.status == "planned")
      continue;
    const auto dated = entity.properties.find("date");
    const auto date = dated == entity.properties.end() ? std::nullopt : Date::parse(dated->second);
    const bool other_time = date && published.known() &&
                            (published.first_day() > date->last_day() + days_around ||
                             date->first_day() > published.last_day() + days_around);
    const std::string_view before = draft.reading.words(
        {draft.reading.sentences[static_cast<std::size_t>(sentence)].span.begin, mention->span.begin});
    const bool at = std::any_of(std::begin(attending), std::end(attending),
                                [&](std::string_view words) { return before.ends_with(words); });
    if (at && !other_time) return mention->entity;
  }
  return -1;
}

}  // namespace entente
