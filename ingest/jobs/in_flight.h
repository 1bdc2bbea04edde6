// Which documents were being read when a batch ended without saying so.
//
// The parsers of foreign bytes run in processes of their own, but extraction is our code in the batch itself:
// a fault there would end the batch at the same document every night. So each worker notes what it works on
// in a small file beside the store; who finds notes there that nobody took away looks at those documents
// first, each in a process of its own (jobs/suspects.h).
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/jobs/work.h"

namespace entente {

class InFlight {
 public:
  // Opens the notes and remembers what a former batch left in them. Fails with io. An empty path: no notes.
  static Result<InFlight> open(const std::filesystem::path& file);

  InFlight(InFlight&& other) noexcept;
  InFlight& operator=(InFlight&&) = delete;
  ~InFlight();  // leaves the notes: a batch that ends well has taken them away

  // What was being read when the last batch ended without saying so.
  const std::vector<SourceItem>& left_behind() const { return left_behind_; }

  // Notes a document until the returned slot is freed; on any thread. Survives the end of the process, not of
  // the machine: a power cut is nobody's fault. Cost: one write of a kilobyte.
  std::size_t note(const SourceItem& item);
  void free(std::size_t slot);
  // Takes all notes away.
  void clear();

 private:
  InFlight() = default;
  void write_slot(std::size_t slot, const std::string& text) const;

  int descriptor_ = -1;
  std::vector<SourceItem> left_behind_;
  std::mutex mutex_;
  std::vector<bool> taken_;
};

}  // namespace entente
