// What states are called, for names inside longer names, which mentions do not show: "Russia" of "Russia's
// invasion of Ukraine".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/extraction/lexicon.h"

namespace entente {

class StateNames {
 public:
  struct State {
    EntityId id;
    std::string name, subtype;
  };

  StateNames() = default;
  // Names, aliases and demonyms of the lexicon's states; not capitals, which are places as often.
  explicit StateNames(const Lexicon& lexicon);

  const State* find(std::string_view name) const;  // null: no state is called so

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, State, Hash, std::equal_to<>> states_;
};

}  // namespace entente
