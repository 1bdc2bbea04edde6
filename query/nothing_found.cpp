#include "query/nothing_found.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/filter_text.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::chrono::milliseconds longest_reason{500};

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

// Names that a statement seeks and that nothing is called exactly.
class SoughtNames {
 public:
  SoughtNames(const Plan& plan, const PropertyGraph& graph) : plan_(plan), graph_(graph) {}

  Result<std::vector<std::string>> unknown() {
    for (const PlanPart& part : plan_.parts) TRY(look_through(part.pipeline));
    return std::move(notes_);
  }

 private:
  Result<void> look_through(const Pipeline& pipeline) {
    for (const Operator& step : pipeline.operators) {
      const auto* seek = std::get_if<NodeSeek>(&step.form);
      if (seek != nullptr && seek->key == "name") TRY(look_at(*seek));
      const auto* optional = std::get_if<OptionalRows>(&step.form);
      if (optional != nullptr && optional->inner) TRY(look_through(*optional->inner));
    }
    return {};
  }

  const std::string* text_of(const Expression* expression) const {
    const Value* value = nullptr;
    if (expression == nullptr) return nullptr;
    if (const auto* literal = std::get_if<LiteralExpression>(&expression->form)) value = &literal->value;
    if (const auto* parameter = std::get_if<ParameterExpression>(&expression->form))
      value = &plan_.parameters[parameter->index];
    return value != nullptr && value->is<std::string>() ? &value->as<std::string>() : nullptr;
  }

  Result<void> look_at(const NodeSeek& seek) {
    const std::string* name = text_of(seek.value);
    if (name == nullptr || !TRY(graph_.nodes_with("name", *name)).empty()) return {};
    std::vector<NameMatch> near = TRY(graph_.snapshot()->named(*name));
    const bool alias = !near.empty();
    if (!alias) near = TRY(graph_.snapshot()->nearest(*name, 1));
    if (near.empty()) {
      notes_.push_back(fmt::format("nothing is called '{}'", *name));
      return {};
    }
    const Value known = TRY(graph_.property(near.front().node, "name"));
    const std::string known_name = known.is<std::string>() ? known.as<std::string>() : near.front().text;
    notes_.push_back(alias ? fmt::format("no name is exactly '{}': entity('{}') is '{}', {}", *name, *name,
                                         known_name, info(near.front().kind).name)
                           : fmt::format("nothing is called '{}'; did you mean '{}', {}?", *name, known_name,
                                         info(near.front().kind).name));
    return {};
  }

  const Plan& plan_;
  const PropertyGraph& graph_;
  std::vector<std::string> notes_;
};

class Reasons {
 public:
  Reasons(const VerbCall& call, const BoundQuestion& question, const Snapshot& snapshot, const Limits& limits)
      : call_(call), question_(question), snapshot_(snapshot), limits_(limits) {
    // Who set a limit does not wait for it once more for every filter.
    if (limits_.time) limits_.time = std::min(*limits_.time, longest_reason);
  }

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
  Limits limits_;
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

Result<std::vector<std::string>> names_nothing_has(const Plan& plan, const PropertyGraph& graph) {
  if (graph.snapshot() == nullptr) return std::vector<std::string>{};
  return SoughtNames(plan, graph).unknown();
}

}  // namespace entente
