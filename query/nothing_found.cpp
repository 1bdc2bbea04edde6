#include "query/nothing_found.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/verbs/verbs.h"

namespace entente {
namespace {

// What `parsed` would find, counted; "" for nothing, or where it cannot be told within the limits.
std::string count_of(const ParsedQuestion& parsed, const Snapshot& snapshot, const Limits& limits) {
  const Result<BoundQuestion> bound = bind(parsed, snapshot);
  if (!bound.ok()) return "";
  Budget budget(limits);
  Names names(snapshot);
  Inquiry inquiry{*bound, snapshot, names, budget};
  const Result<Answer> answer = run(inquiry);
  if (!answer.ok() || answer->empty()) return "";
  return answer->counted.empty() ? counted(answer->rows.size(), "row") : answer->counted;
}

class Reasons {
 public:
  Reasons(const BoundQuestion& question, const Snapshot& snapshot, const Limits& limits)
      : question_(question), snapshot_(snapshot), limits_(limits) {}

  Result<std::vector<std::string>> all() {
    TRY(names());
    filters();
    proposals();
    if (info(question_.parsed.verb).subject == VerbSubject::text) TRY(nearest());
    TRY(looked_at());
    return std::move(reasons_);
  }

 private:
  Result<void> names() {
    for (const BoundName& name : question_.names) {
      const std::optional<Entity> entity = TRY(snapshot_.entity(name.node));
      if (!entity) continue;
      reasons_.push_back(fmt::format("{} is known ({}, {})", name.name, info(name.kind).name,
                                     counted(entity->documents, "document")));
    }
    return {};
  }

  void filters() {
    bool one_is_enough = false;
    for (std::size_t i = 0; i < question_.parsed.filters.size(); ++i) {
      ParsedQuestion relaxed = question_.parsed;
      const TextSpan span = relaxed.filters[i].span;
      relaxed.filters.erase(relaxed.filters.begin() + static_cast<std::ptrdiff_t>(i));
      const std::string count = count_of(relaxed, snapshot_, limits_);
      if (count.empty()) continue;
      one_is_enough = true;
      reasons_.push_back(fmt::format("without '{}' there would be {}", words(span), count));
    }
    if (one_is_enough || question_.parsed.filters.size() < 2) return;
    ParsedQuestion relaxed = question_.parsed;
    relaxed.filters.clear();
    const std::string count = count_of(relaxed, snapshot_, limits_);
    if (!count.empty()) {
      reasons_.push_back(fmt::format("without any filter there would be {}", count));
    }
  }

  void proposals() {
    const bool can = info(question_.parsed.verb).takes(Filter::with_proposals);
    if (!can || !question_.edges.facts_only) return;
    ParsedQuestion relaxed = question_.parsed;
    relaxed.filters.emplace_back().filter = Filter::with_proposals;
    const std::string count = count_of(relaxed, snapshot_, limits_);
    if (!count.empty()) {
      reasons_.push_back(fmt::format("only facts were looked at: 'with proposals' there would be {}", count));
    }
  }

  Result<void> nearest() {
    std::string names;
    for (const NameMatch& match : TRY(snapshot_.nearest(question_.parsed.subject, 3))) {
      names += fmt::format("{}'{}'", names.empty() ? "" : ", ", match.text);
    }
    if (!names.empty()) reasons_.push_back(fmt::format("the nearest names are {}", names));
    return {};
  }

  Result<void> looked_at() {
    std::size_t documents = 0;
    std::int16_t first = 0;
    std::int16_t last = 0;
    TRY(snapshot_.for_each_document([&](const DocumentRecord& document) {
      ++documents;
      const std::int16_t year = document.date.year;
      if (year != 0 && (first == 0 || year < first)) first = year;
      last = std::max(last, year);
      return true;
    }));
    const std::string years = first == 0      ? ""
                              : first == last ? fmt::format(" of {}", first)
                                              : fmt::format(" of {} to {}", first, last);
    reasons_.push_back(fmt::format("looked at {}{}", counted(documents, "document"), years));
    return {};
  }

  std::string words(TextSpan span) const {
    return question_.parsed.text.substr(span.begin, span.end - span.begin);
  }

  const BoundQuestion& question_;
  const Snapshot& snapshot_;
  const Limits& limits_;
  std::vector<std::string> reasons_;
};

}  // namespace

Result<std::vector<std::string>> why_nothing_was_found(const BoundQuestion& question,
                                                       const Snapshot& snapshot, const Limits& limits) {
  return Reasons(question, snapshot, limits).all();
}

}  // namespace entente
