// The data files of this folder, line by line: the one door to RapidJSON here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

// One line of a JSON Lines file: string and string-list fields by name. Numbers and nested objects are
// refused: the files of this folder have none.
struct JsonLine {
  std::map<std::string, std::vector<std::string>, std::less<>> fields;
  std::string file;
  int number = 0;  // 1-based line in the file

  std::string where() const { return file + ":" + std::to_string(number); }

  std::string_view text(std::string_view field) const;  // first value; "" when absent
  const std::vector<std::string>& texts(std::string_view field) const;
};

// Fails with `malformed` and "NAME:LINE" on the first line that is not such an object. Blank lines are
// skipped. A line is at most a megabyte, and may nest as deep as it likes.
Result<std::vector<JsonLine>> parse_jsonl(std::string_view name, std::string_view contents);

// The lines of a user's own file whose id begins with `prefix` and a colon; other lines, which may hold
// records of other kinds, are passed over.
Result<std::vector<JsonLine>> lines_of_kind(std::string_view prefix, std::string_view name,
                                            std::string_view contents);

// The same as parse_jsonl for a file that the build has embedded (ingest/extraction/embedded_files.h).
Result<std::vector<JsonLine>> embedded_jsonl(std::string_view name);

}  // namespace entente
