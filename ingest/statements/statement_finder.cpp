#include <algorithm>
#include <map>
#include <optional>

#include "ingest/statements/clause_content.h"
#include "ingest/statements/conjuncts.h"
#include "ingest/statements/content_words.h"
#include "ingest/statements/dropped_cues.h"
#include "ingest/statements/made_at.h"
#include "ingest/statements/new_bodies.h"
#include "ingest/statements/plain_assertions.h"
#include "ingest/statements/reconsideration.h"
#include "ingest/statements/sources.h"
#include "ingest/statements/statements.h"
#include "ingest/statements/stems.h"
#include "ingest/statements/targets.h"
#include "ingest/statements/that_clauses.h"

namespace entente {
namespace {

using Class = StatementClass;

bool is_read(const Sentence& sentence) {
  return is_readable(sentence) && sentence.block != BlockKind::title && sentence.block != BlockKind::table;
}

// What is known of one sentence while its statements are made.
struct SentenceWork {
  const SentenceView* view = nullptr;
  std::vector<DateExpression> dates;
  std::vector<Predication> predications;
  std::vector<Clause> clauses;
  std::vector<Subject> subjects;      // of each clause, resolved
  std::vector<Judgement> judgements;  // of each clause
  std::vector<bool> silent;           // clause makes no statement because another one does
  Attribution base;                   // of the sentence as a whole
  // Said by the list items that follow.
  bool stem_ahead(std::size_t clause) const {
    return judgements[clause].makes_statement && view->text(view->size() - 1) == ":";
  }
  const StemContext* stem = nullptr;
};

class StatementFinder {
 public:
  StatementFinder(Reading& reading, const StatementTables& tables)
      : reading_(reading),
        tables_(tables),
        speaker_(speaker_of(reading)),
        antecedents_(reading_, speaker_),
        finisher_(reading_, speaker_, principal_grouping(reading)),
        lower_(lower_case(reading.text.text)),
        mentions_(reading.sentences.size()),
        stems_(reading.sentences.size()) {
    for (std::size_t i = 0; i < reading.mentions.size(); ++i)
      mentions_[static_cast<std::size_t>(reading.mentions[i].sentence)].push_back(static_cast<int>(i));
  }

  std::vector<StatementCandidate> run() {
    for (std::size_t i = 0; i < reading_.sentences.size(); ++i)
      if (is_read(reading_.sentences[i])) read(static_cast<int>(i));
    return std::move(found_);
  }

 private:
  const StemContext* stem_of(const Sentence& sentence) const {
    if (sentence.stem < 0) return nullptr;
    const auto& stem = stems_[static_cast<std::size_t>(sentence.stem)];
    return stem ? &*stem : nullptr;
  }

  void read(int index) {
    const Sentence& sentence = reading_.sentences[static_cast<std::size_t>(index)];
    const SentenceView view(reading_, index, lower_, mentions_[static_cast<std::size_t>(index)],
                            WordClasses::embedded());
    if (view.size() == 0) return;
    SentenceWork work;
    work.view = &view;
    work.stem = stem_of(sentence);
    work.base = {speaker_.source, speaker_.attribution};
    const Date reference = reading_.document ? reading_.document->date : Date{};
    work.dates = find_dates(reading_.text.text, sentence.span, reference);
    const bool item = sentence.stem >= 0 || sentence.block == BlockKind::list_item;
    work.predications = find_predications(view);
    const std::vector<CueMatch> matches = match_cues(view, tables_.cues, speaker_.voice());
    work.clauses = find_clauses(view, matches, work.predications, speaker_,
                                item ? SentenceRole::item : SentenceRole::plain);
    if (reading_.trace) trace_unused_cues(view, matches, work.clauses);
    if (item && lists_action(view, work.clauses, work.stem))
      read_bare_item(work);
    else if (work.stem && continues_stem(view, work.clauses, work.predications, *work.stem))
      read_item(work);
    else
      read_clauses(work);
    antecedents_.note_states(view);
  }

  // --- list items

  void read_item(const SentenceWork& work) {
    for (const Clause& clause : work.clauses) drop(work, clause, "the list item continues its stem");
    const StemContext& stem = *work.stem;
    StatementDraft draft;
    draft.judged = stem.judged;
    draft.subject = stem.subject;
    draft.cue = stem.cue;
    draft.agent = stem.agent;
    draft.attribution = stem.attribution;
    draft.parties = stem.parties;
    draft.negated = stem.negated;
    draft.method = stem.method + "/item";
    draft.confidence = 0.85F;
    for (WordRange part : split_actions(*work.view, item_content(*work.view))) {
      draft.content = part;
      emit(work, draft);
    }
    stems_[static_cast<std::size_t>(work.view->sentence())] = stem;
  }

