#include "ingest/extraction/nominal_meetings.h"

#include <algorithm>

#include "ingest/extraction/head_names.h"
#include "ingest/language/date_expressions.h"

namespace entente {
namespace {

class MeetingFinder {
 public:
  MeetingFinder(const ReadingDraft& draft, int sentence)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])) {}

  std::vector<Candidate> find() {
    for (std::uint32_t at = range_.first + 1; at < range_.last; ++at) {
      if (draft_.words[at] == unknown_word || draft_.token(at).capitalised) continue;
      const auto head = head_at(draft_, at, range_.last);
      if (!head || head->noun->kind != EntityKind::meeting || !head->noun->nominal || head->plural) continue;
      add(*head);
      at = head->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  void add(const HeadMatch& head) {
    std::uint32_t begin = head.tokens.first;
    while (begin > range_.first + 1 && is_modifier(begin - 1)) --begin;
    if (begin == range_.first) return;
    const std::string_view before = draft_.word(begin - 1);
    const TokenRange tokens{begin, head.tokens.last};
    const bool definite =
        before == "the" || before == "this" || before == "that" || before == "The" || before == "This";
    const bool possessive = before == "their" || before == "his" || before == "her" || before == "'s" ||
                            before == "'" || before == "its" || before == "our";
    const bool indefinite = before == "a" || before == "an" || before == "another";
    if (!definite && !possessive && !indefinite) return;
    const std::string date = stated_date(draft_, tokens, range_);
    std::vector<int> participants = partners_after(tokens.last);
    const bool partnered = !participants.empty();
    const bool later = draft_.is(tokens.first, WordList::plan_cue) || plans(begin);
    if ((before == "our" || before == "their") && date.empty() && !partnered && !later && opens_document() &&
        draft_.reading.voice.meeting >= 0) {
      return add_own(tokens);
    }
    if (definite && date.empty() && !partnered && !has_ordinal(tokens)) return add_anaphor(tokens, before);
    const bool held = indefinite && convened(begin - 1);
    const bool ours = before == "our" && draft_.word(tokens.first) == "next";
    if (!partnered && !held && !ours && !(possessive && (has_ordinal(tokens) || !date.empty()))) return;
    if (before == "our" && !partnered && date.empty() && draft_.word(tokens.first) != "next") return;
    add_subjects(begin, participants);
    if (held && !partnered && participants.size() < 2) add_everybody(begin, participants);
    if (participants.empty() && possessive && before != "our") add_body(begin, participants);
    if (participants.size() < 2 && date.empty() && !ours) return;
    add_new(head, tokens, participants, date);
  }

  bool opens_document() const {
    int before = 0;
    for (int i = 0; i < sentence_; ++i) {
      const Sentence& one = draft_.reading.sentences[static_cast<std::size_t>(i)];
      before += !one.is_silent() && one.last_token - one.first_token >= 6;
    }
    return before <= 3;
  }

  bool plans(std::uint32_t begin) const {
    for (std::uint32_t at = begin; at > range_.first && at + 6 > begin; --at) {
      if (draft_.is(at - 1, WordList::plan_cue)) return true;
    }
    return false;
  }

  bool is_modifier(std::uint32_t at) const {
    return (draft_.is(at, WordList::participle) || draft_.is(at, WordList::ordinal)) &&
           !draft_.token(at).capitalised;
  }

  bool has_ordinal(TokenRange tokens) const {
    for (std::uint32_t at = tokens.first; at < tokens.last; ++at) {
      if (draft_.is(at, WordList::ordinal)) return true;
    }
    return false;
  }

  const DocumentEntity& entity(int index) const {
    return draft_.reading.entities[static_cast<std::size_t>(index)];
  }

  const std::string& key_of(int index) const { return draft_.keys[static_cast<std::size_t>(index)]; }

  // The last meeting before this place. "the call" refers to no summit, "that meeting" to any.
  void add_anaphor(TokenRange tokens, std::string_view before) {
    const std::uint32_t place = draft_.token(tokens.first).span.begin;
    const auto& mentions = draft_.reading.mentions;
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
      if (mention->span.begin >= place || entity(mention->entity).kind != EntityKind::meeting) continue;
      const int apart = sentence_ - mention->sentence;
      const bool demonstrative = before == "that" || before == "this" || before == "This";
      if (apart > (demonstrative ? 2 : 5) || entity(mention->entity).subtype == "summit_series") return;
      Candidate candidate = nominal(tokens);
      candidate.referent.key = key_of(mention->entity);
      found_.push_back(std::move(candidate));
      return;
    }
    add_own(tokens);
  }

  // "the call" of a readout, "this summit" of a communiqué that names no other meeting is the document's own.
  void add_own(TokenRange tokens) {
    const int meeting = draft_.reading.voice.meeting;
    const bool of_another = tokens.last < range_.last && draft_.word(tokens.last) == "of";
    if (meeting < 0 || of_another) return;
    Candidate candidate = nominal(tokens);
    candidate.referent.key = key_of(meeting);
    found_.push_back(std::move(candidate));
  }

  Candidate nominal(TokenRange tokens) const {
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.sentence = sentence_;
    candidate.kind = MentionKind::nominal;
    candidate.rank = 1;
    candidate.referent.kind = EntityKind::meeting;
    return candidate;
  }

  bool is_participant(int index) const {
    const EntityKind kind = entity(index).kind;
    return kind == EntityKind::person || kind == EntityKind::state;
  }

  // "with President Yoon", "between Biden and Xi": who stands right after the meeting.
  std::vector<int> partners_after(std::uint32_t at) const {
    std::vector<int> partners;
    if (at >= range_.last || (draft_.word(at) != "with" && draft_.word(at) != "between")) return partners;
    const std::uint32_t from = draft_.token(at).span.end;
    const std::uint32_t reach = draft_.token(std::min(at + 14, range_.last - 1)).span.end;
    int state = -1;
    for (const Mention& mention : mentions_here()) {
      if (mention.span.begin < from || mention.span.end > reach || !is_participant(mention.entity)) continue;
      if (entity(mention.entity).kind == EntityKind::person) partners.push_back(mention.entity);
      if (entity(mention.entity).kind == EntityKind::state && state < 0) state = mention.entity;
    }
    if (partners.empty() && state >= 0) partners.push_back(state);
    return partners;
  }

  std::span<const Mention> mentions_here() const {
    const auto& mentions = draft_.reading.mentions;
    std::size_t begin = mentions.size();
    while (begin > 0 && mentions[begin - 1].sentence == sentence_) --begin;
    return std::span<const Mention>(mentions).subspan(begin);
  }

  // The persons nearest before the meeting that are joined by "and": the subject of its clause.
  void add_subjects(std::uint32_t begin, std::vector<int>& participants) const {
    const std::uint32_t place = draft_.token(begin).span.begin;
    std::vector<const Mention*> persons;
    for (const Mention& mention : mentions_here()) {
      if (mention.span.begin < place && entity(mention.entity).kind == EntityKind::person)
        persons.push_back(&mention);
    }
    std::vector<int> subjects;
    for (auto person = persons.rbegin(); person != persons.rend(); ++person) {
      if (!subjects.empty() && !joined(**person, **std::prev(person))) break;
      subjects.push_back((*person)->entity);
    }
    for (auto subject = subjects.rbegin(); subject != subjects.rend(); ++subject) {
      if (std::find(participants.begin(), participants.end(), *subject) == participants.end()) {
        participants.push_back(*subject);
      }
    }
  }

  // "the Council held its third meeting in 2022": the body that meets.
  void add_body(std::uint32_t begin, std::vector<int>& participants) const {
    const std::uint32_t place = draft_.token(begin).span.begin;
    for (const Mention& mention : mentions_here()) {
      const EntityKind kind = entity(mention.entity).kind;
      const bool body = kind == EntityKind::organisation || kind == EntityKind::grouping;
      if (body && mention.span.begin < place) participants = {mention.entity};
    }
  }

  // "hosted X for a bilateral meeting", "held a call": those named before it met.
  bool convened(std::uint32_t article) const {
    if (article == range_.first) return false;
    const std::string_view verb = draft_.word(article - 1);
    return verb == "for" || verb == "held" || verb == "hold" || verb == "had" || verb == "convened" ||
           verb == "in" || verb == "attended" || verb == "concluded";
  }

  void add_everybody(std::uint32_t begin, std::vector<int>& participants) const {
    const std::uint32_t place = draft_.token(begin).span.begin;
    for (const Mention& mention : mentions_here()) {
      const bool known =
          std::find(participants.begin(), participants.end(), mention.entity) != participants.end();
      if (mention.span.begin < place && !known && entity(mention.entity).kind == EntityKind::person) {
        participants.push_back(mention.entity);
      }
    }
  }

  bool joined(const Mention& first, const Mention& second) const {
    const std::uint32_t until = second.title.size() > 0 ? second.title.begin : second.span.begin;
    const std::string_view between = draft_.reading.words({first.span.end, std::max(first.span.end, until)});
    return between.size() < 40 && (between.find(" and ") != std::string_view::npos || between == ", ");
  }

  void add_new(const HeadMatch& head, TokenRange tokens, const std::vector<int>& participants,
               const std::string& date) {
    Candidate candidate = nominal(tokens);
    Referent& meeting = candidate.referent;
    std::string who;
    bool leaders = true;
    for (const int one : participants) {
      const std::string& name = entity(one).name;
      leaders = leaders && entity(one).kind == EntityKind::person;
      const LexiconEntry* entry = draft_.lexicon->find(entity(one).lexicon_id);
      const bool short_name = entry != nullptr && !entry->family.empty();
      who += (who.empty() ? "" : "\u2013") + (short_name ? entry->family : name);
      meeting.members.push_back(key_of(one));
    }
    const std::string words = draft_.text(tokens);
    meeting.name = who.empty() ? words : who + " " + words;
    if (!date.empty()) meeting.name += " (" + date + ")";
    meeting.key = local_key(EntityKind::meeting, meeting.name);
    meeting.subtype = head.noun->subtype;
    meeting.status = meeting_status(draft_, tokens, range_);
    if (!date.empty()) meeting.properties["date"] = date;
    if (!head.noun->mode.empty()) meeting.properties["mode"] = head.noun->mode;
    if (leaders && !participants.empty()) meeting.properties["level"] = "leaders";
    add_ordinal(tokens, meeting);
    found_.push_back(std::move(candidate));
  }

  void add_ordinal(TokenRange tokens, Referent& meeting) const {
    constexpr std::string_view ordinals[] = {"first", "second",  "third",  "fourth", "fifth",
                                             "sixth", "seventh", "eighth", "ninth",  "tenth"};
    for (std::uint32_t at = tokens.first; at < tokens.last; ++at) {
      const auto found = std::find(std::begin(ordinals), std::end(ordinals), draft_.word(at));
      if (found != std::end(ordinals))
        meeting.properties["ordinal"] = std::to_string(found - std::begin(ordinals) + 1);
    }
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_nominal_meetings(const ReadingDraft& draft, int sentence) {
  return MeetingFinder(draft, sentence).find();
}

std::string meeting_status(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence) {
  std::uint32_t from = meeting.first > sentence.first + 8 ? meeting.first - 8 : sentence.first;
  for (std::uint32_t at = from; at < meeting.last; ++at) {
    if (draft.is(at, WordList::proposal_cue) && draft.word(at) != "established") return "proposed";
    if (draft.is(at, WordList::plan_cue)) return "planned";
  }
  return "held";
}

std::string stated_date(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence) {
  const Date& reference = draft.reading.document->date;
  const std::uint32_t last = std::min(meeting.last + 7, sentence.last);
  const Span span{draft.token(meeting.first).span.begin, draft.token(last - 1).span.end};
  const std::uint32_t end = draft.token(meeting.last - 1).span.end;
  for (const DateExpression& date : find_dates(draft.reading.text.text, span, reference)) {
    if (date.role == TimeRole::duration || date.role == TimeRole::frequency) continue;
    if (date.span.begin < end) return date.value;
    const std::string_view between = draft.reading.words({end, date.span.begin});
    // Only what belongs to the meeting: "in 2022", "held on …", "at Camp David on …"; not the next clause.
    const bool near =
        between.find(',') == std::string_view::npos && between.find(" and ") == std::string_view::npos;
    const bool placed = between.ends_with(" in ") || between.ends_with(" on ") || between.ends_with(" of ") ||
                        between.ends_with("(") || between == ", " || between == " ";
    if ((near && placed) || between == ", ") return date.value;
    return {};
  }
  return {};
}

}  // namespace entente
