#include "ingest/language/abbreviations.h"

namespace entente {

std::optional<AbbreviationUse> abbreviation_use_named(std::string_view name) {
  if (name == "before_name") return AbbreviationUse::before_name;
  if (name == "before_number") return AbbreviationUse::before_number;
  if (name == "may_end") return AbbreviationUse::may_end;
  return std::nullopt;
}

std::optional<AbbreviationUse> AbbreviationTable::find(std::string_view word) const {
  const auto found = uses_.find(std::string(word));
  if (found == uses_.end()) return std::nullopt;
  return found->second;
}

}  // namespace entente