  // What a body lists is a plan of its own, what an analyst lists is advice.
  void read_bare_item(const SentenceWork& work) {
    StatementDraft draft;
    draft.judged = of_class(speaker_.policy ? Class::commit : Class::recommend);
    draft.judged.strength = speaker_.policy ? Strength::high : Strength::medium;
    draft.attribution = work.base;
    draft.parties = speaker_.policy ? speaker_.we : work.base.source;
    draft.method = "item:action";
    draft.confidence = 0.7F;
    for (WordRange part : split_actions(*work.view, item_content(*work.view))) {
      draft.content = part;
      emit(work, draft);
    }
  }

  // --- clauses

  void read_clauses(SentenceWork& work) {
    resolve_subjects(work);
    find_source(work);
    judge_clauses(work);
    settle_that_clauses(work);
    const std::size_t before = found_.size();
    for (std::size_t i = 0; i < work.clauses.size(); ++i) make_statements(work, i);
    const auto said_by_cues = static_cast<long>(before);
    if (work.view->parsed()) add_clauses(work, {found_.begin() + said_by_cues, found_.end()});
    if (!work.view->parsed() || (found_.size() == before && work.clauses.empty()))
      add_plain_assertion(work, found_.size() > before);
    keep_stem(work);
  }

  void resolve_subjects(SentenceWork& work) {
    for (std::size_t i = 0; i < work.clauses.size(); ++i) {
      const Clause& clause = work.clauses[i];
      Subject subject = read_subject(*work.view, clause.subject);
      antecedents_.resolve(*work.view, subject);
      if (clause.subject.empty() && clause.subject_of >= 0)
        subject = work.subjects[static_cast<std::size_t>(clause.subject_of)];
      else if (clause.subject.empty() && work.stem)
        subject = work.stem->subject;
      antecedents_.note(subject);
      work.subjects.push_back(std::move(subject));
    }
    share_main_subject(work);
  }

  // "Recalling the charter, the ministers agreed": the participle's subject comes later.
  void share_main_subject(SentenceWork& work) const {
    for (std::size_t i = 0; i + 1 < work.subjects.size(); ++i) {
      if (work.clauses[i].link != ClauseLink::participle || work.subjects[i].kind != SubjectKind::none)
        continue;
      for (std::size_t j = i + 1; j < work.subjects.size(); ++j)
        if (work.subjects[j].is_agent()) {
          work.subjects[i] = work.subjects[j];
          break;
        }
    }
  }

  void find_source(SentenceWork& work) {
    std::vector<int> source = source_in_adjunct(*work.view);
    const int trailing = trailing_report(*work.view, work.clauses);
    if (source.empty() && trailing >= 0) {
      const auto at = static_cast<std::size_t>(trailing);
      source = work.subjects[at].entities;
      if (source.empty()) source = speaker_after(*work.view, work.clauses[at]);
      work.silent.resize(work.clauses.size(), false);
      work.silent[at] = true;
    }
    if (!source.empty()) work.base = {std::move(source), AttributionKind::explicit_source};
  }

  void judge_clauses(SentenceWork& work) const {
    work.silent.resize(work.clauses.size(), false);
    for (std::size_t i = 0; i < work.clauses.size(); ++i) {
      const Clause& clause = work.clauses[i];
      const Clause* outer =
          clause.outer < 0 ? nullptr : &work.clauses[static_cast<std::size_t>(clause.outer)];
      work.judgements.push_back(judge(*work.view, clause, work.subjects[i], outer, speaker_));
      become_advice(work.subjects[i], work.judgements.back());
      become_history(work, i);
    }
  }

