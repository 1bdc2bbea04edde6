#include <fmt/format.h>

#include <algorithm>

#include "query/tie.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

using AnswerVerb = Result<Answer> (*)(Inquiry&);

AnswerVerb function_of(Verb verb) {
  switch (verb) {
    case Verb::find:
      return answer_find;
    case Verb::show:
      return answer_show;
    case Verb::neighbours:
      return answer_neighbours;
    case Verb::path:
      return answer_path;
    case Verb::links:
      return answer_links;
    case Verb::common:
      return answer_common;
    case Verb::sources:
      return answer_sources;
    case Verb::timeline:
      return answer_timeline;
    case Verb::commitments:
      return answer_commitments;
    case Verb::statements:
      return answer_statements;
    case Verb::documents:
      return answer_documents;
    case Verb::stats:
      return answer_stats;
    case Verb::schema:
      return answer_schema;
    case Verb::why:
      return answer_why;
    case Verb::compare:
      return answer_compare;
    case Verb::top:
      return answer_top;
    case Verb::changes:
      return answer_changes;
    case Verb::pledges:
      return answer_pledges;
    case Verb::who:
      return answer_who;
    case Verb::search:
      return answer_search;
  }
  return answer_stats;
}

}  // namespace

Result<Answer> run(Inquiry& inquiry) {
  Answer answer = TRY(function_of(inquiry.question.verb)(inquiry));
  TRY(inquiry.budget.verdict());
  const std::optional<std::size_t> limit = inquiry.question.limit;
  answer.found = std::max(answer.found, answer.rows.size());
  if (limit && answer.found > *limit) {
    answer.notes.push_back(fmt::format("{} rows, {} shown: limit {}", answer.found, *limit, *limit));
    answer.rows.resize(std::min(*limit, answer.rows.size()));
  }
  return answer;
}

bool is_full(const Answer& answer, const Inquiry& inquiry) {
  return inquiry.question.limit && answer.rows.size() >= *inquiry.question.limit;
}

Result<std::vector<Edge>> admitted_edges(Inquiry& inquiry, NodeId node) {
  std::vector<Edge> edges;
  TRY(inquiry.snapshot.edges(node, inquiry.question.edges, [&](const Edge& edge) {
    const NodeId other = other_end(edge, node);
    const bool wanted = other != node && !inquiry.question.avoids(other) && inquiry.question.takes(edge);
    if (wanted) edges.push_back(edge);
    return inquiry.budget.spend();
  }));
  return edges;
}

Result<EdgesBetween> edges_between(Inquiry& inquiry) {
  const NodeId a = inquiry.question.names[0].node;
  const NodeId b = inquiry.question.names[1].node;
  EdgeFilter filter = inquiry.question.edges;
  const bool facts_only = std::exchange(filter.facts_only, false);
  const std::set<RelationKind>& unasked = inquiry.question.unasked;
  for (RelationKind relation : unasked) filter.not_relations.erase(relation);
  EdgesBetween edges;
  TRY(inquiry.snapshot.edges(a, filter, [&](const Edge& edge) {
    const bool between = other_end(edge, a) == b && inquiry.question.takes(edge);
    const bool hidden = facts_only && (!edge.is_fact() || unasked.count(edge.relation) > 0);
    if (between && hidden) ++edges.hidden;
    if (between && !hidden) edges.shown.push_back(edge);
    return inquiry.budget.spend();
  }));
  return edges;
}

std::string note_of_hidden(std::size_t hidden) {
  return fmt::format(
      "{} not a plain fact (proposed, urged, planned, predicted or denied) left out: add 'with proposals'",
      hidden == 1 ? "1 relation that is" : fmt::format("{} relations that are", hidden));
}

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

}  // namespace entente
