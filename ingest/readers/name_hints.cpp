#include "ingest/readers/name_hints.h"

#include <cstddef>
#include <string>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::size_t longest_names = 400;

struct NamedHint {
  std::string_view word;
  NameHint hint;
};

constexpr NamedHint words[] = {
#include "ingest/readers/name_hints.inc"
};

std::uint64_t hint_of(std::string_view word) {
  static const std::unordered_map<std::string_view, std::uint64_t> hints = [] {
    std::unordered_map<std::string_view, std::uint64_t> table;
    for (const NamedHint& each : words) table[each.word] |= 1ull << static_cast<int>(each.hint);
    return table;
  }();
  if (word.size() > 3 && word.ends_with('s')) word.remove_suffix(1);
  auto found = hints.find(word);
  return found == hints.end() ? 0 : found->second;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::uint64_t name_hints(std::string_view names) {
  names = names.substr(0, longest_names);
  std::uint64_t hints = 0;
  std::string word;
  auto close = [&] {
    if (!word.empty()) hints |= hint_of(word);
    word.clear();
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    char c = names[i];
    if (!is_capital(c) && !is_small(c)) {
      close();
      continue;
    }
    if (is_capital(c) && i > 0 && is_small(names[i - 1])) close();
    word += is_capital(c) ? static_cast<char>(c + 32) : c;
  }
  close();
  return hints;
}

}  // namespace entente
