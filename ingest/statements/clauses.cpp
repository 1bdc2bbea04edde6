#include "ingest/statements/clauses.h"

#include <algorithm>
#include <optional>

#include "ingest/statements/verb_surroundings.h"

namespace entente {
namespace {

constexpr int longest_label = 10;

class ClauseFinder {
 public:
  ClauseFinder(const SentenceView& sentence, const std::vector<Predication>& predications,
               const Speaker& speaker, SentenceRole role)
      : sentence_(sentence), predications_(predications), speaker_(speaker), role_(role) {}

  void take(const CueMatch& match) {
    Clause clause;
    clause.match = match;
    const VerbGroup group = verb_group_of(sentence_, match.words);
    clause.verb_group = group.begin;
    clause.negated = group.negated;
    clause.perfect = group.after_have;
    if (entente::info(match.cue->statement_class).is_commitment && match.cue->polarity == Polarity::positive)
      clause.negated |= sentence_.find(match.words, {"not", "never"}) >= 0;
    const bool own_be =
        !match.cue->elements.front().forms.empty() && match.cue->elements.front().forms.front().text == "be";
    clause.passive = group.after_be && match.form == VerbForm::past && !own_be;
    clause.progressive = group.after_be && match.form == VerbForm::gerund;
    if (gives_way(clause)) return;
    if (is_no_verb(match) || belongs_to_undertaking(match) || opens_condition(match)) return;
    if (place(clause) || place_by_arcs(clause)) clauses_.push_back(clause);
  }

  std::vector<Clause> finish() {
    for (std::size_t i = 0; i < clauses_.size(); ++i) close(static_cast<int>(i));
    return std::move(clauses_);
  }

 private:
  bool counts_as_verb(const CueMatch& match) const {
    return match.cue->kind == CueKind::verb || match.cue->kind == CueKind::reporting;
  }

  // "the pledge", "our shared goals", "measures agreed in May": read as a noun, or as what qualifies one.
  bool is_no_verb(const CueMatch& match) const {
    const Word& word = sentence_[match.words.begin];
    if (!counts_as_verb(match) || match.words.begin == 0 || match.words.size() > 1) return false;
    if (word.tag == WordTag::noun || word.tag == WordTag::adj || word.tag == WordTag::propn) return true;
    const bool joined = is_coordinator(sentence_.text(match.words.begin - 1));
    return word.tag == WordTag::verb && !joined && (word.arc == Arc::amod || word.arc == Arc::compound);
  }

  // "Should the talks fail, …": no advice.
  bool opens_condition(const CueMatch& match) const {
    return match.words.begin == 0 && sentence_.text(0) == "should" && role_ == SentenceRole::plain;
  }

  // "will ensure | the forum continues to grow": what is to be ensured is part of the undertaking.
  bool belongs_to_undertaking(const CueMatch& match) const {
    const int verb = sentence_.predicate_of(match.words.begin);
    if (!counts_as_verb(match) || sentence_[verb].arc != Arc::ccomp) return false;
    return std::ranges::any_of(clauses_, [&](const Clause& clause) {
      return clause.match.cue->kind == CueKind::modal &&
             sentence_.predicate_of(clause.match.words.begin) == sentence_[verb].head;
    });
  }

  // The arcs give it a subject where the words right before it give none: "The leaders adopted a declaration,
  // agreed to meet again, and designated …".
  bool place_by_arcs(Clause& clause) const {
    if (clause.match.cue->kind != CueKind::verb && clause.match.cue->kind != CueKind::modal) return false;
    const Word& word = sentence_[clause.match.words.begin];
    const bool finite = word.form == WordForm::present || word.form == WordForm::past;
    if (!finite && clause.match.cue->kind != CueKind::modal) return false;
    const int verb = sentence_.predicate_of(clause.match.words.begin);
    const auto found = std::ranges::find(predications_, verb, &Predication::head);
    if (found == predications_.end() || found->relative || found->adverbial || found->content ||
        !found->shares_subject)
      return false;
    if (found->subject.empty() || found->subject.end > clause.verb_group) return false;
    clause.subject = found->subject;
    clause.far_subject = found->subject.end < clause.verb_group;
    clause.link = ClauseLink::main;
    clause.subject_of = clause.outer = -1;
    return true;
  }

