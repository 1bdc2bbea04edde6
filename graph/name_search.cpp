// Finding entities by name (graph/snapshot.h). Rows of `names` are sorted by folded name, then node, then
// source, the best source first.
#include <algorithm>
#include <unordered_map>

#include "graph/database.h"
#include "graph/keys.h"
#include "graph/name_folding.h"
#include "graph/name_likeness.h"
#include "graph/records.h"
#include "graph/snapshot.h"

namespace entente {
namespace {

// A row of `names`, pointing into its key.
struct NameRow {
  std::string_view folded;
  NodeId node = 0;
  NameSource source = NameSource::observed;
  std::string_view written;
};

Error damaged_name() {
  return {ErrorCode::corruption, "a stored name cannot be read", ""};
}

Result<NameRow> decode_name(std::string_view key) {
  std::size_t end = key.find('\0');
  constexpr std::size_t fixed = 1 + sizeof(NodeId) + 1;
  if (end == std::string_view::npos || key.size() < end + fixed) return damaged_name();
  auto source = static_cast<unsigned char>(key[end + 9]);
  if (source < 1 || source > 3) return damaged_name();
  return NameRow{key.substr(0, end), keys::node_at(key, end + 1), static_cast<NameSource>(source),
                 key.substr(end + fixed)};
}

struct Candidate {
  double likeness = 0.0;
  NameSource source = NameSource::observed;
  std::string folded;
  std::string written;
};

bool better(const Candidate& a, const Candidate& b) {
  if (a.likeness != b.likeness) return a.likeness > b.likeness;
  if (a.source != b.source) return a.source < b.source;
  return std::tie(a.folded, a.written) < std::tie(b.folded, b.written);
}

// The best name of each entity met so far.
class Candidates {
 public:
  void offer(const NameRow& row, double likeness) {
    Candidate candidate{likeness, row.source, std::string(row.folded), std::string(row.written)};
    auto [place, is_new] = by_node_.try_emplace(row.node, candidate);
    if (!is_new && better(candidate, place->second)) place->second = std::move(candidate);
  }

  // Likeliest first, then most documents, then by id; at most `limit`.
  Result<std::vector<NameMatch>> best(const DatabaseView& view, const std::string& asked, std::size_t limit) {
    std::vector<std::pair<double, NameMatch>> matches;
    EditDistance distance(asked);
    for (auto& [node, candidate] : by_node_) {
      std::optional<std::string> bytes = TRY(view.get(Family::entities, keys::node(node)));
      if (!bytes) return Error{ErrorCode::corruption, "a name has no entity: run `entente check`", ""};
      EntityRow row = TRY(decode_entity(*bytes));
      NameMatch match{node,
                      row.id,
                      *kind_of(row.id),
                      std::move(candidate.written),
                      candidate.source,
                      static_cast<std::uint32_t>(std::min<std::uint64_t>(row.documents, UINT32_MAX)),
                      distance.to(candidate.folded)};
      matches.emplace_back(candidate.likeness, std::move(match));
    }
    std::ranges::sort(matches, [](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first > b.first;
      if (a.second.documents != b.second.documents) return a.second.documents > b.second.documents;
      return a.second.id < b.second.id;
    });
    std::vector<NameMatch> found;
    for (std::size_t i = 0; i < matches.size() && i < limit; ++i)
      found.push_back(std::move(matches[i].second));
    return found;
  }

  // Leaves out what cannot be among the best `limit`, so that only those are looked up.
  void keep_likeliest(std::size_t limit) {
    if (by_node_.size() <= limit) return;
    std::vector<double> likeness;
    for (const auto& [node, candidate] : by_node_) likeness.push_back(candidate.likeness);
    std::ranges::nth_element(likeness, likeness.begin() + static_cast<std::ptrdiff_t>(limit),
                             std::greater<>());
    double least = likeness[limit];
    std::erase_if(by_node_, [least](const auto& entry) { return entry.second.likeness < least; });
  }

 private:
  std::unordered_map<NodeId, Candidate> by_node_;
};

// Offers each row under `prefix` with the likeness that `rate` gives its folded name; 0 is no match. Names
// that several entities share are rated once.
template <typename Rate>
Result<void> collect(const DatabaseView& view, const std::string& prefix, const Rate& rate,
                     Candidates& candidates) {
  Cursor rows = view.cursor(Family::names);
  std::string rated;
  double likeness = 0.0;
  bool first = true;
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    NameRow row = TRY(decode_name(rows.key()));
    if (first || row.folded != rated) {
      rated = row.folded;
      likeness = rate(row.folded);
      first = false;
    }
    if (likeness > 0.0) candidates.offer(row, likeness);
  }
  return rows.status();
}

double any_name(std::string_view) {
  return 1.0;
}

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < folded.size();) {
    std::size_t end = std::min(folded.find(' ', start), folded.size());
    words.push_back(folded.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

}  // namespace

Result<std::vector<NameMatch>> Snapshot::named(std::string_view name) const {
  std::string asked = fold_name(name);
  if (asked.empty()) return std::vector<NameMatch>();
  Candidates candidates;
  TRY(collect(*view_, asked + '\0', any_name, candidates));
  return candidates.best(*view_, asked, SIZE_MAX);
}

Result<std::optional<NodeId>> Snapshot::only_named(std::string_view name) const {
  const std::string prefix = fold_name(name) + '\0';
  std::optional<NodeId> only;
  if (prefix.size() == 1) return only;
  Cursor rows = view_->cursor(Family::names);
  for (rows.seek(prefix); rows.valid_within(prefix); rows.next()) {
    const NodeId node = TRY(decode_name(rows.key())).node;
    if (only && *only != node) return std::optional<NodeId>();
    only = node;
  }
  TRY(rows.status());
  return only;
}

Result<std::vector<NameMatch>> Snapshot::completions(std::string_view prefix, std::size_t limit) const {
  std::string asked = fold_name(prefix);
  Candidates candidates;
  TRY(collect(*view_, asked, any_name, candidates));
  return candidates.best(*view_, asked, limit);
}

Result<std::vector<NameMatch>> Snapshot::nearest(std::string_view name, std::size_t limit) const {
  std::string asked = fold_name(name);
  if (asked.empty() || limit == 0) return std::vector<NameMatch>();
  NameLikeness likeness(asked);
  Candidates candidates;
  TRY(collect(
      *view_, "", [&likeness](std::string_view folded) { return likeness.to(folded); }, candidates));
  candidates.keep_likeliest(limit);
  return candidates.best(*view_, asked, limit);
}

Result<std::vector<NameMatch>> Snapshot::containing(std::string_view text, std::size_t limit) const {
  std::string asked = fold_name(text);
  std::vector<std::string> words = words_of(asked);
  if (words.empty()) return std::vector<NameMatch>();
  auto holds_all = [&words](std::string_view folded) {
    return std::ranges::all_of(
               words,
               [folded](const std::string& word) { return folded.find(word) != std::string_view::npos; })
               ? 1.0
               : 0.0;
  };
  Candidates candidates;
  TRY(collect(*view_, "", holds_all, candidates));
  return candidates.best(*view_, asked, limit);
}

}  // namespace entente
