#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "query/bound_question.h"
#include "query/name_resolution.h"

namespace entente {
namespace {

constexpr std::size_t shown_assertions = 5;

class Binder {
 public:
  Binder(const ParsedQuestion& question, const Snapshot& snapshot)
      : snapshot_(snapshot), names_(question.text, snapshot) {
    bound_.parsed = question;
    bound_.edges.derived = false;
  }

  Result<BoundQuestion> bind() {
    for (const ParsedName& name : bound_.parsed.names) bound_.names.push_back(TRY(names_.resolve(name, {})));
    for (const ParsedFilter& filter : bound_.parsed.filters) TRY(apply(filter));
    if (info(bound_.parsed.verb).subject == VerbSubject::assertion) TRY(find_assertion());
    leave_out_what_was_not_asked_for();
    TRY(two_different_ends());
    TRY(window_is_open());
    bound_.notes = names_.notes();
    return std::move(bound_);
  }

 private:
  Result<void> apply(const ParsedFilter& filter) {
    switch (info(filter.filter).argument) {
      case Argument::date:
        apply_date(filter);
        return {};
      case Argument::name:
      case Argument::names:
        return apply_names(filter);
      default:
        apply_values(filter);
        return {};
    }
  }

  void apply_date(const ParsedFilter& filter) {
    EdgeFilter& edges = bound_.edges;
    if (filter.filter != Filter::until) edges.since = std::max(edges.since, filter.date.first_day());
    if (filter.filter == Filter::since) return;
    const Day last = filter.date.last_day();
    edges.until = edges.until == unknown_day ? last : std::min(edges.until, last);
  }

  Result<void> apply_names(const ParsedFilter& filter) {
    for (const ParsedName& name : filter.names) {
      const bool meeting = filter.filter == Filter::at;
      const BoundName bound =
          TRY(names_.resolve(name, meeting ? std::set{EntityKind::meeting} : std::set<EntityKind>{}));
      if (filter.filter == Filter::at) bound_.at = bound;
      if (filter.filter == Filter::through) bound_.through = bound;
      if (filter.filter == Filter::avoiding) bound_.avoiding.push_back(bound);
    }
    return {};
  }

  void apply_values(const ParsedFilter& filter) {
    const auto count = static_cast<std::size_t>(filter.count);
    switch (filter.filter) {
      case Filter::via:
        bound_.edges.relations = filter.relations;
        break;
      case Filter::not_via:
        bound_.edges.not_relations = filter.relations;
        break;
      case Filter::only:
        bound_.only = filter.kinds;
        break;
      case Filter::statement_class:
        bound_.classes = filter.classes;
        break;
      case Filter::depth:
        bound_.depth = count;
        break;
      case Filter::ways:
        bound_.ways = count;
        break;
      case Filter::limit:
        bound_.limit = count;
        break;
      case Filter::confidence:
        bound_.edges.min_confidence = filter.fraction;
        break;
      case Filter::with_proposals:
        bound_.edges.facts_only = false;
        bound_.edges.derived = true;
        break;
      default:
        break;
    }
  }

  // What somebody wants of another is no fact of the other; and what somebody thinks of another is no tie to
  // walk on.
  void leave_out_what_was_not_asked_for() {
    EdgeFilter& edges = bound_.edges;
    if (!edges.facts_only || !edges.relations.empty()) return;
    for (const RelationKindInfo& relation : relation_kinds()) {
      const bool walked = bound_.parsed.verb == Verb::path && relation.family == "stance";
      const bool left_out = walked || relation.kind == RelationKind::urged;
      if (left_out && edges.not_relations.insert(relation.kind).second) bound_.unasked.insert(relation.kind);
    }
  }

  Result<void> find_assertion() {
    const ParsedQuestion& question = bound_.parsed;
    const std::vector<AssertionId> found =
        TRY(snapshot_.assertions_with_prefix(question.subject, shown_assertions + 1));
    if (found.empty()) {
      return question_error(
          ErrorCode::not_found,
          fmt::format("no statement or relation has an id that begins with '{}'", question.subject),
          question.text, question.subject_span, "");
    }
    if (found.size() > 1) return many_assertions(found);
    bound_.assertion = found.front();
    return {};
  }

  Error many_assertions(const std::vector<AssertionId>& found) const {
    std::vector<std::string> ids;
    for (const AssertionId& id : found) ids.push_back(to_string(id).substr(0, 16));
    const bool more = ids.size() > shown_assertions;
    if (more) ids.pop_back();
    return question_error(ErrorCode::ambiguous_name,
                          fmt::format("several ids begin with '{}'", bound_.parsed.subject),
                          bound_.parsed.text, bound_.parsed.subject_span,
                          fmt::format("{}{}", fmt::join(ids, ", "), more ? " …" : ""));
  }

  Result<void> two_different_ends() const {
    if (bound_.names.size() < 2 || bound_.names[0].node != bound_.names[1].node) return {};
    return question_error(ErrorCode::invalid_query, fmt::format("both ends are {}", bound_.names[0].name),
                          bound_.parsed.text, bound_.parsed.names[1].span, "name two different entities");
  }

  Result<void> window_is_open() const {
    const EdgeFilter& edges = bound_.edges;
    if (edges.since == unknown_day || edges.until == unknown_day || edges.since <= edges.until) return {};
    return Error{
        ErrorCode::invalid_query,
        fmt::format("no day is both on or after {} and on or before {}",
                    Date::from_day(edges.since).to_string(), Date::from_day(edges.until).to_string()),
        ""};
  }

  const Snapshot& snapshot_;
  BoundQuestion bound_;
  NameResolution names_;
};

}  // namespace

bool BoundQuestion::avoids(NodeId node) const {
  return std::any_of(avoiding.begin(), avoiding.end(),
                     [&](const BoundName& name) { return name.node == node; });
}

bool BoundQuestion::in_time(Day first, Day last) const {
  if (edges.since == unknown_day && edges.until == unknown_day) return true;
  if (first == unknown_day) return false;
  return last >= edges.since && (edges.until == unknown_day || first <= edges.until);
}

Result<BoundQuestion> bind(const ParsedQuestion& question, const Snapshot& snapshot) {
  return Binder(question, snapshot).bind();
}

}  // namespace entente
