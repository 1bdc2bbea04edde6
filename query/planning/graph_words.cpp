#include "query/planning/graph_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace entente {
namespace {

std::vector<std::string_view> views(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

bool is_among(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string with_guess(std::string text, std::string_view near, std::string_view counted) {
  if (near.empty()) return text;
  return fmt::format("{}; did you mean '{}'{}?", text, near, counted);
}

}  // namespace

bool is_standing_key(std::string_view key) {
  return key == "standing" || key == "modality" || key == "polarity" || key == "factuality";
}

void warn_of_unknown_label(PlanDraft& draft, std::string_view label) {
  const PropertyGraph& graph = draft.graph();
  if (graph.snapshot() == nullptr || draft.is_warned_enough() || graph.label(label)) return;
  const std::vector<std::string> names = graph.label_names();
  const std::string_view near = nearest_word(label, views(names));
  std::string counted;
  if (const auto id = near.empty() ? std::nullopt : graph.label(near)) {
    counted = fmt::format(" ({:.0f} nodes)", graph.node_count(id));
  }
  draft.warn(with_guess(fmt::format("no node has the label '{}'", label), near, counted));
}

void warn_of_unknown_type(PlanDraft& draft, std::string_view type) {
  const PropertyGraph& graph = draft.graph();
  if (graph.snapshot() == nullptr || draft.is_warned_enough() || graph.type(type)) return;
  const std::vector<std::string> names = graph.type_names();
  draft.warn(with_guess(fmt::format("no relationship has the type '{}'", type),
                        nearest_word(type, views(names)), ""));
}

void warn_of_unknown_key(PlanDraft& draft, std::string_view key, PossibleKinds subject) {
  const bool node = subject.only(a_node.kinds | null_kind) && (subject.kinds & a_node.kinds) != 0;
  const bool relationship =
      subject.only(a_relationship.kinds | null_kind) && (subject.kinds & a_relationship.kinds) != 0;
  if (!node && !relationship) return;
  if (draft.graph().snapshot() == nullptr || draft.is_warned_enough()) return;
  if (node && draft.graph().has_index(key)) return;
  const std::vector<std::string>& keys = node ? draft.node_keys() : draft.relationship_keys();
  if (keys.empty() || is_among(key, keys)) return;
  draft.warn(with_guess(fmt::format("no {} has a property '{}'", node ? "node" : "relationship", key),
                        nearest_word(key, views(keys)), ""));
}

}  // namespace entente