  // "A Party | that receives a request": of a subject that the words before the verb do not hold whole, what
  // stands before its relative clause.
  WordRange before_relative(WordRange subject, WordRange words) const {
    for (int i = subject.begin + 1; i < words.begin; ++i)
      if (one_of(sentence_.text(i), {"that", "which", "who", "whose"}))
        return sentence_.trimmed({subject.begin, i});
    return words;
  }

  // "The leaders agreed | their teams": of words that hold another clause's verb, those that the arcs give
  // it.
  WordRange own_part(const Clause& clause, WordRange words) const {
    const int verb = sentence_.predicate_of(clause.match.words.begin);
    const auto here = std::ranges::find(predications_, verb, &Predication::head);
    if (here == predications_.end() || here->subject_head < 0 || here->shares_subject) return words;
    if (here->subject.begin < words.begin && here->subject.end >= words.end)
      return before_relative(here->subject, words);
    const bool inside = here->subject.begin > words.begin && here->subject.end <= words.end;
    if (!inside) return words;
    const bool other_verb = std::ranges::any_of(predications_, [&](const Predication& one) {
      return one.head >= words.begin && one.head < here->subject.begin;
    });
    return other_verb ? sentence_.trimmed(here->subject) : words;
  }

  // Read as a finite verb whose subject stands before it.
  bool has_subject_arc(const Clause& clause) const {
    const int verb = clause.match.words.begin;
    const Word& word = sentence_[verb];
    if (word.tag != WordTag::verb || (word.form != WordForm::present && word.form != WordForm::past))
      return false;
    const int subject = sentence_.child(verb, Arc::nsubj);
    return subject >= 0 && subject < verb;
  }

  // "continue to | urge": the clause before becomes this one.
  bool gives_way(const Clause& clause) {
    if (clauses_.empty()) return false;
    Clause& last = clauses_.back();
    if (!last.match.cue->transparent || last.match.words.end != clause.match.words.begin) return false;
    if (clause.match.form != VerbForm::base) return false;
    last.match = clause.match;
    last.passive = last.progressive = false;
    return true;
  }

  // Decides how the cue is used; false: as no verb of a clause.
  bool place(Clause& clause) {
    const CueKind kind = clause.match.cue->kind;
    if (kind == CueKind::nominal) return place_nominal(clause);
    if (kind == CueKind::phrase) return place_phrase(clause);
    if (clause.verb_group == 0) return place_at_start(clause);
    if (clause.match.form == VerbForm::gerund && !clause.progressive) return place_participle(clause);
    const int before = clause.verb_group - 1;
    const Word& word = sentence_[before];
    if (word.mention < 0 && is_coordinator(word.text) && !parenthesis_before(clause))
      return place_coordinated(clause);
    return place_with_subject(clause);
  }

  bool parenthesis_before(const Clause& clause) const {
    if (sentence_.text(clause.verb_group - 1) != ",") return false;
    return !subject_words(clause).empty() && clauses_.empty();
  }

  WordRange subject_words(const Clause& clause) const {
    const int floor = clauses_.empty() ? 0 : clauses_.back().match.words.end;
    return find_subject(sentence_, {clause.verb_group, floor, !clauses_.empty()});
  }

