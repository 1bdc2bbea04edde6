#include <fmt/format.h>

#include "query/difference.h"
#include "query/quotation.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

std::string run_text(const RunRecord& run) {
  return fmt::format("run {} of {}", run.number, run.started.substr(0, 10));
}

class ChangeList {
 public:
  explicit ChangeList(const Difference& difference) : difference_(difference) {
    answer_.columns = columns({"change", "kind", "what", "date", "document"}, {"run", "entity"});
  }

  Result<Answer> answer() {
    for (const DocumentNews& document : difference_.documents) add(document);
    for (const CommitmentNews& commitment : difference_.commitments) add(commitment);
    for (const EntityName& entity : difference_.entities_new) add(News::added, entity);
    for (const EntityName& entity : difference_.entities_gone) add(News::gone, entity);
    const DifferenceCounts& counts = difference_.counts;
    answer_.counted = fmt::format(
        "{}, {}, {} new; statements: {} new, {} changed, {} gone; relations: {} new, {} gone",
        counted(difference_.documents.size(), "document"),
        counted(difference_.commitments.size(), "commitment"),
        difference_.entities_new.size() == 1 ? "1 entity"
                                             : fmt::format("{} entities", difference_.entities_new.size()),
        counts.statements_new, counts.statements_changed, counts.statements_gone, counts.relations_new,
        counts.relations_gone);
    if (!difference_.runs.empty()) {
      answer_.notes.push_back(
          fmt::format("what {} changed in the graph; 'documents since …' goes by the dates "
                      "of the documents",
                      runs_text()));
    }
    return std::move(answer_);
  }

 private:
  std::string runs_text() const {
    if (difference_.runs.size() == 1) return run_text(difference_.runs.front());
    return fmt::format("{} to {}", run_text(difference_.runs.front()), run_text(difference_.runs.back()));
  }

  void add(const DocumentNews& document) {
    const DocumentFace& face = document.shown();
    answer_.rows.push_back(
        {{std::string(name_of(document.news)), "Document", face.title, face.date.to_string(), face.title,
          static_cast<std::int64_t>(document.run), document.id},
         {}});
    if (document.news != News::gone) answer_.used.nodes.push_back(node_of(document.id));
  }

  void add(const CommitmentNews& commitment) {
    const CommitmentNews::Place& place = commitment.places.front();
    const DocumentNews& document = difference_.documents[place.document];
    const Statement& statement = difference_.statement(place);
    answer_.rows.push_back({{std::string(name_of(commitment.kind)), "Commitment",
                             on_one_line(statement.evidence.quote), document.shown().date.to_string(),
                             document.shown().title, static_cast<std::int64_t>(document.run), commitment.id},
                            {statement.id}});
  }

  void add(News news, const EntityName& entity) {
    const std::optional<EntityKind> kind = kind_of(entity.id);
    if (kind == EntityKind::document) return;
    answer_.rows.push_back({{std::string(name_of(news)), std::string(kind ? info(*kind).name : ""),
                             entity.name, "", "", Value(), entity.id},
                            {}});
  }

  const Difference& difference_;
  Answer answer_;
};

}  // namespace

// What the runs since that day changed in the graph, which is not what happened since: that is asked for by
// `since` of the other verbs.
Result<Answer> answer_changes(Inquiry& inquiry) {
  const std::vector<RunRecord> runs = TRY(inquiry.snapshot.runs());
  const Day since = inquiry.question.edges.since;
  RunNumber after = 0;
  if (since != unknown_day) after = TRY(run_named(Date::from_day(since).to_string(), runs));
  if (runs.empty() || after == runs.back().number) {
    Answer answer;
    answer.columns = columns({"change", "kind", "what", "date", "document"}, {"run", "entity"});
    answer.notes.push_back(runs.empty() ? "no run is on record: documents were added without one"
                                        : fmt::format("the last run is {}", run_text(runs.back())));
    return answer;
  }
  const Difference found = TRY(difference(inquiry.snapshot, after, runs.back().number));
  return ChangeList(found).answer();
}

}  // namespace entente
