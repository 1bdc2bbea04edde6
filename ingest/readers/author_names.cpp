#include "ingest/readers/author_names.h"

#include <algorithm>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t max_value = 400;

std::string_view without_by(std::string_view value) {
  value = trim(value);
  for (std::string_view front : {"written by ", "by: ", "by ", "author: ", "authors: "}) {
    if (starts_with_ignoring_case(value, front)) return trim(value.substr(front.size()));
  }
  return value;
}

bool is_name(std::string_view name) {
  std::size_t words = count_words(name);
  if (words == 0 || words > 6 || name.size() > 70) return false;
  return name.find_first_of("@/#<>{}|0123456789") == name.npos && !starts_in_lower_case(name);
}

// "Lee, Ann": a catalogue's form. "Ann Lee, Bo Kim" is two names.
bool is_inverted(std::string_view value) {
  std::size_t comma = value.find(',');
  if (comma == value.npos || value.find(',', comma + 1) != value.npos || value.find(" and ") != value.npos)
    return false;
  std::string_view family = trim(value.substr(0, comma));
  std::string_view given = trim(value.substr(comma + 1));
  return count_words(family) == 1 && count_words(given) <= 2 && !given.empty();
}

std::vector<std::string_view> split_parts(std::string_view value) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t cut = value.size();
    std::size_t width = 0;
    for (std::string_view separator : {", and ", " and ", " & ", ";", ",", "\n", " | "}) {
      std::size_t at = value.find(separator);
      if (at < cut) {
        cut = at;
        width = separator.size();
      }
    }
    parts.push_back(trim(value.substr(0, cut)));
    if (cut == value.size()) return parts;
    value.remove_prefix(cut + width);
  }
}

}  // namespace

std::vector<std::string> split_authors(std::string_view value) {
  value = without_by(value);
  if (value.empty() || value.size() > max_value) return {};
  if (is_inverted(value)) {
    std::size_t comma = value.find(',');
    std::string name =
        std::string(trim(value.substr(comma + 1))) + " " + std::string(trim(value.substr(0, comma)));
    return is_name(name) ? std::vector<std::string>{name} : std::vector<std::string>{};
  }
  std::vector<std::string> names;
  for (std::string_view part : split_parts(value)) {
    part = without_by(part);
    if (is_name(part)) add_authors(names, {collapse_blanks(part)});
  }
  return names;
}

bool is_byline(std::string_view line) {
  line = trim(line);
  if (!starts_with_ignoring_case(line, "by ") || line.size() > 150 || ends_sentence(line)) return false;
  std::vector<std::string> names = split_authors(line);
  if (names.empty()) return false;
  // Every part is a name of two words or more: "By sea and by land" is not.
  return std::all_of(names.begin(), names.end(), [](const std::string& name) {
    std::size_t last = name.rfind(' ');
    return last != name.npos && !starts_in_lower_case(name.substr(last + 1));
  });
}

void add_authors(std::vector<std::string>& authors, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (std::find(authors.begin(), authors.end(), name) == authors.end()) authors.push_back(name);
  }
}

}  // namespace entente
