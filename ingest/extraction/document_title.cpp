#include "ingest/extraction/document_title.h"

#include "graph/name_folding.h"

namespace entente {
namespace {

constexpr std::size_t shortest_title = 12;  // folded bytes; less may be a section heading

bool same_title(std::string_view text, std::string_view title) {
  return text.size() >= shortest_title && (title.starts_with(text) || text.starts_with(title)) &&
         !title.empty();
}

}  // namespace

int title_sentence(const ReadingDraft& draft) {
  const std::string title = fold_name(draft.reading.document->title);
  int real = 0;
  for (std::size_t i = 0; i < draft.reading.sentences.size() && real < 4; ++i) {
    const Sentence& sentence = draft.reading.sentences[i];
    if (sentence.boilerplate || sentence.first_token == sentence.last_token) continue;
    ++real;
    if (sentence.block == BlockKind::title) return static_cast<int>(i);
    if (same_title(fold_name(draft.reading.words(sentence.span)), title)) return static_cast<int>(i);
  }
  return -1;
}

Referent titled(const ReadingDraft& draft, const std::string& genre, int sentence) {
  const bool instrument = genre == "joint_statement" || genre == "communique" || genre == "declaration" ||
                          genre == "treaty" || genre == "agreement";
  Referent referent;
  referent.kind = instrument ? EntityKind::instrument : EntityKind::document;
  referent.subtype = genre == "declaration"         ? "joint_declaration"
                     : genre.empty() || !instrument ? "publication"
                                                    : genre;
  if (genre == "fact_sheet" || genre == "readout") referent.subtype = genre;
  referent.name =
      std::string(draft.reading.words(draft.reading.sentences[static_cast<std::size_t>(sentence)].span));
  referent.key = instrument ? local_key(EntityKind::instrument, referent.name) : "document~";
  referent.status = "existing";
  return referent;
}

}  // namespace entente