  // "reaffirm our respect for law, and our commitment to": a second object that is a statement of its own.
  bool place_nominal(Clause& clause) {
    if (clauses_.empty() || clause.match.cue->statement_class != StatementClass::reaffirm) return false;
    if (clauses_.back().match.cue->pattern.find("affirm") == std::string::npos) return false;
    int begin = clause.match.words.begin;
    while (begin > 0 && begin > clause.match.words.begin - 4 && !sentence_.is(begin, WordClass::possessive))
      --begin;
    if (!sentence_.is(begin, WordClass::possessive)) return false;
    if (sentence_.text(begin - 1) != "and" && sentence_.text(begin - 1) != ",") return false;
    clause.verb_group = begin;
    clause.link = ClauseLink::coordinated;
    share_subject(clause, static_cast<int>(clauses_.size()) - 1);
    return true;
  }

  bool place_phrase(Clause& clause) {
    if (!hang(clause.match.words.begin, clause)) clause.link = ClauseLink::main;
    return true;
  }

  bool place_at_start(Clause& clause) {
    if (clause.match.form == VerbForm::gerund) {
      clause.link = ClauseLink::participle;
      return clause.match.cue->participle && !stands_in_label(clause);
    }
    const bool verb = clause.match.form == VerbForm::base || clause.match.form == VerbForm::third;
    if (role_ == SentenceRole::item) return true;
    return verb && clause.match.cue->statement_class == StatementClass::urge && !clause.progressive &&
           clause.match.form == VerbForm::base && clause.match.cue->kind == CueKind::verb;
  }

  // "Standing up for refugees: The two countries …".
  bool stands_in_label(const Clause& clause) const {
    const int colon = sentence_.find({clause.match.words.end, clause.match.words.end + longest_label}, {":"});
    return colon >= 0 && colon + 1 < sentence_.size();
  }

  bool place_participle(Clause& clause) {
    const std::string_view before = sentence_.text(clause.verb_group - 1);
    const bool after_others = !clauses_.empty() || role_ == SentenceRole::item || speaker_.policy;
    const bool open = before == "," || before == ";" || before == ":" ||
                      (before == "and" && (in_participles() || speaker_.voice() == CueVoice::analysis)) ||
                      (!speaker_.policy && one_of(before, {"before", "while", "after"}));
    if (!clause.match.cue->participle || !after_others || !open) return false;
    clause.link = ClauseLink::participle;
    if (!clauses_.empty()) share_subject(clause, static_cast<int>(clauses_.size()) - 1);
    return true;
  }

  bool in_participles() const { return !clauses_.empty() && clauses_.back().link == ClauseLink::participle; }

  void share_subject(Clause& clause, int with) const {
    const Clause& other = clauses_[static_cast<std::size_t>(with)];
    clause.subject_of = other.subject.empty() && other.subject_of >= 0 ? other.subject_of : with;
    clause.outer = other.outer;
  }

  // "We condemn X and call on Y": the same form of verb goes on; "to stop X and support Y" does not.
  bool agrees(const Clause& clause, const Clause& last) const {
    if (clause.match.cue->kind == CueKind::modal || is_finite_by_itself(clause)) return true;
    if (last.link == ClauseLink::participle) return false;
    if (reads_finite(clause) && clause.match.form == last.match.form) return true;
    if (clause.match.form == VerbForm::base) {
      const bool unmistakable = last.match.form == VerbForm::past && clause.match.words.size() > 1;
      if (unmistakable && !takes_infinitive(last) && !infinitive_between(last, clause)) return true;
      return last.match.form == VerbForm::base && !takes_infinitive(last) &&
             !infinitive_between(last, clause);
    }
    if (clause.match.form == VerbForm::third) return last.match.form != VerbForm::past;
    return last.match.form == VerbForm::past && !precedes_adjective_noun(clause);
  }

  // "urge all to act | and call on Russia": the tag, or what it is joined to, shows that no "to" governs it.
  bool reads_finite(const Clause& clause) const {
    const Word& word = sentence_[clause.match.words.begin];
    if (word.tag != WordTag::verb) return false;
    if (word.form == WordForm::present || word.form == WordForm::past) return true;
    const bool joined = word.arc == Arc::conj && sentence_.in_range(word.head);
    return joined && word.form == WordForm::base && sentence_[word.head].form != WordForm::base;
  }

