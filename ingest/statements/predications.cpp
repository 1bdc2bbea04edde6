#include "ingest/statements/predications.h"

#include <algorithm>

namespace entente {
namespace {

bool is_subject(Arc arc) {
  return arc == Arc::nsubj || arc == Arc::nsubj_pass || arc == Arc::nsubj_outer || arc == Arc::csubj ||
         arc == Arc::expl;
}

bool is_clausal(Arc arc) {
  return arc == Arc::root || arc == Arc::conj || arc == Arc::ccomp || arc == Arc::parataxis ||
         arc == Arc::acl_relcl || arc == Arc::advcl || arc == Arc::advcl_relcl;
}

bool is_finite(WordForm form) {
  return form == WordForm::present || form == WordForm::past || form == WordForm::modal;
}

// What the words that hang directly on a verb say of it.
struct Helpers {
  bool finite = false;
  bool be = false;
  bool have = false;
};

class PredicationFinder {
 public:
  explicit PredicationFinder(const SentenceView& sentence)
      : sentence_(sentence), found_at_(static_cast<std::size_t>(sentence.size()), -1) {}

  std::vector<Predication> find() {
    for (int i = 0; i < sentence_.size(); ++i) take(i);
    for (Predication& one : found_) settle(one);
    return std::move(found_);
  }

 private:
  void take(int at) {
    const Word& word = sentence_[at];
    const bool by_form = word.tag == WordTag::verb && is_finite(word.form) && stands_as_clause(at);
    if (!is_clausal(word.arc) && !by_form) return;
    Predication made;
    made.head = at;
    Helpers helpers;
    for (int child : sentence_.children(at)) look_at(child, made, helpers);
    const int first = first_helper(at, made);
    const bool joined = is_joined(at);
    made.link = word.head >= 0 ? found_at_[static_cast<std::size_t>(word.head)] : -1;
    const bool shares = joined && made.link >= 0 && made.subject_head < 0 && shares_helpers(made);
    const bool other_time = joined && made.link >= 0 && made.subject_head < 0 && !helpers.finite &&
                            word.form == WordForm::present &&
                            found_[static_cast<std::size_t>(made.link)].past;
    if (other_time) return;  // "promised to help and | develop": a bare verb that looks like a finite one
    const bool verb = word.tag == WordTag::verb || made.copular;
    // "Kenya also strengthened its ties": a past read as a participle.
    const bool told = word.tag == WordTag::verb && word.form == WordForm::past_participle && !helpers.be &&
                      !helpers.have && sentence_.child(at, Arc::nsubj) >= 0 && made.modal < 0;
    if (!verb || !(helpers.finite || is_finite(word.form) || shares || told)) return;
    made.past |= told;
    made.passive |= helpers.be && word.form == WordForm::past_participle && !made.copular;
    made.progressive = helpers.be && word.form == WordForm::present_participle;
    made.past |=
        helpers.have || word.form == WordForm::past || (shares && word.form == WordForm::past_participle);
    made.relative = word.arc == Arc::acl_relcl;
    made.content = word.arc == Arc::ccomp;
    made.adverbial = (word.arc == Arc::advcl && !joined) || word.arc == Arc::advcl_relcl;
    made.words = {first, at + 1};
    found_at_[static_cast<std::size_t>(at)] = static_cast<int>(found_.size());
    found_.push_back(made);
  }

  // Of "the news is that the tugs are old" the second "are" is that of "old".
  int first_helper(int at, const Predication& made) const {
    const bool outer = sentence_.child(at, Arc::nsubj_outer) >= 0;
    int first = at;
    for (int child : sentence_.children(at)) {
      const Arc arc = sentence_[child].arc;
      const bool helps = arc == Arc::aux || arc == Arc::aux_pass || arc == Arc::cop;
      if (helps && (!outer || child > made.subject_head)) first = std::min(first, child);
    }
    return first;
  }

  // Joined to the verb before it, even where the parser made it depend on that: "signed it, agreed to meet".
  bool is_joined(int at) const {
    const Word& word = sentence_[at];
    if (word.head < 0 || word.head >= at) return false;
    if (word.arc == Arc::conj || word.arc == Arc::xcomp) return true;
    const bool bare = sentence_.child(at, Arc::mark) < 0 && sentence_.child(at, Arc::nsubj) < 0;
    return word.arc == Arc::advcl && is_finite(word.form) && bare && sentence_.text(at - 1) == ",";
  }

