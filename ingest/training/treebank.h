// Sentences of a Universal Dependencies treebank in CoNLL-U.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/language/syntax.h"

namespace entente {

struct TreebankWord {
  std::string form, lemma;
  WordTag tag = WordTag::unknown;
  std::string fine_tag;  // Penn: "VBZ"
  int head = -1;         // index of a word; -1: the root
  Arc arc = Arc::unknown;
};

struct TreebankSentence {
  std::string text;  // as it was written
  std::vector<TreebankWord> words;
};

// Multiword ranges and empty nodes are left out. `malformed` names the line.
Result<std::vector<TreebankSentence>> parse_treebank(std::string_view conllu);
// The same from a file, or from the standard input for "-".
Result<std::vector<TreebankSentence>> read_treebank(const std::string& path);

// What a Penn tag says of the form: "VBN" is a past participle.
WordForm form_of(std::string_view fine_tag);

}  // namespace entente
