// Runs, verdicts and the journal (graph/records.h).
#include <utility>

#include "graph/codec.h"
#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::uint8_t run_version = 2;

std::uint64_t eight_bytes(Decoder& in) {
  const std::string_view bytes = in.text_view();
  if (bytes.size() == 8) return keys::node_at(bytes, 0);
  in.fail("a digest does not have 8 bytes");
  return 0;
}

void put(Encoder& out, const DocumentFace& face) {
  out.text(face.title);
  out.text(face.date.to_string());
  out.text(face.url);
  out.texts(face.sources);
  for (std::uint64_t digest : {face.text, face.metadata, face.reading}) out.text(keys::node(digest));
}

DocumentFace face(Decoder& in) {
  DocumentFace face;
  face.title = in.text();
  const std::string_view date = in.text_view();
  const auto parsed = Date::parse(date);
  if (parsed) face.date = *parsed;
  if (!parsed && !date.empty()) in.fail("a date does not exist");
  face.url = in.text();
  face.sources = in.texts();
  for (std::uint64_t* digest : {&face.text, &face.metadata, &face.reading}) *digest = eight_bytes(in);
  return face;
}

void put(Encoder& out, const std::vector<std::uint64_t>& fingerprints) {
  out.list(fingerprints, [&out](std::uint64_t content) { out.text(keys::node(content)); });
}

std::vector<std::uint64_t> fingerprints(Decoder& in) {
  return in.list([&in] { return eight_bytes(in); });
}

void put(Encoder& out, const std::vector<EntityName>& entities) {
  out.list(entities, [&out](const EntityName& entity) {
    out.text(entity.id);
    out.text(entity.name);
  });
}

std::vector<EntityName> entities(Decoder& in) {
  return in.list([&in] {
    EntityName entity;
    entity.id = in.text();
    entity.name = in.text();
    return entity;
  });
}

template <typename Assertion>
void put_assertions(Encoder& out, const std::vector<Assertion>& said) {
  out.list(said, [&out](const Assertion& assertion) { out.text(encode(assertion)); });
}

template <typename Decode>
auto assertions(Decoder& in, const Decode& decode) {
  using Assertion = std::decay_t<decltype(decode("").value())>;
  return in.list([&] {
    Result<Assertion> assertion = decode(in.text_view());
    if (assertion.ok()) return std::move(assertion).value();
    in.fail("an assertion in it cannot be read");
    return Assertion();
  });
}

RunRecord first_format_run(Decoder& in) {
  RunRecord run;
  in.text();  // its id: the time it began, and a process
  run.started = in.text();
  run.finished = in.text();
  run.end = run.finished.empty() ? RunEnd::open : RunEnd::complete;
  run.arguments = in.texts();
  for (Verdict verdict :
       {Verdict::added, Verdict::replaced, Verdict::unchanged, Verdict::removed, Verdict::failed}) {
    run.counts[static_cast<std::size_t>(verdict)] = in.number32();
  }
  return run;
}

std::vector<DocumentVerdict> first_format_failures(Decoder& in) {
  return in.list([&in] {
    DocumentVerdict failure;
    failure.verdict = Verdict::failed;
    failure.location = in.text();
    failure.reason = in.text();
    return failure;
  });
}

}  // namespace

PackedVerdict packed(std::string_view location, const EntityId& document) {
  return {node_of(document), static_cast<std::uint32_t>(node_of(location) >> 32)};
}

std::string encode(const RunRecord& run) {
  Encoder out;
  out.byte(run_version);
  out.text(run.job);
  out.text(run.started);
  out.text(run.finished);
  out.enumerator(run.end);
  out.texts(run.arguments);
  out.text(run.error);
  out.list(run.counts, [&out](std::uint32_t count) { out.number(count); });
  return out.take();
}

bool is_run_of_first_format(std::string_view bytes) {
  return !bytes.empty() && bytes.front() == 1;
}

