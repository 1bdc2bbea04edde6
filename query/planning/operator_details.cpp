#include "query/planning/operator_details.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t longest_words = 160;  // of the statement, in one line

std::string_view words(const Plan& plan, TextSpan span) {
  const std::string_view text = plan.query.text;
  const std::size_t begin = std::min(span.begin, text.size());
  return text.substr(begin, std::clamp(span.end, begin, text.size()) - begin);
}

std::string words_of(const Plan& plan, const Expression* expression) {
  return expression == nullptr ? std::string() : std::string(words(plan, expression->span));
}

// On one line, and not too long of it.
std::string fitted_words(std::string_view text) {
  std::string line;
  for (char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line += blank ? ' ' : c;
    if (line.size() >= longest_words && (static_cast<unsigned char>(c) & 0x80) == 0) return line + " …";
  }
  return line;
}

// What an operator does that its words do not show; nothing for most.
struct Remarks {
  const Plan& plan;
  std::vector<std::string> made;
  std::string_view keyword = {};  // before the words, which say nothing without it: LIMIT 5

  void operator()(const NodeScan& scan) {
    if (scan.label_name.empty()) return made.push_back("every node");
    made.push_back(scan.label ? fmt::format("every node of '{}'", scan.label_name)
                              : fmt::format("no node has the label '{}'", scan.label_name));
  }
  void operator()(const NodeSeek& seek) {
    made.push_back(seek.key.empty() ? "the node itself" : fmt::format("by the index of '{}'", seek.key));
  }
  void operator()(const LabelFilter& filter) {
    made.push_back(fmt::format("with {}", fmt::join(filter.label_names, " and ")));
    if (filter.impossible) made.push_back("which no node has");
  }
  void operator()(const Expand& expand) {
    if (expand.to_is_bound) made.push_back("between known nodes");
    if (expand.relationship_is_bound) made.push_back("the known relationship");
    walk(expand.rule);
  }
  void operator()(const ExpandRepeated& expand) {
    if (expand.to_is_bound) made.push_back("between known nodes");
    if (expand.reversed) made.push_back("from the end backwards");
    steps(expand.step_condition);
    walk(expand.rule);
  }
  void operator()(const FindShortest& search) {
    made.push_back("between known nodes");
    steps(search.step_condition);
    walk(search.rule);
  }
  void operator()(const SkipRows&) { keyword = "SKIP "; }
  void operator()(const LimitRows&) { keyword = "LIMIT "; }
  void operator()(const SortRows& sort) {
    if (sort.most != nullptr) made.push_back("keeps no more rows than are asked for");
  }
  void operator()(const Aggregating& grouping) {
    if (grouping.keys.empty()) made.push_back("all rows together");
  }
  template <typename Form>
  void operator()(const Form&) {}

 private:
  void steps(const Expression* condition) {
    if (condition != nullptr) made.push_back(fmt::format("each step: {}", words_of(plan, condition)));
  }
  void walk(const HopRule& rule) {
    if (!rule.filter.any_type && rule.filter.types.empty()) made.push_back("no relationship has the type");
    if (rule.since != nullptr) made.push_back(fmt::format("days since {}", words_of(plan, rule.since)));
    if (rule.until != nullptr) made.push_back(fmt::format("days until {}", words_of(plan, rule.until)));
    made.push_back(rule.filter.edges.facts_only ? "facts only"
                                                : "facts and what is proposed, predicted or denied");
  }
};

}  // namespace

std::string details_of(const Operator& step, const Plan& plan) {
  Remarks remarks{plan, {}};
  std::visit(remarks, step.form);
  std::string line = std::string(remarks.keyword) + fitted_words(words(plan, step.span));
  for (const std::string& remark : remarks.made)
    line += fmt::format("{}{}", line.empty() ? "" : " · ", fitted_words(remark));
  return line;
}

}  // namespace entente
