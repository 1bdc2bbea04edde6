// Values as JSON, in the encoding of the conformance protocol (docs/query.md, "Values as JSON"): what --json
// prints and what --param reads. RapidJSON stays behind it.
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"
#include "query/values/value.h"

namespace entente {

//   null, true, 1, "text", [..], {..}   as they are
//   1.0, {"$float": "NaN"}              a float has a '.' or 'e', or is named
//   {"$node": {"id", "labels", "properties"}}, {"$rel": {"id", "type", "start", "end", "properties"}}
//   {"$path": {"nodes", "rels"}}, {"$temporal": "2015-07-21"}, {"$map": {..}} where a lone key begins with
//   '$'
std::string json_of(const Value& value);

// One JSON text as a value. {"$int": ..}, {"$float": ..} and {"$map": ..} are understood; a whole number
// without
// '.' or 'e' is an integer. Fails with malformed (and where), or too_large: nested over 200 deep or over 16
// MiB.
Result<Value> value_of_json(std::string_view json);

}  // namespace entente
