#include "ingest/extraction/entities.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "graph/model.h"
#include "ingest/extraction/bound_nouns.h"
#include "ingest/extraction/compound_actors.h"
#include "ingest/extraction/described_groups.h"
#include "ingest/extraction/document_meeting.h"
#include "ingest/extraction/document_persons.h"
#include "ingest/extraction/document_title.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/issuers.h"
#include "ingest/extraction/learned_names.h"
#include "ingest/extraction/meeting_facts.h"
#include "ingest/extraction/meeting_places.h"
#include "ingest/extraction/meetings_by_place.h"
#include "ingest/extraction/nominal_bodies.h"
#include "ingest/extraction/nominal_events.h"
#include "ingest/extraction/nominal_groupings.h"
#include "ingest/extraction/nominal_meetings.h"
#include "ingest/extraction/offices.h"
#include "ingest/extraction/person_names.h"
#include "ingest/extraction/phrase.h"
#include "ingest/extraction/reading_draft.h"
#include "ingest/extraction/selection.h"
#include "ingest/extraction/sentence_syntax.h"
#include "ingest/extraction/short_forms.h"
#include "ingest/extraction/trace.h"
#include "ingest/extraction/voice.h"

namespace entente {
namespace {

void append(std::vector<Candidate>& all, std::vector<Candidate> more, std::string_view method) {
  for (Candidate& candidate : more) candidate.method = method;
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

std::string description(const Candidate& candidate) {
  return std::string(info(candidate.referent.kind).name) + " by " + std::string(candidate.method);
}

// Tells of every candidate that is not chosen which chosen one covers its words.
void trace_losers(const ReadingDraft& draft, const std::vector<Candidate>& candidates,
                  const std::vector<Candidate>& chosen) {
  for (const Candidate& candidate : candidates) {
    const auto winner = std::ranges::find_if(
        chosen, [&](const Candidate& one) { return one.tokens.overlaps(candidate.tokens); });
    if (winner == chosen.end() || candidate.tokens.size() == 0) continue;
    const bool same_words = winner->tokens == candidate.tokens;
    if (same_words && winner->referent.kind == candidate.referent.kind) continue;
    draft.reading.trace->drop({candidate.sentence, draft.span(candidate.tokens), description(candidate),
                               std::string(same_words ? "read as " : "lost to the longer \"") +
                                   (same_words ? "" : draft.text(winner->tokens) + "\", ") +
                                   description(*winner)});
  }
}

ReadingDraft parsed(ReadingDraft draft) {
  draft.reading = with_syntax(std::move(draft.reading), draft.lexicon->syntax());
  return draft;
}

// One document on its way from text to Reading. First every sentence is searched for names by itself; then
// what the whole document taught (surnames, acronyms, places of meetings) is applied, sentence after
// sentence, and nominal mentions are resolved against those before them.
class Reader {
 public:
  Reader(const Document& document, const Lexicon& lexicon, std::span<const GivenSentence> given, Trace* trace)
      : draft_(parsed(draft_of(document, lexicon, given))),
        persons_(draft_),
        names_(draft_),
        places_(draft_) {
    draft_.reading.trace = trace;
    draft_.title_entries = Phrase(document.title, lexicon).entries();
    draft_.ongoing_conflicts = ongoing_conflicts(draft_);
  }

  Reading read() && {
    hear_voice();
    find_names();
    const int title = title_sentence(draft_);
    for (std::size_t i = 0; i < draft_.reading.sentences.size(); ++i) {
      if (draft_.reading.sentences[i].is_silent()) continue;
      enter_sentence(static_cast<int>(i), static_cast<int>(i) == title);
    }
    finish_voice();
    number_mentions();
    return std::move(draft_.reading);
  }

 private:
  void hear_voice() {
    const Document& document = *draft_.reading.document;
    Voice& voice = draft_.reading.voice;
    voice.genre = genre_of(document, *draft_.lexicon);
    issuers_ = issuers_of(draft_, voice.genre);
    authors_ = authors_of(document, voice.genre, *draft_.lexicon);
    persons_.learn_authors(authors_);
    Referent itself;
    itself.kind = EntityKind::document;
    itself.key = "document~";
    itself.name = document.title;
    itself.subtype = voice.genre == "fact_sheet" || voice.genre == "readout" ? voice.genre : "publication";
    itself.status = "existing";
    voice.document = draft_.entity_of(itself);
    if (const auto meeting = reported_meeting(document, voice.genre)) {
      voice.meeting = draft_.entity_of(*meeting);
    }
  }

  std::vector<Candidate> names_in(int sentence) const {
    std::vector<Candidate> found;
    append(found, find_known_names(draft_, sentence), "gazetteer");
    append(found, find_compound_actors(draft_, sentence), "compound actor");
    append(found, find_groups_of_bodies(draft_, sentence), "group of a body");
    append(found, find_meetings_by_place(draft_, sentence), "meeting by place");
    append(found, find_person_names(draft_, sentence), "person name");
    append(found, find_offices(draft_, sentence, issuers_), "office");
    append(found, find_head_names(draft_, sentence), "head noun");
    append(found, find_bound_nouns(draft_, sentence), "bound noun");
    append(found, find_learned_names(draft_, sentence, found), "learned");
    return chosen_of(std::move(found));
  }

  // select(), telling the trace which candidates lost to which.
  std::vector<Candidate> chosen_of(std::vector<Candidate> candidates) const {
    if (draft_.reading.trace == nullptr) return select(std::move(candidates));
    std::vector<Candidate> chosen = select(candidates);
    trace_losers(draft_, candidates, chosen);
    return chosen;
  }

  void find_names() {
    std::vector<Candidate> all;
    chosen_.resize(draft_.reading.sentences.size());
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      if (draft_.reading.sentences[i].is_silent()) continue;
      chosen_[i] = names_.learn(names_in(static_cast<int>(i)));
      all.insert(all.end(), chosen_[i].begin(), chosen_[i].end());
    }
    persons_.learn(all);
    places_.learn(all);
    find_meeting();
  }

  void find_meeting() {
    const LexiconEntry* known = meeting_of_document(draft_, draft_.reading.voice.genre, issuers_, chosen_);
    if (known == nullptr) return;
    Referent referent;
    referent.kind = known->kind;
    referent.entry = known;
    referent.status = "held";
    draft_.reading.voice.meeting = draft_.entity_of(referent);
    add_background(draft_.reading.entities[static_cast<std::size_t>(draft_.reading.voice.meeting)], *known);
  }

  void enter_sentence(int sentence, bool is_title) {
    std::vector<Candidate> candidates = std::move(chosen_[static_cast<std::size_t>(sentence)]);
    for (Candidate& candidate : candidates) {
      persons_.resolve(candidate);
      places_.apply(candidate);
    }
    append(candidates, names_.find(sentence), "short form");
    append(candidates, persons_.find_surnames(sentence), "surname");
    const std::size_t first = draft_.reading.mentions.size();
    for (const Candidate& candidate : chosen_of(std::move(candidates))) enter(candidate);
    enter_nominal(find_nominal_meetings(draft_, sentence), "nominal meeting");
    enter_nominal(find_nominal_groupings(draft_, sentence, issuers_, silent_), "nominal grouping");
    enter_nominal(find_described_groups(draft_, sentence, issuers_), "described group");
    enter_nominal(find_nominal_events(draft_, sentence), "nominal event");
    enter_nominal(find_nominal_bodies(draft_, sentence), "nominal body");
    if (is_title) enter_title(sentence, first);
    const auto begin = draft_.reading.mentions.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, draft_.reading.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
    listen_for_author(sentence);
    listen_for_meeting(sentence);
  }

  void enter(const Candidate& candidate) {
    const int entity = draft_.enter(candidate);
    if (draft_.reading.entities[static_cast<std::size_t>(entity)].kind != EntityKind::meeting) return;
    if (candidate.kind == MentionKind::name) describe_meeting(candidate, entity);
  }

  // What the text says of a named meeting, and beside it what the lexicon knows.
  void describe_meeting(const Candidate& candidate, int entity) {
    DocumentEntity& meeting = draft_.reading.entities[static_cast<std::size_t>(entity)];
    const Sentence& sentence = draft_.reading.sentences[static_cast<std::size_t>(candidate.sentence)];
    const std::string date = stated_date(draft_, candidate.tokens, draft_.tokens_of(sentence));
    if (!date.empty()) meeting.properties.try_emplace("date", date);
    const LexiconEntry* entry = candidate.referent.entry;
    if (meeting.status.empty() && meeting.subtype != "summit_series") {
      meeting.status = meeting_status(draft_, candidate.tokens, draft_.tokens_of(sentence));
    }
    if (entry == nullptr) return;
    add_background(meeting, *entry);
    const auto known = Date::parse(entry->date);
    const Date& published = draft_.reading.document->date;
    if (known && published.known())
      meeting.status = known->first_day() > published.last_day() ? "planned" : "held";
  }

  static void add_background(DocumentEntity& meeting, const LexiconEntry& entry) {
    if (!entry.date.empty()) meeting.background["date_background"] = entry.date;
    if (!entry.place.empty()) meeting.background["place_background"] = entry.place;
  }

  void enter_nominal(std::vector<Candidate> candidates, std::string_view method) {
    for (Candidate& candidate : candidates) {
      candidate.method = method;
      if (is_free(candidate)) {
        describe(draft_.enter(candidate), candidate.referent);
      } else if (draft_.reading.trace != nullptr) {
        draft_.reading.trace->drop({candidate.sentence, draft_.span(candidate.tokens), description(candidate),
                                    "a name stands in it"});
      }
    }
  }

  // "aggression" that is later "aggression against Ukraine" is called so.
  void describe(int entity, const Referent& referent) {
    DocumentEntity& event = draft_.reading.entities[static_cast<std::size_t>(entity)];
    if (event.kind == EntityKind::event && event.lexicon_id.empty() &&
        referent.name.size() > event.name.size())
      event.name = referent.name;
  }

  bool is_free(const Candidate& candidate) const {
    const Span span = draft_.span(candidate.tokens);
    const auto& mentions = draft_.reading.mentions;
    for (auto mention = mentions.rbegin();
         mention != mentions.rend() && mention->sentence == candidate.sentence; ++mention) {
      if (mention->span.overlaps(span)) return false;
    }
    return true;
  }

  // The title is one mention; the names inside it stay for what they tell, but are not counted.
  void enter_title(int sentence, std::size_t first) {
    for (std::size_t i = first; i < draft_.reading.mentions.size(); ++i)
      draft_.reading.mentions[i].nested = true;
    Candidate title;
    title.tokens = draft_.tokens_of(draft_.reading.sentences[static_cast<std::size_t>(sentence)]);
    title.sentence = sentence;
    title.method = "title";
    title.referent = titled(draft_, draft_.reading.voice.genre, sentence);
    if (title.tokens.size() == 0) return;
    const int entity = draft_.enter(title);
    if (entity == draft_.reading.voice.document)
      draft_.reading.entities[static_cast<std::size_t>(entity)].name = title.referent.name;
  }

  void listen_for_meeting(int sentence) {
    Voice& voice = draft_.reading.voice;
    const Sentence& one = draft_.reading.sentences[static_cast<std::size_t>(sentence)];
    if (voice.meeting >= 0 || one.last_token - one.first_token < 6 || ++listened_ > 4) return;
    voice.meeting = meeting_in_opening(draft_, voice.genre, sentence);
  }

  void listen_for_author(int sentence) {
    Voice& voice = draft_.reading.voice;
    if (voice.discussed_author >= 0 || !issuers_.empty() || opening_ >= 3) return;
    const Sentence& one = draft_.reading.sentences[static_cast<std::size_t>(sentence)];
    opening_ += one.last_token - one.first_token >= 6;
    voice.discussed_author = discussed_author(draft_, authors_);
    if (voice.discussed_author >= 0) silent_.push_back(voice.discussed_author);
  }

  void finish_voice() {
    Voice& voice = draft_.reading.voice;
    const auto organ = issuing_organ(draft_, issuers_);
    if (organ) voice.issuers.push_back(draft_.entity_of(*organ));
    for (const LexiconEntry* issuer : organ ? std::vector<const LexiconEntry*>() : issuers_) {
      Referent referent;
      referent.kind = issuer->kind;
      referent.entry = issuer;
      voice.issuers.push_back(draft_.entity_of(referent));
    }
    const Document& document = *draft_.reading.document;
    if (const auto person = spokesperson_of(document, voice.genre, *draft_.lexicon))
      voice.spokesperson = draft_.entity_of(*person);
    for (const Referent& author : authors_) voice.authors.push_back(draft_.entity_of(author));
    if (voice.authors.empty() && voice.discussed_author >= 0) voice.authors.push_back(voice.discussed_author);
    if (!voice.authors.empty()) return;
    const auto institution = institution_of(document, voice.genre, *draft_.lexicon);
    if (institution) voice.authors.push_back(draft_.entity_of(*institution));
  }

  void number_mentions() {
    Reading& reading = draft_.reading;
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
      reading.entities[static_cast<std::size_t>(reading.mentions[i].entity)].mentions.push_back(
          static_cast<int>(i));
    }
  }

  ReadingDraft draft_;
  DocumentPersons persons_;
  ShortForms names_;
  MeetingPlaces places_;
  std::vector<const LexiconEntry*> issuers_;
  std::vector<Referent> authors_;
  std::vector<int> silent_;                     // persons that "the leaders" does not mean
  std::vector<std::vector<Candidate>> chosen_;  // of each sentence
  int listened_ = 0;                            // sentences heard for the meeting of the document
  int opening_ = 0;                             // sentences of the opening heard so far
};

}  // namespace

Reading read_entities(const Document& document, const Lexicon& lexicon, std::span<const GivenSentence> given,
                      Trace* trace) {
  return Reader(document, lexicon, given, trace).read();
}

}  // namespace entente
