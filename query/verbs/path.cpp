#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "query/dates.h"
#include "query/display_width.h"
#include "query/quotation.h"
#include "query/tie.h"
#include "query/verbs/path_question.h"

namespace entente {
namespace {

constexpr std::size_t shown_relations = 3;
constexpr std::size_t shown_name_columns = 60;
constexpr std::size_t shown_sentence_columns = 160;
constexpr std::size_t shown_title_columns = 60;
constexpr std::size_t ways_with_words = 5;  // more would hide the ways themselves
constexpr std::size_t short_id = 8;

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

std::string fitted_to(const std::string& text, std::size_t columns) {
  return text.size() <= columns ? text : fitted(text, columns);
}

std::string day_text(Day day) {
  return day == unknown_day ? "any day" : Date::from_day(day).to_string();
}

std::string order_text(const Path& path, TimeMode mode) {
  if (path.arrival == unknown_day) return "no step has a date";
  const std::string departure = day_text(path.departure);
  const std::string arrival = day_text(path.arrival);
  if (mode == TimeMode::latest)
    return fmt::format("leaves on {} at the latest, arrives on {}", departure, arrival);
  if (mode == TimeMode::fastest) {
    const std::string days = counted(static_cast<std::size_t>(path.arrival - path.departure), "day");
    return fmt::format("takes {}, {} to {}", days, departure, arrival);
  }
  return fmt::format("arrives on {} at the earliest, leaving on {}", arrival, departure);
}

// What a way was preferred for; "" for being short.
std::string merit_text(const Path& path, const PathChoice& choice) {
  if (choice.kind == PathSearchKind::in_order) return order_text(path, choice.time.mode);
  if (choice.kind != PathSearchKind::cheapest) return "";
  switch (choice.weight) {
    case PathWeight::distrust:
      return fmt::format("distrust {:.3f}: confidence {:.2f} in all steps together", path.cost,
                         std::exp(-path.cost));
    case PathWeight::hubs:
      return fmt::format("hubs {:.2f}", path.cost);
    case PathWeight::days:
      return fmt::format("{} between the steps", counted(static_cast<std::size_t>(path.cost), "day"));
    case PathWeight::hops:
      break;
  }
  return "";
}

// The words behind the best relation of a step.
struct StepWords {
  std::string title;
  std::string page;
  std::string sentence;
  std::string id;  // the first digits, for `why`

  bool is_same(const StepWords& other) const {
    return title == other.title && page == other.page && sentence == other.sentence;
  }
};

class PathAnswer {
 public:
  PathAnswer(Inquiry& inquiry, const PathQuestion& asked) : inquiry_(inquiry), asked_(asked) {
    answer_.columns =
        columns({"way", "step", "from", "relations", "to", "date", "documents"},
                {"cost", "said_in", "page", "sentence", "from_entity", "to_entity", "document_entity"});
  }

  Result<Answer> of(const std::vector<Path>& paths) {
    for (std::size_t way = 0; way < paths.size(); ++way) TRY(add(paths[way], way + 1));
    answer_.notes = TRY(path_notes(inquiry_, asked_, paths));
    answer_.counted = counted(paths.size(), "way");
    return std::move(answer_);
  }

 private:
  Result<void> add(const Path& path, std::size_t way) {
    std::string line = TRY(inquiry_.names.name(path.steps.front().from));
    std::vector<StepWords> words;
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
      const PathStep& step = path.steps[i];
      const std::vector<Tie> joined = ties(step.edges, step.from);
      const std::string to = TRY(inquiry_.names.name(step.to));
      line += fmt::format(" {} {}", step_text(joined), fitted_to(to, shown_name_columns));
      words.push_back(TRY(words_of(step.edges.front())));
      TRY(add_row(path, way, i, joined, words.back()));
      answer_.used.edges.insert(answer_.used.edges.end(), step.edges.begin(), step.edges.end());
    }
    const std::string merit = merit_text(path, asked_.choice);
    answer_.drawing.push_back(merit.empty() ? line : fmt::format("{}  [{}]", line, merit));
    if (way <= ways_with_words) draw(words);
    return {};
  }

  // One line for each sentence: a commitment between two actors is two steps and often one sentence.
  void draw(const std::vector<StepWords>& words) {
    for (std::size_t first = 0; first < words.size();) {
      std::size_t end = first + 1;
      while (end < words.size() && words[end].is_same(words[first])) ++end;
      std::vector<std::string> ids;
      for (std::size_t i = first; i < end; ++i) ids.push_back(words[i].id);
      const std::string steps =
          end == first + 1 ? fmt::format("{}", end) : fmt::format("{}–{}", first + 1, end);
      answer_.drawing.push_back(fmt::format(
          "    {} “{}” {}, p. {} ({})", steps, fitted_to(words[first].sentence, shown_sentence_columns),
          fitted_to(words[first].title, shown_title_columns), words[first].page, fmt::join(ids, ", ")));
      first = end;
    }
  }

  Result<void> add_row(const Path& path, std::size_t way, std::size_t i, const std::vector<Tie>& joined,
                       const StepWords& said) {
    const PathStep& step = path.steps[i];
    const Cell cost = asked_.choice.kind == PathSearchKind::cheapest ? Cell(path.cost) : Cell();
    answer_.rows.push_back(
        {{static_cast<std::int64_t>(way), static_cast<std::int64_t>(i + 1),
          TRY(inquiry_.names.name(step.from)), relation_texts(joined), TRY(inquiry_.names.name(step.to)),
          span_text(joined), static_cast<std::int64_t>(documents_of(joined)), cost, said.title, said.page,
          said.sentence, TRY(id(step.from)), TRY(id(step.to)), TRY(id(step.edges.front().document))},
         assertions_of(step)});
    return {};
  }

  // That of the words first.
  static std::vector<AssertionId> assertions_of(const PathStep& step) {
    std::vector<AssertionId> ids;
    for (const Edge& edge : step.edges) ids.push_back(edge.assertion);
    return ids;
  }

  Result<StepWords> words_of(const Edge& edge) {
    const std::optional<Relation> relation = TRY(inquiry_.snapshot.relation(edge.assertion));
    if (!relation) return StepWords{};
    const Quotation words = TRY(quotation(inquiry_.snapshot, relation->document, relation->evidence));
    return StepWords{TRY(inquiry_.names.title(relation->document)), words.page, words.marked,
                     to_string(edge.assertion).substr(0, short_id)};
  }

  Result<std::string> id(NodeId node) { return TRY(inquiry_.snapshot.id_of(node)).value_or(""); }

  Inquiry& inquiry_;
  const PathQuestion& asked_;
  Answer answer_;
};

}  // namespace

Result<Answer> answer_path(Inquiry& inquiry) {
  const PathQuestion asked = TRY(path_question(inquiry.question, PathSearchKind::shortest, 1));
  const std::vector<Path> paths = TRY(find_paths(inquiry, asked));
  return PathAnswer(inquiry, asked).of(paths);
}

}  // namespace entente
