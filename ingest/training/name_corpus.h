// Sentences with names marked, for training and scoring the name tagger.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/extraction/name_labels.h"

namespace entente {

// One sentence: its words, and the names among them by the corpus' own types.
struct MarkedSentence {
  struct Name {
    TokenRange tokens;
    std::string type;  // "politician"
  };
  std::vector<std::string> words;
  std::vector<Name> names;
};

// Files of a word a line with its mark (B-x, I-x, O), sentences parted by empty lines, "#" before remarks:
// two columns (word, mark), or three and more (number, word, mark); packed files end in ".xz". Errors:
// unreadable; malformed, with the line.
Result<std::vector<MarkedSentence>> read_marked_sentences(const std::filesystem::path& file);

// What the types of a corpus mean here; those that are not listed are no names.
using NameTypes = std::map<std::string, NameType>;
const NameTypes& political_types();  // CrossNER, politics
const NameTypes& general_types();    // UNER: PER, ORG, LOC

std::vector<LabelledName> labelled_names(const MarkedSentence& sentence, const NameTypes& types);

// The sentences as a text that can be read, one token a word. `sentences` must outlive nothing: words are
// copied.
ReadingDraft draft_of_words(const std::vector<MarkedSentence>& sentences, const Lexicon& lexicon);

}  // namespace entente
