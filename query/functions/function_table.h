// Every function of the language, each in one record: calls, help, completion and the documentation read it.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "query/budget.h"
#include "query/graphs/property_graph.h"
#include "query/values/value.h"

namespace entente {

// What a function may look at besides its arguments. One instant for the whole statement.
struct FunctionSetting {
  const PropertyGraph& graph;
  ZonedDateTime now;
  Budget* budget = nullptr;  // of the statement while it runs; null: computed ahead
};

// Whether a function may make a value of so many bytes: limit_exceeded otherwise. Asked before it is made.
Result<void> affordable(std::uint64_t bytes, const FunctionSetting& setting);

// Gathers the values of one group.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  // `arguments`: as many as the function takes; the first is never null (nulls are not counted).
  virtual Result<void> add(std::span<const Value> arguments) = 0;
  virtual Result<Value> result() const = 0;
};

enum class FunctionFamily {
  aggregate,
  scalar,
  list,
  text,
  number,
  conversion,
  element,
  temporal,
  provenance
};

struct FunctionInfo {
  std::string_view name;  // in the spelling shown to people; compared in any case
  FunctionFamily family;
  std::size_t least_arguments;
  std::size_t most_arguments;
  std::string_view arguments;  // "list, index"
  std::string_view meaning;
  // One of the two is set. Null arguments reach `call`: most functions answer null for them.
  Result<Value> (*call)(std::span<const Value> arguments, const FunctionSetting& setting);
  std::unique_ptr<Accumulator> (*accumulator)();
  bool deterministic = true;  // false: rand(), date() …: not computed ahead, but for date('2022-01-01')
};

// All, ordered by family and name. Joined from the tables of the files functions/*_functions.cpp.
std::span<const FunctionInfo> functions();
const FunctionInfo* function_named(std::string_view name);  // any case; null: none. One hash look-up
std::vector<std::string_view> function_names();

// --- one table a file
std::span<const FunctionInfo> aggregate_functions();  // count collect sum avg min max percentile… stDev…
std::span<const FunctionInfo> scalar_functions();     // coalesce, id, elementId, type, labels, properties …
std::span<const FunctionInfo> list_functions();       // size range reverse head last tail keys nodes …
std::span<const FunctionInfo> text_functions();       // toLower substring split trim replace left right …
std::span<const FunctionInfo> number_functions();     // abs ceil floor round sign sqrt rand, trigonometry …
std::span<const FunctionInfo> conversion_functions();  // toInteger toFloat toString toBoolean
std::span<const FunctionInfo> temporal_functions();    // date … duration, their .truncate, .between …
std::span<const FunctionInfo> provenance_functions();  // sources, overlaps, end_of

}  // namespace entente
