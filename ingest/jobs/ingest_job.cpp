#include "ingest/jobs/ingest_job.h"

#include <fmt/chrono.h>

#include <map>
#include <optional>
#include <thread>
#include <variant>

#include "ingest/jobs/file_listing.h"
#include "ingest/jobs/ordered_results.h"
#include "ingest/linking/document_identity.h"
#include "ingest/linking/linker.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string now_utc() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

std::string source_of(const fs::path& file) {
  std::error_code ignored;
  const fs::path canonical = fs::weakly_canonical(file, ignored);
  return "file://" + (ignored ? file : canonical).string();
}

// What a worker makes of one work.
struct Prepared {
  std::variant<Changes, Error> outcome;
  std::string location;
  bool known = false;                // the snapshot has it, same text and extractor: `outcome` has no content
  std::optional<Error> pdf_failure;  // the landing page was read, its PDF was not
};

// Steps 2 to 7 for one work. Shared by all workers; changes nothing.
class Preparation {
 public:
  Preparation(const ReadingPool& reader, const Extractor& extractor, const Lexicon& lexicon,
              const Snapshot& snapshot)
      : reader_(reader),
        extractor_(extractor),
        lexicon_(lexicon),
        snapshot_(snapshot),
        version_(extractor.version()) {}

  Prepared prepare(const Work& work) const;
  // The same under the identity of its file, for a page whose address another file of the job has taken.
  Prepared prepare_by_file(const Work& work) const;

 private:
  template <typename Locate>
  Prepared prepare_at(const Work& work, Locate locate) const;
  Result<Document> read(const Work& work, Prepared& prepared) const;
  bool is_known(const Document& document, const EntityId& id, const std::string& digest,
                const std::vector<std::string>& sources) const;
  void finish(const Document& document, const Work& work, Prepared& prepared) const;

  const ReadingPool& reader_;
  const Extractor& extractor_;
  const Lexicon& lexicon_;
  const Snapshot& snapshot_;
  const std::string version_;
};

Result<Document> Preparation::read(const Work& work, Prepared& prepared) const {
  Document page = TRY(reader_.read(work.file));
  if (!work.announced_pdf) return page;
  Result<Document> pdf = reader_.read(*work.announced_pdf);
  if (pdf.ok()) return joined(std::move(page), *pdf);
  page.losses.push_back("the announced PDF was not read: " + pdf.error().message);
  prepared.pdf_failure = std::move(pdf).error();
  return page;
}

// Whether every location of the work is known to hold this text, read by this extractor. A document that is
// where it was must have its metadata too; a repetition of another document's text has that one's.
bool Preparation::is_known(const Document& document, const EntityId& id, const std::string& digest,
                           const std::vector<std::string>& sources) const {
  for (const std::string& source : sources) {
    const auto owner = snapshot_.document_at(source);
    if (!owner.ok() || !owner.value()) return false;
    const auto record = snapshot_.document(node_of(**owner));
    if (!record.ok() || !record.value()) return false;
    const DocumentRecord& known = **record;
    if (known.text_digest != digest || known.extractor != version_) return false;
    const bool same_metadata = known.title == document.title && known.date == document.date &&
                               known.authors == document.authors && known.issuer == document.issuer;
    if (known.id == id && !same_metadata) return false;
  }
  return true;
}

void Preparation::finish(const Document& document, const Work& work, Prepared& prepared) const {
  const EntityId id = document_id(prepared.location);
  std::vector<std::string> sources{source_of(work.file)};
  if (work.announced_pdf && !prepared.pdf_failure) sources.push_back(source_of(*work.announced_pdf));
  if (is_known(document, id, text_digest(document), sources)) {
    prepared.known = true;
    return;
  }
  prepared.outcome = link(extractor_.extract(document), lexicon_, id, sources, version_);
}

template <typename Locate>
Prepared Preparation::prepare_at(const Work& work, Locate locate) const {
  Prepared prepared;
  Result<Document> document = read(work, prepared);
  if (!document.ok()) {
    prepared.outcome = std::move(document).error();
    return prepared;
  }
  prepared.location = locate(*document);
  finish(*document, work, prepared);
  return prepared;
}

Prepared Preparation::prepare(const Work& work) const {
  return prepare_at(work, [&](const Document& document) { return location_of(document, work.file); });
}

Prepared Preparation::prepare_by_file(const Work& work) const {
  return prepare_at(work, [&](const Document&) { return source_of(work.file); });
}

// Step 8, on one thread, in job order.
class Committing {
 public:
  Committing(Store& store, const IngestJob& job, const Preparation& preparation, std::size_t total)
      : store_(store), job_(job), preparation_(preparation) {
    progress_.total = total;
    run_.started = now_utc();
    for (const fs::path& path : job.paths) run_.arguments.push_back(path.string());
  }

  Result<void> begin();
  Result<void> fail(Error error);
  Result<void> take(const Work& work, Prepared prepared);
  Result<IngestReport> end(bool interrupted) &&;

 private:
  bool address_is_taken(const Prepared& prepared, const fs::path& file);
  Result<void> leave_former_document(const Changes& changes);
  Result<void> commit(const Changes& changes, const fs::path& file);
  void count(Outcome outcome, const Changes& changes);

