// Paths with wildcards: "publications/**/*.pdf".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Whether the pattern has wildcards at all: * ? [
bool is_pattern(std::string_view pattern);

// The folder before the first wildcard: "publications" of "publications/**/*.pdf"; "." when there is none.
std::filesystem::path root_of(std::string_view pattern);

// `*`, `?` and `[a-z]` within a name, `**` for any number of folders, none among them. Work: product of the
// two lengths.
bool matches(std::string_view pattern, std::string_view path);

// A path an exclusion means: the pattern matches all of it, its end after a '/', or, when the pattern has no
// '/', one of its names.
bool is_excluded(const std::vector<std::string>& patterns, const std::filesystem::path& path);

}  // namespace entente
