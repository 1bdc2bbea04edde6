#include "query/filter_agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

using enum Filter;

// Each pair excludes one another.
constexpr std::array<std::pair<Filter, Filter>, 14> rivals = {{{earliest, latest},
                                                               {earliest, fastest},
                                                               {latest, fastest},
                                                               {by, in_order},
                                                               {by, earliest},
                                                               {by, latest},
                                                               {by, fastest},
                                                               {all_shortest, ways},
                                                               {all_shortest, by},
                                                               {all_shortest, in_order},
                                                               {all_shortest, earliest},
                                                               {all_shortest, latest},
                                                               {all_shortest, fastest},
                                                               {out, into}}};

bool are_rivals(Filter a, Filter b) {
  return std::any_of(rivals.begin(), rivals.end(),
                     [&](const auto& pair) { return pair == std::pair(a, b) || pair == std::pair(b, a); });
}

bool is_order(const ParsedFilter& filter) {
  constexpr std::array orders = {in_order, earliest, latest, fastest};
  return std::find(orders.begin(), orders.end(), filter.filter) != orders.end();
}

Error against(const ParsedQuestion& question, const ParsedFilter& later, const ParsedFilter& earlier) {
  return question_error(
      ErrorCode::invalid_query,
      fmt::format("'{}' and '{}' exclude each other", info(earlier.filter).words, info(later.filter).words),
      question.text, later.span, "leave one of them out");
}

}  // namespace

std::optional<Error> disagreement(const ParsedQuestion& question) {
  const auto& all = question.filters;
  const bool ordered = std::any_of(all.begin(), all.end(), is_order);
  for (auto later = all.begin(); later != all.end(); ++later) {
    const auto earlier = std::find_if(
        all.begin(), later, [&](const ParsedFilter& one) { return are_rivals(one.filter, later->filter); });
    if (earlier != later) return against(question, *later, *earlier);
    if (ordered || (later->filter != gap && later->filter != undated)) continue;
    return question_error(ErrorCode::invalid_query,
                          fmt::format("'{}' belongs to a path in order of time", info(later->filter).words),
                          question.text, later->span, "add 'in order'");
  }
  return std::nullopt;
}

}  // namespace entente
