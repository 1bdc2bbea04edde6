#include "ingest/extraction/phrase.h"

#include <algorithm>

#include "ingest/extraction/gazetteer.h"

namespace entente {

Phrase::Phrase(std::string_view text, const Lexicon& lexicon) : document_(std::make_unique<Document>()) {
  document_->text = text;
  Block block;
  block.kind = BlockKind::title;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  document_->blocks.push_back(block);
  draft_ = std::make_unique<ReadingDraft>(draft_of(*document_, lexicon, {}));
}

std::vector<const LexiconEntry*> Phrase::entries() const {
  std::vector<const LexiconEntry*> found;
  std::uint32_t at = 0;
  while (at < tokens().last) {
    const auto match = name_at(*draft_, at, tokens().last);
    if (match && std::find(found.begin(), found.end(), match->entry) == found.end())
      found.push_back(match->entry);
    at = match ? match->tokens.last : at + 1;
  }
  return found;
}

}  // namespace entente