  // "In March 2023 the presidents launched the task force": announced before, not here.
  void become_history(SentenceWork& work, std::size_t index) const {
    Judgement& judged = work.judgements[index];
    const bool could = judged.statement_class == Class::announce || judged.statement_class == Class::commit;
    if (!could || work.clauses[index].match.form != VerbForm::past) return;
    const WordRange lead = lead_of(work, index);
    if (lead.empty() || !reading_.document || reading_.document->date.to_string().empty()) return;
    const std::string issued = reading_.document->date.to_string().substr(0, 7);
    for (const DateExpression& date : work.dates) {
      const bool earlier =
          date.value.size() >= 4 && date.value[0] != 'P' &&
          date.value.substr(0, 7) < issued.substr(0, std::min<std::size_t>(7, date.value.size()));
      if (!earlier || !work.view->span(lead).contains(date.span)) continue;
      judged = of_class(Class::report);
      judged.status = Status::fulfilled;
      return;
    }
  }

  // The author whose argument is retold does not urge, he recommends.
  void become_advice(const Subject& subject, Judgement& judged) const {
    if (speaker_.policy || judged.statement_class != Class::urge) return;
    const bool author = subject.entities == speaker_.source || subject.kind == SubjectKind::we;
    if (!author) return;
    judged = of_class(Class::recommend);
    judged.strength = Strength::medium;
  }

  // Of "X said that Y will", only one of the two clauses speaks.
  static void settle_that_clauses(SentenceWork& work) {
    for (std::size_t i = 0; i < work.clauses.size(); ++i) {
      if (work.clauses[i].outer < 0 || !work.judgements[i].makes_statement) continue;
      const auto at = static_cast<std::size_t>(work.clauses[i].outer);
      const Clause& outer = work.clauses[at];
      const bool inner = inner_clause_speaks(outer, work.judgements[at], work.judgements[i]);
      work.silent[inner ? at : i] = true;
      if (!work.silent[i]) work.judgements[i] = restated(outer, work.judgements[i]);
    }
  }

  Attribution attribution_of(const SentenceWork& work, std::size_t index) const {
    Attribution found = work.base;
    for (int outer = work.clauses[index].outer; outer >= 0;
         outer = work.clauses[static_cast<std::size_t>(outer)].outer) {
      const auto at = static_cast<std::size_t>(outer);
      const bool names_source =
          work.clauses[at].match.cue->kind == CueKind::reporting && !work.subjects[at].entities.empty();
      if (names_source) found = {work.subjects[at].entities, AttributionKind::explicit_source};
    }
    const Clause& clause = work.clauses[index];
    if (clause.match.cue->kind == CueKind::reporting && !work.subjects[index].entities.empty())
      found = {work.subjects[index].entities, AttributionKind::explicit_source};
    const Utterance utterance{work.clauses[index], work.subjects[index],
                              work.judgements[index].statement_class};
    if (speaks_for_itself(reading_, speaker_, utterance))
      found = {work.subjects[index].entities, AttributionKind::explicit_source};
    const bool own_words =
        !speaker_.policy && work.subjects[index].entities == speaker_.source && !speaker_.source.empty();
    if (own_words) found.kind = AttributionKind::explicit_source;
    return found;
  }

  std::vector<int> parties_of(const SentenceWork& work, std::size_t index,
                              const Attribution& attribution) const {
    const Judgement& judged = work.judgements[index];
    const Subject& subject = work.subjects[index];
    const CueMatch& match = work.clauses[index].match;
    if (judged.stance_of_source || match.cue->kind == CueKind::reporting) return attribution.source;
    if (judged.bound_speaker) return speaker_.we;
    if (judged.binds && match.first_person_gap && !speaker_.we.empty()) return speaker_.we;
    if (judged.binds && match.gap_entity >= 0 && binds_in_gap(match.gap_entity)) return {match.gap_entity};
    if (!subject.entities.empty()) return subject.entities;
    // "They want to destroy it": of one issuer's text hardly the issuer.
    const bool others = subject.kind == SubjectKind::pronoun && !speaker_.readout && speaker_.we.size() == 1;
    if (speaker_.policy) return others ? std::vector<int>() : speaker_.we;
    return subject.kind == SubjectKind::thing || subject.kind == SubjectKind::we ? attribution.source
                                                                                 : std::vector<int>();
  }

  bool binds_in_gap(int entity) const {
    const EntityKind kind = reading_.entities[static_cast<std::size_t>(entity)].kind;
    return kind == EntityKind::state || kind == EntityKind::organisation || kind == EntityKind::grouping;
  }

  WordRange lead_of(const SentenceWork& work, std::size_t index) const {
    const Clause& clause = work.clauses[index];
    const int begin = clause.begin();
    const int from = index == 0 ? 0 : work.clauses[index - 1].complement.end;
    return index == 0 || from < begin ? WordRange{std::min(from, begin), begin} : WordRange{};
  }

