// Operators that look at one row at a time.
#include <fmt/format.h>

#include "query/execution/pipeline_stages.h"

namespace entente {
namespace {

class FilterStage final : public Stage {
 public:
  FilterStage(const FilterRows& filter, TextSpan span, StatementRun& run)
      : Stage(run, span), filter_(filter) {}

 private:
  Result<bool> take(ValueRow& row) override {
    return TRY(run_.evaluation.holds(*filter_.condition, row)) ? pass(row) : tick();
  }

  const FilterRows& filter_;
};

class ProjectingStage final : public Stage {
 public:
  ProjectingStage(const Projecting& projecting, TextSpan span, StatementRun& run)
      : Stage(run, span), projecting_(projecting) {}

 private:
  Result<bool> take(ValueRow& row) override {
    for (const auto& [slot, expression] : projecting_.items) {
      row[slot] = TRY(run_.evaluation.value(*expression, row));
    }
    if (!TRY(tick())) return false;
    return pass(row);
  }

  const Projecting& projecting_;
};

class SkipStage final : public Stage {
 public:
  SkipStage(const SkipRows& skip, TextSpan span, StatementRun& run) : Stage(run, span), skip_(skip) {}

  Result<void> begin(const ValueRow& outer) override {
    ValueRow row = outer;
    left_ = TRY(run_.evaluation.count(*skip_.count, row));
    return {};
  }

 private:
  Result<bool> take(ValueRow& row) override {
    if (left_ == 0) return pass(row);
    --left_;
    return tick();
  }

  const SkipRows& skip_;
  std::uint64_t left_ = 0;
};

class LimitStage final : public Stage {
 public:
  LimitStage(const LimitRows& limit, TextSpan span, StatementRun& run) : Stage(run, span), limit_(limit) {}

  Result<void> begin(const ValueRow& outer) override {
    ValueRow row = outer;
    left_ = TRY(run_.evaluation.count(*limit_.count, row));
    return {};
  }

 private:
  Result<bool> take(ValueRow& row) override {
    if (left_ == 0) return goes_on();
    const bool more = TRY(pass(row));
    return --left_ == 0 || !more ? goes_on() : Result<bool>(true);
  }
  // What is created is created for every row, however many of them the answer shows.
  Result<bool> goes_on() {
    if (!run_.plan.writes || run_.stopped) return false;
    left_ = 0;
    return tick();
  }

  const LimitRows& limit_;
  std::uint64_t left_ = 0;
};

class UnwindStage final : public Stage {
 public:
  UnwindStage(const UnwindList& unwind, TextSpan span, StatementRun& run)
      : Stage(run, span), unwind_(unwind) {}

 private:
  Result<bool> take(ValueRow& row) override {
    const Value list = TRY(run_.evaluation.value(*unwind_.list, row));
    if (list.is_null()) return tick();
    if (!list.is<ValueList>()) {  // one thing is a list of one
      row[unwind_.slot] = list;
      return pass(row);
    }
    for (const Value& item : list.as<ValueList>()) {
      run_.budget.reading(run_.text(span()));
      if (!TRY(tick())) return false;
      row[unwind_.slot] = item;
      if (!TRY(pass(row))) return false;
    }
    return true;
  }

  const UnwindList& unwind_;
};

class OptionalStage final : public Stage {
 public:
  OptionalStage(const OptionalRows& optional, TextSpan span, StatementRun& run)
      : Stage(run, span),
        optional_(optional),
        sink_(run,
              [this](ValueRow& row) {
                found_ = true;
                Result<bool> more = pass(row);
                wanted_ = more.ok() && *more;
                return more;
              }),
        inner_(*optional.inner, run, sink_) {}

 private:
  Result<bool> take(ValueRow& row) override {
    found_ = false;
    wanted_ = true;
    TRY(inner_.run(row));
    if (run_.stopped) return false;
    if (found_) return wanted_;
    for (const Slot slot : optional_.nulled) row[slot] = Value();
    return pass(row);
  }

  const OptionalRows& optional_;
  bool found_ = false;
  bool wanted_ = true;
  VisitingSink sink_;
  PipelineStages inner_;
};

class PathStage final : public Stage {
 public:
  PathStage(const MakePath& path, TextSpan span, StatementRun& run) : Stage(run, span), path_(path) {}

 private:
  Result<bool> take(ValueRow& row) override {
    row[path_.path] = TRY(path_of(row));
    if (!TRY(tick())) return false;
    return pass(row);
  }

  // Null where a part is null. Nodes but the first follow from the relationships.
  Result<Value> path_of(const ValueRow& row) const {
    PathValue path;
    for (const Slot slot : path_.elements) {
      const Value& element = row[slot];
      if (element.is_null()) return Value();
      if (element.is<NodeValue>()) {
        if (path.nodes.empty()) path.nodes.push_back(element.as<NodeValue>());
      } else if (element.is<RelationshipValue>()) {
        walk(path, element.as<RelationshipValue>());
      } else if (element.is<ValueList>()) {
        for (const Value& step : element.as<ValueList>()) {
          if (!step.is<RelationshipValue>()) return not_of_a_path(step);
          walk(path, step.as<RelationshipValue>());
        }
      } else {
        return not_of_a_path(element);
      }
    }
    return Value(std::move(path));
  }

  static void walk(PathValue& path, const RelationshipValue& step) {
    path.nodes.push_back({step.relationship->other_end(path.nodes.back().id), nullptr});
    path.relationships.push_back(step);
  }
  Error not_of_a_path(const Value& value) const {
    return run_.pointed(
        {ErrorCode::invalid_argument,
         fmt::format("a path is made of nodes and relationships, not of a {}", name_of(value.kind())), ""},
        span());
  }

  const MakePath& path_;
};

}  // namespace

std::unique_ptr<Stage> stage_of(const FilterRows& filter, TextSpan span, StatementRun& run) {
  return std::make_unique<FilterStage>(filter, span, run);
}

std::unique_ptr<Stage> stage_of(const Projecting& projecting, TextSpan span, StatementRun& run) {
  return std::make_unique<ProjectingStage>(projecting, span, run);
}

std::unique_ptr<Stage> stage_of(const SkipRows& skip, TextSpan span, StatementRun& run) {
  return std::make_unique<SkipStage>(skip, span, run);
}

std::unique_ptr<Stage> stage_of(const LimitRows& limit, TextSpan span, StatementRun& run) {
  return std::make_unique<LimitStage>(limit, span, run);
}

std::unique_ptr<Stage> stage_of(const UnwindList& unwind, TextSpan span, StatementRun& run) {
  return std::make_unique<UnwindStage>(unwind, span, run);
}

std::unique_ptr<Stage> stage_of(const OptionalRows& optional, TextSpan span, StatementRun& run) {
  return std::make_unique<OptionalStage>(optional, span, run);
}

std::unique_ptr<Stage> stage_of(const MakePath& path, TextSpan span, StatementRun& run) {
  return std::make_unique<PathStage>(path, span, run);
}

}  // namespace entente
