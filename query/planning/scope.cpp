#include "query/planning/scope.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t many = 32;

}  // namespace

const ScopeVariable* Scope::find(std::string_view name) const {
  if (variables_.size() <= many) {
    for (std::size_t i = variables_.size(); i-- > 0;) {
      if (variables_[i].name == name) return &variables_[i];
    }
    return nullptr;
  }
  const auto found = places_.find(name);
  return found == places_.end() || found->second.empty() ? nullptr : &variables_[found->second.back()];
}

void Scope::add(ScopeVariable variable) {
  variables_.push_back(variable);
  if (variables_.size() <= many) return;
  if (places_.empty()) {
    for (std::size_t i = 0; i < variables_.size(); ++i) places_[variables_[i].name].push_back(i);
  } else {
    places_[variable.name].push_back(variables_.size() - 1);
  }
}

void Scope::shrink(std::size_t size) {
  if (!places_.empty()) {
    for (std::size_t i = variables_.size(); i-- > size;) places_[variables_[i].name].pop_back();
    if (size <= many) places_.clear();
  }
  variables_.resize(size);
}

std::vector<std::string_view> Scope::names() const {
  std::vector<std::string_view> names;
  for (const ScopeVariable& variable : sorted()) names.push_back(variable.name);
  return names;
}

std::vector<ScopeVariable> Scope::sorted() const {
  std::vector<ScopeVariable> result(variables_.rbegin(), variables_.rend());
  const auto by_name = [](const ScopeVariable& a, const ScopeVariable& b) { return a.name < b.name; };
  std::stable_sort(result.begin(), result.end(), by_name);
  const auto same = [](const ScopeVariable& a, const ScopeVariable& b) { return a.name == b.name; };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

}  // namespace entente
