// The variables that a clause can see, each with the slot that holds it and the kinds it may have.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/language/expression.h"
#include "query/planning/possible_kinds.h"

namespace entente {

struct ScopeVariable {
  std::string_view name;  // stands in the statement's tree, which outlives the scope
  Slot slot = no_slot;
  PossibleKinds kinds;
};

// A later variable hides an earlier one of the same name. Look-up is a walk over the few names of a usual
// scope, a hash beyond that.
class Scope {
 public:
  const ScopeVariable* find(std::string_view name) const;
  void add(ScopeVariable variable);
  std::size_t size() const { return variables_.size(); }
  void shrink(std::size_t size);  // forgets the variables added since there were `size`
  const std::vector<ScopeVariable>& variables() const { return variables_; }
  std::vector<std::string_view> names() const;
  std::vector<ScopeVariable> sorted() const;  // by name, for `*`; hidden ones left out

 private:
  std::vector<ScopeVariable> variables_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> places_;  // once there are many
};

}  // namespace entente
