#include <algorithm>
#include <map>

#include "query/dates.h"
#include "query/tie.h"
#include "query/verbs/inner_kinds.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

std::string_view words_of(Arrow arrow) {
  if (arrow == Arrow::none) return "–";
  return arrow == Arrow::out ? "→" : "←";
}

using EdgesByNode = std::map<NodeId, std::vector<Edge>>;

Result<EdgesByNode> edges_by_node(Inquiry& inquiry, NodeId node) {
  EdgesByNode by_node;
  for (const Edge& edge : TRY(admitted_edges(inquiry, node))) by_node[other_end(edge, node)].push_back(edge);
  return by_node;
}

std::vector<std::string> texts(const std::vector<Tie>& ties) {
  std::vector<std::string> all;
  for (const Tie& tie : ties) all.push_back(text_with_arrow(tie));
  return all;
}

struct Shared {
  NodeId node = 0;
  EntityId id;
  std::vector<Tie> a;
  std::vector<Tie> b;
  std::vector<Edge> edges;  // of both
  std::size_t documents() const { return documents_of(a) + documents_of(b); }
};

Result<AnswerRow> row_of(const Shared& shared, Names& names) {
  std::vector<AssertionId> assertions = assertions_of(shared.a);
  const std::vector<AssertionId> more = assertions_of(shared.b);
  assertions.insert(assertions.end(), more.begin(), more.end());
  const std::optional<EntityKind> kind = kind_of(shared.id);
  return AnswerRow{{TRY(names.name(shared.node)), std::string(kind ? info(*kind).name : ""), texts(shared.a),
                    texts(shared.b), static_cast<std::int64_t>(shared.documents()), shared.id},
                   assertions};
}

// `only` decides; without it what may stand inside a path.
std::set<EntityKind> kinds_to_share(const BoundQuestion& question) {
  return question.only.empty() ? inner_kinds(question) : question.only;
}

Result<std::vector<Shared>> shared_by(Inquiry& inquiry, const std::set<EntityKind>& kinds) {
  const NodeId a = inquiry.question.names[0].node;
  const NodeId b = inquiry.question.names[1].node;
  const EdgesByNode of_a = TRY(edges_by_node(inquiry, a));
  const EdgesByNode of_b = TRY(edges_by_node(inquiry, b));
  std::vector<Shared> shared;
  for (const auto& [node, edges] : of_a) {
    const auto other = of_b.find(node);
    if (node == b || other == of_b.end()) continue;
    const EntityId id = TRY(inquiry.snapshot.id_of(node)).value_or("");
    const std::optional<EntityKind> kind = kind_of(id);
    if (!kind || kinds.count(*kind) == 0) continue;
    shared.push_back({node, id, ties(edges, a), ties(other->second, b), edges});
    shared.back().edges.insert(shared.back().edges.end(), other->second.begin(), other->second.end());
  }
  std::sort(shared.begin(), shared.end(), [](const Shared& x, const Shared& y) {
    return x.documents() != y.documents() ? x.documents() > y.documents() : x.id < y.id;
  });
  return shared;
}

}  // namespace

Result<Answer> answer_links(Inquiry& inquiry) {
  const EdgesBetween edges = TRY(edges_between(inquiry));
  Answer answer;
  answer.columns = columns({"direction", "relation", "date", "standing", "documents"});
  for (const Tie& tie : ties(edges.shown, inquiry.question.names[0].node)) {
    answer.rows.push_back(
        {{std::string(words_of(tie.arrow)), std::string(info(tie.relation).name),
          date_text(tie.first, tie.last), tie.standing, static_cast<std::int64_t>(tie.documents.size())},
         tie.assertions});
  }
  if (edges.hidden > 0) answer.notes.push_back(note_of_hidden(edges.hidden));
  answer.used.edges = edges.shown;
  return answer;
}

Result<Answer> answer_common(Inquiry& inquiry) {
  const BoundQuestion& question = inquiry.question;
  const std::set<EntityKind> kinds = kinds_to_share(question);
  Answer answer;
  answer.columns = columns({"name", "kind", "first_relations", "second_relations", "documents"}, {"entity"});
  answer.columns[2].heading = question.names[0].name;
  answer.columns[3].heading = question.names[1].name;
  for (const Shared& shared : TRY(shared_by(inquiry, kinds))) {
    answer.rows.push_back(TRY(row_of(shared, inquiry.names)));
    answer.used.edges.insert(answer.used.edges.end(), shared.edges.begin(), shared.edges.end());
  }
  const std::string note = question.only.empty() ? note_of_inner_kinds(kinds) : "";
  if (!note.empty()) answer.notes.push_back(note);
  return answer;
}

}  // namespace entente
