#include "ingest/extraction/foreign_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace entente {
namespace {

bool is_foreign(std::string_view language) {
  return !language.empty() && language != LanguageTable::english;
}

// The languages of a document's paragraphs; "" where it cannot be told.
class ParagraphLanguages {
 public:
  ParagraphLanguages(const NormalisedText& text, const LanguageTable& table) : blocks_(text.blocks) {
    LanguageTable::Counts all = table.count("");
    for (const Block& block : blocks_) {
      if (block.kind == BlockKind::boilerplate) {
        languages_.emplace_back();
        continue;
      }
      const LanguageTable::Counts counts =
          table.count(std::string_view(text.text).substr(block.span.begin, block.span.size()));
      languages_.push_back(table.of_paragraph(counts));
      all.add(counts);
    }
    settle(table.of_document(all));
  }

  bool any_foreign() const { return std::ranges::any_of(languages_, is_foreign); }
  const std::vector<std::string_view>& all() const { return languages_; }

  std::vector<std::string> losses() const {
    std::map<std::string_view, int> paragraphs;
    bool read = false;
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      if (blocks_[i].kind == BlockKind::boilerplate) continue;
      read |= !is_foreign(languages_[i]);
      if (is_foreign(languages_[i])) ++paragraphs[languages_[i]];
    }
    std::vector<std::string> losses;
    for (const auto& [language, count] : paragraphs)
      losses.push_back("language: " + (read ? passed_over(language, count) : std::string(language)) +
                       "; extraction reads English");
    return losses;
  }

 private:
  static std::string passed_over(std::string_view language, int count) {
    return count == 1 ? fmt::format("a paragraph in {} was not read", language)
                      : fmt::format("{} paragraphs in {} were not read", count, language);
  }

  // Paragraphs that do not tell follow the document when it is foreign, else their two neighbours when both
  // are.
  void settle(std::string_view document) {
    const bool english = std::ranges::find(languages_, LanguageTable::english) != languages_.end();
    std::string_view before;
    std::size_t untold = 0;  // where the row of paragraphs begins that do not tell
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      if (blocks_[i].kind == BlockKind::boilerplate || languages_[i].empty()) continue;
      const std::string_view here = languages_[i];
      if (is_foreign(here) && here == before) fill(untold, i, here);
      before = here;
      untold = i + 1;
    }
    if (is_foreign(document) && !english) fill(0, languages_.size(), document);
  }

  void fill(std::size_t begin, std::size_t end, std::string_view language) {
    for (std::size_t i = begin; i < end; ++i)
      if (languages_[i].empty() && blocks_[i].kind != BlockKind::boilerplate) languages_[i] = language;
  }

  const std::vector<Block>& blocks_;
  std::vector<std::string_view> languages_;
};

}  // namespace

void mark_foreign_text(ReadingDraft& draft) {
  Reading& reading = draft.reading;
  const ParagraphLanguages languages(reading.text, draft.index->languages);
  if (!languages.any_foreign()) return;
  const std::vector<Block>& blocks = reading.text.blocks;
  std::size_t block = 0;
  for (Sentence& sentence : reading.sentences) {
    while (block + 1 < blocks.size() && blocks[block].span.end <= sentence.span.begin) ++block;
    sentence.foreign = is_foreign(languages.all()[block]);
  }
  std::ranges::move(languages.losses(), std::back_inserter(reading.losses));
}

}  // namespace entente
