// Sentences whose grammar the rules of later steps depend on: the verb that looks like a noun, the participle
// that looks like a past, the item without subject, who does what to whom.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "ingest/language/syntax_model.h"

namespace entente {
namespace {

const SyntaxModel& model() {
  static const SyntaxModel loaded = SyntaxModel::load().value();
  return loaded;
}

struct Sentence {
  std::vector<std::string> forms;
  std::vector<AnalysedWord> words;
};

// Words between blanks.
Sentence read(const char* text) {
  Sentence sentence;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) sentence.forms.push_back(word);
  const std::vector<std::string_view> views(sentence.forms.begin(), sentence.forms.end());
  sentence.words = model().analyse(views);
  return sentence;
}

std::string describe(const Sentence& sentence) {
  std::string all;
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const AnalysedWord& word = sentence.words[i];
    all += sentence.forms[i] + "/" + std::string(name_of(word.tag)) + "/" + std::string(name_of(word.form)) +
           "/" + std::string(name_of(word.arc)) + "<" +
           (word.head < 0 ? "root" : sentence.forms[static_cast<std::size_t>(word.head)]) + " ";
  }
  return all;
}

std::size_t find(const Sentence& sentence, const std::string& form) {
  return static_cast<std::size_t>(std::find(sentence.forms.begin(), sentence.forms.end(), form) -
                                  sentence.forms.begin());
}

struct TagRow {
  const char* text;
  const char* word;
  WordTag tag;
  WordForm form;
  const char* lemma;
};

class Tags : public testing::TestWithParam<TagRow> {};

TEST_P(Tags, AreTold) {
  const TagRow& row = GetParam();
  const Sentence sentence = read(row.text);
  const AnalysedWord& word = sentence.words.at(find(sentence, row.word));
  EXPECT_EQ(name_of(word.tag), name_of(row.tag)) << describe(sentence);
  EXPECT_EQ(name_of(word.form), name_of(row.form)) << describe(sentence);
  EXPECT_EQ(word.lemma, row.lemma) << describe(sentence);
}

using enum WordTag;

INSTANTIATE_TEST_SUITE_P(
    Sentences, Tags,
    testing::Values(
        TagRow{"Japan plans to host the next talks .", "plans", verb, WordForm::present, "plan"},
        TagRow{"The plans of Japan were welcomed .", "plans", noun, WordForm::plural, "plan"},
        TagRow{"The ministers have pledged new funds .", "pledged", verb, WordForm::past_participle,
               "pledge"},
        TagRow{"The ministers pledged new funds .", "pledged", verb, WordForm::past, "pledge"},
        TagRow{"The funds pledged by the donors are late .", "pledged", verb, WordForm::past_participle,
               "pledge"},
        TagRow{"We will strengthen our defence .", "will", aux, WordForm::modal, "will"},
        TagRow{"We will strengthen our defence .", "strengthen", verb, WordForm::base, "strengthen"},
        TagRow{"Strengthen cooperation on cyber security", "Strengthen", verb, WordForm::base, "strengthen"},
        TagRow{"Support the efforts of the host country", "Support", verb, WordForm::base, "support"},
        TagRow{"We support and will help the island states .", "support", verb, WordForm::present, "support"},
        TagRow{"Our support for the island states is firm .", "support", noun, WordForm::singular, "support"},
        TagRow{"The parties aim to share data .", "aim", verb, WordForm::present, "aim"},
        TagRow{"The aim is to share data .", "aim", noun, WordForm::singular, "aim"},
        TagRow{"The two sides are building new ports .", "building", verb, WordForm::present_participle,
               "build"},
        TagRow{"Troops will be deployed by NATO .", "be", aux, WordForm::base, "be"},
        TagRow{"Australia and Japan reaffirmed that view .", "Australia", propn, WordForm::singular,
               "Australia"}));

struct ArcRow {
  const char* text;
  const char* word;
  Arc arc;
  const char* head;  // "" for the root
};

class Arcs : public testing::TestWithParam<ArcRow> {};

TEST_P(Arcs, AreTold) {
  const ArcRow& row = GetParam();
  const Sentence sentence = read(row.text);
  const AnalysedWord& word = sentence.words.at(find(sentence, row.word));
  EXPECT_EQ(name_of(word.arc), name_of(row.arc)) << describe(sentence);
  const std::string head = word.head < 0 ? "" : sentence.forms[static_cast<std::size_t>(word.head)];
  EXPECT_EQ(head, row.head) << describe(sentence);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Arcs,
    testing::Values(ArcRow{"Japan plans to host the next talks .", "plans", Arc::root, ""},
                    ArcRow{"Japan plans to host the next talks .", "Japan", Arc::nsubj, "plans"},
                    ArcRow{"Japan plans to host the next talks .", "host", Arc::xcomp, "plans"},
                    ArcRow{"Japan plans to host the next talks .", "talks", Arc::obj, "host"},
                    ArcRow{"The plans of Japan were welcomed .", "Japan", Arc::nmod, "plans"},
                    ArcRow{"The plans of Japan were welcomed .", "plans", Arc::nsubj_pass, "welcomed"},
                    ArcRow{"Troops will be deployed by NATO .", "NATO", Arc::obl_agent, "deployed"},
                    ArcRow{"Troops will be deployed by NATO .", "Troops", Arc::nsubj_pass, "deployed"},
                    ArcRow{"Troops will be deployed by NATO .", "be", Arc::aux_pass, "deployed"},
                    ArcRow{"We support and will help the island states .", "help", Arc::conj, "support"},
                    ArcRow{"We support and will help the island states .", "will", Arc::aux, "help"},
                    ArcRow{"Strengthen cooperation on cyber security", "Strengthen", Arc::root, ""},
                    ArcRow{"Strengthen cooperation on cyber security", "cooperation", Arc::obj, "Strengthen"},
                    ArcRow{"The minister said that Japan will send two ships .", "send", Arc::ccomp, "said"},
                    ArcRow{"The minister said that Japan will send two ships .", "Japan", Arc::nsubj, "send"},
                    ArcRow{"Japan 's plans are clear .", "Japan", Arc::nmod_poss, "plans"},
                    ArcRow{"The ships that Japan sent arrived .", "sent", Arc::acl_relcl, "ships"},
                    ArcRow{"Australia and Japan signed a treaty .", "Japan", Arc::conj, "Australia"}));

}  // namespace
}  // namespace entente
