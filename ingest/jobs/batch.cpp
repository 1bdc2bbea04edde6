#include "ingest/jobs/batch.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "graph/digest.h"
#include "ingest/jobs/committing.h"
#include "ingest/jobs/in_flight.h"
#include "ingest/jobs/ordered_pipeline.h"
#include "ingest/jobs/preparation.h"
#include "ingest/jobs/quarantine.h"
#include "ingest/jobs/side_notes.h"
#include "ingest/jobs/suspects.h"

namespace entente {
namespace {

using Pipeline = OrderedPipeline<Work, Prepared>;

constexpr std::chrono::seconds suspect_patience{120};
constexpr std::chrono::milliseconds look_around{500};  // how often a waiting batch looks at the stop flag
constexpr std::chrono::seconds slow_after{2};

unsigned worker_count(unsigned wanted) {
  return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

// From the source's thread into the pipeline.
class PipelineIntake : public WorkIntake {
 public:
  explicit PipelineIntake(Pipeline& pipeline) : pipeline_(pipeline) {}
  bool push(Work work) override {
    ++pushed_;
    return pipeline_.push(std::move(work));
  }
  void expect(std::size_t works) override { expected_ += works; }
  std::size_t total() const { return std::max(pushed_.load(), expected_.load()); }

 private:
  Pipeline& pipeline_;
  std::atomic<std::size_t> pushed_ = 0;
  std::atomic<std::size_t> expected_ = 0;
};

// What the last batch died with in its hands is tried in a process of its own; what dies there is put away.
Result<void> try_suspects(const InFlight& notes, const Batch& batch, const Extractor& extractor,
                          Quarantine& quarantine) {
  for (const SourceItem& item : notes.left_behind()) {
    const Result<std::string> bytes = bytes_of(item.place, ReadLimits{}.max_bytes);
    if (!bytes.ok()) continue;
    const Result<Document> document = read_item(*batch.pool, item, *bytes);
    if (!document.ok()) continue;
    const std::optional<Error> harm = harm_of([&] { (void)extractor.extract(*document); }, suspect_patience);
    if (!harm) continue;
    QuarantineEntry entry{hex(sha256(*bytes)), shown(item.location), harm->code, harm->message, ""};
    TRY(quarantine.put(std::move(entry), *bytes, to_string(batch.clock->now())));
  }
  return {};
}

Result<void> release_all(Quarantine& quarantine) {
  for (const QuarantineEntry& entry : quarantine.entries()) TRY(quarantine.release(entry.digest));
  return {};
}

// One batch under way.
class BatchRun {
 public:
  BatchRun(const Batch& batch, const Preparation& preparation, Committing& committing, InFlight& notes)
      : batch_(batch),
        committing_(committing),
        pipeline_(worker_count(batch.workers),
                  [&](const Work& work) {
                    const std::size_t slot = notes.note(work.item);
                    Prepared prepared = preparation.prepare(work);
                    notes.free(slot);
                    return prepared;
                  }),
        intake_(pipeline_) {}

  // Until the source has no more, or the user wants no more, or the store fails.
  Result<SourceSummary> run(const std::function<SourceSummary(WorkIntake&)>& produce) {
    SourceSummary summary;
    std::thread source([&] {
      summary = produce(intake_);
      pipeline_.close();
    });
    Result<void> committed = commit_all();
    pipeline_.stop();
    source.join();
    if (!committed.ok()) return std::move(committed).error();
    return summary;
  }

  bool stopped() const { return stopped_; }

 private:
  Result<void> commit_all() {
    for (;;) {
      if (!stopped_ && batch_.stop != nullptr && batch_.stop->load()) {
        stopped_ = true;
        pipeline_.stop();
      }
      Pipeline::Waited next = pipeline_.take_within(look_around);
      if (!next.done && !next.late) return {};
      if (next.done) TRY(committing_.take(next.done->input, std::move(next.done->output)));
      show();
    }
  }

  void show() {
    if (!batch_.on_progress) return;
    IngestProgress& progress = committing_.progress();
    progress.total = intake_.total();
    const auto slowest = pipeline_.slowest([](const Work& work) { return shown(work.item.location); });
    const bool slow = slowest && slowest->second > slow_after;
    progress.slow = slow ? slowest->first : "";
    progress.slow_for =
        slow ? std::chrono::duration_cast<std::chrono::seconds>(slowest->second) : std::chrono::seconds(0);
    batch_.on_progress(progress);
  }

  const Batch& batch_;
  Committing& committing_;
  Pipeline pipeline_;
  PipelineIntake intake_;
  bool stopped_ = false;
};

std::filesystem::path beside(const Batch& batch, const char* name) {
  return batch.side_files.empty() ? std::filesystem::path() : batch.side_files / name;
}

}  // namespace

Result<IngestReport> run_batch(Store& store, const Extractor& extractor, const Lexicon& lexicon,
                               const Batch& batch, const std::function<SourceSummary(WorkIntake&)>& produce) {
  Quarantine quarantine = TRY(Quarantine::open(
      batch.side_files.empty() ? std::filesystem::path() : quarantine_folder(batch.side_files)));
  if (batch.retry) TRY(release_all(quarantine));
  InFlight notes = TRY(InFlight::open(beside(batch, "in-flight")));
  TRY(try_suspects(notes, batch, extractor, quarantine));
  const Snapshot snapshot = TRY(store.snapshot());
  SideNotes read_before = SideNotes::load(beside(batch, "read-before"), extractor.version());
  const Preparation preparation(*batch.pool, extractor, lexicon, snapshot, quarantine, read_before);
  Committing committing(store, batch, preparation, quarantine, read_before);
  TRY(committing.begin());
  BatchRun run(batch, preparation, committing, notes);
  Result<SourceSummary> listed = run.run(produce);
  if (!listed.ok()) {  // say so in the run, if the store still takes anything
    (void)store.finish_run(committing.run(), to_string(batch.clock->now()), RunEnd::failed,
                           listed.error().describe());
    return std::move(listed).error();
  }
  SourceSummary summary = std::move(listed).value();
  for (Error& problem : summary.problems) TRY(committing.fail(std::move(problem)));
  if (!run.stopped()) TRY(committing.settle_vanished(summary));
  IngestReport report = TRY(std::move(committing).end(run.stopped() ? RunEnd::stopped : RunEnd::complete));
  TRY(read_before.save());
  notes.clear();
  report.files = summary.files;
  report.skipped = summary.skipped;
  return report;
}

}  // namespace entente
