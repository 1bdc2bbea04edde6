// CALL: the rows of a procedure, each with the assertions it rests on.
#include "query/execution/stage.h"
#include "query/procedures/procedure.h"

namespace entente {
namespace {

class ProcedureStage final : public Stage {
 public:
  ProcedureStage(const CallProcedure& call, TextSpan span, StatementRun& run)
      : Stage(run, span), call_(call) {}

 private:
  Result<bool> take(ValueRow& row) override {
    ValueList arguments;
    for (const Expression* argument : call_.arguments) {
      arguments.push_back(TRY(run_.evaluation.value(*argument, row)));
    }
    run_.budget.reading(run_.text(span()));
    const Value support_before = row[run_.support_slot()];
    ProcedureCall call{arguments, run_.graph, run_.budget, run_.findings};
    bool more = true;
    const Result<void> called = call_.procedure->call(call, [&](ProcedureRow found) -> Result<bool> {
      if (call_.standalone_void) return true;
      more = TRY(emit(row, std::move(found), support_before));
      return more;
    });
    if (!called.ok()) return run_.pointed(called.error(), span());
    row[run_.support_slot()] = support_before;
    if (run_.budget.stopped()) return run_.halt();
    return call_.standalone_void ? pass(row) : Result<bool>(more);
  }

  Result<bool> emit(ValueRow& row, ProcedureRow found, const Value& support_before) {
    if (!TRY(tick())) return false;
    for (const auto& [slot, column] : call_.yields) row[slot] = found.cells[column];
    TRY(support(row, std::move(found.assertions), support_before));
    if (run_.stopped) return false;
    return pass(row);
  }

  // Notes what the row rests on: its own assertions and those of the procedure row it came from.
  Result<void> support(ValueRow& row, std::vector<AssertionId> assertions, const Value& before) {
    if (!before.is_null()) {
      const auto& earlier = run_.supports[static_cast<std::size_t>(before.as<std::int64_t>())];
      assertions.insert(assertions.begin(), earlier.begin(), earlier.end());
    }
    if (assertions.empty()) {
      row[run_.support_slot()] = before;
      return {};
    }
    TRY(run_.hold(assertions.size() * sizeof(AssertionId)));
    row[run_.support_slot()] = static_cast<std::int64_t>(run_.supports.size());
    run_.supports.push_back(std::move(assertions));
    return {};
  }

  const CallProcedure& call_;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const CallProcedure& call, TextSpan span, StatementRun& run) {
  return std::make_unique<ProcedureStage>(call, span, run);
}

}  // namespace entente
