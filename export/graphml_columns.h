// What GraphML tells of each node and edge: one table of columns for each, from which the key declarations,
// the values and the documentation's tables derive.
//
// Keys never change from one version to the next: Gephi makes them column ids, and two exports appended to
// one workspace share columns by them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/bundle.h"
#include "export/document_names.h"
#include "graph/model.h"

namespace entente {

// Everything the columns of one node are made from.
struct NodeFacts {
  const ProjectedNode& projected;
  const Entity& entity;
  const DocumentName* document = nullptr;  // of a Document; else null
  Date first_seen;                         // date of the earliest document that mentions it
  Date last_seen;
};

// Everything the columns of one edge are made from.
struct EdgeFacts {
  const Bundle& bundle;
  std::string label;
  std::string sources;          // titles of the documents, joined with " | "
  std::uint32_t documents = 0;  // how many
  std::string quote;            // of the first relation
  std::string quote_source;     // its document and page
};

template <typename Facts>
struct GraphmlColumn {
  std::string_view key;   // NMTOKEN, unique in the file in any case
  std::string_view name;  // as Gephi's Data Laboratory shows it
  std::string_view type;  // int, double, string: what every importer reads
  std::string_view meaning;
  std::string (*value)(const Facts&);  // raw text; empty: missing
};

std::span<const GraphmlColumn<NodeFacts>> graphml_node_columns();
std::span<const GraphmlColumn<EdgeFacts>> graphml_edge_columns();

// The text of an entity's label: its name on one line, at most 120 characters; its id when it has no name.
std::string label_of(const Entity& entity);

}  // namespace entente
