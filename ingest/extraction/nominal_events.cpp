#include "ingest/extraction/nominal_events.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"

namespace entente {
namespace {

constexpr std::uint32_t max_modifiers = 4;
constexpr std::ptrdiff_t mentions_back = 400;

class EventFinder {
 public:
  EventFinder(const ReadingDraft& draft, int sentence)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])) {
    const auto& mentions = draft.reading.mentions;
    first_here_ = mentions.size();
    while (first_here_ > 0 && mentions[first_here_ - 1].sentence == sentence) --first_here_;
  }

  std::vector<Candidate> find() {
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (draft_.words[at] == unknown_word || (draft_.token(at).capitalised && at > range_.first)) continue;
      const auto head = head_at(draft_, at, range_.last);
      if (!head) continue;
      if (head->noun->kind == EntityKind::event && head->noun->nominal && is_noun(head->tokens)) add(*head);
      at = head->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  // "conflict resolution", "attack the port", "war-torn": part of a compound, or a verb.
  bool is_noun(TokenRange tokens) const {
    const Token& last = draft_.token(tokens.last - 1);
    if (last.tag != WordTag::unknown && last.tag != WordTag::noun) return false;
    if (tokens.last >= range_.last) return true;
    const Token& next = draft_.token(tokens.last);
    if (draft_.is_dash(tokens.last) && draft_.touches_next(tokens.last - 1)) return false;
    if (next.shape != Token::Shape::word) return true;
    return next.tag != WordTag::noun && draft_.word(tokens.last) != "crimes" &&
           draft_.word(tokens.last) != "resolution" && draft_.word(tokens.last) != "effort";
  }

  bool is_modifier(std::uint32_t at) const {
    const Token& token = draft_.token(at);
    if (draft_.is_dash(at)) return true;
    return token.shape == Token::Shape::word && !token.capitalised && draft_.word(at) != "'s" &&
           !draft_.is(at, WordList::joining_word) && !draft_.is(at, WordList::determiner) &&
           !draft_.is(at, WordList::auxiliary) && !draft_.is(at, WordList::place_preposition) &&
           !draft_.is(at, WordList::act_verb);
  }

  // The mention of this sentence that ends at `place` or begins there.
  const Mention* mention_ending(std::uint32_t place) const {
    for (std::size_t i = first_here_; i < draft_.reading.mentions.size(); ++i) {
      if (draft_.reading.mentions[i].span.end == place) return &draft_.reading.mentions[i];
    }
    return nullptr;
  }
  const Mention* mention_beginning(std::uint32_t place) const {
    for (std::size_t i = first_here_; i < draft_.reading.mentions.size(); ++i) {
      if (draft_.reading.mentions[i].span.begin == place) return &draft_.reading.mentions[i];
    }
    return nullptr;
  }

  struct Frame {
    const Mention* by = nullptr;       // "Russia's aggression", "Russian aggression"
    const Mention* against = nullptr;  // "… against Ukraine", "war in Sudan"
    std::string_view preposition;
    std::string_view determiner;  // "the", "this", "its"; empty: none
  };

  Frame frame_of(TokenRange tokens) const {
    Frame frame;
    std::uint32_t begin = tokens.first;
    while (begin > range_.first && tokens.first - begin < max_modifiers && is_modifier(begin - 1)) --begin;
    if (begin > range_.first) {
      const std::string_view before = draft_.word(begin - 1);
      if (before == "'s" || before == "'") {
        frame.by = mention_ending(draft_.token(begin - 1).span.begin);
        if (frame.by == nullptr && begin > range_.first + 1)
          frame.by = mention_ending(draft_.token(begin - 2).span.end);
      } else if (draft_.is(begin - 1, WordList::determiner)) {
        frame.determiner = before;
      } else {
        frame.by = mention_ending(draft_.token(begin - 1).span.end);
      }
    }
    add_object(tokens.last, frame);
    return frame;
  }

  void add_object(std::uint32_t at, Frame& frame) const {
    if (at + 1 >= range_.last) return;
    const std::string_view word = draft_.word(at);
    if (word != "of" && word != "on" && word != "in" && word != "against" && word != "between") return;
    ++at;
    if (draft_.word(at) == "the" && at + 1 < range_.last) ++at;
    frame.against = mention_beginning(draft_.token(at).span.begin);
    frame.preposition = word;
  }

  const DocumentEntity& entity(int index) const {
    return draft_.reading.entities[static_cast<std::size_t>(index)];
  }

  bool is_actor(const Mention* mention) const {
    if (mention == nullptr) return false;
    const EntityKind kind = entity(mention->entity).kind;
    return kind == EntityKind::state || kind == EntityKind::organisation || kind == EntityKind::grouping;
  }

  bool is_object(const Mention* mention) const {
    return is_actor(mention) || (mention != nullptr && (entity(mention->entity).kind == EntityKind::place ||
                                                        entity(mention->entity).kind == EntityKind::person));
  }

  void add(const HeadMatch& head) {
    const Frame frame = frame_of(head.tokens);
    const bool by = is_actor(frame.by), against = is_object(frame.against);
    const bool definite = frame.determiner == "the" || frame.determiner == "The" ||
                          frame.determiner == "this" || frame.determiner == "This" ||
                          frame.determiner == "that" || frame.determiner == "That";
    const bool owned = frame.determiner == "its" || frame.determiner == "their" || frame.determiner == "his";
    const bool listed = known_event(head.tokens) != nullptr;
    if (head.plural && !by && !listed) return;
    const Mention* object = against ? frame.against : nullptr;
    const std::string* before = definite || owned || by ? event_before(head, object) : nullptr;
    const bool known = definite && head.noun->definite;
    const bool told =
        by || (against && (definite || owned)) || known || (owned && head.noun->subtype != "crisis");
    if (!told && before == nullptr && !listed) return;
    Candidate candidate;
    candidate.tokens = head.tokens;
    candidate.sentence = sentence_;
    candidate.kind = MentionKind::nominal;
    candidate.rank = 1;
    const Mention* actor = by ? frame.by : owned ? actor_before(head.tokens.first) : nullptr;
    candidate.referent = described(head, actor, against ? frame.against : nullptr, frame);
    if (before != nullptr && candidate.referent.entry == nullptr) {
      candidate.referent.key = *before;
    }
    found_.push_back(std::move(candidate));
  }

  // Who "its aggression" is of: the state or body named last before it.
  const Mention* actor_before(std::uint32_t at) const {
    const Mention* actor = nullptr;
    for (std::size_t i = first_here_; i < draft_.reading.mentions.size(); ++i) {
      const Mention& mention = draft_.reading.mentions[i];
      if (mention.span.end <= draft_.token(at).span.begin && is_actor(&mention)) actor = &mention;
    }
    return actor;
  }

  // The key of the last event of the kind that the document spoke of: "the war" after "Russia's aggression".
  // With an object only one that has the same or none.
  const std::string* event_before(const HeadMatch& head, const Mention* object) const {
    const auto& mentions = draft_.reading.mentions;
    const auto limit = mentions.rbegin() + std::min<std::ptrdiff_t>(std::ssize(mentions), mentions_back);
    for (auto mention = mentions.rbegin(); mention != limit; ++mention) {
      const DocumentEntity& event = entity(mention->entity);
      if (event.kind != EntityKind::event ||
          mention->span.begin >= draft_.token(head.tokens.first).span.begin)
        continue;
      if (event.subtype != head.noun->subtype) continue;
      if (object != nullptr && event.name.find(entity(object->entity).name) == std::string::npos &&
          (has_object(event.name) || event.name.find(head.noun->noun) == std::string::npos))
        return nullptr;
      return &draft_.keys[static_cast<std::size_t>(mention->entity)];
    }
    return nullptr;
  }

  static bool has_object(std::string_view name) {
    for (const std::string_view preposition : {" of ", " on ", " in ", " against ", " between "}) {
      if (name.find(preposition) != std::string_view::npos) return true;
    }
    return false;
  }

  // "Russian invasion of Ukraine", "siege of El Fasher", "war".
  Referent described(const HeadMatch& head, const Mention* by, const Mention* against,
                     const Frame& frame) const {
    Referent referent;
    referent.kind = EntityKind::event;
    referent.subtype = head.noun->subtype;
    referent.status = "existing";
    if (by != nullptr) referent.name = attribute(entity(by->entity)) + " ";
    referent.name += draft_.text(head.tokens);
    if (against != nullptr)
      referent.name += " " + std::string(frame.preposition) + " " + entity(against->entity).name;
    referent.key = local_key(EntityKind::event, referent.name);
    referent.entry = known_event(head.tokens);
    if (referent.entry == nullptr && against == nullptr && head.noun->subtype == "armed_conflict")
      referent.entry = ongoing_conflict(by);
    if (referent.entry != nullptr) referent.name.clear();
    return referent;
  }

  // The event of the lexicon whose name stands here with the noun in it: "Russia's war against Ukraine".
  const LexiconEntry* known_event(TokenRange noun) const {
    const std::uint32_t from =
        noun.first - std::min<std::uint32_t>(max_modifiers + 2, noun.first - range_.first);
    for (std::uint32_t at = from; at <= noun.first; ++at) {
      const auto known = name_at(draft_, at, range_.last);
      if (known && known->entry->kind == EntityKind::event && known->tokens.contains(noun))
        return known->entry;
    }
    return nullptr;
  }

  // "the war" in a text whose title names a country at war; with "Russian" before it, only a war called so.
  const LexiconEntry* ongoing_conflict(const Mention* by) const {
    if (draft_.ongoing_conflicts.size() != 1) return nullptr;
    const LexiconEntry* event = draft_.ongoing_conflicts.front();
    const bool called_so = by == nullptr || event->name.starts_with(attribute(entity(by->entity)));
    return called_so ? event : nullptr;
  }

  std::string attribute(const DocumentEntity& actor) const {
    const LexiconEntry* entry = draft_.lexicon->find(actor.lexicon_id);
    if (entry != nullptr && !entry->demonyms.empty()) return entry->demonyms.front();
    return actor.name;
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  std::size_t first_here_ = 0;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<const LexiconEntry*> ongoing_conflicts(const ReadingDraft& draft) {
  std::vector<const LexiconEntry*> found;
  const Date& today = draft.reading.document->date;
  if (!today.known() || draft.title_entries.empty()) return found;
  for (const LexiconEntry& event : draft.index->records.entries) {
    if (event.kind != EntityKind::event || event.subtype != "armed_conflict") continue;
    const bool titled = std::any_of(
        draft.title_entries.begin(), draft.title_entries.end(),
        [&](const auto* one) { return event.place == one->name || event.place == one->usual_name(); });
    if (!titled) continue;
    const auto from = Date::parse(event.date);
    const auto to = Date::parse(event.end);
    const bool begun = from && from->first_day() <= today.last_day();
    if (begun && (!to || to->last_day() >= today.first_day())) found.push_back(&event);
  }
  return found;
}

std::vector<Candidate> find_nominal_events(const ReadingDraft& draft, int sentence) {
  return EventFinder(draft, sentence).find();
}

}  // namespace entente
