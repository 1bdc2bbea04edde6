#include "query/search.h"

#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::size_t shown_by_default = 20;

}  // namespace

Result<Answer> answer_search(Inquiry& inquiry) {
  const BoundQuestion& question = inquiry.question;
  const FullTextHits hits = TRY(
      search_pages(question, inquiry.snapshot, inquiry.budget, question.limit.value_or(shown_by_default)));
  Answer answer;
  answer.columns = columns({"date", "document", "page", "passage"},
                           {"issuer", "label", "score", "document_entity", "start", "end"});
  for (const FullTextHit& hit : hits.hits) {
    const DocumentRecord& record = hit.record;
    answer.rows.push_back(
        {{record.date.to_string(), record.title.empty() ? record.id : record.title, std::int64_t{hit.page},
          hit.passage.marked("**", "**"), record.issuer, hit.label, hit.score, record.id,
          std::int64_t{hit.passage.start}, std::int64_t{hit.passage.end}},
         {}});
    answer.used.nodes.push_back(hit.document);
  }
  answer.found = hits.found;
  answer.counted = counted(hits.found, "page");
  answer.notes = notes_on(hits);
  if (!question.limit && !note_on_limit(hits).empty()) answer.notes.push_back(note_on_limit(hits));
  answer.truncated = hits.found > hits.hits.size();
  return answer;
}

}  // namespace entente
