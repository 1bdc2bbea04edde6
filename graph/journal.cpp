#include "graph/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "graph/contribution.h"
#include "graph/fingerprint.h"

namespace entente {
namespace {

template <typename Assertion>
std::multimap<std::uint64_t, Assertion> by_content(const std::vector<Assertion>& said) {
  std::multimap<std::uint64_t, Assertion> sorted;
  for (const Assertion& assertion : said) sorted.emplace(fingerprint(assertion), assertion);
  return sorted;
}

template <typename Assertion>
struct ContentDifference {
  std::vector<std::uint64_t> added;
  std::vector<Assertion> removed;
};

// Equal contents pair off one by one; what is left over was added or removed.
template <typename Assertion>
ContentDifference<Assertion> difference_of(const std::vector<Assertion>& before,
                                           const std::vector<Assertion>& after) {
  ContentDifference<Assertion> difference;
  std::multimap<std::uint64_t, Assertion> left = by_content(before);
  for (const Assertion& assertion : after) {
    const std::uint64_t content = fingerprint(assertion);
    auto same = left.find(content);
    if (same == left.end()) {
      difference.added.push_back(content);
    } else {
      left.erase(same);
    }
  }
  std::ranges::sort(difference.added);
  for (auto& [content, assertion] : left) difference.removed.push_back(std::move(assertion));
  return difference;
}

template <typename Assertion>
std::multimap<std::uint64_t, Assertion> taken_back(std::multimap<std::uint64_t, Assertion> said,
                                                   const std::vector<std::uint64_t>& added,
                                                   const std::vector<Assertion>& removed) {
  for (std::uint64_t content : added) {
    auto found = said.find(content);
    if (found != said.end()) said.erase(found);
  }
  said.merge(by_content(removed));
  return said;
}

}  // namespace

DocumentFace face_of(const DocumentRecord& document) {
  DocumentFace face{document.title, document.date, document.url, document.sources, 0, 0, 0};
  face.text = node_of(document.text_digest);
  face.metadata = node_of(fmt::format("{}\n{}\n{}\n{}", document.issuer, fmt::join(document.authors, "\t"),
                                      document.publisher, document.genre));
  face.reading = node_of(document.extractor);
  return face;
}

JournalEntry compared(const Changes* before, const Changes* after) {
  JournalEntry entry;
  entry.document = before != nullptr ? before->document.id : after->document.id;
  entry.was_there = before != nullptr;
  entry.is_there = after != nullptr;
  if (before != nullptr) entry.before = face_of(before->document);
  if (after != nullptr) {
    entry.statements = static_cast<std::uint32_t>(after->statements.size());
    entry.relations = static_cast<std::uint32_t>(after->relations.size());
  } else {
    entry.statements_removed = before->statements;
    entry.relations_removed = before->relations;
  }
  if (before == nullptr || after == nullptr) return entry;
  auto statements = difference_of(before->statements, after->statements);
  entry.statements_added = std::move(statements.added);
  entry.statements_removed = std::move(statements.removed);
  auto relations = difference_of(before->relations, after->relations);
  entry.relations_added = std::move(relations.added);
  entry.relations_removed = std::move(relations.removed);
  return entry;
}

EntityName named(const EntityContribution& entity) {
  if (entity.profile && !entity.profile->name.empty()) return {entity.id, entity.profile->name};
  for (std::string_view attribute : {title_attribute, name_attribute}) {
    auto fact = std::ranges::find(entity.observed, attribute, &ObservedFact::attribute);
    if (fact != entity.observed.end()) return {entity.id, fact->value};
  }
  return {entity.id, ""};
}

DocumentPast::DocumentPast(const std::optional<DocumentFace>& face, const Assertions& now)
    : face_(face), statements_(by_content(now.statements)), relations_(by_content(now.relations)) {}

void DocumentPast::undo(const JournalEntry& entry) {
  consistent_ = consistent_ && entry.is_there == is_there() && entry.statements == statements_.size() &&
                entry.relations == relations_.size();
  if (!entry.was_there) {
    statements_.clear();
    relations_.clear();
    face_.reset();
    return;
  }
  const std::size_t statements =
      statements_.size() - entry.statements_added.size() + entry.statements_removed.size();
  const std::size_t relations =
      relations_.size() - entry.relations_added.size() + entry.relations_removed.size();
  statements_ = taken_back(std::move(statements_), entry.statements_added, entry.statements_removed);
  relations_ = taken_back(std::move(relations_), entry.relations_added, entry.relations_removed);
  consistent_ = consistent_ && statements_.size() == statements && relations_.size() == relations;
  face_ = entry.before;
}

}  // namespace entente
