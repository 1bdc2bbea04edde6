// Where rows begin in the graph: scans, seeks and labels of nodes.
#include <algorithm>

#include "query/execution/stage.h"

namespace entente {
namespace {

class NodeScanStage final : public Stage {
 public:
  NodeScanStage(const NodeScan& scan, TextSpan span, StatementRun& run) : Stage(run, span), scan_(scan) {}

 private:
  Result<bool> take(ValueRow& row) override {
    if (!scan_.label && !scan_.label_name.empty()) return true;  // no node has it
    VisitOutcome outcome;
    TRY(run_.graph.nodes(scan_.label, [&](NodeId node) {
      if (!spend()) return outcome.keep(run_.halt());
      row[scan_.node] = NodeValue{node, nullptr};
      return outcome.keep(pass(row));
    }));
    return outcome.result();
  }

  const NodeScan& scan_;
};

class NodeSeekStage final : public Stage {
 public:
  NodeSeekStage(const NodeSeek& seek, TextSpan span, StatementRun& run) : Stage(run, span), seek_(seek) {}

 private:
  Result<bool> take(ValueRow& row) override {
    const Value value = TRY(run_.evaluation.value(*seek_.value, row));
    if (value.is_null()) return true;
    if (seek_.key.empty()) {
      if (!value.is<NodeValue>()) {
        return run_.pointed({ErrorCode::invalid_argument, "a node is wanted here", ""}, span());
      }
      row[seek_.node] = NodeValue{value.as<NodeValue>().id, nullptr};
      return pass(row);
    }
    for (const NodeId node : TRY(run_.graph.nodes_with(seek_.key, value))) {
      if (!spend()) return run_.halt();
      row[seek_.node] = NodeValue{node, nullptr};
      if (!TRY(pass(row))) return false;
    }
    return true;
  }

  const NodeSeek& seek_;
};

class LabelFilterStage final : public Stage {
 public:
  LabelFilterStage(const LabelFilter& filter, TextSpan span, StatementRun& run)
      : Stage(run, span), filter_(filter) {}

 private:
  Result<bool> take(ValueRow& row) override {
    const std::optional<NodeId> node = TRY(node_in(row, filter_.node));
    if (!node || filter_.impossible) return tick();
    for (const LabelId label : filter_.labels) {
      if (!TRY(run_.graph.has_label(*node, label))) return tick();
    }
    return pass(row);
  }

  const LabelFilter& filter_;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const NodeScan& scan, TextSpan span, StatementRun& run) {
  return std::make_unique<NodeScanStage>(scan, span, run);
}

std::unique_ptr<Stage> stage_of(const NodeSeek& seek, TextSpan span, StatementRun& run) {
  return std::make_unique<NodeSeekStage>(seek, span, run);
}

std::unique_ptr<Stage> stage_of(const LabelFilter& filter, TextSpan span, StatementRun& run) {
  return std::make_unique<LabelFilterStage>(filter, span, run);
}

}  // namespace entente