  Store& store_;
  const IngestJob& job_;
  const Preparation& preparation_;
  std::map<std::string, fs::path> locations_;  // of this run
  IngestProgress progress_;
  IngestReport report_;
  RunRecord run_;
};

Result<void> Committing::begin() {
  run_.number = TRY(store_.begin_run(run_));
  report_.run = std::to_string(run_.number);
  return {};
}

Result<void> Committing::fail(Error error) {
  ++progress_.failed;
  TRY(store_.record_verdict(run_.number, {error.where, Verdict::failed, error.code, error.message, ""}));
  report_.failures.push_back(std::move(error));
  return {};
}

void Committing::count(Outcome outcome, const Changes& changes) {
  switch (outcome) {
    case Outcome::unchanged:
      ++report_.unchanged;
      return;
    case Outcome::repeated:
      ++report_.repeated;
      return;
    case Outcome::added:
      ++report_.added;
      break;
    case Outcome::replaced:
      ++report_.replaced;
      break;
  }
  report_.pages += changes.document.pages;
  report_.statements += changes.document.statements;
  report_.commitments += changes.document.commitments;
  report_.relations += changes.document.relations;
  progress_.pages = report_.pages;
  progress_.statements = report_.statements;
}

// A file whose stated address has changed is a new document: the one it was before goes, unless it has been
// found elsewhere too.
Result<void> Committing::leave_former_document(const Changes& changes) {
  const Snapshot snapshot = TRY(store_.snapshot());
  for (const std::string& source : changes.document.sources) {
    const std::optional<EntityId> former = TRY(snapshot.document_at(source));
    if (!former || *former == changes.document.id) continue;
    const std::optional<DocumentRecord> record = TRY(snapshot.document(node_of(*former)));
    const bool only_here = record && record->sources == std::vector<std::string>{source};
    if (only_here && record->text_digest != changes.document.text_digest)
      TRY(store_.remove(*former, {run_.number, source}, Verdict::vanished));
  }
  return {};
}

Result<void> Committing::commit(const Changes& changes, const fs::path& file) {
  TRY(leave_former_document(changes));
  Result<Outcome> outcome = store_.commit(changes, {run_.number, source_of(file)});
  if (!outcome.ok() && outcome.error().code != ErrorCode::invalid_argument) return std::move(outcome).error();
  if (!outcome.ok()) {
    return fail({outcome.error().code, outcome.error().message, file.string()});
  }
  count(*outcome, changes);
  for (const std::string& loss : changes.document.losses)
    report_.notes.push_back(file.string() + ": " + loss);
  return {};
}

// Two files of one job that state the same address are two documents, or one and its repetition.
bool Committing::address_is_taken(const Prepared& prepared, const fs::path& file) {
  return std::holds_alternative<Changes>(prepared.outcome) &&
         !locations_.emplace(prepared.location, file).second && !prepared.known;
}

Result<void> Committing::take(const Work& work, Prepared prepared) {
  if (address_is_taken(prepared, work.file)) prepared = preparation_.prepare_by_file(work);
  if (prepared.pdf_failure) TRY(fail(std::move(*prepared.pdf_failure)));
  if (auto* error = std::get_if<Error>(&prepared.outcome)) {
    if (error->where.empty()) error->where = work.file.string();
    TRY(fail(std::move(*error)));
  } else if (prepared.known) {
    ++report_.unchanged;
    const EntityId id = document_id(prepared.location);
    TRY(store_.record_verdict(run_.number,
                              {source_of(work.file), Verdict::unchanged, ErrorCode::unreadable, "", id}));
  } else {
    TRY(commit(std::get<Changes>(prepared.outcome), work.file));
  }
  ++progress_.done;
  progress_.current = work.file.string();
  if (job_.on_progress) job_.on_progress(progress_);
  return {};
}

Result<IngestReport> Committing::end(bool interrupted) && {
  TRY(store_.finish_run(run_.number, now_utc(), interrupted ? RunEnd::stopped : RunEnd::complete));
  report_.interrupted = interrupted;
  return std::move(report_);
}

unsigned worker_count(unsigned wanted) {
  return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

Result<IngestReport> ingest(Store& store, const Extractor& extractor, const Lexicon& lexicon,
                            const IngestJob& job) {
  FileListing listing = list_files(job.paths);
  const std::vector<Work> works = group_into_works(listing.files);
  const Snapshot snapshot = TRY(store.snapshot());
  const Preparation preparation(*job.reader, extractor, lexicon, snapshot);
  Committing committing(store, job, preparation, works.size());
  TRY(committing.begin());
  for (Error& problem : listing.problems) TRY(committing.fail(std::move(problem)));
  bool interrupted = false;
  {
    OrderedResults<Prepared> results(worker_count(job.workers), works.size(),
                                     [&](std::size_t i) { return preparation.prepare(works[i]); });
    for (std::size_t i = 0; i < works.size() && !interrupted; ++i) {
      TRY(committing.take(works[i], results.take(i)));
      interrupted = job.stop != nullptr && job.stop->load() && i + 1 < works.size();
    }
  }
  IngestReport report = TRY(std::move(committing).end(interrupted));
  report.files = listing.files.size();
  report.skipped = listing.skipped;
  return report;
}

}  // namespace entente
