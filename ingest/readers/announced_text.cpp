#include "ingest/readers/announced_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ingest/readers/line_text.h"
#include "ingest/readers/word_hashes.h"

namespace entente {
namespace {

constexpr std::size_t max_script = 4u << 20;
constexpr std::size_t shortest_body = 200;  // bytes; a shorter one is a summary
constexpr std::array<std::size_t, 2> run_lengths = {4, 2};

// What is written behind `at`, a quoted JSON string; escapes that are not letters become blanks.
std::string quoted_at(std::string_view script, std::size_t at) {
  std::string text;
  for (++at; at < script.size() && script[at] != '"'; ++at) {
    if (script[at] != '\\') {
      text += script[at];
      continue;
    }
    if (++at >= script.size()) break;
    if (script[at] == 'u') {
      at = std::min(at + 4, script.size());
      text += '\'';
    } else {
      text += script[at] == '"' || script[at] == '/' || script[at] == '\\' ? script[at] : ' ';
    }
  }
  return text;
}

std::string longest_body(std::string_view script) {
  constexpr std::string_view key = "\"articleBody\"";
  std::string longest;
  for (std::size_t at = script.find(key); at != script.npos; at = script.find(key, at)) {
    at = script.find_first_not_of(" \t\r\n:", at + key.size());
    if (at == script.npos) break;
    if (script[at] != '"') continue;
    std::string body = quoted_at(script, at);
    // Past the string, or the same long one would be read once for every key inside it.
    at += body.size();
    if (body.size() > longest.size()) longest = std::move(body);
  }
  return longest;
}

std::uint64_t run_at(const std::vector<std::uint64_t>& words, std::size_t at, std::size_t length) {
  std::uint64_t run = length;
  for (std::size_t i = at; i < at + length; ++i) run = run * 0x9E3779B97F4A7C15u + words[i];
  return run;
}

}  // namespace

AnnouncedText AnnouncedText::find(const PageTree& page) {
  std::string longest;
  for (int node = 0; node < page.size(); ++node) {
    if (page.at(node).tag != "script" || page.attribute(node, "type") != "application/ld+json") continue;
    for (int inside = node + 1; inside < page.at(node).end; ++inside) {
      std::string body = longest_body(page.at(inside).text.substr(0, max_script));
      if (body.size() > longest.size()) longest = std::move(body);
    }
  }
  AnnouncedText text;
  if (longest.size() < shortest_body) return text;
  const std::vector<std::uint64_t> words = word_hashes(longest);
  for (std::size_t length : run_lengths) {
    for (std::size_t i = 0; i + length <= words.size(); ++i) text.runs_.insert(run_at(words, i, length));
  }
  return text;
}

double AnnouncedText::share_of(const std::vector<std::uint64_t>& words) const {
  if (runs_.empty() || words.size() < run_lengths.back()) return 0;
  std::size_t length = words.size() < 2 * run_lengths[0] ? run_lengths[1] : run_lengths[0];
  std::size_t count = words.size() + 1 - length;
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) found += runs_.contains(run_at(words, i, length));
  return static_cast<double>(found) / static_cast<double>(count);
}

}  // namespace entente
