#include "ingest/training/syntax_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace entente {
namespace {

constexpr double words_a_sentence = 25;

std::string_view without_subtype(Arc arc) {
  const std::string_view name = name_of(arc);
  return name.substr(0, name.find(':'));
}

WordForm true_form(const TreebankWord& word) {
  const bool verbal = word.tag == WordTag::verb || word.tag == WordTag::aux;
  return verbal ? form_of(word.fine_tag) : WordForm::none;
}

struct Hits {
  std::size_t tag = 0, head = 0, arc = 0, subtype = 0, verbs = 0, form = 0, lemma = 0;

  void count(const TreebankWord& truth, const AnalysedWord& found) {
    tag += truth.tag == found.tag;
    head += truth.head == found.head;
    arc += truth.head == found.head && without_subtype(truth.arc) == without_subtype(found.arc);
    subtype += truth.head == found.head && truth.arc == found.arc;
    lemma += truth.lemma == found.lemma;
    const WordForm form_wanted = true_form(truth);
    verbs += form_wanted != WordForm::none;
    form += form_wanted != WordForm::none && form_wanted == found.form;
  }
};

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

SyntaxScores score_syntax(const SyntaxModel& model, const std::vector<TreebankSentence>& treebank) {
  SyntaxScores scores;
  Hits hits;
  std::clock_t spent = 0;  // of the processor: other programs do not count
  for (const TreebankSentence& sentence : treebank) {
    std::vector<std::string_view> words;
    for (const TreebankWord& word : sentence.words) words.push_back(word.form);
    const std::clock_t start = std::clock();
    const std::vector<AnalysedWord> found = model.analyse(words);
    spent += std::clock() - start;
    for (std::size_t i = 0; i < words.size(); ++i) hits.count(sentence.words[i], found[i]);
    scores.words += words.size();
    ++scores.sentences;
  }
  scores.upos = percent(hits.tag, scores.words);
  scores.uas = percent(hits.head, scores.words);
  scores.las = percent(hits.arc, scores.words);
  scores.las_subtypes = percent(hits.subtype, scores.words);
  scores.form = percent(hits.form, hits.verbs);
  scores.lemma = percent(hits.lemma, scores.words);
  const double seconds = std::max(static_cast<double>(spent) / CLOCKS_PER_SEC, 1e-9);
  scores.sentences_per_second = static_cast<double>(scores.words) / words_a_sentence / seconds;
  return scores;
}

std::string to_json(const SyntaxScores& scores, double load_ms) {
  return fmt::format(
      R"({{"upos":{:.2f},"uas":{:.2f},"las":{:.2f},"las_subtypes":{:.2f},"verb_form":{:.2f},"lemma":{:.2f},)"
      R"("sentences_per_second":{:.0f},"load_ms":{:.2f},"words":{},"sentences":{}}})",
      scores.upos, scores.uas, scores.las, scores.las_subtypes, scores.form, scores.lemma,
      scores.sentences_per_second, load_ms, scores.words, scores.sentences);
}

}  // namespace entente
