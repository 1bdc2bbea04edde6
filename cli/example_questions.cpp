#include "cli/example_questions.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t entities_looked_at = 20'000;

// Names of the most mentioned entities of which `wanted` is true; the most mentioned first.
template <typename Wanted>
std::vector<std::string> most_mentioned(const Snapshot& snapshot, std::size_t count, Wanted wanted) {
  std::vector<std::pair<std::uint32_t, std::string>> found;
  std::size_t seen = 0;
  const Result<void> read = snapshot.for_each_entity([&](const Entity& entity) {
    if (wanted(entity)) found.emplace_back(entity.documents, entity.name);
    return ++seen < entities_looked_at;
  });
  if (!read.ok()) return {};
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::pair(b.first, a.second) < std::pair(a.first, b.second);
  });
  std::vector<std::string> names;
  for (const auto& [documents, name] : found) {
    if (names.size() < count) names.push_back(name);
  }
  return names;
}

}  // namespace

std::vector<std::string> example_questions(const Snapshot& snapshot) {
  const std::vector<std::string> actors = most_mentioned(
      snapshot, 2, [](const Entity& e) { return e.kind == EntityKind::state && e.documents > 0; });
  const std::vector<std::string> groupings = most_mentioned(
      snapshot, 1, [](const Entity& e) { return e.kind == EntityKind::grouping && e.documents > 0; });
  std::vector<std::string> questions;
  if (!actors.empty() && !groupings.empty()) {
    questions.push_back(fmt::format("path \"{}\" to \"{}\" ways 3", actors.back(), groupings.front()));
  }
  if (!actors.empty()) questions.push_back(fmt::format("commitments of \"{}\"", actors.front()));
  if (actors.size() > 1) {
    questions.push_back(fmt::format("MATCH (a:State {{name: '{}'}})-[r]-(b) RETURN type(r), b.name LIMIT 10;",
                                    actors.front()));
  }
  const auto awkward = [](const std::string& text) {
    return text.find('\\') != std::string::npos || std::count(text.begin(), text.end(), '\'') > 2;
  };
  questions.erase(std::remove_if(questions.begin(), questions.end(), awkward), questions.end());
  return questions;
}

}  // namespace entente
