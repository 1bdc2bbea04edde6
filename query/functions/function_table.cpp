#include "query/functions/function_table.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <tuple>
#include <unordered_map>

namespace entente {
namespace {

// What a function may make where no statement runs that could say how much.
constexpr std::uint64_t most_ahead = 16ULL << 20;

std::string in_small_letters(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

std::vector<FunctionInfo> joined_tables() {
  std::vector<FunctionInfo> all;
  for (const std::span<const FunctionInfo> table :
       {aggregate_functions(), scalar_functions(), list_functions(), text_functions(), number_functions(),
        conversion_functions(), temporal_functions(), provenance_functions()}) {
    all.insert(all.end(), table.begin(), table.end());
  }
  std::sort(all.begin(), all.end(), [](const FunctionInfo& a, const FunctionInfo& b) {
    return std::tie(a.family, a.name) < std::tie(b.family, b.name);
  });
  return all;
}

using NamedFunctions = std::unordered_map<std::string, const FunctionInfo*>;

NamedFunctions by_name() {
  NamedFunctions named;
  for (const FunctionInfo& function : functions()) named.emplace(in_small_letters(function.name), &function);
  return named;
}

}  // namespace

std::span<const FunctionInfo> functions() {
  static const std::vector<FunctionInfo> all = joined_tables();
  return all;
}

const FunctionInfo* function_named(std::string_view name) {
  static const NamedFunctions named = by_name();
  const auto found = named.find(in_small_letters(name));
  return found == named.end() ? nullptr : found->second;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names;
  for (const FunctionInfo& function : functions()) names.push_back(function.name);
  return names;
}

Result<void> affordable(std::uint64_t bytes, const FunctionSetting& setting) {
  if (setting.budget == nullptr) {
    if (bytes <= most_ahead) return {};
    return Error{ErrorCode::limit_exceeded, "the value is too large to be computed ahead", ""};
  }
  if (setting.budget->hold(bytes)) {
    setting.budget->release(bytes);
    return {};
  }
  return setting.budget->verdict();
}

}  // namespace entente
