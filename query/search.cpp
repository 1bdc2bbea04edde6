#include "query/search.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/search_text.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

std::string note_on(const SoughtWords& sought) {
  if (sought.pages > 0) return fmt::format("{} is on {}", sought.text, counted(sought.pages, "page"));
  if (sought.nearest.empty()) return fmt::format("{} is on no page", sought.text);
  return fmt::format("{} is on no page; spelt alike: {}", sought.text, fmt::join(sought.nearest, ", "));
}

}  // namespace

Result<FullTextHits> search_pages(const BoundQuestion& question, const Snapshot& snapshot, Budget& budget,
                                  std::size_t limit) {
  FullTextRequest request;
  request.query = TRY(parse_search_text(question.subject));
  request.since = question.edges.since;
  request.until = question.edges.until;
  if (!question.edges.documents.empty()) request.documents = question.edges.documents;
  request.limit = limit;
  request.go_on = [&budget] { return budget.spend(); };
  return snapshot.search(request);
}

std::vector<std::string> notes_on(const FullTextHits& hits) {
  std::vector<std::string> notes;
  if (hits.not_searched > 0) {
    notes.push_back(fmt::format(
        "{} not indexed yet and not searched: {}",
        hits.not_searched == 1 ? "1 document is" : fmt::format("{} documents are", hits.not_searched),
        hits.has_index ? "a running batch will index them, or run `entente index rebuild`"
                       : "run `entente index rebuild`"));
  }
  for (const SoughtWords& sought : hits.sought) notes.push_back(note_on(sought));
  return notes;
}

std::string note_on_limit(const FullTextHits& hits) {
  if (hits.found <= hits.hits.size() || hits.hits.empty()) return "";
  return fmt::format("the first {} of {} are shown: a limit of your own shows more", hits.hits.size(),
                     counted(hits.found, "page"));
}

}  // namespace entente
