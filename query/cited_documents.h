// Which documents `cited by` and `not cited by` mean.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/snapshot.h"

namespace entente {

struct CitedDocuments {
  std::set<NodeId> named;
  std::set<NodeId> others;  // all the rest
};

// A name is that of a document (title, id, address or location), of its issuer, publisher or author; names
// are compared folded, and those of entities by any alias: "South Korea" is the issuer "Republic of Korea".
// Fails with unknown_name for a name that is of no document. Reads every document.
Result<CitedDocuments> cited_documents(const std::vector<std::string>& names, const Snapshot& snapshot);

}  // namespace entente
