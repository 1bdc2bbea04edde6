#include "ingest/training/treebank.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

namespace entente {
namespace {

constexpr std::string_view text_mark = "# text = ";
constexpr std::size_t columns = 10;

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; (end = line.find(by)) != std::string_view::npos; line.remove_prefix(end + 1))
    parts.push_back(line.substr(0, end));
  parts.push_back(line);
  return parts;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<TreebankWord> word_of(const std::vector<std::string_view>& column) {
  if (column.size() != columns) return std::nullopt;
  const auto tag = word_tag_named(column[3]);
  const auto head = number(column[6]);
  const auto arc = arc_named(column[7]);
  if (!tag || !head || !arc) return std::nullopt;
  return TreebankWord{
      std::string(column[1]), std::string(column[2]), *tag, std::string(column[4]), *head - 1, *arc};
}

bool heads_fit(const TreebankSentence& sentence) {
  const auto size = static_cast<int>(sentence.words.size());
  for (const TreebankWord& word : sentence.words) {
    if (word.head < -1 || word.head >= size) return false;
  }
  return true;
}

}  // namespace

Result<std::vector<TreebankSentence>> parse_treebank(std::string_view conllu) {
  std::vector<TreebankSentence> sentences;
  TreebankSentence sentence;
  std::size_t number_of_line = 0;
  for (const std::string_view line : split(conllu, '\n')) {
    ++number_of_line;
    if (line.empty()) {
      if (!heads_fit(sentence))
        return Error{ErrorCode::malformed, "a head is no word of its sentence",
                     fmt::format("line {}", number_of_line)};
      if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
      sentence = {};
    } else if (line.starts_with(text_mark)) {
      sentence.text = line.substr(text_mark.size());
    } else if (line[0] != '#') {
      const auto column = split(line, '\t');
      if (column[0].find_first_of("-.") != std::string_view::npos) continue;
      auto word = word_of(column);
      if (!word)
        return Error{ErrorCode::malformed, "no word of CoNLL-U", fmt::format("line {}", number_of_line)};
      sentence.words.push_back(std::move(*word));
    }
  }
  return sentences;
}

Result<std::vector<TreebankSentence>> read_treebank(const std::string& path) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& stream = path == "-" ? std::cin : file;
  if (!stream) return Error{ErrorCode::unreadable, "cannot be opened", path};
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  return parse_treebank(bytes);
}

WordForm form_of(std::string_view fine_tag) {
  struct Known {
    std::string_view tag;
    WordForm form;
  };
  static constexpr std::array known = {Known{"VB", WordForm::base},
                                       Known{"VBP", WordForm::present},
                                       Known{"VBZ", WordForm::present},
                                       Known{"VBD", WordForm::past},
                                       Known{"VBG", WordForm::present_participle},
                                       Known{"VBN", WordForm::past_participle},
                                       Known{"MD", WordForm::modal},
                                       Known{"NN", WordForm::singular},
                                       Known{"NNS", WordForm::plural},
                                       Known{"NNP", WordForm::singular},
                                       Known{"NNPS", WordForm::plural}};
  for (const Known& one : known) {
    if (one.tag == fine_tag) return one.form;
  }
  return WordForm::none;
}

}  // namespace entente
