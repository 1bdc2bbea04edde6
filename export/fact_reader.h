// Reads what the columns of a drawing's nodes and edges are made from. GraphML and GEXF share it.
#pragma once

#include <string>

#include "export/document_names.h"
#include "export/graphml_columns.h"

namespace entente {

class FactReader {
 public:
  // `snapshot` must outlive the object.
  explicit FactReader(const Snapshot& snapshot) : snapshot_(snapshot), documents_(snapshot) {}

  // A few reads each; what they return refers to the arguments, and to this object for documents.
  Result<NodeFacts> of(const ProjectedNode& node, const Entity& entity);
  Result<EdgeFacts> of(const Bundle& bundle);

 private:
  Result<void> read_days_seen(NodeFacts& facts);
  Result<void> read_sources(EdgeFacts& facts);
  Result<void> read_quote(EdgeFacts& facts);

  const Snapshot& snapshot_;
  DocumentNames documents_;
};

// "state:JPN..member_of..grouping:quad", of what is no fact
// "state:JPN..member_of.proposed..organisation:nato": unique because ids have no "..", and the same in every
// export. `source` and `target` as xml_id() gives them.
std::string edge_id(const std::string& source, const Bundle& bundle, const std::string& target,
                    GraphmlProfile profile);

}  // namespace entente
