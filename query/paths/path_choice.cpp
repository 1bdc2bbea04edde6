#include "query/paths/path_choice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "query/question_error.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> weights = {"hops", "distrust", "hubs", "days"};
constexpr std::array<std::string_view, 4> modes = {"earliest", "latest", "fastest", "shortest"};
constexpr std::array<std::string_view, 2> orders = {"non_decreasing", "increasing"};
constexpr std::array<std::string_view, 2> undated_words = {"skip", "any"};

Error not_one_of(std::string_view key, const Value& value, std::span<const std::string_view> words) {
  const std::string given = value.is<std::string>() ? value.as<std::string>() : "";
  return {ErrorCode::invalid_argument,
          fmt::format("the option '{}' is not {}: {}", key, literal_of(value),
                      did_you_mean(given, {words.begin(), words.end()},
                                   fmt::format("it is one of {}", fmt::join(words, ", ")))),
          ""};
}

class ChoiceReader {
 public:
  ChoiceReader(const ValueMap& options, PathSearchKind kind)
      : options_(options), all_(kind == PathSearchKind::all_shortest) {
    choice_.kind = kind;
  }

  Result<PathChoice> read() {
    TRY(read_weight());
    TRY(read_order());
    TRY(read_gap());
    TRY(read_all());
    if (!in_order_ && (options_.count("max_gap") > 0 || options_.count("undated") > 0))
      return wrong("'max_gap' and 'undated' belong to a path in order");
    if (in_order_) choice_.kind = PathSearchKind::in_order;
    return choice_;
  }

 private:
  const Value* option(std::string_view key) const {
    const auto found = options_.find(key);
    return found == options_.end() || found->second.is_null() ? nullptr : &found->second;
  }

  static Error wrong(std::string message) { return {ErrorCode::invalid_argument, std::move(message), ""}; }

  // The place of the option's word in `words`; nothing when the option is not said.
  Result<std::optional<std::size_t>> word(std::string_view key,
                                          std::span<const std::string_view> words) const {
    const Value* value = option(key);
    if (value == nullptr) return std::optional<std::size_t>();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (value->is<std::string>() && value->as<std::string>() == words[i]) return std::optional(i);
    }
    return not_one_of(key, *value, words);
  }

  Result<void> read_weight() {
    const auto weight = TRY(word("weight", weights));
    if (!weight) return {};
    choice_.weight = static_cast<PathWeight>(*weight);
    choice_.kind = PathSearchKind::cheapest;
    return {};
  }

  Result<void> read_order() {
    const auto order = TRY(word("order", orders));
    const auto mode = TRY(word("mode", modes));
    const auto undated = TRY(word("undated", undated_words));
    in_order_ = choice_.kind == PathSearchKind::in_order || order || mode;
    if (in_order_ && choice_.kind == PathSearchKind::cheapest)
      return wrong("a path is found in order or by a weight, not both");
    choice_.time.increasing = order.value_or(0) == 1;
    choice_.time.mode = static_cast<TimeMode>(mode.value_or(0));
    choice_.undated = static_cast<UndatedSteps>(undated.value_or(0));
    return {};
  }

  Result<void> read_gap() {
    const Value* gap = option("max_gap");
    if (gap == nullptr) return {};
    if (gap->is<std::int64_t>()) {
      choice_.time.max_gap = gap->as<std::int64_t>();
    } else if (gap->is<Duration>() && gap->as<Duration>().months == 0) {
      choice_.time.max_gap = gap->as<Duration>().days + gap->as<Duration>().seconds / 86'400;
    }
    if (choice_.time.max_gap && *choice_.time.max_gap >= 0) return {};
    return wrong(fmt::format("the option 'max_gap' is a duration of days, as duration('P90D'), not {}",
                             literal_of(*gap)));
  }

  Result<void> read_all() {
    const Value* all = option("all_shortest");
    if (all != nullptr && !all->is<bool>())
      return wrong(fmt::format("the option 'all_shortest' is true or false, not {}", literal_of(*all)));
    if (!all_ && (all == nullptr || !all->as<bool>())) return {};
    if (in_order_ || choice_.kind == PathSearchKind::cheapest || option("k") != nullptr)
      return wrong("all shortest ways are asked for without a number of ways, a weight or an order");
    choice_.kind = PathSearchKind::all_shortest;
    return {};
  }

  const ValueMap& options_;
  bool all_;  // before any option
  PathChoice choice_;
  bool in_order_ = false;
};

}  // namespace

Result<PathChoice> path_choice(const ValueMap& options, PathSearchKind kind) {
  return ChoiceReader(options, kind).read();
}

Result<std::vector<Path>> find_paths(const PathSearch& search, const PathChoice& choice, std::size_t ways) {
  switch (choice.kind) {
    case PathSearchKind::all_shortest:
      return search.all_shortest();
    case PathSearchKind::cheapest:
      return search.cheapest(choice.weight, ways);
    case PathSearchKind::in_order: {
      std::optional<Path> path = TRY(search.in_order(choice.time, choice.undated));
      return path ? std::vector<Path>{std::move(*path)} : std::vector<Path>{};
    }
    case PathSearchKind::shortest:
      break;
  }
  return search.shortest(ways);
}

std::string_view name_of(PathWeight weight) {
  return weights[static_cast<std::size_t>(weight)];
}

std::string_view name_of(TimeMode mode) {
  return modes[static_cast<std::size_t>(mode)];
}

std::vector<std::string_view> path_weight_words() {
  return {weights.begin(), weights.end()};
}

}  // namespace entente
