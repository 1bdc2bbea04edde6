#include "ingest/extraction/title_words.h"

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/person_names.h"

namespace entente {
namespace {

bool has_jurisdiction(const LexiconEntry& entry) {
  return entry.kind == EntityKind::state || entry.kind == EntityKind::organisation;
}

// A name of a state or body that ends just before `end`: at most four words long.
Jurisdiction name_before(const ReadingDraft& draft, std::uint32_t end, std::uint32_t begin) {
  for (std::uint32_t length = std::min<std::uint32_t>(6, end - begin); length > 0; --length) {
    const auto match = name_at(draft, end - length, end);
    if (!match || match->tokens.last != end) continue;
    // "New Mexico Governor" is nobody of Mexico's.
    if (!has_jurisdiction(*match->entry)) return {};
    return {match->entry, match->tokens};
  }
  return {};
}

// "a Judge of the United States Court of Appeals": the state only begins the name of a body.
bool heads_longer_name(const ReadingDraft& draft, std::uint32_t at, std::uint32_t end) {
  for (std::uint32_t words = 0; words < 4 && at < end && draft.token(at).capitalised; ++words, ++at) {
    const auto head = longest_match(draft, draft.index->heads, at, end);
    if (head && draft.index->records.role_nouns[head->uses.front()->payload].names) return true;
  }
  return false;
}

Jurisdiction name_after_of(const ReadingDraft& draft, std::uint32_t at, std::uint32_t end) {
  if (at >= end || draft.word(at) != "of") return {};
  ++at;
  if (at < end && draft.word(at) == "the") ++at;
  if (at >= end) return {};
  const auto match = name_at(draft, at, end);
  if (!match || !has_jurisdiction(*match->entry) || match->kind == AliasKind::demonym) return {};
  if (heads_longer_name(draft, match->tokens.last, end)) return {};
  return {match->entry, match->tokens};
}

}  // namespace

std::optional<TitleMatch> title_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end) {
  std::optional<TitleMatch> title;
  std::uint32_t at = first;
  while (at < end && draft.words[at] != unknown_word && draft.token(at).capitalised) {
    const auto match = longest_match(draft, draft.index->titles, at, end);
    if (!match) break;
    const TitleRecord& record = draft.index->records.titles[match->uses.front()->payload];
    if (!title || !record.office.empty() || !title->is_office()) title = TitleMatch{match->tokens, &record};
    at = match->tokens.last;
  }
  return title;
}

Jurisdiction jurisdiction_of(const ReadingDraft& draft, TokenRange title, TokenRange sentence) {
  std::uint32_t end = title.first;
  if (end > sentence.first && draft.word(end - 1) == "'s") --end;
  if (end > sentence.first && draft.word(end - 1) == "former" && end - 1 > sentence.first) --end;
  if (end > sentence.first) {
    const Jurisdiction before = name_before(draft, end, sentence.first);
    if (before.entry != nullptr) return before;
  }
  const Jurisdiction direct = name_after_of(draft, title.last, sentence.last);
  if (direct.entry != nullptr) return direct;
  // "Prime Minister Netanyahu of Israel"
  const TokenRange name = person_name_at(draft, title.last, sentence.last);
  return name.size() == 0 ? Jurisdiction{} : name_after_of(draft, name.last, sentence.last);
}

}  // namespace entente
