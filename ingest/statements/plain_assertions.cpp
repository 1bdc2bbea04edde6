#include "ingest/statements/plain_assertions.h"

#include <algorithm>

#include "ingest/statements/conjuncts.h"
#include "ingest/statements/content_words.h"

namespace entente {
namespace {

constexpr int shortest_assertion = 6;
constexpr int shortest_clause = 3;
constexpr int shortest_content = 4;  // "we do that" says nothing without its context

bool is_finite_be(const SentenceView& sentence, int at) {
  const std::string_view word = sentence.text(at);
  return sentence[at].mention < 0 &&
         (word == "is" || word == "are" || word == "was" || word == "were" || word == "remains" ||
          word == "remain" || word == "represents" || word == "has" || word == "have" || word == "had");
}

// Not that of a relative clause: "a Europe that is whole".
bool is_main_be(const SentenceView& sentence, int at) {
  return is_finite_be(sentence, at) && !sentence.is(at - 1, WordClass::subordinator);
}

bool is_finite_past(const SentenceView& sentence, int at) {
  if (sentence[at].mention >= 0 || !sentence.is(at, WordClass::past_form) || at == 0) return false;
  if (sentence.is(at, WordClass::action_verb))
    return false;  // "set", "put": past or not, the form does not say
  const Word& before = sentence[at - 1];
  if (before.mention >= 0) return sentence.mention(before.mention).kind != MentionKind::adjective;
  return before.is(WordClass::third_person) || before.is(WordClass::first_person) ||
         before.is(WordClass::collective_noun) || before.is(WordClass::adverb) || before.text == ")";
}

Judgement claimed() {
  Judgement judged = of_class(StatementClass::claim);
  judged.stance_of_source = true;
  return judged;
}

// "While X remains important, Lee posits …": what is granted.
std::optional<PlainAssertion> granted_clause(const SentenceView& sentence) {
  const std::string_view first = sentence.text(0);
  if (first != "while" && first != "although" && first != "though" && first != "because") return std::nullopt;
  int comma = 1;
  while (comma < sentence.size() && !(sentence.text(comma) == "," && sentence[comma].mention < 0)) ++comma;
  for (int i = 2; i < comma && comma < sentence.size(); ++i) {
    if (!is_finite_be(sentence, i)) continue;
    PlainAssertion made;
    made.judged = claimed();
    made.cue = {i, i + 1};
    made.content = sentence.trimmed({1, comma});
    made.method = "plain:granted";
    return made;
  }
  return std::nullopt;
}

// "Yoon's efforts to normalise relations": somebody is reported to try.
std::vector<PlainAssertion> attempts(const SentenceView& sentence) {
  std::vector<PlainAssertion> found;
  for (int i = 1; i + 2 < sentence.size(); ++i) {
    const bool noun = sentence.is(i, WordClass::attempt_noun);
    if (!noun || sentence.text(i + 1) != "to" ||
        (sentence.text(i - 1) != "'s" && sentence.text(i - 1) != "'"))
      continue;
    if (i < 2 || sentence[i - 2].mention < 0) continue;
    int end = i + 2;
    while (end < sentence.size() && sentence.text(end) != "," && !is_finite_be(sentence, end)) ++end;
    const Mention& who = sentence.mention(sentence[i - 2].mention);
    for (WordRange part : split_actions(sentence, {i + 2, end})) {
      PlainAssertion made;
      made.judged = of_class(StatementClass::report);
      made.judged.status = Status::in_progress;
      made.subject = sentence.range_of(who.span);
      made.cue = {i, i + 2};
      made.content = part;
      made.method = "plain:attempt";
      found.push_back(made);
    }
  }
  return found;
}

// "Our commitment to the defence of Japan remains ironclad."
std::optional<PlainAssertion> standing_commitment(const SentenceView& sentence) {
  for (int i = 1; i + 2 < sentence.size(); ++i) {
    const bool support = (sentence.text(i) == "support" && sentence.text(i + 1) == "for") ||
                         (sentence.text(i) == "solidarity" && sentence.text(i + 1) == "with");
    const bool noun = sentence.text(i) == "commitment" || sentence.text(i) == "commitments";
    if (!support && (!noun || sentence.text(i + 1) != "to")) continue;
    if (!sentence.is(0, WordClass::possessive) && sentence.text(i - 1) != "'s" && sentence.text(1) != "'s")
      return std::nullopt;
    int verb = i + 2;
    while (verb < sentence.size() && !is_main_be(sentence, verb)) ++verb;
    if (verb == sentence.size() || sentence.text(verb).starts_with("w")) return std::nullopt;
    PlainAssertion made;
    made.judged = of_class(support ? StatementClass::support : StatementClass::reaffirm);
    made.judged.strength = support ? Strength::medium : Strength::high;
    if (sentence[0].mention >= 0)
      made.subject = sentence.range_of(sentence.mention(sentence[0].mention).span);
    made.cue = {i, i + 2};
    made.content = sentence.trimmed({support ? 0 : i + 2, verb});
    made.method = "plain:standing-commitment";
    return made;
  }
  return std::nullopt;
}

std::optional<PlainAssertion> main_assertion(const SentenceView& sentence, const Speaker& speaker) {
  for (int i = 1; i + 1 < sentence.size(); ++i) {
    const bool past = is_finite_past(sentence, i);
    const bool state = is_finite_be(sentence, i) && !speaker.policy;
    if (!past && !state) continue;
    const WordRange words = find_subject(sentence, {i, 0, false});
    if (words.empty() || words.begin > 12) continue;
    const Subject subject = read_subject(sentence, words);
    if (past && !subject.is_agent()) continue;
    PlainAssertion made;
    made.judged = past ? of_class(StatementClass::report) : claimed();
    if (past) made.judged.status = Status::fulfilled;
    made.subject = words;
    made.cue = {i, i + 1};
    made.content = sentence.trimmed({past ? i : words.begin, sentence.size()});
    made.method = past ? "plain:past" : "plain:state";
    return made;
  }
  return std::nullopt;
}

bool is_within(int word, const std::vector<WordRange>& ranges) {
  return std::ranges::any_of(ranges,
                             [&](WordRange range) { return word >= range.begin && word < range.end; });
}

// Its content is what another clause of it says: "the good news is that …", "many assumed that …".
bool gives_way_to_content(const std::vector<Predication>& all, std::size_t index) {
  return std::ranges::any_of(all, [&](const Predication& one) {
    return one.content && one.link == static_cast<int>(index) && one.subject_head >= 0;
  });
}

// A clause that only says which, when it begins right behind its noun, or how one would know ("if …").
bool only_qualifies(const SentenceView& sentence, const Predication& one) {
  if (one.relative) {
    const int begin = sentence.subtree(one.head).begin;
    return sentence.text(begin) != "," && sentence.text(begin - 1) != ",";
  }
  if (!one.adverbial ||
      (sentence.child(one.head, Arc::mark) < 0 && sentence.child(one.head, Arc::advmod) < 0))
    return false;
  const int mark = sentence.child(one.head, Arc::mark);
  const std::string_view how =
      mark < 0 ? sentence.text(sentence.subtree(one.head).begin) : sentence.text(mark);
  return one.subject_head < 0 || how == "if" || how == "unless" || how == "until" || how == "once" ||
         how == "that" || how == "how" || how == "whether" || how == "than";
}

Judgement possible_claim() {
  Judgement judged = claimed();
  judged.modality = Modality::possible;
  return judged;
}

Judgement judge_modal_clause(std::string_view modal, const Speaker& speaker) {
  if (modal == "must" || modal == "should" || modal == "ought") {
    if (!speaker.policy) return claimed();
    Judgement judged = of_class(StatementClass::acknowledge);
    judged.stance_of_source = true;
    return judged;
  }
  if (modal == "may" && speaker.treaty) return of_class(StatementClass::permit);
  if (modal == "will" || modal == "would" || modal == "'ll" || modal == "shall") {
    Judgement judged = of_class(StatementClass::predict);
    judged.stance_of_source = true;
    return judged;
  }
  return modal == "may" || modal == "might" || modal == "could" ? possible_claim() : claimed();
}

bool is_noun(const Word& word) {
  return word.tag == WordTag::noun || word.tag == WordTag::propn;
}

// "She is a member of the board": what somebody is by office is a fact, not a view.
bool is_person(const SentenceView& sentence, const Subject& subject) {
  if (subject.kind == SubjectKind::pronoun) {
    const std::string_view pronoun = sentence.text(subject.words.end - 1);
    return pronoun == "he" || pronoun == "she";
  }
  return subject.entities.size() == 1 && sentence.entity(subject.entities.front()).kind == EntityKind::person;
}

Judgement judge_predication(const SentenceView& sentence, const Predication& one, const Subject& subject,
                            const Speaker& speaker) {
  if (one.modal >= 0) return judge_modal_clause(sentence.text(one.modal), speaker);
  const bool done = one.past || one.progressive || (one.passive && !one.copular);
  const bool acts = subject.kind == SubjectKind::actors && !one.negated;
  const bool record =
      one.copular && !one.negated && is_person(sentence, subject) && is_noun(sentence[one.head]);
  if (!record && (one.copular || !(done || acts))) return claimed();
  Judgement judged = of_class(StatementClass::report);
  judged.status = done && !(one.progressive && !one.past) ? Status::fulfilled : Status::in_progress;
  return judged;
}

// "So let the office close.": an order by an analyst is advice.
std::optional<PlainAssertion> advice_by_order(const SentenceView& sentence) {
  int verb = 0;
  while (verb < sentence.size() &&
         (sentence.is(verb, WordClass::adverb) || sentence[verb].tag == WordTag::adv ||
          sentence[verb].tag == WordTag::cconj || sentence.text(verb) == ","))
    ++verb;
  if (verb >= sentence.size() || sentence[verb].mention >= 0) return std::nullopt;
  const Word& word = sentence[verb];
  const bool order = word.tag == WordTag::verb && word.form == WordForm::base && word.arc == Arc::root;
  if (!order || sentence.child(verb, Arc::nsubj) >= 0 || sentence.child(verb, Arc::aux) >= 0)
    return std::nullopt;
  PlainAssertion made;
  made.judged = of_class(StatementClass::recommend);
  made.judged.strength = Strength::medium;
  made.judged.stance_of_source = true;
  made.cue = {verb, verb + 1};
  made.content = sentence.trimmed({verb, sentence.size()});
  made.method = "clause:order";
  return made;
}

bool points_elsewhere(const SentenceView& sentence, WordRange content) {
  if (content.empty() || sentence[content.begin].mention >= 0) return false;
  const Word& first = sentence[content.begin];
  return first.is(WordClass::third_person) || first.is(WordClass::first_person) || first.text == "that" ||
         first.text == "this";
}

// Where another main clause begins, with a subject of its own, wherever the parser hung it.
int end_before_next(const SentenceView& sentence, const std::vector<Predication>& all, std::size_t index) {
  const Predication& one = all[index];
  for (std::size_t i = index + 1; i < all.size(); ++i) {
    const Predication& next = all[i];
    const Arc arc = sentence[next.head].arc;
    const bool joined = (arc == Arc::conj || arc == Arc::parataxis) && next.subject_head > one.head &&
                        !next.shares_subject && next.subject.begin < next.words.begin;
    if (!joined || next.subject.begin >= one.words.end) continue;
    const bool inside = next.link >= 0 && (all[static_cast<std::size_t>(next.link)].content ||
                                           all[static_cast<std::size_t>(next.link)].relative);
    if (!inside) return next.subject.begin;
  }
  return one.words.end;
}

PlainAssertion assertion_of(const SentenceView& sentence, const Predication& one, const Speaker& speaker) {
  PlainAssertion made;
  const WordRange own = one.subject_head < 0 || one.subject.end > one.words.begin ? WordRange{} : one.subject;
  const Subject subject = read_subject(sentence, own);
  made.judged = judge_predication(sentence, one, subject, speaker);
  made.subject = one.antecedent.empty() ? own : one.antecedent;
  made.cue = {one.words.begin, one.head + 1};
  const bool short_of_words = sentence.trimmed(one.words).size() < shortest_clause;
  const bool whole = !own.empty() && !one.shares_subject &&
                     (short_of_words || made.judged.stance_of_source || subject.kind == SubjectKind::thing);
  made.content = sentence.trimmed({whole ? own.begin : one.words.begin, one.words.end});
  made.polarity = one.negated || denies_all(sentence, own) ? Polarity::negative : Polarity::positive;
  made.method = std::string("clause:") + std::string(name_of(made.judged.statement_class));
  return made;
}

}  // namespace

std::vector<PlainAssertion> assertions_of(const SentenceView& sentence,
                                          const std::vector<Predication>& predications,
                                          const std::vector<WordRange>& spoken, const Speaker& speaker) {
  if (speaker.policy && spoken.empty())
    if (auto standing = standing_commitment(sentence)) return {*standing};
  std::vector<PlainAssertion> found;
  if (!speaker.policy) found = attempts(sentence);
  if (sentence.info().block == BlockKind::heading || sentence.text(sentence.size() - 1) == "?") return found;
  if (!speaker.policy && spoken.empty())
    if (auto order = advice_by_order(sentence)) found.push_back(*order);
  for (std::size_t i = 0; i < predications.size(); ++i) {
    const Predication& one = predications[i];
    if (is_within(one.head, spoken) || gives_way_to_content(predications, i) || only_qualifies(sentence, one))
      continue;
    const bool introduces_list =
        sentence.text(sentence.size() - 1) == ":" && one.words.end + 1 >= sentence.size();
    if (introduces_list) continue;
    Predication cut = one;
    cut.words.end = end_before_next(sentence, predications, i);
    PlainAssertion made = assertion_of(sentence, cut, speaker);
    if (made.content.size() < (points_elsewhere(sentence, made.content) ? shortest_content : shortest_clause))
      continue;
    const bool own_act = speaker.policy && made.judged.statement_class == StatementClass::predict;
    if (!own_act) found.push_back(std::move(made));
  }
  return found;
}

bool has_finite_verb(const SentenceView& sentence) {
  for (int i = 1; i < sentence.size(); ++i) {
    const std::string_view before = sentence.text(i - 1);
    if (before == "which" || before == "that" || before == "who") continue;
    if (is_finite_past(sentence, i) || is_finite_be(sentence, i)) return true;
  }
  return false;
}

std::optional<StandingCommitment> find_standing_commitment(const SentenceView& sentence, WordRange range) {
  constexpr int longest_owner = 8;
  const int noun = sentence.find({range.begin, std::min(range.end, range.begin + longest_owner)},
                                 {"commitment", "commitments", "pledge", "pledges"});
  if (noun < 0) return std::nullopt;
  StandingCommitment standing;
  int to = noun + 1;
  if (sentence.text(to) == "of")
    while (to < range.end && to < noun + longest_owner && sentence.text(to) != "to") ++to;
  if (sentence.text(to) != "to") return std::nullopt;
  for (int i = range.begin; i < to; ++i)
    if (sentence[i].mention >= 0) standing.holder = sentence.mention(sentence[i].mention).entity;
  int verb = to + 1;
  while (verb < range.end && !is_main_be(sentence, verb)) ++verb;
  if (verb >= range.end || sentence.text(verb).starts_with("w")) return std::nullopt;
  standing.content = sentence.trimmed({to + 1, verb});
  return standing.content.empty() ? std::nullopt : std::optional(standing);
}

std::optional<WordRange> find_ground(const SentenceView& sentence, WordRange range) {
  for (int i = range.begin + 3; i + 3 < range.end; ++i) {
    if (sentence[i].mention >= 0) continue;
    if (sentence.has_words(i, {"given", "that"})) return WordRange{i, i + 2};
    if (sentence.text(i) == "because" && sentence.text(i + 1) != "of") return WordRange{i, i + 1};
  }
  return std::nullopt;
}

std::vector<PlainAssertion> find_plain_assertions(const SentenceView& sentence,
                                                  const std::vector<Clause>& clauses, const Speaker& speaker,
                                                  bool spoken) {
  std::vector<PlainAssertion> found;
  if (!speaker.policy) {
    found = attempts(sentence);
    const bool covered = !clauses.empty() && clauses.front().link == ClauseLink::subordinate;
    if (auto granted = granted_clause(sentence); granted && !covered) found.push_back(*granted);
  }
  if (spoken || !found.empty() || sentence.size() < shortest_assertion) return found;
  if (sentence.info().block == BlockKind::heading || sentence.text(sentence.size() - 1) == "?") return found;
  if (speaker.policy)
    if (auto standing = standing_commitment(sentence)) return {*standing};
  if (auto plain = main_assertion(sentence, speaker)) found.push_back(*plain);
  return found;
}

}  // namespace entente
