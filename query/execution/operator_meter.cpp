#include "query/execution/operator_meter.h"

#include <utility>

namespace entente {

OperatorMeter::OperatorMeter(const Budget& budget)
    : budget_(budget),
      since_(std::chrono::steady_clock::now()),
      edges_(budget.spent()),
      reads_(Snapshot::block_reads()) {}

std::size_t OperatorMeter::add(const Operator& step) {
  const std::size_t outside = at_work_ == 0 ? 0 : costs_[at_work_].depth + 1;
  Cost& cost = costs_.emplace_back();
  cost.step = &step;
  cost.within = at_work_;
  cost.depth = outside + depth_;
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
  const Snapshot::BlockReads reads = Snapshot::block_reads();
  Cost& cost = costs_[at_work_];
  cost.time += now - std::exchange(since_, now);
  cost.edges += edges - std::exchange(edges_, edges);
  cost.reads.files += reads.files - reads_.files;
  cost.reads.cache += reads.cache - reads_.cache;
  reads_ = reads;
}

std::vector<OperatorMeter::Cost> OperatorMeter::costs() const {
  std::vector<std::vector<std::size_t>> inside(costs_.size());
  for (std::size_t i = costs_.size(); i-- > 1;) inside[costs_[i].within].push_back(i);
  std::vector<Cost> ordered;
  std::vector<std::size_t> waiting = inside[0];
  while (!waiting.empty()) {
    const std::size_t number = waiting.back();
    waiting.pop_back();
    ordered.push_back(costs_[number]);
    waiting.insert(waiting.end(), inside[number].begin(), inside[number].end());
  }
  return ordered;
}

}  // namespace entente
