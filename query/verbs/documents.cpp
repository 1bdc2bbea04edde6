#include <algorithm>
#include <tuple>

#include "query/verbs/verbs.h"

namespace entente {
namespace {

Result<std::vector<DocumentRecord>> documents_of(Inquiry& inquiry) {
  std::vector<DocumentRecord> documents;
  for (NodeId node : TRY(inquiry.snapshot.documents_of(inquiry.question.names[0].node))) {
    if (!inquiry.budget.spend()) break;
    if (const DocumentRecord* record = TRY(inquiry.names.document(node))) documents.push_back(*record);
  }
  return documents;
}

Result<std::vector<DocumentRecord>> all_documents(Inquiry& inquiry) {
  std::vector<DocumentRecord> documents;
  TRY(inquiry.snapshot.for_each_document([&](const DocumentRecord& document) {
    documents.push_back(document);
    return inquiry.budget.spend();
  }));
  return documents;
}

std::string location(const DocumentRecord& document) {
  if (!document.url.empty()) return document.url;
  return document.sources.empty() ? "" : document.sources.front();
}

AnswerRow row_of(const DocumentRecord& document) {
  return {{document.date.to_string(), document.title, document.genre, document.issuer, document.authors,
           std::int64_t{document.pages}, std::int64_t{document.statements},
           std::int64_t{document.commitments}, std::int64_t{document.relations}, location(document),
           document.publisher, document.language, document.media_type, document.date_source, document.sources,
           document.losses, document.text_digest, document.extractor, document.id},
          {}};
}

}  // namespace

Result<Answer> answer_documents(Inquiry& inquiry) {
  const BoundQuestion& question = inquiry.question;
  std::vector<DocumentRecord> documents =
      TRY(question.names.empty() ? all_documents(inquiry) : documents_of(inquiry));
  std::stable_sort(documents.begin(), documents.end(), [](const DocumentRecord& a, const DocumentRecord& b) {
    return std::tie(a.date, a.title, a.id) < std::tie(b.date, b.title, b.id);
  });
  Answer answer;
  answer.columns = columns(
      {"date", "title", "genre", "issuer", "authors", "pages", "statements", "commitments", "relations"},
      {"location", "publisher", "language", "media_type", "date_source", "sources", "losses", "text_digest",
       "extractor", "document_entity"});
  for (const DocumentRecord& document : documents) {
    if (!question.in_time(document.date.first_day(), document.date.last_day())) continue;
    const std::set<NodeId>& cited = question.edges.documents;
    if (!cited.empty() && cited.count(node_of(document.id)) == 0) continue;
    answer.rows.push_back(row_of(document));
    answer.used.nodes.push_back(node_of(document.id));
  }
  answer.counted = counted(answer.rows.size(), "document");
  return answer;
}

}  // namespace entente
