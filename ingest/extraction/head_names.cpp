#include "ingest/extraction/head_names.h"

#include <algorithm>

#include "ingest/extraction/compound_actors.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/group_names.h"
#include "ingest/extraction/title_words.h"

namespace entente {
namespace {

constexpr std::uint32_t max_words = 16;

class HeadNameFinder {
 public:
  HeadNameFinder(const ReadingDraft& draft, int sentence)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])) {}

  std::vector<Candidate> find() {
    if (is_title_cased(draft_, range_)) return {};
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (!draft_.token(at).capitalised || draft_.words[at] == unknown_word) continue;
      const auto head = head_at(draft_, at, range_.last);
      if (!head || !head->noun->names || !all_capitalised(head->tokens) || is_shouted(head->tokens)) continue;
      add(*head);
      at = head->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  bool all_capitalised(TokenRange range) const {
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      const Token& token = draft_.token(at);
      if (token.shape == Token::Shape::word && !token.capitalised && !draft_.is(at, WordList::joining_word))
        return false;
    }
    return true;
  }

  // "CLOSING LOOPHOLES IN THE LAW": capitals of a heading show no name.
  bool is_shouted(TokenRange head) const {
    for (std::uint32_t at = head.first; at < head.last; ++at) {
      if (!draft_.token(at).all_capitals) return false;
    }
    return true;
  }

  bool is_proper(std::uint32_t at) const {
    const Token& token = draft_.token(at);
    return (token.shape == Token::Shape::word && token.capitalised) || token.shape == Token::Shape::number;
  }

  // A word that a name may begin with: no article, no verb or preposition that a sentence begins with.
  bool may_begin(std::uint32_t at) const {
    const bool function_word = draft_.is(at, WordList::determiner) || draft_.is(at, WordList::joining_word) ||
                               draft_.is(at, WordList::auxiliary) ||
                               draft_.is(at, WordList::place_preposition) ||
                               draft_.is(at, WordList::plan_cue) || draft_.is(at, WordList::opener);
    const std::string_view word = draft_.word(at);
    const bool verb =
        at == range_.first && word.size() > 4 && (word.ends_with("ing") || word.ends_with("ed"));
    return is_proper(at) && !verb && draft_.word(at) != "'s" &&
           (!function_word || draft_.token(at).all_capitals || is_chosen_capital(at));
  }

  // "the No Surprises Act": a function word whose capital nothing but the name explains.
  bool is_chosen_capital(std::uint32_t at) const {
    if (at == range_.first || draft_.is(at, WordList::determiner)) return false;
    const Token& before = draft_.token(at - 1);
    return before.shape == Token::Shape::word && !before.capitalised;
  }

  // "Violence Against Women": a capitalised preposition between two words of a name.
  bool is_inner_preposition(std::uint32_t at) const {
    return at > range_.first && draft_.token(at).capitalised && draft_.is(at, WordList::joining_word) &&
           !draft_.is(at, WordList::determiner) && is_proper(at - 1) && may_begin(at - 1);
  }

  // "Emerging Technologies (CET) Dialogue": the bracket that closes an acronym inside a name.
  bool is_bracketed_acronym(std::uint32_t at) const {
    return at >= range_.first + 3 && draft_.word(at) == ")" && draft_.word(at - 2) == "(" &&
           is_proper(at - 1) && is_proper(at - 3);
  }

  // "'s" and "'" between two words of one name: "People's Congress", "Leaders' Summit"; not "Japan's
  // Ministry".
  bool bridges_possessive(std::uint32_t at) const {
    if (at == range_.first || !is_proper(at - 1) || !draft_.touches_next(at - 1)) return false;
    if (draft_.is(at - 1, WordList::owner_in_name)) return true;
    const bool saint = at >= range_.first + 2 && draft_.word(at - 2) == "St.";
    return saint || (draft_.word(at) == "'" && !name_ends_at(at));
  }

  bool name_ends_at(std::uint32_t end) const {
    for (std::uint32_t first = end - std::min<std::uint32_t>(4, end - range_.first); first < end; ++first) {
      const auto match = name_at(draft_, first, end);
      if (match && match->tokens.last == end) return true;
    }
    return false;
  }

  // Where the capitalised words before the head begin.
  std::uint32_t begin_of(std::uint32_t head, std::uint32_t head_end) const {
    std::uint32_t begin = head;
    std::uint32_t at = head;
    while (at > range_.first && head - at < max_words) {
      const std::uint32_t before = at - 1;
      if (draft_.word(before) == "'s" || draft_.word(before) == "'") {
        if (!bridges_possessive(before)) break;
        at = before;
        continue;
      }
      if (is_inner_preposition(before)) {
        at = before;
        continue;
      }
      if (is_bracketed_acronym(before)) {
        at = before - 2;
        continue;
      }
      const bool bridge = draft_.is_dash(before) || draft_.word(before) == "&" || draft_.word(before) == "/";
      if (bridge && before > range_.first && is_proper(before - 1) && draft_.touches_next(before - 1)) {
        at = before;
        continue;
      }
      if (!is_of(head_end) && bridges_and(before)) {
        at = before;
        continue;
      }
      if (!is_proper(before)) break;
      at = before;
      if (may_begin(at)) begin = at;
      if (at == range_.first || !may_begin(at)) break;
    }
    return begin;
  }

  // "Transportation and Infrastructure Committee": an "and" between two words of which neither is a name.
  bool bridges_and(std::uint32_t at) const {
    if (at < range_.first + 2 || (draft_.word(at) != "and" && draft_.word(at) != "&")) return false;
    if (draft_.word(at) == "&" && is_proper(at - 1)) return true;
    const bool words =
        may_begin(at - 1) && may_begin(at + 1) && draft_.token(at - 1).shape == Token::Shape::word;
    const std::string_view left = at >= range_.first + 3 ? draft_.word(at - 2) : "";
    const bool other_name = left == "of" || left == "for" || left == "on";
    return words && !other_name && !is_named(at - 1) && !is_named(at + 1) &&
           !draft_.is(at - 1, WordList::given_name) && !head_at(draft_, at - 1, at) &&
           !draft_.token(at - 1).all_capitals;
  }

  bool is_named(std::uint32_t at) const { return name_at(draft_, at, range_.last).has_value(); }

  // "the Japanese Ministry", "Japan's Ministry": what comes before the name proper is a mention of its own.
  std::uint32_t without_possessor(std::uint32_t begin, const HeadMatch& head) const {
    while (begin < head.tokens.first) {
      const auto match = name_at(draft_, begin, head.tokens.first);
      if (!match) break;
      const std::uint32_t next = match->tokens.last;
      if (next < head.tokens.first && draft_.word(next) == "'s") {
        begin = next + 1;
      } else if (match->kind == AliasKind::demonym && next == head.tokens.first && is_of(head.tokens.last) &&
                 is_state_organ(*head.noun)) {
        begin = next;
      } else {
        break;
      }
    }
    return begin;
  }

  // "the Japanese Ministry of …", but "the American Society of …".
  static bool is_state_organ(const RoleNounRecord& noun) {
    return noun.subtype == "gov_body" || noun.subtype == "armed_force" || noun.subtype == "legislature" ||
           noun.subtype == "government";
  }

  bool is_of(std::uint32_t at) const { return at < range_.last && draft_.word(at) == "of"; }

  std::uint32_t after_title(std::uint32_t begin, std::uint32_t head) const {
    const auto title = title_at(draft_, begin, range_.last);
    if (!title || title->tokens.last > head) return begin;
    begin = title->tokens.last;
    // "President Biden's Initiative", "the President's Council": the person is no part of the name.
    for (std::uint32_t at = begin; at < head && at < begin + 4; ++at) {
      if (draft_.word(at) == "'s") return at + 1;
    }
    return begin;
  }

  bool joins(std::uint32_t at) const {
    const std::string_view word = draft_.word(at);
    return word == "of" || word == "on" || word == "for" || word == "between" || word == "against" ||
           word == "the" || word == "and" || word == "&";
  }

  // Where the words after the head end that belong to it: "… of Foreign Affairs", "… between Japan and the
  // US".
  std::uint32_t end_of(const HeadMatch& head) const {
    std::uint32_t end = head.tokens.last;
    if (end >= range_.last) return end;
    const std::string_view first = draft_.word(end);
    if (first == "in" && head.noun->noun == "mission") return end_of_host(end);
    if (first != "of" && first != "on" && first != "for" && first != "between" && first != "against")
      return end;
    std::uint32_t at = end;
    bool joined = false;  // by an "and" inside the name; another begins a new one
    while (at < range_.last && at - head.tokens.last < max_words) {
      if (is_proper(at) && draft_.word(at) != "I") {
        if (draft_.is(at, WordList::calendar_word)) break;
        const bool listed = at > end && draft_.word(at - 1) == "and";
        if (listed && (begins_like(head, at) || (joined && draft_.token(at).all_capitals))) break;
        if (at > end && draft_.word(at - 1) != "and" && first != "between" && begins_other_side(at)) break;
        joined = joined || listed;
        if (listed && (begins_new_name(at) || (first != "between" && begins_state(at)))) break;
        const auto state = name_at(draft_, at, range_.last);
        const bool whole_state = state && state->entry->kind == EntityKind::state && state->tokens.size() > 1;
        end = at = whole_state ? state->tokens.last : at + 1;
      } else if (at == end && belongs_to_another(head, at)) {
        break;
      } else if (joins(at)) {
        const bool and_the = draft_.word(at) == "and" && at + 1 < range_.last && draft_.word(at + 1) == "the";
        if (and_the && first != "between") break;
        ++at;
      } else if (draft_.is_dash(at) && draft_.touches_next(at) && at == end && at + 1 < range_.last &&
                 !begins_state(at + 1)) {
        ++at;
      } else if (draft_.word(at) == "," && head.noun->kind == EntityKind::organisation &&
                 continues_list(at)) {
        ++at;
      } else {
        break;
      }
    }
    if (first == "between" && !joins_two(head.tokens.last, end)) return head.tokens.last;
    return end;
  }

  // "Transition Mission in Somalia": a mission is named by the country it is in.
  std::uint32_t end_of_host(std::uint32_t at) const {
    std::uint32_t name = at + 1;
    if (name + 1 < range_.last && draft_.word(name) == "the") ++name;
    const auto host = name < range_.last ? name_at(draft_, name, range_.last) : std::nullopt;
    return host && host->entry->kind == EntityKind::state ? host->tokens.last : at;
  }

  // "Gulf of Oman and North Arabian Sea": another name of the same kind of thing.
  bool begins_like(const HeadMatch& head, std::uint32_t at) const {
    if (head.noun->kind != EntityKind::place) return false;
    while (at < range_.last && is_proper(at)) {
      const auto other = head_at(draft_, at, range_.last);
      if (other && other->noun->kind == EntityKind::place) return true;
      ++at;
    }
    return false;
  }

  // "the Ministry of Tides on the Japanese side": a state after "on" or "for the" is no part of the name.
  bool begins_other_side(std::uint32_t at) const {
    std::uint32_t before = at - 1;
    if (draft_.word(before) == "the" && before > range_.first) --before;
    return draft_.word(before) == "on" && begins_state(at);
  }

  // "Combined Task Force 153": a short number behind a body, when it counts nothing ("27 members").
  std::uint32_t after_number(const HeadMatch& head, std::uint32_t end) const {
    if (head.noun->kind != EntityKind::organisation || end != head.tokens.last || end >= range_.last)
      return end;
    const bool number = draft_.token(end).shape == Token::Shape::number &&
                        draft_.token(end).span.size() <= 3 && !draft_.touches_next(end - 1);
    const bool counts = end + 1 < range_.last && !draft_.token(end + 1).capitalised &&
                        draft_.token(end + 1).span.size() > 2 && draft_.word(end + 1).ends_with('s');
    return number && !counts ? end + 1 : end;
  }

  // "Council of Ministers of the African Union", "Ministry of Education on the ROK side": behind a name that
  // is whole already, a body or state of its own.
  bool belongs_to_another(const HeadMatch& head, std::uint32_t at) const {
    if (draft_.word(at) != "of" && draft_.word(at) != "on") return false;
    if (at < head.tokens.last + 2 || at + 1 >= range_.last || head.noun->kind != EntityKind::organisation)
      return false;
    const std::uint32_t name = draft_.word(at + 1) == "the" ? at + 2 : at + 1;
    if (name >= range_.last) return false;
    const auto known = name_at(draft_, name, range_.last);
    if (!known) return false;
    const bool side = draft_.word(at) == "on" && known->entry->kind == EntityKind::state;
    return side || known->entry->kind == EntityKind::organisation;
  }

  // "between A and B", and what follows does not belong to B ("between Japan's …").
  bool joins_two(std::uint32_t begin, std::uint32_t end) const {
    bool joined = false;
    for (std::uint32_t at = begin; at < end; ++at) joined = joined || draft_.word(at) == "and";
    return joined && (end >= range_.last || draft_.word(end) != "'s");
  }

  // ", Trade and Industry": a list inside a name ends in "and" and a capitalised word.
  bool continues_list(std::uint32_t comma) const {
    std::uint32_t at = comma + 1;
    while (at + 1 < range_.last && is_proper(at)) {
      ++at;
      if (draft_.word(at) == "," && at + 1 < range_.last) ++at;
      if (draft_.word(at) == "and")
        return at + 1 < range_.last && is_proper(at + 1) && !begins_new_name(at + 1) &&
               !begins_new_name(comma + 1) && !begins_state(comma + 1) && !heads_run(comma + 1);
    }
    return false;
  }

  bool begins_state(std::uint32_t at) const {
    const auto known = name_at(draft_, at, range_.last);
    return known && known->entry->kind == EntityKind::state;
  }

  bool begins_new_name(std::uint32_t at) const {
    const auto known = name_at(draft_, at, range_.last);
    if (known) return known->entry->kind != EntityKind::state || known->kind == AliasKind::demonym;
    const auto head = head_at(draft_, at, range_.last);
    if (head && head->tokens.last < range_.last && draft_.word(head->tokens.last) == "of") return true;
    return heads_run(at);
  }

  // "Food and Drug Administration", "National Cancer Institute": a body's name of its own begins here.
  bool heads_run(std::uint32_t at) const {
    const std::uint32_t first = at;
    for (; at < range_.last && at < first + 7; ++at) {
      if (!is_proper(at)) {
        if (draft_.word(at) != "and" && draft_.word(at) != "&") return false;
        continue;
      }
      const auto head = head_at(draft_, at, range_.last);
      const bool body = head && !head->plural && head->noun->names &&
                        head->noun->kind == EntityKind::organisation &&
                        (head->noun->definite || head->noun->subtype == "government");
      if (at > first && body) return true;
    }
    return false;
  }

  // "Board Options Exchange", "Pandemic Preparedness": capitals go on after the head, which therefore is
  // none. Titles, persons and names that the lexicon knows are something new.
  bool goes_on(std::uint32_t at) const {
    if (at >= range_.last || draft_.token(at).shape != Token::Shape::word) return false;
    if (!draft_.token(at).capitalised || draft_.token(at).all_capitals) return false;
    return !title_at(draft_, at, range_.last) && !draft_.is(at, WordList::given_name) &&
           !draft_.is(at, WordList::calendar_word) && !is_named(at) && !draft_.is(at, WordList::joining_word);
  }

  // "hold the 4th Cyber Dialogue", "chaired the inaugural Dialogue", "during the Dialogue": one meeting of
  // it.
  bool is_occasion(std::uint32_t begin) const {
    if (draft_.is(begin, WordList::ordinal)) return true;
    for (std::uint32_t at = begin; at > range_.first && at + 5 > begin; --at) {
      const std::string_view word = draft_.word(at - 1);
      const bool held = word == "hold" || word == "held" || word == "holds" || word == "chaired" ||
                        word == "convened" || word == "convene" || word == "attended" || word == "hosted" ||
                        word == "during" || word == "During" || word == "concluded";
      if (held || draft_.is(at - 1, WordList::ordinal)) return true;
      if (word == "," || word == ";" || word == "and") return false;
    }
    return false;
  }

  // "the Alliance between Japan and the United States": a short form that says what it stands for.
  bool add_alliance(const HeadMatch& head) {
    if (head.noun->kind != EntityKind::grouping || head.plural || head.tokens.first == range_.first)
      return false;
    const std::string_view before = draft_.word(head.tokens.first - 1);
    const std::uint32_t end = head.tokens.last;
    if ((before != "the" && before != "The") || end >= range_.last || draft_.word(end) != "between")
      return false;
    std::vector<const LexiconEntry*> states;
    for (std::uint32_t at = end + 1; at < range_.last && states.size() < 2;) {
      const std::string_view word = draft_.word(at);
      const auto known = name_at(draft_, at, range_.last);
      const bool state = known && known->entry->kind == EntityKind::state;
      if (!state && word != "the" && word != "and") break;
      if (state) states.push_back(known->entry);
      at = state ? known->tokens.last : at + 1;
    }
    if (states.size() != 2) return false;
    Candidate candidate;
    candidate.tokens = head.tokens;
    candidate.sentence = sentence_;
    candidate.kind = MentionKind::definite;
    candidate.rank = 2;
    candidate.referent.kind = EntityKind::grouping;
    candidate.referent.subtype = head.noun->subtype;
    candidate.referent.name = name_of_states(states) + " " + draft_.text(head.tokens);
    candidate.referent.key = "grouping~alliance " + states[0]->id + " " + states[1]->id;
    for (const LexiconEntry* state : states) candidate.referent.members.push_back(state->id);
    candidate.referent.entry = alliance_of(draft_, states);
    if (candidate.referent.entry != nullptr) candidate.referent.name.clear();
    found_.push_back(std::move(candidate));
    return true;
  }

  void add(const HeadMatch& head) {
    if (add_alliance(head)) return;
    std::uint32_t begin = after_title(begin_of(head.tokens.first, head.tokens.last), head.tokens.first);
    begin = without_possessor(begin, head);
    std::uint32_t end = end_of(head);
    if (end < range_.last && is_roman_number(draft_.word(end))) ++end;
    end = after_number(head, end);
    if (goes_on(end)) return;
    const bool before = begin < head.tokens.first;
    const bool after = end > head.tokens.last;
    const bool whole = head.tokens.size() >= 3;  // "Code of Conduct" says enough
    if ((!before && !after && !whole) || (!after && head.noun->needs_preposition)) return;
    if (head.plural && (head.noun->subtype != "working_group" || head.tokens.first < begin + 2)) return;
    if (!after && !whole && only_modifiers(begin, head.tokens.first)) return;
    Candidate candidate;
    candidate.tokens = {begin, end};
    candidate.sentence = sentence_;
    candidate.rank = 2;
    candidate.referent.kind = head.noun->kind;
    candidate.referent.subtype = head.noun->subtype;
    // "the June Board of Governors" is the meeting of the board in that month.
    const bool of_month = draft_.is(begin, WordList::month) && head.noun->kind == EntityKind::organisation;
    if (of_month || (head.noun->subtype == "dialogue" && is_occasion(begin))) {
      candidate.referent.kind = EntityKind::meeting;
      candidate.referent.subtype = of_month ? "council_meeting" : "forum";
    }
    candidate.referent.name = draft_.text(candidate.tokens);
    candidate.referent.key = local_key(candidate.referent.kind, candidate.referent.name);
    describe(candidate.referent, head, begin);
    found_.push_back(std::move(candidate));
  }

  static bool is_roman_number(std::string_view word) { return word == "II" || word == "III" || word == "IV"; }

  // "First Meeting", "Joint Committee" say too little to be a name; "2+2 Ministerial Meeting" does, and so
  // does "Ninth Trilateral Summit".
  bool only_modifiers(std::uint32_t begin, std::uint32_t head) const {
    if (draft_.is(begin, WordList::ordinal) && head > begin + 1) return false;
    for (std::uint32_t at = begin; at < head; ++at) {
      if (!draft_.is(at, WordList::participle) && !draft_.is(at, WordList::ordinal) &&
          !draft_.is(at, WordList::number) && !draft_.is_dash(at)) {
        return false;
      }
    }
    return true;
  }

  void describe(Referent& referent, const HeadMatch& head, std::uint32_t begin) const {
    if (!head.noun->level.empty()) referent.properties["level"] = head.noun->level;
    if (!head.noun->mode.empty()) referent.properties["mode"] = head.noun->mode;
    for (std::uint32_t at = begin; at < head.tokens.first; ++at) {
      const CompoundActor actor = compound_at(draft_, at, head.tokens.first);
      for (const LexiconEntry* state : actor.states) referent.members.push_back(state->id);
      if (!actor.states.empty()) break;
    }
    referent.status = is_proposed() ? "proposed" : referent.kind == EntityKind::meeting ? "" : "existing";
  }

  // "a … Secretariat should be created"
  bool is_proposed() const {
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (draft_.word(at) != "should" && draft_.word(at) != "proposed" && draft_.word(at) != "proposes")
        continue;
      for (std::uint32_t verb = at + 1; verb < range_.last && verb < at + 5; ++verb) {
        if (draft_.is(verb, WordList::creation_verb)) return true;
      }
    }
    return false;
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_head_names(const ReadingDraft& draft, int sentence) {
  return HeadNameFinder(draft, sentence).find();
}

}  // namespace entente
