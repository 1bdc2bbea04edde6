#include "query/procedures/procedure.h"

namespace entente {

void Procedures::add(std::shared_ptr<const Procedure> procedure) {
  std::string name = procedure->signature().name;
  procedures_.insert_or_assign(std::move(name), std::move(procedure));
}

std::shared_ptr<const Procedure> Procedures::named(std::string_view name) const {
  const auto found = procedures_.find(name);
  return found == procedures_.end() ? nullptr : found->second;
}

std::vector<std::string_view> Procedures::names() const {
  std::vector<std::string_view> all;
  for (const auto& [name, procedure] : procedures_) all.push_back(name);
  return all;
}

}  // namespace entente
