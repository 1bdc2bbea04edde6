// Which of the searches a question asks for, read from its options: `{weight: 'hubs'}`, `{order:
// 'increasing', mode: 'latest', max_gap: duration('P90D'), undated: 'any'}`, `{all_shortest: true}`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/paths/path_search.h"
#include "query/values/value.h"

namespace entente {

enum class PathSearchKind { shortest, all_shortest, cheapest, in_order };

struct PathChoice {
  PathSearchKind kind = PathSearchKind::shortest;
  PathWeight weight = PathWeight::hops;
  TimeRules time;
  UndatedSteps undated = UndatedSteps::skip;
};

// Reads the options it knows and leaves the others. `kind` is what is asked for where no option decides.
// Fails with invalid_argument where an option is of another kind, or two exclude each other.
//   all_shortest  true
//   weight        'hops', 'distrust', 'hubs', 'days'
//   order         'non_decreasing', 'increasing': each step not before the last, or after it
//   mode          'earliest' (default), 'latest', 'fastest', 'shortest': in order, and what comes first
//   max_gap       a duration of days, or their number: at most so long from one step to the next
//   undated       'skip' (default), 'any': what a path in order does with relations that have no date
Result<PathChoice> path_choice(const ValueMap& options, PathSearchKind kind);

Result<std::vector<Path>> find_paths(const PathSearch& search, const PathChoice& choice, std::size_t ways);

std::string_view name_of(PathWeight weight);
std::string_view name_of(TimeMode mode);
std::vector<std::string_view> path_weight_words();

}  // namespace entente
