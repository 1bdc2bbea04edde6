#include "ingest/extraction/nominal_meetings.h"

#include <algorithm>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/meeting_facts.h"
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
      if (!head || head->noun->kind != EntityKind::meeting || !head->noun->nominal) continue;
      if (head->plural || head->noun->noun == "talks" || head->noun->noun == "consultations") {
        add_several(*head);
      } else {
        add(*head);
      }
      at = head->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  void add(const HeadMatch& head) {
    std::uint32_t begin = head.tokens.first;
    while (begin > range_.first + 1 && is_modifier(begin - 1)) --begin;
    begin = before_owner(begin);
    if (begin == range_.first) return;
    const std::string_view before = draft_.word(begin - 1);
    const TokenRange tokens{begin, head.tokens.last};
    if (head.noun->noun == "round") return add_round(head, tokens);
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
    if (indefinite && meeting_before(tokens, head) >= 0)
      return add_reference(tokens, meeting_before(tokens, head));
    if (definite && has_ordinal(tokens) && opens_document() && draft_.reading.voice.meeting >= 0 &&
        date.empty())
      return add_own(tokens);
    if ((definite || (indefinite && date.empty())) && !partnered && !place_after(tokens.last).empty())
      return add_placed(head, tokens);
    if (begin < head.tokens.first && definite && is_owner_mark(head.tokens.first - 1))
      return add_of_group(head, tokens);
    if (indefinite && later && convened(begin - 1) && (before_is_we(begin) || tokens.size() > 1) &&
        !partnered)
      return add_planned(head, tokens);
    if ((before == "our" || before == "their") && date.empty() && !partnered && !later && opens_document() &&
        draft_.reading.voice.meeting >= 0) {
      return add_own(tokens);
    }
    if (before == "this" && opens_document() && !named_before() && draft_.reading.voice.meeting < 0)
      return add_occasion(head, tokens);
    if (definite && date.empty() && !partnered && !has_ordinal(tokens))
      return add_anaphor(head, tokens, before);
    const bool held = indefinite && convened(begin - 1);
    const bool ours = before == "our" && draft_.word(tokens.first) == "next";
    const bool counted = definite && has_ordinal(tokens);
    if (!partnered && !held && !ours && !counted && !(possessive && (has_ordinal(tokens) || !date.empty())))
      return;
    if (before == "our" && !partnered && date.empty() && draft_.word(tokens.first) != "next") return;
    add_subjects(begin, participants);
    if (definite && has_ordinal(tokens) && participants.size() < 2) add_everybody(begin, participants);
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
    if (draft_.token(at).capitalised) return false;
    const bool listed = draft_.is(at, WordList::participle) || draft_.is(at, WordList::ordinal) ||
                        draft_.is(at, WordList::meeting_modifier);
    // "in-person", "closed-door": the parts of a hyphenated word and the hyphen.
    const bool hyphen = draft_.is_dash(at) && draft_.touches_next(at);
    const bool part = (at > range_.first && draft_.is_dash(at - 1) && draft_.touches_next(at - 1)) ||
                      (draft_.touches_next(at) && draft_.is_dash(at + 1));
    return listed || hyphen || part;
  }

  bool is_owner_mark(std::uint32_t at) const { return draft_.word(at) == "'" || draft_.word(at) == "'s"; }

  // "the foreign ministers' meeting": the officers who meet belong to its description.
  std::uint32_t before_owner(std::uint32_t begin) const {
    if (begin < range_.first + 3 || !is_owner_mark(begin - 1)) return begin;
    for (std::uint32_t first = begin - 2; first > range_.first && first + 5 > begin; --first) {
      const auto group = longest_match(draft_, draft_.index->groups, first, begin - 1);
      const bool whole = group && group->tokens.last == begin - 1 && !draft_.token(first).capitalised;
      const std::string_view before = draft_.word(first - 1);
      if (whole && (before == "the" || before == "a" || before == "this")) return first;
    }
    return begin;
  }

  // The meeting named or described before in this sentence by the same noun: "the G7 Hiroshima Summit …
  // toward a successful summit"; -1: none.
  int meeting_before(TokenRange tokens, const HeadMatch& head) const {
    if (tokens.first == head.tokens.first) return -1;
    for (const Mention& mention : mentions_here()) {
      if (mention.span.end > draft_.token(tokens.first).span.begin) break;
      const DocumentEntity& one = entity(mention.entity);
      if (one.kind == EntityKind::meeting && one.subtype == head.noun->subtype &&
          mention.kind == MentionKind::name)
        return mention.entity;
    }
    return -1;
  }

  void add_reference(TokenRange tokens, int meeting) {
    Candidate candidate = nominal(tokens);
    candidate.referent.key = key_of(meeting);
    found_.push_back(std::move(candidate));
  }

  // "in Jeddah", "at the Pentagon": the place right behind the meeting; "" for none.
  std::string place_after(std::uint32_t at) const {
    for (std::uint32_t skipped = 0; at + 1 < range_.last && skipped < 4; ++at, ++skipped) {
      const std::string_view word = draft_.word(at);
      if (word == "in" || word == "at") {
        std::uint32_t place = at + 1;
        if (draft_.word(place) == "the" && place + 1 < range_.last) ++place;
        for (const Mention& mention : mentions_here()) {
          const EntityKind kind = entity(mention.entity).kind;
          const bool is_place = kind == EntityKind::place || kind == EntityKind::state ||
                                (kind == EntityKind::organisation && word == "at");
          if (is_place && mention.span.begin == draft_.token(place).span.begin)
            return std::string(draft_.reading.words(mention.span));
        }
        return {};
      }
      // "talks last month in Geneva", "the session held in Accra"
      if (word != "last" && word != "held" && word != "month" && word != "week" && word != "year") return {};
    }
    return {};
  }

  void add_described(const HeadMatch& head, TokenRange tokens, std::string name, const std::string& date) {
    Candidate candidate = nominal(tokens);
    Referent& meeting = candidate.referent;
    meeting.name = std::move(name);
    meeting.key = local_key(EntityKind::meeting, meeting.name);
    meeting.subtype = head.noun->subtype;
    meeting.status = meeting_status(draft_, tokens, range_);
    if (!date.empty()) meeting.properties["date"] = date;
    if (!head.noun->mode.empty()) meeting.properties["mode"] = head.noun->mode;
    add_ordinal(tokens, meeting);
    found_.push_back(std::move(candidate));
  }

  // "the talks in Jeddah", "the humanitarian conference in Paris in April"
  void add_placed(const HeadMatch& head, TokenRange tokens) {
    const std::string place = place_after(tokens.last);
    std::string date;
    const std::uint32_t last = std::min(tokens.last + 8, range_.last);
    const Span around{draft_.token(tokens.last - 1).span.end, draft_.token(last - 1).span.end};
    for (const DateExpression& one :
         find_dates(draft_.reading.text.text, around, draft_.reading.document->date)) {
      if (one.role == TimeRole::duration || one.role == TimeRole::frequency) continue;
      date = one.value;
      break;
    }
    add_described(head, tokens, draft_.text(tokens) + " in " + place, date);
  }

  // "the foreign ministers' meeting" of those the document is about
  void add_of_group(const HeadMatch& head, TokenRange tokens) {
    add_described(head, tokens, draft_.text(tokens), stated_date(draft_, tokens, range_));
  }

  bool before_is_we(std::uint32_t begin) const {
    for (std::uint32_t at = begin; at > range_.first && at + 6 > begin; --at) {
      const std::string_view word = draft_.word(at - 1);
      if (word == "we" || word == "We" || word == "shall") return true;
    }
    return false;
  }

  // "we will hold an in-person summit by the end of 2021", "the Depositary shall convene a conference"
  void add_planned(const HeadMatch& head, TokenRange tokens) {
    const std::uint32_t last = std::min(tokens.last + 7, range_.last);
    const Span around{draft_.token(tokens.last - 1).span.end, draft_.token(last - 1).span.end};
    std::string date;
    for (const DateExpression& one :
         find_dates(draft_.reading.text.text, around, draft_.reading.document->date)) {
      if (one.role == TimeRole::duration || one.role == TimeRole::frequency) continue;
      const std::string_view between = draft_.reading.words({around.begin, one.span.begin});
      if (between.find(',') == std::string_view::npos) date = one.value;
      break;
    }
    std::string name = draft_.text(tokens);
    if (!date.empty()) name += " (" + date + ")";
    add_described(head, tokens, std::move(name), date);
    found_.back().referent.status = "planned";
  }

  // "the third round" of the talks spoken of.
  void add_round(const HeadMatch& head, TokenRange tokens) {
    if (!has_ordinal(tokens) && !draft_.is(tokens.first, WordList::plan_cue)) return;
    const auto& mentions = draft_.reading.mentions;
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
      if (mention->sentence < sentence_ - 3) return;
      if (entity(mention->entity).kind != EntityKind::meeting) continue;
      if (mention->span.begin >= draft_.token(tokens.first).span.begin) continue;
      return add_described(head, tokens, draft_.text(tokens) + " of the " + entity(mention->entity).name, {});
    }
  }

  // "held meetings of the Steering Groups", "talks in Switzerland", "Both meetings", "additional sessions at
  // …".
  void add_several(const HeadMatch& head) {
    std::uint32_t begin = head.tokens.first;
    while (begin > range_.first && is_modifier(begin - 1)) --begin;
    TokenRange tokens{begin, head.tokens.last};
    const std::string_view before = begin > range_.first ? draft_.word(begin - 1) : std::string_view();
    const bool counted = before == "both" || before == "Both" || before == "two";
    const bool definite = before == "the" || before == "The" || before == "these";
    if (counted) return add_counted({tokens.first - 1, tokens.last}, head);
    const std::string date = stated_date(draft_, tokens, range_);
    if (!place_after(tokens.last).empty()) return add_placed(head, tokens);
    if (const int body = body_after(tokens.last); body >= 0) {
      add_described(head, tokens, entity(body).name + " " + draft_.text(tokens), date);
      found_.back().referent.members.push_back(key_of(body));
      return;
    }
    const std::vector<int> partners = partners_after(tokens.last);
    if (definite && date.empty() && partners.empty()) return add_counted(tokens, head);
    if (!date.empty() && begin > range_.first && (convened(begin - 1) || definite))
      add_new(head, tokens, partners, date);
  }

  // The last meeting of the kind, however many it was.
  void add_counted(TokenRange tokens, const HeadMatch& head) {
    const auto& mentions = draft_.reading.mentions;
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
      if (mention->sentence < sentence_ - 3) return;
      const DocumentEntity& one = entity(mention->entity);
      if (mention->span.begin >= draft_.token(tokens.first).span.begin) continue;
      if (one.kind == EntityKind::meeting && one.subtype == head.noun->subtype)
        return add_reference(tokens, mention->entity);
    }
  }

  // "meetings of the Steering Groups": the body that meets; -1: none.
  int body_after(std::uint32_t at) const {
    if (at + 1 >= range_.last || draft_.word(at) != "of") return -1;
    ++at;
    if (draft_.word(at) == "the" && at + 1 < range_.last) ++at;
    for (const Mention& mention : mentions_here()) {
      if (mention.span.begin == draft_.token(at).span.begin &&
          entity(mention.entity).kind == EntityKind::organisation)
        return mention.entity;
    }
    return -1;
  }

  bool has_ordinal(TokenRange tokens) const {
    for (std::uint32_t at = tokens.first; at < tokens.last; ++at) {
      if (draft_.is(at, WordList::ordinal) || draft_.word(at) == "earliest") return true;
    }
    return false;
  }

  const DocumentEntity& entity(int index) const {
    return draft_.reading.entities[static_cast<std::size_t>(index)];
  }

  const std::string& key_of(int index) const { return draft_.keys[static_cast<std::size_t>(index)]; }

  bool named_before() const {
    return std::any_of(draft_.reading.mentions.begin(), draft_.reading.mentions.end(),
                       [&](const Mention& one) { return entity(one.entity).kind == EntityKind::meeting; });
  }

  // The last meeting before this place, rather one of the same sort. "the call" refers to no summit, "that
  // meeting" to any.
  void add_anaphor(const HeadMatch& head, TokenRange tokens, std::string_view before) {
    const std::uint32_t place = draft_.token(tokens.first).span.begin;
    const auto& mentions = draft_.reading.mentions;
    const bool demonstrative = before == "that" || before == "this" || before == "This";
    int last = -1;
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
      if (sentence_ - mention->sentence > (demonstrative ? 2 : 5)) break;
      const DocumentEntity& one = entity(mention->entity);
      if (mention->span.begin >= place || one.kind != EntityKind::meeting) continue;
      if (last < 0 && one.subtype == "summit_series") return;
      if (last < 0) last = mention->entity;
      if (one.subtype != head.noun->subtype) continue;
      last = mention->entity;
      break;
    }
    if (last >= 0) return add_reference(tokens, last);
    add_own(tokens);
  }

  // "this debate" where a speaker opens: the occasion itself.
  void add_occasion(const HeadMatch& head, TokenRange tokens) {
    const Date& today = draft_.reading.document->date;
    add_described(head, tokens, draft_.text(tokens), today.known() ? today.to_string() : std::string());
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
           verb == "in" || verb == "attended" || verb == "concluded" || verb == "at" || verb == "during" ||
           verb == "convene" || verb == "host" || verb == "hosted";
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

}  // namespace entente
