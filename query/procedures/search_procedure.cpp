#include "query/procedures/search_procedure.h"

#include "query/search.h"

namespace entente {
namespace {

constexpr std::size_t hits_without_limit = 1000;

Value passage_value(const FullTextHit& hit) {
  ValueList marks;
  for (const auto& [begin, end] : hit.passage.marks) {
    marks.emplace_back(ValueList{std::int64_t{begin}, std::int64_t{end}});
  }
  return ValueMap{{"text", hit.passage.text},
                  {"marked", hit.passage.marked("**", "**")},
                  {"page", std::int64_t{hit.page}},
                  {"label", hit.label},
                  {"start", std::int64_t{hit.passage.start}},
                  {"end", std::int64_t{hit.passage.end}},
                  {"matches", std::move(marks)}};
}

ProcedureRow row_of(const FullTextHit& hit) {
  return {{passage_value(hit), hit.score, NodeValue{hit.document, nullptr}, std::int64_t{hit.page}, hit.label,
           hit.record.date.to_string(), hit.record.issuer},
          {}};
}

Result<VerbCall> call_of(std::span<const Value> arguments) {
  VerbCall call;
  call.verb = Verb::search;
  if (!arguments.empty()) call.arguments.push_back(arguments[0]);
  if (call.arguments.empty() || !call.arguments[0].is<std::string>()) {
    return Error{ErrorCode::invalid_argument, "search: the first argument is the text to search for", ""};
  }
  if (arguments.size() < 2 || arguments[1].is_null()) return call;
  if (!arguments[1].is<ValueMap>()) {
    return Error{ErrorCode::invalid_argument, "search: the second argument is a map of options", ""};
  }
  call.options = arguments[1].as<ValueMap>();
  return call;
}

}  // namespace

SearchProcedure::SearchProcedure() {
  signature_.name = "search";
  signature_.arguments = {{"text", "STRING", true}, {"options", "MAP", false}};
  signature_.options = option_keys(info(Verb::search));
  signature_.columns = {
      {"passage", "MAP", "text, marked, page, label, start, end and matches (bytes of the page)"},
      {"score", "FLOAT", "BM25, comparable within one call"},
      {"document", "NODE", "that the page is of"},
      {"page", "INTEGER", "its number, from 1"},
      {"label", "STRING", "the number printed on it"},
      {"date", "STRING", "of the document"},
      {"issuer", "STRING", "of the document"}};
  signature_.meaning = "the pages that hold these words, best first";
}

Result<void> SearchProcedure::call(ProcedureCall& call, const RowSink& emit) const {
  const Snapshot* snapshot = call.graph.snapshot();
  if (snapshot == nullptr) {
    return Error{ErrorCode::invalid_argument, "search asks a store; this graph is none", ""};
  }
  const BoundQuestion question = TRY(bind(TRY(call_of(call.arguments)), *snapshot));
  const FullTextHits hits =
      TRY(search_pages(question, *snapshot, call.budget, question.limit.value_or(hits_without_limit)));
  for (std::string& note : notes_on(hits)) call.findings.notes.push_back(std::move(note));
  if (!question.limit && !note_on_limit(hits).empty()) call.findings.notes.push_back(note_on_limit(hits));
  for (const FullTextHit& hit : hits.hits) {
    call.findings.used.nodes.push_back(hit.document);
    if (!TRY(emit(row_of(hit)))) break;
  }
  return {};
}

void add_search_procedure(Procedures& procedures) {
  procedures.add(std::make_shared<SearchProcedure>());
}

}  // namespace entente
