#include "ingest/extraction/meeting_facts.h"

#include <algorithm>

#include "ingest/language/date_expressions.h"

namespace entente {

std::string meeting_status(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence) {
  std::uint32_t from = meeting.first > sentence.first + 8 ? meeting.first - 8 : sentence.first;
  for (std::uint32_t at = from; at < meeting.last; ++at) {
    if (draft.is(at, WordList::proposal_cue) && draft.word(at) != "established") return "proposed";
    if (draft.is(at, WordList::plan_cue)) return "planned";
  }
  return "held";
}

std::string stated_date(const ReadingDraft& draft, TokenRange meeting, TokenRange sentence) {
  const Date& reference = draft.reading.document->date;
  const std::uint32_t last = std::min(meeting.last + 7, sentence.last);
  const Span span{draft.token(meeting.first).span.begin, draft.token(last - 1).span.end};
  const std::uint32_t end = draft.token(meeting.last - 1).span.end;
  for (const DateExpression& date : find_dates(draft.reading.text.text, span, reference)) {
    if (date.role == TimeRole::duration || date.role == TimeRole::frequency) continue;
    if (date.span.begin < end) return date.value;
    const std::string_view between = draft.reading.words({end, date.span.begin});
    // Only what belongs to the meeting: "in 2022", "held on …", "at Camp David on …"; not the next clause.
    std::string_view clause = between;
    if (clause.starts_with(", held ") || clause.starts_with(", convened ")) clause.remove_prefix(1);
    const bool near =
        clause.find(',') == std::string_view::npos && clause.find(" and ") == std::string_view::npos;
    const bool placed = between.ends_with(" in ") || between.ends_with(" on ") || between.ends_with(" of ") ||
                        between.ends_with("(") || between == ", " || between == " ";
    if ((near && placed) || between == ", ") return date.value;
    return {};
  }
  return {};
}

}  // namespace entente
