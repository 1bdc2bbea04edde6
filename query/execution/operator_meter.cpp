#include "query/execution/operator_meter.h"

#include <utility>

namespace entente {
namespace {

// Stored graphs alone read blocks.
std::uint64_t block_reads(const PropertyGraph&) {
  return 0;
}

}  // namespace

OperatorMeter::OperatorMeter(const PropertyGraph& graph, const Budget& budget)
    : graph_(graph),
      budget_(budget),
      since_(std::chrono::steady_clock::now()),
      edges_(budget.spent()),
      reads_(block_reads(graph)) {}

std::size_t OperatorMeter::add(const Operator& step) {
  Cost& cost = costs_.emplace_back();
  cost.step = &step;
  cost.depth = depth_;
  return costs_.size() - 1;
}

std::size_t OperatorMeter::enter(std::size_t number) {
  charge();
  return std::exchange(at_work_, number);
}

void OperatorMeter::leave(std::size_t previous) {
  charge();
  at_work_ = previous;
}

void OperatorMeter::charge() {
  const auto now = std::chrono::steady_clock::now();
  const std::uint64_t edges = budget_.spent();
  const std::uint64_t reads = block_reads(graph_);
  Cost& cost = costs_[at_work_];
  cost.time += now - std::exchange(since_, now);
  cost.edges += edges - std::exchange(edges_, edges);
  cost.reads += reads - std::exchange(reads_, reads);
}

}  // namespace entente
