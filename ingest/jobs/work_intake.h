// Where a source puts the works it finds, and what it says when it has no more.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/jobs/work.h"

namespace entente {

class WorkIntake {
 public:
  virtual ~WorkIntake() = default;
  // Waits while enough is under way. False: no more is wanted.
  virtual bool push(Work work) = 0;
  // How many more there will be, as far as the source knows; for the progress alone.
  virtual void expect(std::size_t works) = 0;
};

// What a source has come to.
struct SourceSummary {
  std::size_t files = 0;
  std::size_t skipped = 0;               // furniture of saved pages, hidden and excluded files
  std::vector<Error> problems{};         // what could not be listed or fetched
  std::vector<std::string> locations{};  // everything the source has, read or not; sorted
  // What the graph has and the source has no more has vanished. A source that was not seen whole says nothing
  // of roots and fetched.
  std::vector<std::string> roots{};  // everything below these locations is the source's
  std::vector<std::string>
      empty_roots{};                // the same, but nothing is there: lost with their disk, more likely
  std::vector<std::string> gone{};  // locations of which the site says so
  std::function<bool(const std::string& location)>
      fetched{};  // whether the source ever gave it; may be empty
};

}  // namespace entente
