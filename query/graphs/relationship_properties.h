// What statements may ask of a relationship of the store: `r.date`, `r.quote`, `r.standing` …
//
//   date, until    the first and the last day of its time, as dates. `until` is null where the time is open
//   to
//                  the end ("since 2021"). Both are null for an undated one. `r.date <= x AND r.until >= y`
//                  is what the verbs mean by `since y until x`.
//   date_text      the same as precise as it was written: "2023-08", "2021 to 2024-06"
//   standing       "fact", or why it is none: "proposed", "planned", "predicted", "denied", "derived" …
//   confidence     0 to 1, rounded to thousandths, so that `>= 0.9` holds for 0.9
//   sources        what `cited by` compares with: title, id, address and locations of its document
//   said_by        names, the outermost source first
//
// What adjacency knows costs nothing; quote, sentence, page, said_by, status, time and method read the
// assertion, sentence a page as well.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/names.h"
#include "query/values/value.h"

namespace entente {

std::vector<std::string> relationship_property_names();

// One relationship being read. Reads each record at most once.
class RelationshipReading {
 public:
  RelationshipReading(const Edge& edge, const Snapshot& snapshot, Names& names)
      : edge_(edge), snapshot_(snapshot), names_(names) {}

  Result<Value> property(std::string_view key);  // null: there is none of this name, or it is not known
  Result<ValueMap> properties();                 // without those that are null

  // For the table of properties.
  const Edge& edge() const { return edge_; }
  const Snapshot& snapshot() const { return snapshot_; }
  Names& names() { return names_; }
  Result<const Relation*> relation();  // null: the store has none, as of a made-up edge

 private:
  const Edge& edge_;
  const Snapshot& snapshot_;
  Names& names_;
  std::optional<Relation> relation_;
  bool read_ = false;
};

}  // namespace entente
