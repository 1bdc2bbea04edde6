#include "query/ask.h"

#include "query/bound_question.h"
#include "query/nothing_found.h"
#include "query/verbs/verbs.h"

namespace entente {

Result<Answer> ask(const Question& question, const Snapshot& snapshot, const Limits& limits) {
  const auto start = std::chrono::steady_clock::now();
  const BoundQuestion bound = TRY(bind(TRY(parse(question.text)), snapshot));
  Budget budget(limits);
  Names names(snapshot);
  Inquiry inquiry{bound, snapshot, names, budget};
  Answer answer = TRY(run(inquiry));
  answer.stopped = budget.stopped();
  if (answer.empty() && !answer.stopped) {
    const std::vector<std::string> reasons = TRY(why_nothing_was_found(bound, snapshot, limits));
    answer.notes.insert(answer.notes.end(), reasons.begin(), reasons.end());
  }
  answer.notes.insert(answer.notes.begin(), bound.notes.begin(), bound.notes.end());
  answer.edges_read = budget.spent();
  answer.took =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  return answer;
}

}  // namespace entente
