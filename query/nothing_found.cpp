#include "query/nothing_found.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/filter_text.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

// What `call` would find, counted; "" for nothing, or where it cannot be told within the limits.
std::string count_of(const VerbCall& call, const Snapshot& snapshot, const Limits& limits) {
  const Result<BoundQuestion> bound = bind(call, snapshot);
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
  Reasons(const VerbCall& call, const BoundQuestion& question, const Snapshot& snapshot, const Limits& limits)
      : call_(call), question_(question), snapshot_(snapshot), limits_(limits) {}

  Result<std::vector<std::string>> all() {
    TRY(names());
    TRY(filters());
    proposals();
    if (question_.verb == Verb::find) TRY(nearest());
    reasons_.push_back(TRY(documents_looked_at(snapshot_)));
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

  Result<void> filters() {
    Names names(snapshot_);
    const std::vector<FilterText> texts = TRY(filter_texts(call_, names));
    bool one_is_enough = false;
    for (const FilterText& text : texts) {
      VerbCall relaxed = call_;
      for (const std::string& key : text.keys) relaxed.options.erase(key);
      const std::string count = count_of(relaxed, snapshot_, limits_);
      if (count.empty()) continue;
      one_is_enough = true;
      reasons_.push_back(fmt::format("without '{}' there would be {}", text.words, count));
    }
    if (one_is_enough || texts.size() < 2) return {};
    VerbCall relaxed = call_;
    relaxed.options.clear();
    const std::string count = count_of(relaxed, snapshot_, limits_);
    if (!count.empty()) reasons_.push_back(fmt::format("without any filter there would be {}", count));
    return {};
  }

  void proposals() {
    const bool can = info(question_.verb).takes(Filter::with_proposals);
    if (!can || !question_.edges.facts_only) return;
    VerbCall relaxed = call_;
    relaxed.options.insert_or_assign("with_proposals", Value(true));
    const std::string count = count_of(relaxed, snapshot_, limits_);
    if (!count.empty()) {
      reasons_.push_back(fmt::format("only facts were looked at: 'with proposals' there would be {}", count));
    }
  }

  Result<void> nearest() {
    std::string names;
    for (const NameMatch& match : TRY(snapshot_.nearest(question_.subject, 3))) {
      names += fmt::format("{}'{}'", names.empty() ? "" : ", ", match.text);
    }
    if (!names.empty()) reasons_.push_back(fmt::format("the nearest names are {}", names));
    return {};
  }

  const VerbCall& call_;
  const BoundQuestion& question_;
  const Snapshot& snapshot_;
  const Limits& limits_;
  std::vector<std::string> reasons_;
};

}  // namespace

Result<std::string> documents_looked_at(const Snapshot& snapshot) {
  std::size_t documents = 0;
  std::int16_t first = 0;
  std::int16_t last = 0;
  TRY(snapshot.for_each_document([&](const DocumentRecord& document) {
    ++documents;
    const std::int16_t year = document.date.year;
    if (year != 0 && (first == 0 || year < first)) first = year;
    last = std::max(last, year);
    return true;
  }));
  const std::string years = first == 0      ? ""
                            : first == last ? fmt::format(" of {}", first)
                                            : fmt::format(" of {} to {}", first, last);
  return fmt::format("looked at {}{}", counted(documents, "document"), years);
}

Result<std::vector<std::string>> why_nothing_was_found(const VerbCall& call, const BoundQuestion& question,
                                                       const Snapshot& snapshot, const Limits& limits) {
  return Reasons(call, question, snapshot, limits).all();
}

}  // namespace entente
