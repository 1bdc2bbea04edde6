#include "ingest/extraction/name_trie.h"

namespace entente {
namespace {

std::uint64_t edge(NameTrie::Node node, WordId word) {
  return (std::uint64_t{node} << 32) | word;
}

}  // namespace

void NameTrie::add(std::span<const WordId> words, NameUse use) {
  Node node = root;
  for (const WordId word : words) {
    const auto [found, added] = steps_.try_emplace(edge(node, word), static_cast<Node>(uses_.size()));
    if (added) uses_.emplace_back();
    node = found->second;
  }
  if (node == root) return;
  for (const NameUse& other : uses_[node]) {
    if (other.payload == use.payload && other.capitals == use.capitals) return;
  }
  uses_[node].push_back(std::move(use));
}

NameTrie::Node NameTrie::step(Node node, WordId word) const {
  const auto found = steps_.find(edge(node, word));
  return found == steps_.end() ? root : found->second;
}

}  // namespace entente
