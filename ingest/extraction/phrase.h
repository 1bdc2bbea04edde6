// A short text of the metadata (title, issuer, author) read by the same rules as the document.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "ingest/extraction/reading_draft.h"

namespace entente {

class Phrase {
 public:
  Phrase(std::string_view text, const Lexicon& lexicon);
  const ReadingDraft& draft() const { return *draft_; }
  // All of its tokens.
  TokenRange tokens() const { return {0, static_cast<std::uint32_t>(draft_->reading.tokens.size())}; }
  // The lexicon's entities named in it, in order, each once; adjectives ("Japanese") too.
  std::vector<const LexiconEntry*> entries() const;

 private:
  std::unique_ptr<Document> document_;  // the draft points to it
  std::unique_ptr<ReadingDraft> draft_;
};

}  // namespace entente
