// Names that the lexicon knows, found in a text.
#pragma once

#include <optional>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

// A name of the lexicon at some place of the text, before its meaning there is decided.
struct KnownName {
  TokenRange tokens;
  const LexiconEntry* entry = nullptr;
  AliasKind kind = AliasKind::name;
};

// The longest name of `trie` whose words begin at token `first` and end before `end`; hyphens between words
// do not count. Nothing when there is none.
struct TrieMatch {
  TokenRange tokens;
  std::vector<const NameUse*> uses;  // at least one, all written as the text writes them
};
std::optional<TrieMatch> longest_match(const ReadingDraft& draft, const NameTrie& trie, std::uint32_t first,
                                       std::uint32_t end);

// The longest name beginning at `first`. Of several entities of that name the likeliest: a name before a
// demonym before a capital; of dated ones the nearest before the date of the document.
std::optional<KnownName> name_at(const ReadingDraft& draft, std::uint32_t first, std::uint32_t end);

// Every name of the sentence that means its entity there: demonyms where they modify a policy noun, capitals
// as governments where they act, else as places; not words of other names ("Jordan Smith").
std::vector<Candidate> find_known_names(const ReadingDraft& draft, int sentence);

}  // namespace entente
