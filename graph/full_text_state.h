// What the store knows of its full-text index: which one it is, how far it has come, and which documents it
// lacks. Kept in the store, in the same batch as the documents: graph/README.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/database.h"
#include "graph/model.h"
#include "graph/result.h"

namespace entente {

struct FullTextState {
  std::uint64_t number = 0;  // of the index: its directory's name
  std::uint64_t batch = 0;   // the last batch the store knows to be in it
};

// By node: the stamp that the index should have; 0: no entry at all.
using UnindexedDocuments = std::map<NodeId, std::uint64_t>;

// Nothing: the store has no index.
Result<std::optional<FullTextState>> full_text_state(const DatabaseView& view);
Write state_row(const FullTextState& state);

Result<UnindexedDocuments> unindexed_documents(const DatabaseView& view);
std::string unindexed_key(NodeId document);
std::string unindexed_value(std::uint64_t stamp);

// How the documents of a store differ from what an index holds.
struct FullTextDifference {
  UnindexedDocuments missing;    // in the store, but not so in the index
  std::vector<NodeId> outdated;  // in the index, but not so in the store
  std::uint64_t documents = 0;   // in the store
};
// Reads every document's record.
Result<FullTextDifference> compare_stamps(const DatabaseView& view,
                                          const std::map<NodeId, std::uint64_t>& indexed);

// "STORE/full_text/3"
std::filesystem::path full_text_directory(const std::filesystem::path& store, std::uint64_t number);

}  // namespace entente
