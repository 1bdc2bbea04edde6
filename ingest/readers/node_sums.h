// Amounts that stand at nodes of a page, summed up so that the amount inside any element is one subtraction.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/readers/page_tree.h"

namespace entente {

class NodeSums {
 public:
  explicit NodeSums(const PageTree& page) : page_(&page), before_(page.nodes.size() + 1, 0.0) {}

  void add(int node, double amount) { before_[static_cast<std::size_t>(node) + 1] += amount; }
  // Once, after the last add() and before the first inside().
  void settle() {
    for (std::size_t i = 1; i < before_.size(); ++i) before_[i] += before_[i - 1];
  }
  double inside(int node) const {
    return before_[static_cast<std::size_t>(page_->at(node).end)] - before_[static_cast<std::size_t>(node)];
  }
  double all() const { return before_.back(); }
  // The share of everything that stands inside the node; 0 when there is nothing at all.
  double share(int node) const { return all() > 0 ? inside(node) / all() : 0; }

 private:
  const PageTree* page_;
  std::vector<double> before_;
};

}  // namespace entente
