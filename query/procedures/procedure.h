// What `CALL name(arguments) YIELD columns` calls: the path algorithms and verbs of the product, search, and
// the tables that conformance scenarios bring along.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "query/answer.h"
#include "query/budget.h"
#include "query/graphs/property_graph.h"
#include "query/values/value.h"

namespace entente {

struct ProcedureArgument {
  std::string name;
  std::string type;  // "STRING?", "NODE", "MAP": for people and for checks of literals
  bool required = true;
};
struct ProcedureColumn {
  std::string name;
  std::string type;
  std::string meaning;
};
struct ProcedureSignature {
  std::string name;  // "path.shortest"
  std::vector<ProcedureArgument> arguments;
  std::vector<std::string>
      options;  // keys of the option map, where an argument is one; the planner checks them
  std::vector<ProcedureColumn> columns;
  std::string meaning;
};

struct ProcedureRow {
  std::vector<Value> cells;             // one a column
  std::vector<AssertionId> assertions;  // what it rests on
};
// Returns false to stop.
using RowSink = std::function<Result<bool>(ProcedureRow)>;

// One call while a statement runs. What a procedure learns besides rows goes to `findings`: notes, a drawing
// for people, the part of the graph used, what was counted. Its columns and rows stay empty.
struct ProcedureCall {
  std::span<const Value> arguments;
  const PropertyGraph& graph;
  Budget& budget;
  Answer& findings;
};

class Procedure {
 public:
  virtual ~Procedure() = default;
  virtual const ProcedureSignature& signature() const = 0;
  virtual Result<void> call(ProcedureCall& call, const RowSink& emit) const = 0;
};

// The procedures a statement may call.
class Procedures {
 public:
  void add(std::shared_ptr<const Procedure> procedure);                 // replaces one of the same name
  std::shared_ptr<const Procedure> named(std::string_view name) const;  // as written; null: none
  std::vector<std::string_view> names() const;

 private:
  std::map<std::string, std::shared_ptr<const Procedure>, std::less<>> procedures_;
};

// Those of the product: path.* and graph.*. Made once, shared by threads.
const Procedures& product_procedures();

}  // namespace entente
