#include "query/planning/function_kinds.h"

#include <array>

namespace entente {
namespace {

constexpr KindSet list = kind_set(ValueKind::list);
constexpr KindSet string = kind_set(ValueKind::string);
constexpr KindSet integer = kind_set(ValueKind::integer);
constexpr KindSet floating = kind_set(ValueKind::floating);
constexpr KindSet map = kind_set(ValueKind::map);
constexpr KindSet node = kind_set(ValueKind::node);
constexpr KindSet relationship = kind_set(ValueKind::relationship);
constexpr KindSet path = kind_set(ValueKind::path);

constexpr PossibleKinds given(KindSet kinds, KindSet items = 0) {
  return {kinds | null_kind, items};
}

constexpr std::array table = {
    FunctionKinds{"size", list | string, given(integer)},
    FunctionKinds{"length", path, given(integer)},
    FunctionKinds{"type", relationship, given(string)},
    FunctionKinds{"labels", node, given(list, string)},
    FunctionKinds{"properties", node | relationship | map, given(map)},
    FunctionKinds{"keys", node | relationship | map, given(list, string)},
    FunctionKinds{"nodes", path, given(list, node)},
    FunctionKinds{"relationships", path, given(list, relationship)},
    FunctionKinds{"startNode", relationship, given(node)},
    FunctionKinds{"endNode", relationship, given(node)},
    FunctionKinds{"id", node | relationship, given(integer)},
    FunctionKinds{"elementId", node | relationship, given(string)},
    FunctionKinds{"head", list, anything},
    FunctionKinds{"last", list, anything},
    FunctionKinds{"range", integer, {list, integer}},
    FunctionKinds{"abs", number_kinds, given(number_kinds)},
    FunctionKinds{"sign", number_kinds, given(integer)},
    FunctionKinds{"sqrt", number_kinds, given(floating)},
    FunctionKinds{"ceil", number_kinds, given(floating)},
    FunctionKinds{"floor", number_kinds, given(floating)},
    FunctionKinds{"rand", every_kind, {floating, 0}},
    FunctionKinds{"count", every_kind, {integer, 0}},
    FunctionKinds{"collect", every_kind, {list, every_kind}},
    FunctionKinds{"toInteger", every_kind, given(integer)},
    FunctionKinds{"toFloat", every_kind, given(floating)},
    FunctionKinds{"toString", every_kind, given(string)},
    FunctionKinds{"toBoolean", every_kind, given(kind_set(ValueKind::boolean))},
    FunctionKinds{"toUpper", string, given(string)},
    FunctionKinds{"toLower", string, given(string)},
    FunctionKinds{"split", string, given(list, string)},
};

}  // namespace

const FunctionKinds* function_kinds(std::string_view name) {
  for (const FunctionKinds& kinds : table) {
    if (kinds.name == name) return &kinds;
  }
  return nullptr;
}

}  // namespace entente
