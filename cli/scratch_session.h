// A graph in memory that another program writes and asks, over standard input and output: what conformance
// scenarios are run with. `entente query --scratch --json` is one.
//
// The protocol is tck-lines/1: one JSON object a line, a reply to each with the same "id". Operations: hello,
// reset, query (text, params, timeout_ms), procedure (signature, rows), snapshot. A request that cannot be
// understood gets a reply with an error and the session goes on. Lines of over 16 MiB are such.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "query/graphs/scratch_graph.h"
#include "query/procedures/procedure.h"

namespace entente {

class ScratchSession {
 public:
  ScratchSession();

  // Replies to every line until the input ends.
  void run(std::istream& requests, std::ostream& replies);

  // The reply to one request, without a line end.
  std::string reply(std::string_view request);

 private:
  Result<ValueMap> answer(const ValueMap& request);
  Result<ValueMap> query(const ValueMap& request);
  Result<ValueMap> learn_procedure(const ValueMap& request);
  Result<ValueMap> snapshot() const;
  void reset();

  ScratchGraph graph_;
  Procedures procedures_;
};

}  // namespace entente
