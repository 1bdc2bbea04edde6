#include "ingest/jobs/committing.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace entente {

Committing::Committing(Store& store, const Batch& batch, const Preparation& preparation,
                       Quarantine& quarantine, SideNotes& read_before)
    : store_(store),
      batch_(batch),
      preparation_(preparation),
      quarantine_(quarantine),
      read_before_(read_before) {}

Result<void> Committing::begin() {
  RunRecord run;
  run.job = batch_.job;
  run.started = to_string(batch_.clock->now());
  run.arguments = batch_.arguments;
  run_ = TRY(store_.begin_run(run));
  report_.run = run_;
  return {};
}

Result<void> Committing::record(std::string location, Verdict verdict, const EntityId& document) {
  return store_.record_verdict(
      run_, {.location = std::move(location), .verdict = verdict, .reason = "", .document = document});
}

Result<void> Committing::record_failure(std::string location, Error error) {
  ++progress_.failed;
  Result<void> recorded = store_.record_verdict(run_, {.location = std::move(location),
                                                       .verdict = Verdict::failed,
                                                       .error = error.code,
                                                       .reason = error.message,
                                                       .document = ""});
  report_.failures.push_back(std::move(error));
  return recorded;
}

Result<void> Committing::fail(Error error) {
  std::string where = error.where;
  return record_failure(std::move(where), std::move(error));
}

Result<void> Committing::put_away(const Poison& poison) {
  const Result<std::string> bytes = bytes_of(poison.place, ReadLimits{}.max_bytes);
  if (!bytes.ok()) return {};  // it went away meanwhile
  return quarantine_.put(poison.entry, *bytes, to_string(batch_.clock->now()));
}

// What was known when the batch began may have been replaced by an earlier document of it.
Result<bool> Committing::still_known(const KnownText& known, const Prepared& prepared) const {
  const Snapshot snapshot = TRY(store_.snapshot());
  for (const std::string& source : prepared.sources) {
    const std::optional<EntityId> owner = TRY(snapshot.document_at(source));
    if (owner != known.document) return false;
  }
  const std::optional<DocumentRecord> record = TRY(snapshot.document(node_of(known.document)));
  return record && record->holds_text(known.text_digest);
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

Result<void> Committing::commit(const Changes& changes, const Work& work) {
  Result<Outcome> outcome = store_.commit(changes, {.run = run_, .location = work.item.location});
  const std::string name = shown(work.item.location);
  if (!outcome.ok()) {
    Error error = std::move(outcome).error();
    if (error.code != ErrorCode::invalid_argument) return error;
    error.where = name;
    return record_failure(work.item.location, std::move(error));
  }
  count(*outcome, changes);
  for (const std::string& loss : changes.document.losses)
    report_.notes.push_back(fmt::format("{}: {}", name, loss));
  return {};
}

// A location that holds no document any more.
Result<void> Committing::forget(const std::string& location) {
  const Snapshot snapshot = TRY(store_.snapshot());
  if (!TRY(snapshot.document_at(location))) return {};
  ++report_.vanished;
  const bool remove = batch_.vanished == Vanished::remove;
  return store_.forget_location(location, {.run = run_, .location = location},
                                remove ? Store::Last::remove : Store::Last::keep);
}

namespace {

bool is_in_graph(const Prepared& prepared) {
  return std::holds_alternative<Changes>(prepared.outcome) ||
         std::holds_alternative<KnownText>(prepared.outcome);
}

}  // namespace

Result<void> Committing::take(const Work& work, Prepared prepared) {
  // Two documents of one run that state the same address are two, or one and its repetition.
  const auto [home, first] = homes_.emplace(prepared.location, work.item.location);
  const bool taken = !first && home->second != work.item.location;
  if (taken && std::holds_alternative<Changes>(prepared.outcome)) {
    prepared = preparation_.prepare_by_location(work);
  }
  if (const auto* known = std::get_if<KnownText>(&prepared.outcome)) {
    if (!TRY(still_known(*known, prepared))) prepared = preparation_.prepare_anew(work);
  }
  if (prepared.poison) TRY(put_away(*prepared.poison));
  if (prepared.pdf_failure) {
    TRY(record_failure(work.announced_pdf->location, std::move(*prepared.pdf_failure)));
  }
  if (auto* error = std::get_if<Error>(&prepared.outcome)) {
    if (error->code == ErrorCode::io)
      return std::move(*error);  // the reading processes are gone: no document's fault
    if (error->where.empty()) error->where = shown(work.item.location);
    TRY(record_failure(work.item.location, std::move(*error)));
  } else if (const auto* known = std::get_if<KnownText>(&prepared.outcome)) {
    ++report_.unchanged;
    TRY(record(work.item.location, Verdict::unchanged, known->document));
  } else if (std::holds_alternative<LinkPage>(prepared.outcome)) {
    ++report_.listings;
    TRY(forget(work.item.location));
    TRY(record(work.item.location, Verdict::listing));
  } else {
    TRY(commit(std::get<Changes>(prepared.outcome), work));
  }
  if (prepared.fingerprint.empty() || prepared.pdf_failure || !is_in_graph(prepared)) {
    read_before_.forget(work.item.location);
  } else {
    read_before_.note(work.item.location, prepared.fingerprint);
  }
  ++progress_.done;
  progress_.current = shown(work.item.location);
  return {};
}

namespace {

bool is_below(const std::vector<std::string>& roots, std::string_view location) {
  return std::any_of(roots.begin(), roots.end(), [&](const std::string& root) {
    if (!location.starts_with(root)) return false;
    return location.size() == root.size() || root.ends_with('/') || location[root.size()] == '/';
  });
}

}  // namespace

Result<void> Committing::settle_vanished(const SourceSummary& summary) {
  const std::set<std::string> gone(summary.gone.begin(), summary.gone.end());
  const auto is_listed = [&](const std::string& source) {
    return std::binary_search(summary.locations.begin(), summary.locations.end(), source);
  };
  std::set<std::string> vanished;
  bool lost_disk = false;
  const Snapshot snapshot = TRY(store_.snapshot());
  TRY(snapshot.for_each_document([&](const DocumentRecord& document) {
    const bool listed = std::any_of(document.sources.begin(), document.sources.end(), is_listed);
    for (const std::string& source : document.sources) {
      if (is_listed(source)) continue;
      // A PDF that its page announces is not listed itself: it stays with its page.
      const bool fetched = gone.contains(source) || (summary.fetched && summary.fetched(source));
      lost_disk = lost_disk || is_below(summary.empty_roots, source);
      if (is_below(summary.roots, source) || (fetched && !listed)) vanished.insert(source);
    }
    return true;
  }));
  for (const std::string& location : vanished) TRY(forget(location));
  if (lost_disk) {
    TRY(fail(
        {ErrorCode::unreadable,
         "holds no file any more: is its disk there? Its documents are kept; entente remove takes them out",
         shown(summary.empty_roots.front())}));
  }
  for (const std::string& location : gone) {
    if (vanished.contains(location)) continue;
    TRY(store_.record_verdict(
        run_,
        {.location = location, .verdict = Verdict::skipped, .reason = "the site says that it is gone"}));
  }
  return {};
}

Result<IngestReport> Committing::end(RunEnd how) && {
  TRY(store_.finish_run(run_, to_string(batch_.clock->now()), how, ""));
  report_.interrupted = how == RunEnd::stopped;
  return std::move(report_);
}

}  // namespace entente
