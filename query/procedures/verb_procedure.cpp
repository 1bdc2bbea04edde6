#include "query/procedures/verb_procedure.h"

#include <algorithm>

#include "query/bound_question.h"
#include "query/nothing_found.h"
#include "query/verbs/verb_columns.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::string_view names_of_names[] = {"a", "b"};

std::vector<ProcedureArgument> arguments_of(const VerbInfo& verb) {
  std::vector<ProcedureArgument> arguments;
  switch (verb.subject) {
    case VerbSubject::nothing:
      break;
    case VerbSubject::text:
      arguments.push_back({"text", "STRING", true});
      break;
    case VerbSubject::assertion:
      arguments.push_back({"id", "STRING", true});
      break;
    case VerbSubject::kind:
      arguments.push_back({"labels", "LIST", true});
      break;
    case VerbSubject::names:
      for (std::size_t i = 0; i < verb.most_names(); ++i) {
        arguments.push_back({std::string(names_of_names[i]), "NODE", i < verb.least_names});
      }
  }
  if (!verb.filters.empty()) arguments.push_back({"options", "MAP", false});
  return arguments;
}

ProcedureSignature signature_of(const VerbInfo& verb) {
  ProcedureSignature signature;
  signature.name = "graph." + std::string(verb.name);
  signature.arguments = arguments_of(verb);
  signature.options = option_keys(verb);
  for (const VerbColumn& column : columns_of(verb.verb)) {
    signature.columns.push_back({column.name, std::string(column.type), ""});
  }
  signature.meaning = verb.meaning;
  return signature;
}

Result<VerbCall> call_of(const VerbInfo& verb, std::span<const Value> arguments) {
  VerbCall call;
  call.verb = verb.verb;
  call.arguments.assign(arguments.begin(), arguments.end());
  if (!call.arguments.empty() && call.arguments.back().is<ValueMap>()) {
    call.options = call.arguments.back().as<ValueMap>();
    call.arguments.pop_back();
  }
  while (!call.arguments.empty() && call.arguments.back().is_null()) call.arguments.pop_back();
  const std::size_t least = verb.subject == VerbSubject::nothing ? 0
                            : verb.subject == VerbSubject::names ? verb.least_names
                                                                 : 1;
  if (call.arguments.size() >= least) return call;
  return Error{ErrorCode::invalid_argument, "graph." + std::string(verb.name) + ": an argument is null", ""};
}

// The place in `answer` of each column of the signature; past the end where it has none.
std::vector<std::size_t> places(const std::vector<ProcedureColumn>& wanted, const Answer& answer) {
  std::vector<std::size_t> all;
  for (const ProcedureColumn& column : wanted) {
    const auto found = std::find_if(answer.columns.begin(), answer.columns.end(),
                                    [&](const Column& known) { return known.name == column.name; });
    all.push_back(static_cast<std::size_t>(found - answer.columns.begin()));
  }
  return all;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

Result<void> emit_rows(Answer& answer, const std::vector<ProcedureColumn>& columns, const RowSink& emit) {
  const std::vector<std::size_t> place = places(columns, answer);
  for (AnswerRow& row : answer.rows) {
    ProcedureRow out;
    for (const std::size_t i : place) out.cells.push_back(i < row.cells.size() ? row.cells[i] : Value());
    out.assertions = std::move(row.assertions);
    if (!TRY(emit(std::move(out)))) break;
  }
  return {};
}

// All of it but the rows.
void hand_over(Answer& answer, Answer& findings) {
  findings.columns = std::move(answer.columns);
  findings.found += std::max(answer.found, answer.rows.size());
  append(findings.drawing, answer.drawing);
  append(findings.notes, answer.notes);
  findings.counted = std::move(answer.counted);
  findings.stopped = findings.stopped || answer.stopped;
  findings.truncated = findings.truncated || answer.truncated;
  findings.used.nodes.insert(findings.used.nodes.end(), answer.used.nodes.begin(), answer.used.nodes.end());
  findings.used.edges.insert(findings.used.edges.end(), answer.used.edges.begin(), answer.used.edges.end());
}

}  // namespace

VerbProcedure::VerbProcedure(const VerbInfo& verb) : verb_(verb), signature_(signature_of(verb)) {}

Result<void> VerbProcedure::call(ProcedureCall& call, const RowSink& emit) const {
  const Snapshot* snapshot = call.graph.snapshot();
  if (snapshot == nullptr)
    return Error{ErrorCode::invalid_argument, signature_.name + " asks a store; this graph is none", ""};
  const VerbCall asked = TRY(call_of(verb_, call.arguments));
  const BoundQuestion question = TRY(bind(asked, *snapshot));
  Names names(*snapshot);
  Inquiry inquiry{question, *snapshot, names, call.budget};
  Answer answer = TRY(run(inquiry));
  if (answer.empty() && !call.budget.stopped()) {
    append(answer.notes, TRY(why_nothing_was_found(asked, question, *snapshot, call.budget.limits())));
  }
  append(call.findings.notes, question.notes);
  TRY(emit_rows(answer, signature_.columns, emit));
  hand_over(answer, call.findings);
  return {};
}

void add_verb_procedures(Procedures& procedures) {
  for (const VerbInfo& verb : verbs()) {
    if (!columns_of(verb.verb).empty()) procedures.add(std::make_shared<VerbProcedure>(verb));
  }
}

}  // namespace entente
