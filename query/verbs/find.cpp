#include <fmt/format.h>

#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::size_t shown_by_default = 20;
constexpr std::size_t most_matches = 100'000;

}  // namespace

Result<Answer> answer_find(Inquiry& inquiry) {
  const BoundQuestion& question = inquiry.question;
  Answer answer;
  answer.columns = columns({"name", "kind", "matched", "documents", "entity"});
  std::vector<NameMatch> matches = TRY(inquiry.snapshot.containing(question.subject, most_matches));
  if (!question.only.empty()) {
    std::erase_if(matches, [&](const NameMatch& match) { return question.only.count(match.kind) == 0; });
  }
  std::set<NodeId> seen;
  for (const NameMatch& match : matches) {
    if (!seen.insert(match.node).second) continue;
    if (!question.limit && answer.rows.size() == shown_by_default) break;
    const std::string name = TRY(inquiry.names.name(match.node));
    const std::string matched = match.text == name ? "" : match.text;
    answer.rows.push_back(
        {{name, std::string(info(match.kind).name), matched, std::int64_t{match.documents}, match.id}, {}});
    answer.used.nodes.push_back(match.node);
  }
  if (!question.limit && answer.rows.size() == shown_by_default && matches.size() > answer.rows.size()) {
    answer.notes.push_back(fmt::format("the first {} are shown: say 'limit N' for more", shown_by_default));
  }
  return answer;
}

}  // namespace entente
