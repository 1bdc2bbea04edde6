#include "ingest/training/name_corpus.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>

#include "ingest/extraction/tokens.h"
#include "ingest/language/word_key.h"

namespace entente {
namespace {

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  std::size_t begin = 0;
  for (std::size_t tab; (tab = line.find('\t', begin)) != std::string::npos; begin = tab + 1)
    columns.push_back(line.substr(begin, tab - begin));
  columns.push_back(line.substr(begin));
  return columns;
}

// Packed files are unpacked by the program xz: the corpora come so, and the trainer is no part of what is
// installed.
Result<std::string> contents_of(const std::filesystem::path& file) {
  std::string bytes;
  if (file.extension() == ".xz") {
    if (file.string().find('\'') != std::string::npos || !std::filesystem::exists(file))
      return Error{ErrorCode::unreadable, "cannot read this corpus", file.string()};
    FILE* const pipe = popen(("xz -dc -- '" + file.string() + "'").c_str(), "r");
    if (pipe == nullptr) return Error{ErrorCode::unreadable, "xz cannot be run", file.string()};
    std::array<char, 1 << 16> buffer;
    for (std::size_t size; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
      bytes.append(buffer.data(), size);
    if (pclose(pipe) != 0) return Error{ErrorCode::malformed, "xz cannot unpack this corpus", file.string()};
    return bytes;
  }
  std::ifstream stream(file, std::ios::binary);
  bytes.assign(std::istreambuf_iterator<char>(stream), {});
  if (!stream.is_open() || stream.bad())
    return Error{ErrorCode::unreadable, "cannot read this corpus", file.string()};
  return bytes;
}

// Puts the word behind the sentence; false when the mark is none.
bool add_word(MarkedSentence& sentence, const std::string& word, const std::string& mark) {
  const auto at = static_cast<std::uint32_t>(sentence.words.size());
  sentence.words.push_back(word);
  if (mark == "O") return true;
  if (mark.size() < 3 || mark[1] != '-' || (mark[0] != 'B' && mark[0] != 'I')) return false;
  const std::string type = mark.substr(2);
  const bool goes_on = mark[0] == 'I' && !sentence.names.empty() && sentence.names.back().tokens.last == at &&
                       sentence.names.back().type == type;
  if (goes_on) {
    sentence.names.back().tokens.last = at + 1;
  } else {
    sentence.names.push_back({{at, at + 1}, type});
  }
  return true;
}

}  // namespace

Result<std::vector<MarkedSentence>> read_marked_sentences(const std::filesystem::path& file) {
  std::istringstream stream(TRY(contents_of(file)));
  std::vector<MarkedSentence> sentences(1);
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.empty()) {
      if (!sentences.back().words.empty()) sentences.emplace_back();
      continue;
    }
    const std::vector<std::string> columns = columns_of(line);
    if (line.starts_with("# ") && columns.size() < 3) continue;
    if (columns.size() < 2) {
      return Error{ErrorCode::malformed, fmt::format("line {} has no mark", number), file.string()};
    }
    const bool numbered = columns.size() > 2;
    if (!add_word(sentences.back(), columns[numbered ? 1 : 0], columns[numbered ? 2 : 1]))
      return Error{ErrorCode::malformed, fmt::format("line {} has a mark that is none", number),
                   file.string()};
  }
  if (sentences.back().words.empty()) sentences.pop_back();
  return sentences;
}

const NameTypes& political_types() {
  static const NameTypes types{{"politician", NameType::person},
                               {"person", NameType::person},
                               {"politicalparty", NameType::organisation},
                               {"organisation", NameType::organisation},
                               {"country", NameType::place},
                               {"location", NameType::place},
                               {"election", NameType::event},
                               {"event", NameType::event},
                               {"misc", NameType::other}};
  return types;
}

const NameTypes& general_types() {
  static const NameTypes types{
      {"PER", NameType::person}, {"ORG", NameType::organisation}, {"LOC", NameType::place}};
  return types;
}

std::vector<LabelledName> labelled_names(const MarkedSentence& sentence, const NameTypes& types) {
  std::vector<LabelledName> names;
  for (const MarkedSentence::Name& name : sentence.names) {
    const auto type = types.find(name.type);
    if (type != types.end()) names.push_back({name.tokens, type->second});
  }
  return names;
}

ReadingDraft draft_of_words(const std::vector<MarkedSentence>& sentences, const Lexicon& lexicon) {
  static const Document no_document;
  ReadingDraft draft;
  draft.lexicon = &lexicon;
  draft.index = &lexicon.index();
  Reading& reading = draft.reading;
  reading.document = &no_document;
  for (const MarkedSentence& marked : sentences) {
    Sentence sentence;
    sentence.first_token = static_cast<std::uint32_t>(reading.tokens.size());
    sentence.span.begin = static_cast<std::uint32_t>(reading.text.text.size());
    for (const std::string& word : marked.words) {
      const auto begin = static_cast<std::uint32_t>(reading.text.text.size());
      reading.text.text += word;
      reading.tokens.push_back(token_of(word, {begin, begin + static_cast<std::uint32_t>(word.size())}));
      draft.words.push_back(draft.index->vocabulary.find(word_key(word)));
      reading.text.text += ' ';
    }
    sentence.span.end = static_cast<std::uint32_t>(reading.text.text.size());
    sentence.last_token = static_cast<std::uint32_t>(reading.tokens.size());
    reading.sentences.push_back(sentence);
  }
  return draft;
}

}  // namespace entente
