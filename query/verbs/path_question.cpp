#include "query/verbs/path_question.h"

#include <fmt/format.h>

#include <map>

#include "query/verbs/inner_kinds.h"

namespace entente {
namespace {

constexpr std::size_t default_longest = 6;

PathRules rules_of(const BoundQuestion& question) {
  PathRules rules;
  rules.edges = question.edges;
  rules.takes = [&question](const Edge& edge) { return question.takes(edge); };
  rules.inner = question.only.empty() ? inner_kinds(question) : question.only;
  for (const BoundName& name : question.avoiding) rules.avoiding.insert(name.node);
  if (question.through) rules.through = question.through->node;
  rules.longest = question.depth.value_or(default_longest);
  return rules;
}

class PathNotes {
 public:
  PathNotes(Inquiry& inquiry, const PathQuestion& asked, const std::vector<Path>& paths)
      : inquiry_(inquiry), asked_(asked), paths_(paths) {}

  Result<std::vector<std::string>> all() {
    if (paths_.size() > 1) TRY(hubs());
    for (const BoundName& name : inquiry_.question.avoiding) an_end(name);
    add(note_of_inner_kinds(asked_.rules.inner));
    if (asked_.choice.kind == PathSearchKind::in_order) in_order();
    number();
    return std::move(notes_);
  }

 private:
  void add(std::string note) {
    if (!note.empty()) notes_.push_back(std::move(note));
  }

  // A node on every way is where the connection can be doubted.
  Result<void> hubs() {
    std::map<NodeId, std::size_t> passes;
    for (const Path& path : paths_) {
      for (std::size_t i = 0; i + 1 < path.steps.size(); ++i) ++passes[path.steps[i].to];
    }
    for (const auto& [node, count] : passes) {
      if (count < paths_.size() || asked_.rules.through == node) continue;
      add(fmt::format("all {} ways pass {}; try avoiding it", paths_.size(), TRY(inquiry_.names.name(node))));
    }
    return {};
  }

  void an_end(const BoundName& avoided) {
    for (const BoundName& end : inquiry_.question.names) {
      if (end.node == avoided.node) add(fmt::format("{} is an end: it cannot be avoided", end.name));
    }
  }

  void in_order() {
    if (asked_.choice.undated == UndatedSteps::skip)
      add("relations without a date are left out ('undated' takes them on any day)");
    if (asked_.ways > 1) add("in order of time there is one best way");
  }

  void number() {
    const std::string steps = counted(asked_.rules.longest, "step");
    const bool in_order = asked_.choice.kind == PathSearchKind::in_order;
    const bool one_alone = in_order || asked_.choice.weight == PathWeight::days;
    if (paths_.empty()) {
      add(fmt::format("no way of at most {}{} between {} and {}", steps, in_order ? " in order of time" : "",
                      inquiry_.question.names[0].name, inquiry_.question.names[1].name));
    } else if (paths_.size() < asked_.ways && !one_alone) {
      add(fmt::format("there are no more ways of at most {}", steps));
    } else if (paths_.size() < asked_.ways && !in_order) {
      add("by days there is one best way");
    }
  }

  Inquiry& inquiry_;
  const PathQuestion& asked_;
  const std::vector<Path>& paths_;
  std::vector<std::string> notes_;
};

}  // namespace

Result<PathQuestion> path_question(const BoundQuestion& question, PathSearchKind kind, std::size_t ways) {
  PathQuestion asked{rules_of(question), TRY(path_choice(question.options, kind)),
                     question.ways.value_or(ways)};
  if (asked.choice.kind == PathSearchKind::in_order && asked.choice.undated == UndatedSteps::any)
    asked.rules.edges.undated = true;
  return asked;
}

Result<std::vector<Path>> find_paths(Inquiry& inquiry, const PathQuestion& asked) {
  const PathSearch search(inquiry.snapshot, inquiry.question.names[0].node, inquiry.question.names[1].node,
                          asked.rules, inquiry.names, inquiry.budget);
  return find_paths(search, asked.choice, asked.ways);
}

Result<std::vector<std::string>> path_notes(Inquiry& inquiry, const PathQuestion& asked,
                                            const std::vector<Path>& paths) {
  return PathNotes(inquiry, asked, paths).all();
}

}  // namespace entente
