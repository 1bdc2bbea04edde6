// JSON that remembers where each value stood, for files that people write: complaints must carry line and
// column. Comments and trailing commas are accepted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

enum class JsonType { nothing, boolean, number, text, list, object };
std::string_view name_of(JsonType type);  // with its article: "a number"

struct JsonNode {
  JsonType type = JsonType::nothing;
  std::size_t offset = 0;  // of its first byte in the text
  std::string name;        // in an object
  std::size_t name_offset = 0;
  std::string text;                // of a text; of a number, its digits as written
  double number = 0;               // also 0 and 1 of a boolean
  std::vector<JsonNode> children;  // items of a list, members of an object, in order of the text

  bool flag() const { return number != 0; }
};

// The value in `text`, which may be 1 MB and nest 16 deep. Fails with invalid_argument; the message says what
// is wrong, where carries line and column.
Result<JsonNode> parse_json_tree(std::string_view text, std::string_view file);

// "FILE:LINE:COLUMN" of a byte; lines and columns (in characters) count from 1.
std::string place_in(std::string_view text, std::string_view file, std::size_t offset);

}  // namespace entente