Result<RunRecord> decode_run(std::string_view bytes) {
  Decoder in(bytes);
  RunRecord run;
  if (is_run_of_first_format(bytes)) {
    in.expect_version(1);
    run = first_format_run(in);
    first_format_failures(in);
    TRY(in.finish("run"));
    return run;
  }
  in.expect_version(run_version);
  run.job = in.text();
  run.started = in.text();
  run.finished = in.text();
  run.end = in.enumerator(RunEnd::open, RunEnd::failed);
  run.arguments = in.texts();
  run.error = in.text();
  const std::vector<std::uint32_t> counts = in.list([&in] { return in.number32(); });
  if (counts.size() > verdict_count) in.fail("it counts verdicts that do not exist");
  for (std::size_t i = 0; i < counts.size() && i < verdict_count; ++i) run.counts[i] = counts[i];
  TRY(in.finish("run"));
  return run;
}

Result<std::vector<DocumentVerdict>> decode_first_format_failures(std::string_view bytes) {
  if (!is_run_of_first_format(bytes)) return std::vector<DocumentVerdict>();
  Decoder in(bytes);
  in.expect_version(1);
  first_format_run(in);
  std::vector<DocumentVerdict> failures = first_format_failures(in);
  TRY(in.finish("run"));
  return failures;
}

// The error by name: its number may change, and a reader of a newer program's store shows what it can.
std::string encode(const DocumentVerdict& verdict) {
  Encoder out;
  out.byte(version);
  out.text(verdict.location);
  out.enumerator(verdict.verdict);
  out.text(verdict.verdict == Verdict::failed ? name_of(verdict.error) : "");
  out.text(verdict.reason);
  out.text(verdict.document);
  return out.take();
}

Result<DocumentVerdict> decode_verdict(std::string_view bytes) {
  Decoder in(bytes);
  DocumentVerdict verdict;
  in.expect_version(version);
  verdict.location = in.text();
  verdict.verdict = in.enumerator(Verdict::added, Verdict::failed);
  verdict.error = error_code(in.text_view()).value_or(ErrorCode::unreadable);
  verdict.reason = in.text();
  verdict.document = in.text();
  TRY(in.finish("verdict"));
  return verdict;
}

std::string encode(const std::vector<PackedVerdict>& verdicts) {
  Encoder out;
  out.byte(version);
  std::string bytes = out.take();
  for (const PackedVerdict& verdict : verdicts) {
    bytes += keys::node(verdict.document);
    bytes += keys::run(verdict.location);
  }
  return bytes;
}

Result<std::vector<PackedVerdict>> decode_packed_verdicts(std::string_view bytes) {
  constexpr std::size_t size = 12;
  if (bytes.empty() || bytes.front() != static_cast<char>(version) || (bytes.size() - 1) % size != 0) {
    return Error{ErrorCode::corruption, "a stored chunk of verdicts cannot be read", ""};
  }
  std::vector<PackedVerdict> verdicts;
  for (std::size_t at = 1; at < bytes.size(); at += size) {
    verdicts.push_back({keys::node_at(bytes, at), keys::number_at(bytes, at + 8)});
  }
  return verdicts;
}

std::string encode(const JournalEntry& entry) {
  Encoder out;
  out.byte(version);
  out.number(entry.run);
  out.enumerator(entry.verdict);
  out.text(entry.document);
  out.flag(entry.was_there);
  out.flag(entry.is_there);
  put(out, entry.before);
  out.text(entry.repeats);
  out.number(entry.statements);
  out.number(entry.relations);
  put(out, entry.statements_added);
  put(out, entry.relations_added);
  put_assertions(out, entry.statements_removed);
  put_assertions(out, entry.relations_removed);
  put(out, entry.appeared);
  put(out, entry.gone);
  return out.take();
}

Result<JournalEntry> decode_journal_entry(std::string_view bytes) {
  Decoder in(bytes);
  JournalEntry entry;
  in.expect_version(version);
  entry.run = in.number32();
  entry.verdict = in.enumerator(Verdict::added, Verdict::failed);
  entry.document = in.text();
  entry.was_there = in.flag();
  entry.is_there = in.flag();
  entry.before = face(in);
  entry.repeats = in.text();
  entry.statements = in.number32();
  entry.relations = in.number32();
  entry.statements_added = fingerprints(in);
  entry.relations_added = fingerprints(in);
  entry.statements_removed = assertions(in, decode_statement);
  entry.relations_removed = assertions(in, decode_relation);
  entry.appeared = entities(in);
  entry.gone = entities(in);
  TRY(in.finish("journal entry"));
  return entry;
}

}  // namespace entente
