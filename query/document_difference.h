// What became of one document between two runs; the part of query/difference.h that reads its journal.
#pragma once

#include <optional>
#include <vector>

#include "query/difference.h"

namespace entente {

struct DocumentDifference {
  std::optional<DocumentNews> news;  // nothing: in the end it is as it was
  std::uint64_t relations_new = 0, relations_gone = 0;
  // Of all its journal entries in between, what each says; not yet net.
  std::vector<EntityName> appeared, gone;
};

Result<DocumentDifference> document_difference(const Snapshot& snapshot, NodeId document, RunNumber after,
                                               RunNumber up_to);

}  // namespace entente
