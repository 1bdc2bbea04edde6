// What each verb does, one file a verb (or a few that belong together). The table at the end of inquiry.cpp
// says which verb is answered where.
#pragma once

#include <set>
#include <vector>

#include "graph/snapshot.h"
#include "query/answer.h"
#include "query/bound_question.h"
#include "query/budget.h"
#include "query/names.h"

namespace entente {

// One bound question being answered from one snapshot.
struct Inquiry {
  const BoundQuestion& question;
  const Snapshot& snapshot;
  Names& names;
  Budget& budget;
};

// Each fails with what the snapshot reports, or limit_exceeded.
Result<Answer> answer_find(Inquiry& inquiry);
Result<Answer> answer_show(Inquiry& inquiry);
Result<Answer> answer_neighbours(Inquiry& inquiry);
Result<Answer> answer_path(Inquiry& inquiry);
Result<Answer> answer_links(Inquiry& inquiry);
Result<Answer> answer_common(Inquiry& inquiry);
Result<Answer> answer_sources(Inquiry& inquiry);
Result<Answer> answer_timeline(Inquiry& inquiry);
Result<Answer> answer_commitments(Inquiry& inquiry);
Result<Answer> answer_statements(Inquiry& inquiry);
Result<Answer> answer_documents(Inquiry& inquiry);
Result<Answer> answer_stats(Inquiry& inquiry);
Result<Answer> answer_schema(Inquiry& inquiry);
Result<Answer> answer_why(Inquiry& inquiry);
Result<Answer> answer_compare(Inquiry& inquiry);
Result<Answer> answer_top(Inquiry& inquiry);
Result<Answer> answer_changes(Inquiry& inquiry);
Result<Answer> answer_pledges(Inquiry& inquiry);
Result<Answer> answer_who(Inquiry& inquiry);
Result<Answer> answer_search(Inquiry& inquiry);

// Runs the verb of the question; cuts the rows at its limit and says so.
Result<Answer> run(Inquiry& inquiry);

// --- what several verbs need

// Whether `answer` has as many rows as the question wants: what costs reading to make is made no further.
bool is_full(const Answer& answer, const Inquiry& inquiry);

// The edges of `node` that the question's filters and `avoiding` admit.
Result<std::vector<Edge>> admitted_edges(Inquiry& inquiry, NodeId node);

// The edges between A and B; `hidden` are those that only `with proposals` would show.
struct EdgesBetween {
  std::vector<Edge> shown;
  std::size_t hidden = 0;
};
Result<EdgesBetween> edges_between(Inquiry& inquiry);
std::string note_of_hidden(std::size_t hidden);  // "3 proposals … add 'with proposals'"

// "1 document", "3 documents"
std::string counted(std::size_t count, std::string_view thing);

}  // namespace entente