  // "and are committed to", "and have agreed to": an auxiliary shows the verb.
  bool is_finite_by_itself(const Clause& clause) const {
    const bool be = clause.match.cue->elements.front().forms.front().text == "be";
    const bool finite_be = be && clause.match.form != VerbForm::base && clause.match.form != VerbForm::gerund;
    const bool helped =
        clause.verb_group < clause.match.words.begin &&
        (sentence_.is(clause.verb_group, WordClass::have) || sentence_.is(clause.verb_group, WordClass::be));
    return finite_be || helped;
  }

  bool precedes_adjective_noun(const Clause& clause) const {
    const int next = clause.match.words.end;
    return sentence_.in_range(next) && clause.match.words.size() == 1 &&
           sentence_[next].is(WordClass::coordinator);
  }

  static bool takes_infinitive(const Clause& clause) {
    const Cue& cue = *clause.match.cue;
    const CueElement& last = cue.elements.back();
    return cue.kind == CueKind::modal || last.before_verb ||
           (!last.forms.empty() && last.forms.back().text == "to");
  }

  bool infinitive_between(const Clause& last, const Clause& clause) const {
    for (int i = last.match.words.end; i + 1 < clause.verb_group; ++i)
      if (sentence_.text(i) == "to" && sentence_.is(i + 1, WordClass::action_verb)) return true;
    return false;
  }

  // "We are united and will act": the verb before is no cue, but its subject is this one's.
  bool place_after_other(Clause& clause) {
    const bool shown = clause.match.cue->kind == CueKind::modal || is_finite_by_itself(clause) ||
                       clause.match.form == VerbForm::past || clause.match.form == VerbForm::third;
    if (!shown) return false;
    for (int verb = 1; verb < clause.verb_group; ++verb) {
      const Word& word = sentence_[verb];
      const bool finite =
          word.mention < 0 && (word.is(WordClass::be) || word.is(WordClass::have) ||
                               word.is(WordClass::auxiliary_do) || word.is(WordClass::past_form));
      if (!finite) continue;
      clause.subject = find_subject(sentence_, {verb, 0, false});
      return !clause.subject.empty() && read_subject(sentence_, clause.subject).is_agent() &&
             hang(clause.subject.begin, clause);
    }
    return false;
  }

  bool place_coordinated(Clause& clause) {
    if (clauses_.empty())
      return sentence_.text(clause.verb_group - 1) == "," ? place_with_subject(clause)
                                                          : place_after_other(clause);
    if (sentence_.text(clause.match.words.end) == "by") return false;  // "the attack, condemned by all"
    clause.link = ClauseLink::coordinated;
    for (int i = static_cast<int>(clauses_.size()) - 1; i >= 0;
         i = clauses_[static_cast<std::size_t>(i)].outer) {
      if (!agrees(clause, clauses_[static_cast<std::size_t>(i)])) continue;
      share_subject(clause, i);
      return true;
    }
    return false;
  }

  bool has_auxiliary(const Clause& clause) const {
    for (int i = clause.verb_group; i < clause.match.words.begin; ++i)
      if (sentence_.is(i, WordClass::have) || sentence_.is(i, WordClass::be) ||
          sentence_.is(i, WordClass::auxiliary_do))
        return true;
    return false;
  }

  bool verb_fits(const Clause& clause) const {
    const int before = clause.verb_group - 1;
    const Word& word = sentence_[before];
    if (word.text == "to" && word.mention < 0) return false;
    if (clause.match.cue->kind == CueKind::modal && conditional_inversion(clause)) return false;
    if (clause.match.cue->kind == CueKind::modal)
      return !one_of(word.text, {"political", "free", "good", "the", "of", "our", "their"});
    if (has_auxiliary(clause) || has_subject_arc(clause)) return true;
    if (precedes_noun(sentence_, before)) return false;
    if (clause.match.form == VerbForm::base) return ends_plural_subject(sentence_, before);
    if (clause.match.form == VerbForm::third && is_bare_noun(clause, word)) return false;
    if (conditional_inversion(clause)) return false;
    return !(word.mention < 0 && one_of(word.text, {"as", "most", "not"}));
  }

