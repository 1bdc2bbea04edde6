#include "ingest/extraction/listed_officers.h"

#include "ingest/extraction/gazetteer.h"

namespace entente {
namespace {

// "Ministers of Transport" of "Ministers of Transport of Kenya and Uganda".
TokenRange with_portfolio(const ReadingDraft& draft, TokenRange noun, std::uint32_t end) {
  std::uint32_t at = noun.last;
  if (at + 3 >= end || (draft.word(at) != "of" && draft.word(at) != "for")) return noun;
  if (name_at(draft, at + 1, end)) return noun;
  ++at;
  while (at < end && (draft.token(at).capitalised || draft.word(at) == "and")) ++at;
  const bool whole = at < end && draft.word(at) == "of" && at > noun.last + 1;
  return whole ? TokenRange{noun.first, at} : noun;
}

}  // namespace

ListedOfficers listed_officers(const ReadingDraft& draft, TokenRange noun, std::uint32_t end) {
  ListedOfficers officers{with_portfolio(draft, noun, end), {}};
  std::uint32_t at = officers.noun.last;
  if (at + 1 >= end || draft.word(at) != "of") return officers;
  for (++at; at < end;) {
    const std::string_view word = draft.word(at);
    const bool joins = word == "the" || word == "," || word == "and";
    const auto known = joins ? std::nullopt : name_at(draft, at, end);
    const bool state = known && known->entry->kind == EntityKind::state;
    if (!state && !joins) break;
    if (state) officers.states.push_back(known->entry);
    at = state ? known->tokens.last : at + 1;
  }
  return officers;
}

}  // namespace entente
