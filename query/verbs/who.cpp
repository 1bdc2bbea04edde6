#include <fmt/format.h>

#include <algorithm>

#include "graph/name_folding.h"
#include "query/dates.h"
#include "query/name_resolution.h"
#include "query/quotation.h"
#include "query/verbs/statement_rows.h"

namespace entente {
namespace {

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t blank = std::min(folded.find(' ', begin), folded.size());
    if (blank > begin) words.push_back(folded.substr(begin, blank - begin));
    begin = blank + 1;
  }
  return words;
}

// Whether it speaks of the entity, and not merely with its voice.
bool is_about(const Statement& statement, const EntityId& id) {
  const auto in = [&](const std::vector<EntityId>& ids) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  return statement.commitment == id || in(statement.target) || in(statement.beneficiary) ||
         in(statement.parties);
}

class Attribution {
 public:
  explicit Attribution(Inquiry& inquiry) : inquiry_(inquiry) {}

  Result<Answer> answer() {
    const std::string& text = inquiry_.question.subject;
    NameResolution names(text, inquiry_.snapshot);
    const Result<BoundName> entity = names.resolve(name_in(text), {});
    if (!entity.ok() && entity.error().code != ErrorCode::unknown_name) return entity.error();
    std::vector<Statement> statements = TRY(entity.ok() ? about(*entity) : containing(text));
    Answer answer;
    answer.columns = who_columns();
    const std::vector<DatedStatement> all = TRY(admitted(std::move(statements), inquiry_));
    for (const DatedStatement& dated : all) {
      if (is_full(answer, inquiry_)) break;
      answer.rows.push_back(TRY(row_of(dated)));
      const Subgraph part = TRY(part_of_graph(dated.statement, inquiry_));
      answer.used.nodes.insert(answer.used.nodes.end(), part.nodes.begin(), part.nodes.end());
      answer.used.edges.insert(answer.used.edges.end(), part.edges.begin(), part.edges.end());
    }
    answer.found = all.size();
    answer.counted = counted(all.size(), "statement");
    answer.notes = names.notes();
    answer.notes.push_back(entity.ok()
                               ? fmt::format("statements about {}, {}", entity->name, info(entity->kind).name)
                               : fmt::format("statements whose sentence contains the words '{}'", text));
    return answer;
  }

 private:
  static std::vector<Column> who_columns() {
    std::vector<std::string> details = {"status", "sentence"};
    details.insert(details.end(), statement_detail_columns().begin(), statement_detail_columns().end());
    return columns({"date", "said_by", "class", "content", "parties", "document", "page"}, details);
  }

  Result<std::vector<Statement>> about(const BoundName& entity) {
    std::vector<Statement> statements;
    const auto keep = [&](const Statement& statement) {
      if (is_about(statement, entity.id)) statements.push_back(statement);
      return inquiry_.budget.spend();
    };
    if (entity.kind == EntityKind::commitment) {
      TRY(inquiry_.snapshot.statements_about(entity.node, keep));
    } else {
      TRY(inquiry_.snapshot.statements_of(entity.node, keep));
    }
    return statements;
  }

  // Reads every statement; the sentence of those alone whose words around the quote may hold the rest.
  Result<std::vector<Statement>> containing(const std::string& text) {
    const std::vector<std::string> words = words_of(fold_name(text));
    if (words.empty()) return std::vector<Statement>{};
    std::vector<Statement> statements;
    TRY(inquiry_.snapshot.for_each_statement([&](const Statement& statement) {
      const Evidence& evidence = statement.evidence;
      const std::string folded = ' ' + fold_name(evidence.prefix + evidence.quote + evidence.suffix) + ' ';
      const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return folded.find(' ' + word) != std::string::npos;
      });
      if (all) statements.push_back(statement);
      return inquiry_.budget.spend();
    }));
    return statements;
  }

  Result<std::vector<std::string>> voices(const Statement& statement) {
    const std::vector<EntityId>& sources = statement.envelope.attributed_to;
    if (!sources.empty()) return inquiry_.names.names(sources);
    return inquiry_.names.names(statement.parties);
  }

  Result<AnswerRow> row_of(const DatedStatement& dated) {
    const Statement& s = dated.statement;
    const Quotation words = TRY(quotation(inquiry_.snapshot, s.document, s.evidence));
    AnswerRow row;
    row.cells = {date_text(dated.date.first, dated.date.last),
                 TRY(voices(s)),
                 class_text(s),
                 on_one_line(s.evidence.quote),
                 TRY(inquiry_.names.names(s.parties)),
                 TRY(inquiry_.names.title(s.document)),
                 words.page,
                 std::string(name_of(s.envelope.status)),
                 words.sentence};
    const std::vector<Cell> detail = statement_detail(s);
    row.cells.insert(row.cells.end(), detail.begin(), detail.end());
    row.assertions = {s.id};
    return row;
  }

  Inquiry& inquiry_;
};

}  // namespace

Result<Answer> answer_who(Inquiry& inquiry) {
  return Attribution(inquiry).answer();
}

}  // namespace entente
