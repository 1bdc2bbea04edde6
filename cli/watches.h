// Standing questions, asked again after a run: what they answer now and never did before is reported.
//
//   for (const WatchReport& report : TRY(evaluate_watches(snapshot, store_directory))) tell(report);
//
// A row is known by its cells; where its words stand does not matter, so that an edited page whose sentences
// moved is no news. New rows are appended to the watch's file and handed to its command; only when both have
// taken them are they remembered as seen, so a failed delivery is repeated the next time, and what was
// delivered before it twice rather than never.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/watch_file.h"
#include "graph/snapshot.h"
#include "query/answer.h"

namespace entente {

struct WatchReport {
  std::string name;
  std::string question;
  Answer news;                 // the new rows alone
  std::optional<Error> error;  // the question no longer parses, or its news could not be delivered
};

// All watches of the store, by name. An error of one is in its report; the others go on. Fails with io alone,
// when they cannot be listed.
Result<std::vector<WatchReport>> evaluate_watches(const Snapshot& snapshot,
                                                  const std::filesystem::path& store);
WatchReport evaluate_watch(const Snapshot& snapshot, const std::filesystem::path& store,
                           const std::string& name);

// The digests of all that the question answers now.
Result<std::set<std::string>> answered_now(const Snapshot& snapshot, const std::string& question);

// "watch NAME: 2 new" and the rows as a table; or the error; "" when nothing is new.
std::string text_of(const WatchReport& report);

}  // namespace entente
