#include "ingest/extraction/gazetteer.h"

#include <algorithm>
#include <tuple>

#include "ingest/extraction/metonymy.h"

namespace entente {
namespace {

bool in_capitals(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool capital_inside(std::string_view word) {
  return word.size() > 1 &&
         std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool written_as(const ReadingDraft& draft, const std::vector<std::uint32_t>& tokens, const NameUse& use) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto capitals = static_cast<Capitals>(use.capitals[i]);
    const Token& token = draft.token(tokens[i]);
    if (capitals == Capitals::initial && !token.capitalised && token.shape == Token::Shape::word)
      return false;
    if (capitals == Capitals::all && !in_capitals(draft.word(tokens[i]))) return false;
    if (capitals == Capitals::mixed && !capital_inside(draft.word(tokens[i]))) return false;
  }
  return true;
}

int days_apart(const LexiconEntry& entry, const Date& date) {
  const auto own = Date::parse(entry.date);
  if (!own || !date.known()) return INT32_MAX / 2;
  const int days = date.last_day() - own->first_day();
  return days < 0 ? INT32_MAX / 4 - days / 2 : days;
}

bool better(const LexiconEntry& a, AliasKind kind_a, const LexiconEntry& b, AliasKind kind_b,
            const Date& date) {
  return std::tuple(kind_a, days_apart(a, date)) < std::tuple(kind_b, days_apart(b, date));
}

// "Tokyo" is first of all the capital of Japan; whether city or government, metonymy.h decides.
bool is_capital_of(const LexiconEntry& city, const LexiconEntry& state, AliasKind kind) {
  return city.kind == EntityKind::place && city.subtype == "city" && city.country == state.id &&
         (kind == AliasKind::capital || kind == AliasKind::metonym);
}

}  // namespace

std::optional<TrieMatch> longest_match(const ReadingDraft& draft, const NameTrie& trie, std::uint32_t first,
                                       std::uint32_t end) {
  std::optional<TrieMatch> best;
  std::vector<std::uint32_t> tokens;
  NameTrie::Node node = NameTrie::root;
  for (std::uint32_t at = first; at < end; ++at) {
    if (at > first && draft.is_dash(at)) {
      if (at + 1 == end || draft.is_dash(at + 1)) break;
      continue;
    }
    node = trie.step(node, draft.words[at]);
    if (node == NameTrie::root) break;
    tokens.push_back(at);
    TrieMatch match{{first, at + 1}, {}};
    for (const NameUse& use : trie.uses(node)) {
      if (written_as(draft, tokens, use)) match.uses.push_back(&use);
    }
    if (!match.uses.empty()) best = std::move(match);
  }
  return best;
}

std::optional<KnownName> name_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end) {
  if (draft.words[first] == unknown_word) return std::nullopt;
  const auto match = longest_match(draft, draft.index->names, first, end);
  if (!match) return std::nullopt;
  KnownName best{match->tokens, nullptr, AliasKind::name};
  for (const NameUse* use : match->uses) {
    const LexiconEntry& entry = draft.index->records.entries[use->payload];
    const auto kind = static_cast<AliasKind>(use->kind);
    if (best.entry != nullptr && is_capital_of(entry, *best.entry, best.kind)) continue;
    if (best.entry == nullptr || is_capital_of(*best.entry, entry, kind) ||
        better(entry, kind, *best.entry, best.kind, draft.reading.document->date)) {
      best.entry = &entry;
      best.kind = kind;
    }
  }
  return best;
}

std::vector<Candidate> find_known_names(const ReadingDraft& draft, int sentence) {
  std::vector<Candidate> found;
  const TokenRange range = draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    // Where the longest name means nothing, a shorter one may: "U.S." of "U.S.-ROK alliance".
    for (std::uint32_t end = range.last; end > at;) {
      const auto match = name_at(draft, at, end);
      if (!match) break;
      if (auto candidate = meaning_of(draft, *match, range)) {
        candidate->sentence = sentence;
        found.push_back(std::move(*candidate));
        break;
      }
      end = match->tokens.last - 1;
    }
  }
  return found;
}

}  // namespace entente
