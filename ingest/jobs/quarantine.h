// Files that harmed the process that read them: put away with the reason, and not read again until asked for.
//
// A document whose bytes crashed, stalled or overran a worker costs a batch seconds or minutes; the same
// bytes will do it again. They are kept in a folder beside the store, a copy under their SHA-256 and a line
// of JSON about them, so that they can be looked at, sent to whoever mends the parser, or tried again
// (--retry).
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

struct QuarantineEntry {
  std::string digest;    // SHA-256 of the bytes, hex
  std::string location;  // where they were found first
  ErrorCode error = ErrorCode::crashed;
  std::string reason;
  std::string since;  // UTC; set by put()
};

// Where a store has its own.
std::filesystem::path quarantine_folder(const std::filesystem::path& store);

// Errors that mean the bytes harmed their reader.
bool is_harm(ErrorCode error);

class Quarantine {
 public:
  // Opens the folder, which may not exist yet. Damaged lines are passed over. Fails with io.
  static Result<Quarantine> open(const std::filesystem::path& folder);
  // None at all.
  Quarantine() = default;

  std::optional<QuarantineEntry> find(std::string_view digest) const;
  bool empty() const { return entries_.empty(); }
  std::vector<QuarantineEntry> entries() const;  // by digest

  // Keeps a copy and the entry: both are on disk when it returns. Replaces an entry of the same bytes.
  Result<void> put(QuarantineEntry entry, std::string_view bytes, std::string_view now);
  // Forgets the bytes: they were read after all, or the user says so.
  Result<void> release(std::string_view digest);

 private:
  std::filesystem::path folder_;
  std::map<std::string, QuarantineEntry, std::less<>> entries_;
};

}  // namespace entente
