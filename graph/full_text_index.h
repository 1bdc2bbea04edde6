// Reads the full-text index of one store, beside its writer. Shared by the snapshots of a Store or Reader.
//
// Knows entries, not documents: which of them may be shown is said by whoever asks
// (graph/full_text_search.cpp). Xapian is included by full_text_index.cpp and full_text_writer.cpp alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/full_text.h"
#include "graph/full_text_place.h"
#include "graph/result.h"

namespace entente {

struct FullTextSelection {
  const FullTextRequest* request = nullptr;
  const std::set<NodeId>* outdated = nullptr;  // documents whose entries in the index are not to be shown
};

struct FoundPlaces {
  std::vector<std::pair<FullTextPlace, double>> places;  // with their scores, best first
  std::uint64_t found = 0;
};

// A page that is searched although the index lacks it.
struct PageBeside {
  FullTextPlace place;
  std::string language;
  std::string text;
};

class FullTextIndex {
 public:
  // `store`: the directory of the store; "" where it is in memory and has no index.
  explicit FullTextIndex(std::filesystem::path store);
  ~FullTextIndex();

  // REQUIRES for all that follows: held while they are called.
  std::unique_lock<std::mutex> use() { return std::unique_lock(mutex_); }

  // Opens index `number` where it is not open yet, and anew where it is open as of before `batch`. The number
  // of the last batch it then shows; nothing: there is no such index. `corruption` when it is damaged.
  Result<std::optional<std::uint64_t>> open(std::uint64_t number, std::uint64_t batch);
  void close();
  // What it holds, by document. Reads one value an entry.
  Result<std::map<NodeId, std::uint64_t>> stamps();
  // Pages to be searched like those indexed, until the next call. Kept while they are the same.
  bool has_beside(const std::map<NodeId, std::uint64_t>& documents) const { return beside_ == documents; }
  Result<void> put_beside(std::map<NodeId, std::uint64_t> documents, const std::vector<PageBeside>& pages);
  // The best places. invalid_query when a prefix begins too many words.
  Result<FoundPlaces> find(const FullTextSelection& selection);
  // Each leaf that `query` wants, with its pages.
  Result<std::vector<SoughtWords>> sought(const FullTextQuery& query);
  // Verifies what the disk holds of it, and its size there.
  Result<void> verify();
  std::uint64_t bytes() const;

  // After a failure: whether the index was written meanwhile, so that open() and all else must be done again.
  bool was_overtaken() const { return overtaken_; }

 private:
  struct State;
  template <typename Act>
  auto guarded(const Act& act) -> Result<decltype(act())>;

  std::filesystem::path store_;
  std::mutex mutex_;
  std::unique_ptr<State> state_;
  std::map<NodeId, std::uint64_t> beside_;
  bool overtaken_ = false;
};

}  // namespace entente