  StatementDraft draft_of(const SentenceWork& work, std::size_t index) const {
    const Clause& clause = work.clauses[index];
    StatementDraft draft;
    draft.judged = work.judgements[index];
    draft.subject = work.subjects[index];
    draft.lead = lead_of(work, index);
    draft.cue = work.view->span(clause.match.words);
    draft.agent = work.view->span(clause.subject);
    draft.attribution = attribution_of(work, index);
    draft.parties = parties_of(work, index, draft.attribution);
    draft.negated =
        clause.negated || denies_all(*work.view, clause.subject) || denies_behind(*work.view, clause);
    draft.method = "cue:" + clause.match.cue->id;
    draft.modal = clause.match.cue->kind == CueKind::modal;
    draft.confidence = draft.parties.empty() ? 0.6F : 0.9F;
    draft.content = content_of(work, index);
    return draft;
  }

  WordRange content_of(const SentenceWork& work, std::size_t index) const {
    const Clause& clause = work.clauses[index];
    WordRange content = clause.complement;
    if (work.judgements[index].content_has_subject && !clause.subject.empty())
      content.begin = clause.subject.begin;
    if (clause.match.cue->kind == CueKind::phrase && work.judgements[index].content_has_subject) {
      const bool denies = work.judgements[index].statement_class == Class::disclaim;
      content.begin =
          denies ? std::min(clause.match.words.begin, lead_of(work, index).begin) : clause.match.words.begin;
    }
    while (content.begin < content.end && work.view->text(content.begin) == "that") ++content.begin;
    content.end = info(work.judgements[index].statement_class).is_commitment
                      ? next_clause(*work.view, content)
                      : content.end;
    content.end = before_next_predication(*work.view, work.predications, content);
    content = work.view->trimmed(content);
    if (work.view->has_words(content.end - 2, {"and", "that"})) content.end -= 2;
    return work.view->trimmed(content);
  }

  void drop(const SentenceWork& work, const Clause& clause, std::string_view why) const {
    if (reading_.trace) trace_clause(*work.view, clause, why);
  }

  void make_statements(const SentenceWork& work, std::size_t index) {
    const Clause& clause = work.clauses[index];
    if (work.silent[index]) return drop(work, clause, "another clause of the sentence says it");
    if (!work.judgements[index].makes_statement) return drop(work, clause, "it makes no statement here");
    StatementDraft draft = draft_of(work, index);
    if (!says_something(*work.view, draft.content)) return drop(work, clause, "what follows says nothing");
    draft.in_stem = work.view->text(work.view->size() - 1) == ":";
    if (draft.in_stem && is_bare(*work.view, draft.content) && !is_stance(draft.judged.statement_class))
      return drop(work, clause, "a bare stem: its list items say it");
    draft = reconsidered(*work.view, std::move(draft));
    const Class made = draft.judged.statement_class;
    const bool whole =
        draft.judged.content_has_subject || work.clauses[index].match.cue->kind == CueKind::reporting;
    const bool does = info(made).is_commitment && made != Class::announce;
    const bool splits = (does || made == Class::recommend || made == Class::urge) && !whole;
    const bool closed = work.clauses[index].match.cue->kind == CueKind::reporting;
    if (closed && proposes_act(*work.view, clause)) draft.judged = proposed_act(draft);
    if (closed) return emit_claims(work, draft);
    if (!splits) return emit(work, draft);
    for (WordRange part : split_actions(*work.view, draft.content)) {
      draft.content = part;
      emit(work, without_negation(*work.view, draft));
    }
  }

  Judgement proposed_act(const StatementDraft& draft) const {
    const bool author = !speaker_.policy && draft.attribution.source == speaker_.source;
    Judgement judged = of_class(author ? Class::recommend : Class::urge);
    judged.content_has_subject = judged.stance_of_source = true;
    judged.strength = Strength::medium;
    return judged;
  }

  // "argues that A is a key framework given that B": a claim and its ground.
  void emit_claims(const SentenceWork& work, StatementDraft draft) {
    const WordRange whole = draft.content;
    const auto ground = find_ground(*work.view, whole);
    if (ground) draft.content = work.view->trimmed({whole.begin, ground->begin});
    emit(work, draft);
    if (!ground) return;
    draft.content = work.view->trimmed({ground->end, whole.end});
    draft.cue = work.view->span(*ground);
    draft.parties =
        actors_named(*work.view, {draft.content.begin, std::min(draft.content.begin + 4, draft.content.end)});
    if (draft.parties.empty()) draft.parties = draft.attribution.source;
    emit(work, draft);
  }

