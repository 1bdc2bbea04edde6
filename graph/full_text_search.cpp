// Full-text search of one snapshot: the index says where, the store says what is true. How the two are
// compared is told in graph/README.md.
#include <algorithm>

#include "graph/database.h"
#include "graph/full_text.h"
#include "graph/full_text_index.h"
#include "graph/full_text_passage.h"
#include "graph/full_text_state.h"
#include "graph/snapshot.h"

namespace entente {
namespace {

constexpr std::size_t most_pages_beside = 400;  // about a second of reading
constexpr std::size_t most_bytes_beside = 4 * 1024 * 1024;
constexpr int attempts = 8;

enum class Trust { the_books, nothing_but_stamps };

class FullTextSearch {
 public:
  FullTextSearch(const Snapshot& snapshot, const DatabaseView& view, FullTextIndex& index)
      : snapshot_(snapshot), view_(view), index_(index) {}

  Result<FullTextHits> search(const FullTextRequest& request) {
    const auto held = index_.use();
    Result<std::optional<FullTextHits>> hits = std::optional<FullTextHits>();
    for (int i = 0; i < attempts; ++i) {
      hits = attempt(request, Trust::the_books);
      // An entry that is not what the books say: an index from elsewhere. Every stamp is compared then.
      if (hits.ok() && !*hits) hits = attempt(request, Trust::nothing_but_stamps);
      if (hits.ok() || !index_.was_overtaken()) break;
      index_.close();
    }
    if (!hits.ok()) return std::move(hits).error();
    if (*hits) return std::move(**hits);
    return Error{ErrorCode::corruption,
                 "the full-text index contradicts itself; the store is whole: run `entente index rebuild`",
                 ""};
  }

  Result<FullTextCoverage> coverage() {
    const auto held = index_.use();
    const FullTextState state = TRY(full_text_state(view_)).value_or(FullTextState{});
    FullTextCoverage coverage;
    for (int i = 0; i < attempts; ++i) {
      coverage.has_index = TRY(index_.open(state.number, state.batch)).has_value();
      Result<std::map<NodeId, std::uint64_t>> stamps = index_.stamps();
      if (!stamps.ok() && index_.was_overtaken()) {
        index_.close();
        continue;
      }
      const FullTextDifference difference = TRY(compare_stamps(view_, TRY(std::move(stamps))));
      coverage.documents = difference.documents;
      coverage.missing = difference.missing.size();
      coverage.outdated = difference.outdated.size();
      break;
    }
    coverage.bytes = index_.bytes();
    TRY(index_.verify());
    return coverage;
  }

 private:
  // Nothing: the books were wrong about an entry.
  Result<std::optional<FullTextHits>> attempt(const FullTextRequest& request, Trust trust) {
    TRY(compare(trust));
    TRY(read_beside());
    const FoundPlaces places = TRY(index_.find({&request, &outdated_}));
    FullTextHits hits;
    hits.found = places.found;
    hits.has_index = has_index_;
    hits.not_searched = not_searched_;
    hits.documents = TRY(snapshot_.counts()).documents - not_searched_;
    for (const auto& [place, score] : places.places) {
      if (request.go_on && !request.go_on()) break;
      std::optional<FullTextHit> hit = TRY(hit_at(place, request));
      if (!hit) return std::optional<FullTextHits>();
      hit->score = score;
      hits.hits.push_back(*std::move(hit));
    }
    if (hits.found == 0) hits.sought = TRY(index_.sought(request.query));
    return std::optional(std::move(hits));
  }

  // Which documents the index lacks, and of which it knows something that is not so (any more).
  Result<void> compare(Trust trust) {
    const std::optional<FullTextState> state = TRY(full_text_state(view_));
    const FullTextState known = state.value_or(FullTextState{});
    const std::optional<std::uint64_t> batch = TRY(index_.open(known.number, known.batch));
    has_index_ = batch.has_value();
    missing_.clear();
    outdated_.clear();
    if (state && batch == known.batch && trust == Trust::the_books) {
      for (const auto& [node, stamp] : TRY(unindexed_documents(view_))) {
        outdated_.insert(node);
        if (stamp != 0) missing_[node] = stamp;
      }
      return {};
    }
    FullTextDifference difference = TRY(compare_stamps(view_, TRY(index_.stamps())));
    outdated_.insert(difference.outdated.begin(), difference.outdated.end());
    missing_ = std::move(difference.missing);
    for (const auto& [node, stamp] : missing_) outdated_.insert(node);
    return {};
  }

  // Documents that are not indexed are read through, as long as they are few.
  Result<void> read_beside() {
    std::map<NodeId, std::uint64_t> taken;
    std::vector<PageBeside> pages;
    std::size_t bytes = 0;
    std::size_t count = 0;
    not_searched_ = missing_.size();
    for (const auto& [node, stamp] : missing_) {
      const std::optional<DocumentRecord> record = TRY(snapshot_.document(node));
      if (!record || text_stamp(*record) != stamp) continue;
      if (bytes > most_bytes_beside) break;
      if (count + record->pages > most_pages_beside) continue;
      count += record->pages;
      taken[node] = stamp;
      for (PageBeside& page : TRY(pages_of(*record))) {
        bytes += page.text.size();
        pages.push_back(std::move(page));
      }
      --not_searched_;
    }
    if (index_.has_beside(taken)) return {};
    return index_.put_beside(std::move(taken), pages);
  }

  Result<std::vector<PageBeside>> pages_of(const DocumentRecord& record) {
    std::vector<PageBeside> pages;
    const NodeId node = node_of(record.id);
    TRY(snapshot_.pages_of(node, [&](const PageText& page) {
      pages.push_back({{.document = node,
                        .page = page.number,
                        .first = record.date.first_day(),
                        .last = record.date.last_day(),
                        .stamp = text_stamp(record),
                        .beside = true},
                       record.language,
                       page.text});
      return true;
    }));
    return pages;
  }

  // Nothing: the store has another text there, or none.
  Result<std::optional<FullTextHit>> hit_at(const FullTextPlace& place, const FullTextRequest& request) {
    std::optional<DocumentRecord> record = TRY(snapshot_.document(place.document));
    if (!record || text_stamp(*record) != place.stamp) return std::optional<FullTextHit>();
    const std::optional<PageText> page = TRY(snapshot_.page(place.document, place.page));
    if (!page) return std::optional<FullTextHit>();
    FullTextHit hit;
    hit.document = place.document;
    hit.page = place.page;
    hit.label = page->label;
    hit.passage = passage_of(page->text, record->language, request.query);
    hit.record = *std::move(record);
    return std::optional(std::move(hit));
  }

  const Snapshot& snapshot_;
  const DatabaseView& view_;
  FullTextIndex& index_;
  bool has_index_ = false;
  UnindexedDocuments missing_;
  std::set<NodeId> outdated_;
  std::uint64_t not_searched_ = 0;
};

}  // namespace

Result<FullTextHits> Snapshot::search(const FullTextRequest& request) const {
  return FullTextSearch(*this, *view_, *full_text_).search(request);
}

Result<FullTextCoverage> Snapshot::full_text_coverage() const {
  return FullTextSearch(*this, *view_, *full_text_).coverage();
}

}  // namespace entente
