#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "query/dates.h"
#include "query/display_width.h"
#include "query/paths/path_search.h"
#include "query/tie.h"
#include "query/verbs/inner_kinds.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::size_t default_longest = 6;
constexpr std::size_t shown_relations = 3;
constexpr std::size_t shown_name_columns = 60;

PathRules rules_of(const BoundQuestion& question) {
  PathRules rules;
  rules.edges = question.edges;
  rules.inner = question.only.empty() ? inner_kinds(question) : question.only;
  for (const BoundName& name : question.avoiding) rules.avoiding.insert(name.node);
  if (question.through) rules.through = question.through->node;
  rules.longest = question.depth.value_or(default_longest);
  return rules;
}

// "—member_of 2021 (3 documents)→": one arrow where all relations agree, else one each.
std::string step_text(const std::vector<Tie>& ties) {
  const Arrow arrow = ties.front().arrow;
  const bool agree =
      std::all_of(ties.begin(), ties.end(), [&](const Tie& tie) { return tie.arrow == arrow; });
  std::vector<std::string> relations;
  for (const Tie& tie : ties) {
    if (relations.size() < shown_relations) relations.push_back(agree ? text_of(tie) : text_with_arrow(tie));
  }
  if (ties.size() > shown_relations)
    relations.push_back(fmt::format("{} more", ties.size() - shown_relations));
  const std::string text =
      fmt::format("{} ({})", fmt::join(relations, "; "), counted(documents_of(ties), "document"));
  if (!agree || arrow == Arrow::none) return fmt::format("—{}—", text);
  return arrow == Arrow::out ? fmt::format("—{}→", text) : fmt::format("←{}—", text);
}

std::vector<std::string> relation_texts(const std::vector<Tie>& ties) {
  std::vector<std::string> texts;
  for (const Tie& tie : ties) texts.push_back(text_with_arrow(tie));
  return texts;
}

std::string span_text(const std::vector<Tie>& ties) {
  Day first = unknown_day;
  Day last = unknown_day;
  for (const Tie& tie : ties) {
    if (tie.first == unknown_day) continue;
    first = first == unknown_day ? tie.first : std::min(first, tie.first);
    last = std::max(last, tie.last);
  }
  return date_text(first, last);
}

class Drawing {
 public:
  explicit Drawing(Inquiry& inquiry) : inquiry_(inquiry) {
    answer_.columns = columns({"way", "step", "from", "relations", "to", "date", "documents"},
                              {"from_entity", "to_entity"});
  }

  Result<Answer> of(const std::vector<Path>& paths) {
    for (std::size_t way = 0; way < paths.size(); ++way) TRY(add(paths[way], way + 1));
    if (paths.size() > 1) TRY(note_hub(paths));
    answer_.counted = counted(paths.size(), "way");
    return std::move(answer_);
  }

 private:
  Result<void> add(const Path& path, std::size_t way) {
    std::string line = TRY(inquiry_.names.name(path.steps.front().from));
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
      const PathStep& step = path.steps[i];
      const std::vector<Tie> joined = ties(step.edges, step.from);
      const std::string to = TRY(inquiry_.names.name(step.to));
      line += fmt::format(" {} {}", step_text(joined), fitted_name(to));
      answer_.rows.push_back(
          {{static_cast<std::int64_t>(way), static_cast<std::int64_t>(i + 1),
            TRY(inquiry_.names.name(step.from)), relation_texts(joined), to, span_text(joined),
            static_cast<std::int64_t>(documents_of(joined)), TRY(id(step.from)), TRY(id(step.to))},
           assertions_of(joined)});
      answer_.used.edges.insert(answer_.used.edges.end(), step.edges.begin(), step.edges.end());
    }
    answer_.drawing.push_back(line);
    return {};
  }

  Result<std::string> id(NodeId node) { return TRY(inquiry_.snapshot.id_of(node)).value_or(""); }

  static std::string fitted_name(const std::string& name) {
    return name.size() <= shown_name_columns ? name : fitted(name, shown_name_columns);
  }

  // A node on every way is where the connection can be doubted.
  Result<void> note_hub(const std::vector<Path>& paths) {
    std::map<NodeId, std::size_t> passes;
    for (const Path& path : paths) {
      for (std::size_t i = 0; i + 1 < path.steps.size(); ++i) ++passes[path.steps[i].to];
    }
    for (const auto& [node, count] : passes) {
      const bool asked_for = inquiry_.question.through && inquiry_.question.through->node == node;
      if (count < paths.size() || asked_for) continue;
      const std::string name = TRY(inquiry_.names.name(node));
      answer_.notes.push_back(fmt::format("all {} ways pass {}; try avoiding it", paths.size(), name));
    }
    return {};
  }

  Inquiry& inquiry_;
  Answer answer_;
};

}  // namespace

Result<Answer> answer_path(Inquiry& inquiry) {
  const BoundQuestion& question = inquiry.question;
  const PathRules rules = rules_of(question);
  const PathSearch search(inquiry.snapshot, question.names[0].node, question.names[1].node, rules,
                          inquiry.names, inquiry.budget);
  const std::vector<Path> paths = TRY(search.shortest(question.ways.value_or(1)));
  Answer answer = TRY(Drawing(inquiry).of(paths));
  if (const std::string note = note_of_inner_kinds(rules.inner); !note.empty()) answer.notes.push_back(note);
  if (paths.empty()) {
    answer.notes.push_back(fmt::format("no way of at most {} between {} and {}",
                                       counted(rules.longest, "step"), question.names[0].name,
                                       question.names[1].name));
  } else if (paths.size() < question.ways.value_or(1)) {
    answer.notes.push_back(
        fmt::format("there are no more ways of at most {}", counted(rules.longest, "step")));
  }
  return answer;
}

}  // namespace entente