  // A finite form counts wherever the parser hung it, when it is joined on or has a subject.
  bool stands_as_clause(int at) const {
    const bool joined = at > 0 && sentence_[at - 1].mention < 0 &&
                        (sentence_.text(at - 1) == "," || sentence_[at - 1].is(WordClass::coordinator));
    return sentence_[at].arc == Arc::xcomp ? joined : sentence_.child(at, Arc::nsubj) >= 0;
  }

  void look_at(int child, Predication& made, Helpers& helpers) const {
    const Word& word = sentence_[child];
    if (is_subject(word.arc) && (made.subject_head < 0 || word.arc != Arc::expl)) made.subject_head = child;
    made.copular |= word.arc == Arc::cop;
    made.passive |= word.arc == Arc::nsubj_pass;
    made.negated |= (word.arc == Arc::advmod || word.arc == Arc::det) && word.is(WordClass::negation);
    if (word.arc != Arc::aux && word.arc != Arc::aux_pass && word.arc != Arc::cop) return;
    helpers.finite |= is_finite(word.form) || word.is(WordClass::modal);
    helpers.be |= word.is(WordClass::be);
    helpers.have |= word.is(WordClass::have) && word.arc == Arc::aux;
    made.past |= word.form == WordForm::past && word.arc != Arc::aux_pass;
    made.negated |= word.text == "cannot";
    if (word.form == WordForm::modal || word.is(WordClass::modal)) made.modal = child;
  }

  // "has grown and prospered", "will meet and decide": the form goes on.
  bool shares_helpers(const Predication& made) const {
    const Predication& before = found_[static_cast<std::size_t>(made.link)];
    const WordForm here = sentence_[made.head].form;
    const WordForm there = sentence_[before.head].form;
    return here == there || (here == WordForm::past_participle && there == WordForm::past);
  }

  void settle(Predication& one) {
    if (sentence_[one.head].head >= 0)
      one.link = found_at_[static_cast<std::size_t>(sentence_[one.head].head)];
    if (one.subject_head >= 0) one.subject = sentence_.subtree(one.subject_head);
    const bool joined = is_joined(one.head) && one.link >= 0;
    if (joined && one.subject_head < 0) {
      one.shares_subject = true;
      const Predication& before = found_[static_cast<std::size_t>(one.link)];
      one.subject = before.subject;
      one.subject_head = before.subject_head;
      one.relative = before.relative;
      one.content = before.content;
      if (one.modal < 0 && sentence_[one.head].form == WordForm::base) one.modal = before.modal;
      one.past |= before.past && sentence_[one.head].form == WordForm::past_participle;
    }
    if (one.relative && one.subject.size() == 1 && !one.shares_subject) one.antecedent = antecedent_of(one);
    one.words.end = end_of(one);
    one.negated |= sentence_.find({one.head + 1, one.words.end}, {"neither"}) == one.head + 1;
  }

  WordRange antecedent_of(const Predication& one) const {
    const std::string_view pronoun = sentence_.text(one.subject.begin);
    const int noun = sentence_[one.head].head;
    if (noun < 0 || noun >= one.subject.begin ||
        (pronoun != "which" && pronoun != "who" && pronoun != "that"))
      return {};
    return sentence_.trimmed({sentence_.subtree(noun).begin, sentence_.subtree(one.head).begin});
  }

  // The subtree up to the first clause that says something of its own.
  int end_of(const Predication& one) const {
    int end = sentence_.subtree(one.head).end;
    for (int child : sentence_.children(one.head)) {
      if (child < one.head) continue;
      const Word& word = sentence_[child];
      const bool other = word.arc != Arc::ccomp && word.arc != Arc::acl_relcl && word.arc != Arc::csubj &&
                         found_at_[static_cast<std::size_t>(child)] >= 0;
      if (other) end = std::min(end, sentence_.subtree(child).begin);
    }
    return std::max(end, one.words.end);
  }

  const SentenceView& sentence_;
  std::vector<int> found_at_;  // predication of a word; -1: none
  std::vector<Predication> found_;
};

}  // namespace

std::vector<Predication> find_predications(const SentenceView& sentence) {
  if (!sentence.parsed()) return {};
  return PredicationFinder(sentence).find();
}

}  // namespace entente
