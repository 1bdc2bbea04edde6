#include "ingest/extraction/role_heads.h"

#include "ingest/extraction/gazetteer.h"

namespace entente {

std::optional<HeadMatch> head_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end) {
  const auto match = longest_match(draft, draft.index->heads, first, end);
  if (!match) return std::nullopt;
  const NameUse& use = *match->uses.front();
  return HeadMatch{match->tokens, &draft.index->records.role_nouns[use.payload],
                   static_cast<NounForm>(use.kind) == NounForm::plural};
}

bool is_title_cased(const ReadingDraft& draft, TokenRange sentence) {
  int capitalised = 0, lower = 0;
  for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
    const Token& token = draft.token(at);
    if (token.shape != Token::Shape::word || token.span.size() < 3) continue;
    if (token.capitalised) {
      capitalised += token.span.size() > 3;
    } else if (!draft.is(at, WordList::joining_word)) {
      ++lower;
    }
  }
  const bool full_stop = sentence.size() > 0 && draft.word(sentence.last - 1) == ".";
  return !full_stop && capitalised > 2 && capitalised > 5 * lower;
}

}  // namespace entente
