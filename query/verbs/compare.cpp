#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "query/tie.h"
#include "query/verbs/inner_kinds.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

// One entity, and how each of the two is connected to it.
struct Compared {
  NodeId node = 0;
  EntityId id;
  std::vector<Edge> a, b;

  int side() const { return b.empty() ? 0 : a.empty() ? 2 : 1; }
};

class Comparison {
 public:
  explicit Comparison(Inquiry& inquiry)
      : inquiry_(inquiry), a_(inquiry.question.names[0]), b_(inquiry.question.names[1]) {}

  Result<Answer> answer() {
    TRY(collect());
    Answer answer;
    answer.columns =
        columns({"side", "name", "kind", "first_relations", "second_relations", "documents"}, {"entity"});
    answer.columns[3].heading = a_.name;
    answer.columns[4].heading = b_.name;
    std::size_t sizes[3] = {0, 0, 0};
    for (const Compared& one : compared_) {
      ++sizes[one.side()];
      if (!is_full(answer, inquiry_)) TRY(add(one, answer));
    }
    answer.found = compared_.size();
    answer.counted =
        fmt::format("{} {} alone, {} both, {} {} alone", sizes[0], a_.name, sizes[1], sizes[2], b_.name);
    const std::string note = inquiry_.question.only.empty() ? note_of_inner_kinds(kinds()) : "";
    if (!note.empty()) answer.notes.push_back(note);
    return answer;
  }

 private:
  std::set<EntityKind> kinds() const {
    return inquiry_.question.only.empty() ? inner_kinds(inquiry_.question) : inquiry_.question.only;
  }

  Result<void> collect() {
    std::map<NodeId, Compared> all;
    for (const Edge& edge : TRY(admitted_edges(inquiry_, a_.node)))
      all[other_end(edge, a_.node)].a.push_back(edge);
    for (const Edge& edge : TRY(admitted_edges(inquiry_, b_.node)))
      all[other_end(edge, b_.node)].b.push_back(edge);
    all.erase(a_.node);
    all.erase(b_.node);
    const std::set<EntityKind> wanted = kinds();
    for (auto& [node, one] : all) {
      one.node = node;
      one.id = TRY(inquiry_.snapshot.id_of(node)).value_or("");
      const std::optional<EntityKind> kind = kind_of(one.id);
      if (kind && wanted.count(*kind) > 0) compared_.push_back(std::move(one));
    }
    std::sort(compared_.begin(), compared_.end(), [](const Compared& x, const Compared& y) {
      const auto rank = [](const Compared& one) {
        return std::make_tuple(one.side(), -static_cast<std::ptrdiff_t>(one.a.size() + one.b.size()),
                               std::cref(one.id));
      };
      return rank(x) < rank(y);
    });
    return {};
  }

  Result<void> add(const Compared& one, Answer& answer) {
    const std::vector<Tie> first = ties(one.a, a_.node), second = ties(one.b, b_.node);
    const std::string sides[] = {a_.name + " alone", "both", b_.name + " alone"};
    std::set<NodeId> documents;
    std::vector<AssertionId> assertions;
    for (const std::vector<Edge>* edges : {&one.a, &one.b}) {
      for (const Edge& edge : *edges) {
        documents.insert(edge.document);
        assertions.push_back(edge.assertion);
        answer.used.edges.push_back(edge);
      }
    }
    answer.rows.push_back(
        {{sides[one.side()], TRY(inquiry_.names.name(one.node)), std::string(info(*kind_of(one.id)).name),
          texts(first), texts(second), static_cast<std::int64_t>(documents.size()), one.id},
         std::move(assertions)});
    return {};
  }

  static std::vector<std::string> texts(const std::vector<Tie>& ties) {
    std::vector<std::string> all;
    for (const Tie& tie : ties) all.push_back(text_with_arrow(tie));
    return all;
  }

  Inquiry& inquiry_;
  const BoundName& a_;
  const BoundName& b_;
  std::vector<Compared> compared_;
};

}  // namespace

Result<Answer> answer_compare(Inquiry& inquiry) {
  return Comparison(inquiry).answer();
}

}  // namespace entente