  // "democratic values and", "action plans to": a plural noun spelled like a verb.
  bool is_bare_noun(const Clause& clause, const Word& before) const {
    if (one_of(clause.match.cue->elements.front().forms.front().text, {"be", "have"})) return false;
    for (WordClass one : {WordClass::third_person, WordClass::first_person, WordClass::government_noun,
                          WordClass::collective_noun})
      if (before.is(one)) return false;
    if (before.mention >= 0 || before.capitalised || before.text == ")") return false;
    if (entente::info(clause.match.cue->statement_class).is_commitment) return true;
    if (clause.match.words.size() > 1) return false;
    const int next = clause.match.words.end;
    if (!sentence_.in_range(next)) return true;
    const Word& word = sentence_[next];
    return word.mention < 0 &&
           (word.is(WordClass::coordinator) || word.is(WordClass::preposition) ||
            word.shape == Token::Shape::punctuation || word.is(WordClass::modal) || word.is(WordClass::be));
  }

  // "should such an attack occur": a condition.
  bool conditional_inversion(const Clause& clause) const {
    const int next = clause.match.words.end;
    return sentence_.text(clause.match.words.begin) == "should" &&
           (sentence_.is(next, WordClass::determiner) || sentence_.is(next, WordClass::third_person));
  }

  // "the fund launched in 2021": a participle behind its noun, not a verb.
  bool reduced_relative(const Clause& clause, const Subject& subject) const {
    if (clause.match.form != VerbForm::past || clause.verb_group < clause.match.words.begin) return false;
    if (subject.kind != SubjectKind::thing) return false;
    const std::string_view next = sentence_.text(clause.match.words.end);
    return !clauses_.empty() || sentence_.is(clause.match.words.end, WordClass::preposition) ||
           next == "today" || next == "," || next == "." || next.empty();
  }

  // "U.S. support for", "Japan plan": one state is no subject of a plural verb.
  bool is_compound(const Clause& clause, const Subject& subject) const {
    if (clause.match.form != VerbForm::base || clause.match.cue->kind != CueKind::verb) return false;
    if (has_auxiliary(clause) || subject.entities.size() != 1 || clause.outer >= 0) return false;
    const EntityKind kind = sentence_.entity(subject.entities.front()).kind;
    return (kind == EntityKind::state || kind == EntityKind::person) &&
           sentence_.ends_mention(clause.verb_group - 1) &&
           sentence_.find(clause.subject, {"and", "or", "&"}) < 0 &&
           sentence_.text(clause.subject.begin - 1) != "that";
  }

  bool place_with_subject(Clause& clause) {
    if (!verb_fits(clause)) return false;
    clause.subject = own_part(clause, subject_words(clause));
    if (clause.subject.empty()) return false;
    const Subject subject = read_subject(sentence_, clause.subject);
    if (reduced_relative(clause, subject) || is_compound(clause, subject)) return false;
    return hang(clause.subject.begin, clause);
  }

  bool hang(int begin, Clause& clause) const {
    const auto link = link_after(begin, clause);
    clause.link = link.value_or(ClauseLink::main);
    return link.has_value();
  }

  // How the clause that begins at `begin` hangs on what stands before; nothing: inside a phrase ("which we
  // face").
  std::optional<ClauseLink> link_after(int begin, Clause& clause) const {
    if (begin == 0) return ClauseLink::main;
    const std::string_view before = sentence_.text(begin - 1);
    const bool bare = sentence_[begin - 1].mention < 0;
    if (bare && before == "that") return after_that(begin - 1, clause);
    const bool at_report = !clauses_.empty() && clauses_.back().match.words.end == begin;
    if (at_report && clauses_.back().match.cue->kind == CueKind::reporting) return join_that(clause);
    if (bare && one_of(before, {"while", "whereas"})) return ClauseLink::main;
    if (bare && one_of(before, {"although", "though", "because"}))
      return speaker_.policy ? std::nullopt : std::optional(ClauseLink::subordinate);
    if (bare && (sentence_.is(begin - 1, WordClass::subordinator))) return std::nullopt;
    return after_words(begin, clause);
  }

