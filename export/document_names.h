// Titles and dates of documents, read once each: many edges rest on one document.
#pragma once

#include <string>
#include <unordered_map>

#include "graph/snapshot.h"

namespace entente {

struct DocumentName {
  std::string title;  // the id when it has none
  Date date;
  std::string url;
  std::string genre;
  std::string issuer;
};

class DocumentNames {
 public:
  // `snapshot` must outlive the object.
  explicit DocumentNames(const Snapshot& snapshot) : snapshot_(snapshot) {}

  // Never null, and valid as long as this object. For a key that names no document the title is the key's
  // digits.
  Result<const DocumentName*> of(NodeId document);

 private:
  const Snapshot& snapshot_;
  std::unordered_map<NodeId, DocumentName> known_;
};

}  // namespace entente
