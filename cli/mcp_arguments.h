// The arguments of one tool call, checked against the tool's own table: what is missing, unknown or of
// another type is refused with a message that an assistant can act on.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/result.h"

namespace entente {

// Of a tool: from it the published input schema derives.
struct McpParameter {
  enum class Type { text, texts, number, flag, object };
  std::string_view name;
  Type type = Type::text;
  bool required = false;
  std::string_view meaning;
  std::int64_t least = 0;  // of a number
  std::int64_t most = 0;
};

struct McpObject {
  std::string json;
};
using McpGiven = std::variant<std::string, std::vector<std::string>, std::int64_t, bool, McpObject>;

class McpArguments {
 public:
  // An object as JSON text; each member is checked. Fails with invalid_argument.
  static Result<McpArguments> read(std::string_view json, std::span<const McpParameter> parameters);

  // What was given; empty, nothing or false where it was not.
  std::string text(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  std::optional<std::int64_t> number(std::string_view name) const;
  bool flag(std::string_view name) const;
  std::string object(std::string_view name) const;  // as JSON; "" where it was not given

 private:
  template <typename T>
  const T* find(std::string_view name) const;

  std::map<std::string, McpGiven, std::less<>> given_;
};

}  // namespace entente