  std::optional<ClauseLink> after_words(int begin, Clause& clause) const {
    const Word& before = sentence_[begin - 1];
    const bool break_before = before.mention < 0 && (before.shape == Token::Shape::punctuation ||
                                                     before.is(WordClass::coordinator));
    const bool we =
        sentence_.is(begin, WordClass::first_person) || sentence_.is(begin, WordClass::third_person);
    if (we && !break_before && !before.is(WordClass::adverb)) return std::nullopt;  // "the risks we face"
    if (!clauses_.empty() && clauses_.back().outer >= 0 && clause.match.cue->kind != CueKind::reporting &&
        before.text != ";")
      clause.outer = clauses_.back().outer;
    const bool reporting_that = !clauses_.empty() && clauses_.back().match.cue->kind == CueKind::reporting &&
                                clause.match.cue->kind != CueKind::reporting && before.text == ",";
    if (reporting_that && sentence_.find({clauses_.back().match.words.begin, begin}, {"that"}) >= 0)
      return join_that(clause);
    return ClauseLink::main;
  }

  ClauseLink join_that(Clause& clause) const {
    clause.outer = static_cast<int>(clauses_.size()) - 1;
    return ClauseLink::that_clause;
  }

  std::optional<ClauseLink> after_that(int that, Clause& clause) const {
    if (clauses_.empty()) return std::nullopt;
    const Clause& last = clauses_.back();
    const bool opened = last.match.words.end == that || last.match.words.end == that + 1;
    if (opened) return join_that(clause);
    if (last.outer >= 0 && sentence_.text(that - 1) == "and") {
      clause.outer = last.outer;
      return ClauseLink::that_clause;
    }
    const bool addressed = sentence_.find({last.match.words.end, that}, {",", "to", "of", "for"}) < 0 &&
                           that - last.match.words.end <= 5 &&
                           last.match.cue->statement_class == StatementClass::urge;
    return addressed ? std::optional(join_that(clause)) : std::nullopt;
  }

  bool inside(int clause, int outer) const {
    for (int i = clause; i >= 0; i = clauses_[static_cast<std::size_t>(i)].outer)
      if (i == outer) return true;
    return false;
  }

  int beginning(const Clause& clause) const {
    int begin = clause.begin();
    if (clause.match.cue->kind == CueKind::phrase) begin = clause.match.words.begin;
    while (
        begin > 0 && sentence_[begin - 1].mention < 0 &&
        one_of(sentence_.text(begin - 1), {"and", ",", ";", "while", "whereas", "but", "although", "before"}))
      --begin;
    return begin;
  }

  void close(int index) {
    Clause& clause = clauses_[static_cast<std::size_t>(index)];
    int end = sentence_.size();
    for (std::size_t next = static_cast<std::size_t>(index) + 1; next < clauses_.size(); ++next) {
      if (inside(static_cast<int>(next), index)) continue;
      end = beginning(clauses_[next]);
      break;
    }
    clause.complement = {clause.match.words.end, std::max(end, clause.match.words.end)};
  }

  const SentenceView& sentence_;
  const std::vector<Predication>& predications_;
  const Speaker& speaker_;
  SentenceRole role_;
  std::vector<Clause> clauses_;
};

}  // namespace

std::vector<Clause> find_clauses(const SentenceView& sentence, const std::vector<CueMatch>& matches,
                                 const std::vector<Predication>& predications, const Speaker& speaker,
                                 SentenceRole role) {
  ClauseFinder finder(sentence, predications, speaker, role);
  for (const CueMatch& match : matches) finder.take(match);
  return finder.finish();
}

}  // namespace entente
