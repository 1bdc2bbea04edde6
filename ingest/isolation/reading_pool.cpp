#include "ingest/isolation/reading_pool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include "ingest/isolation/archive_json.h"
#include "ingest/isolation/reading_tasks.h"
#include "ingest/isolation/sealed_bytes.h"
#include "ingest/readers/document_json.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

Error at(Error error, std::string_view source) {
  error.where = source;
  return error;
}

// An answer may be within every limit and more than this machine has just now.
template <typename Value, typename Parse>
Result<Value> parsed_within_memory(const Parse& parse, std::string_view json) {
  try {
    return parse(json);
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::out_of_memory, "gives more text than there is memory for", ""};
  }
}

// One question whose answer `parse` turns from JSON into a value. A value that does not parse is a lie.
template <typename Value, typename Parse>
Result<Value> ask(const WorkerPool& workers, const WorkerCall& call, std::string_view source, Parse parse) {
  std::optional<Value> value;
  const Result<void> done = workers.run(call, [&](const WorkerAnswer& answer) -> Result<void> {
    Result<Value> parsed = parsed_within_memory<Value>(parse, answer.said.value());
    if (!parsed.ok() && parsed.error().code == ErrorCode::out_of_memory) return parsed.error();
    if (!parsed.ok()) {
      return Error{ErrorCode::malformed, "took over its parser, which sent: " + parsed.error().message, ""};
    }
    value = std::move(parsed).value();
    if (answer.memory_ran_out) {
      value->losses.emplace_back("the parser ran out of memory; text may be missing");
    }
    return {};
  });
  if (!done.ok()) return at(done.error(), source);
  return std::move(*value);
}

// A PDF begins within the first kilobyte; whether a record of a web archive holds one, only its worker knows.
bool may_be_a_scan(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, 1024);
  return front.find("%PDF") != front.npos || front.starts_with("WARC/") || front.starts_with("\x1f\x8b");
}

WorkerPoolPlan plan_of(const PoolOptions& options) {
  WorkerPoolPlan plan;
  plan.workers = options.workers > 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
  plan.use = options.sandbox ? SandboxUse::sandboxed : SandboxUse::open;
  plan.landlock = options.landlock;
  if (options.reading.recognised_pages > 0) plan.recognition = RecognitionUse::loaded;
  plan.limits = options.document;
  plan.service = options.service;
  return plan;
}

}  // namespace

Result<ReadingPool> ReadingPool::start(const PoolOptions& options) {
  return start(options, reading_tasks(options.reading));
}

Result<ReadingPool> ReadingPool::start(const PoolOptions& options, std::vector<WorkerTask> tasks) {
  if (!options.sandbox) {
    std::fputs("entente: reading WITHOUT a sandbox: a hostile file can do what you can\n", stderr);
  }
  const WorkerPoolPlan plan = plan_of(options);
  Result<WorkerPool> workers = WorkerPool::start(plan, std::move(tasks));
  if (workers.ok()) return ReadingPool(std::move(workers).value(), plan.workers, options.reading);
  Error error = std::move(workers).error();
  const bool refused = error.code == ErrorCode::unsupported || error.code == ErrorCode::sandbox_violation;
  if (refused) error.message += "; --no-sandbox reads without, where all files are trusted";
  return error;
}

Result<Document> ReadingPool::read_by(ReadingTask task, std::string_view bytes, std::string_view source,
                                      const ReadHints& hints) const {
  if (bytes.size() > limits_.max_bytes) return at(too_many_bytes(bytes.size(), limits_.max_bytes), source);
  const Descriptor input = TRY(sealed(bytes));
  const WorkerCall call{static_cast<std::size_t>(task),
                        input.number(),
                        bytes.size(),
                        {std::string(source), hints.address, hints.content_type},
                        may_be_a_scan(bytes) ? limits_.recognised_pages : 0};
  Document document = TRY(ask<Document>(workers_, call, source, document_from_json));
  document.source = source;
  return document;
}

Result<Document> ReadingPool::read(std::string_view bytes, std::string_view source,
                                   const ReadHints& hints) const {
  return read_by(ReadingTask::document, bytes, source, hints);
}

Result<Document> ReadingPool::read_archived(std::string_view record, std::string_view source,
                                            const ReadHints& hints) const {
  return read_by(ReadingTask::archived_document, record, source, hints);
}

Result<ArchiveIndex> ReadingPool::index_archive(const std::filesystem::path& warc, std::uint64_t from) const {
  const std::string source = warc.string();
  // O_NONBLOCK: a pipe without a writer must not hold us up before the worker sees that it is one.
  const Descriptor input(open(source.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!input.valid() || fstat(input.number(), &status) != 0) {
    return Error{ErrorCode::unreadable, fmt::format("cannot be read: {}", std::strerror(errno)), source};
  }
  if (!S_ISREG(status.st_mode)) return Error{ErrorCode::unreadable, "is not a file", source};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  const WorkerCall call{
      static_cast<std::size_t>(ReadingTask::archive), input.number(), size, {std::to_string(from)}};
  return ask<ArchiveIndex>(workers_, call, source,
                           [&](std::string_view json) { return archive_index_from_json(json, size); });
}

Result<Document> ReadingPool::read(const std::filesystem::path& file) const {
  const std::string bytes = TRY(read_bytes(file, limits_.max_bytes));
  return read(bytes, file.string());
}

Result<Listing> ReadingPool::list(std::string_view bytes, const ListingOptions& options) const {
  if (bytes.size() > limits_.max_bytes)
    return at(too_many_bytes(bytes.size(), limits_.max_bytes), options.address);
  const Descriptor input = TRY(sealed(bytes));
  const WorkerCall call{static_cast<std::size_t>(ReadingTask::listing), input.number(), bytes.size(),
                        words_of(options)};
  return ask<Listing>(workers_, call, options.address, listing_from_json);
}

Result<Document> read_file_isolated(const std::filesystem::path& file, PoolOptions options) {
  options.workers = 1;
  const ReadingPool pool = TRY(ReadingPool::start(options));
  return pool.read(file);
}

}  // namespace entente
