// One row of a table of mentions: what it shows, a text, and the mentions that must be found there, no more.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace entente::testing {

struct MentionRow {
  const char* what;
  const char* text;
  std::vector<std::string> mentions;
};

inline void PrintTo(const MentionRow& row, std::ostream* out) {
  *out << row.what;
}

}  // namespace entente::testing
