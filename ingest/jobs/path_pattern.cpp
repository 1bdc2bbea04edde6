#include "ingest/jobs/path_pattern.h"

#include <fnmatch.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if ((!part.empty() || begin == 0) && part != ".") parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

}  // namespace

bool is_pattern(std::string_view pattern) {
  return pattern.find_first_of("*?[") != pattern.npos;
}

fs::path root_of(std::string_view pattern) {
  const std::size_t wildcard = pattern.find_first_of("*?[");
  if (wildcard == pattern.npos) return fs::path(pattern);
  const std::size_t slash = pattern.substr(0, wildcard).rfind('/');
  if (slash == pattern.npos) return ".";
  return slash == 0 ? fs::path("/") : fs::path(pattern.substr(0, slash));
}

bool matches(std::string_view pattern, std::string_view path) {
  const std::vector<std::string> wanted = parts_of(pattern);
  const std::vector<std::string> names = parts_of(path);
  // reached[j]: the parts of the pattern so far fit the first j names.
  std::vector<bool> reached(names.size() + 1, false);
  reached[0] = true;
  for (const std::string& part : wanted) {
    std::vector<bool> next(names.size() + 1, false);
    for (std::size_t j = 0; j <= names.size(); ++j) {
      if (part == "**") {
        next[j] = reached[j] || (j > 0 && next[j - 1]);
      } else if (j > 0) {
        next[j] = reached[j - 1] && fnmatch(part.c_str(), names[j - 1].c_str(), 0) == 0;
      }
    }
    reached = std::move(next);
  }
  return reached[names.size()];
}

bool is_excluded(const std::vector<std::string>& patterns, const fs::path& path) {
  const std::string text = path.generic_string();
  for (const std::string& pattern : patterns) {
    if (matches(pattern, text) || matches("**/" + pattern, text)) return true;
    if (pattern.find('/') != pattern.npos) continue;
    for (const std::string& name : parts_of(text)) {
      if (fnmatch(pattern.c_str(), name.c_str(), 0) == 0) return true;
    }
  }
  return false;
}

}  // namespace entente