  void emit(const SentenceWork& work, const StatementDraft& draft) {
    if (draft.content.empty()) return;
    StatementCandidate made = finisher_.finish(*work.view, draft, work.dates);
    const bool own = made.is_commitment && speaker_.policy;
    made.made_at = meeting_made_at(*work.view, {made.cue, made.content, draft.modal, own});
    found_.push_back(std::move(made));
  }

  void add_clauses(const SentenceWork& work, const std::vector<StatementCandidate>& made) {
    std::vector<WordRange> spoken;
    for (const StatementCandidate& one : made) {
      spoken.push_back(work.view->range_of(one.content));
      if (one.cue.size() > 0) spoken.push_back(work.view->range_of(one.cue));
    }
    for (std::size_t i = 0; i < work.clauses.size(); ++i)
      if (work.silent[i] || work.stem_ahead(i)) spoken.push_back(work.clauses[i].match.words);
    add_assertions(work, assertions_of(*work.view, work.predications, spoken, speaker_));
  }

  static std::vector<int> parties_of(const PlainAssertion& assertion, const Subject& subject,
                                     const std::vector<int>& source) {
    if (!subject.entities.empty() && !assertion.judged.stance_of_source) return subject.entities;
    const bool nobodys = subject.kind == SubjectKind::collective && !assertion.judged.stance_of_source;
    return nobodys ? std::vector<int>() : source;
  }

  void add_plain_assertion(const SentenceWork& work, bool spoken) {
    add_assertions(work, find_plain_assertions(*work.view, work.clauses, speaker_, spoken));
  }

  void add_assertions(const SentenceWork& work, const std::vector<PlainAssertion>& assertions) {
    for (const PlainAssertion& assertion : assertions) {
      StatementDraft draft;
      draft.negated = assertion.polarity == Polarity::negative;
      draft.judged = assertion.judged;
      draft.subject = read_subject(*work.view, assertion.subject);
      antecedents_.resolve(*work.view, draft.subject);
      draft.content = assertion.content;
      draft.cue = work.view->span(assertion.cue);
      draft.agent = work.view->span(assertion.subject);
      draft.attribution = work.base;
      draft.parties = parties_of(assertion, draft.subject, work.base.source);
      draft.method = assertion.method;
      draft.confidence = 0.5F;
      emit(work, draft);
    }
  }

  // --- stems

  void keep_stem(const SentenceWork& work) {
    StemContext context;
    if (work.clauses.empty()) {
      context.subject = read_subject(*work.view, work.view->trimmed({0, work.view->size()}));
      antecedents_.resolve(*work.view, context.subject);
      if (!context.subject.is_agent()) context.subject = {};
    } else {
      fill_stem(work, context);
    }
    stems_[static_cast<std::size_t>(work.view->sentence())] = context;
  }

  void fill_stem(const SentenceWork& work, StemContext& context) const {
    std::size_t last = work.clauses.size() - 1;
    while (last > 0 && work.clauses[last].link == ClauseLink::participle) --last;
    const StatementDraft draft = draft_of(work, last);
    context.judged = draft.judged;
    context.subject = draft.subject;
    context.subject.words = {};
    context.cue = draft.cue;
    context.agent = draft.agent;
    context.attribution = draft.attribution;
    context.parties = draft.parties;
    context.negated = draft.negated || is_negative(*work.view, draft.content);
    context.method = draft.method;
    context.governs = draft.judged.makes_statement && work.view->text(work.view->size() - 1) == ":";
  }

  Reading& reading_;
  const StatementTables& tables_;
  Speaker speaker_;
  Antecedents antecedents_;
  DraftFinisher finisher_;
  std::string lower_;
  std::vector<std::vector<int>> mentions_;
  std::vector<std::optional<StemContext>> stems_;
  std::vector<StatementCandidate> found_;
};

}  // namespace

std::vector<StatementCandidate> find_statements(Reading& reading, const StatementTables& tables) {
  std::vector<StatementCandidate> statements = StatementFinder(reading, tables).run();
  std::ranges::stable_sort(statements, {},
                           [](const StatementCandidate& s) { return std::pair(s.sentence, s.content); });
  mark_new_bodies(reading, statements);
  return statements;
}

}  // namespace entente
