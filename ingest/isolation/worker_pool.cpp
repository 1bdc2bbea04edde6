#include "ingest/isolation/worker_pool.h"

#include <algorithm>
#include <utility>

namespace entente {

struct WorkerPool::Benches {
  WorkerPoolPlan plan;
  Zygote zygote;
  std::mutex guard;
  std::condition_variable freed;
  std::vector<Worker> idle;  // before the zygote in destruction: a worker is buried by it
  unsigned places = 0;       // how many documents may be begun now

  Benches(const WorkerPoolPlan& the_plan, Zygote the_zygote)
      : plan(the_plan), zygote(std::move(the_zygote)), places(the_plan.workers) {}
};

namespace {

// An answer that was given, believed or not, and whether the worker can go on.
struct Attempt {
  Result<void> result;
  bool worker_is_well = true;
};

enum class Chance { first, last };

Attempt attempt(Worker& worker, const WorkerQuestion& question, const WorkerPool::Acceptance& accept,
                Chance chance) {
  const Result<WorkerAnswer> answer = worker.ask(question);
  if (!answer.ok()) return {answer.error(), false};
  // With more memory there may be more text.
  if (answer->memory_ran_out && chance == Chance::first) return {Result<void>(), false};
  if (!answer->said.ok()) {
    const bool well = answer->said.error().code != ErrorCode::out_of_memory;
    return {answer->said.error(), well};
  }
  Result<void> accepted = accept(*answer);
  const bool well = accepted.ok();
  return {std::move(accepted), well};
}

}  // namespace

WorkerPool::WorkerPool(std::unique_ptr<Benches> benches) : benches_(std::move(benches)) {}
WorkerPool::WorkerPool(WorkerPool&&) noexcept = default;
WorkerPool& WorkerPool::operator=(WorkerPool&&) noexcept = default;
WorkerPool::~WorkerPool() = default;

Result<WorkerPool> WorkerPool::start(const WorkerPoolPlan& plan, std::vector<WorkerTask> tasks) {
  WorkerPlan worker_plan;
  worker_plan.use = plan.use;
  worker_plan.recognition = plan.recognition;
  worker_plan.sandbox = {plan.limits.memory_bytes, plan.limits.answer_bytes, plan.landlock};
  Zygote zygote = TRY(Zygote::start(worker_plan, std::move(tasks)));
  WorkerPool pool(std::make_unique<Benches>(plan, std::move(zygote)));
  for (unsigned i = 0; i < plan.workers; ++i) {
    pool.benches_->idle.push_back(TRY(pool.hire(plan.limits.memory_bytes)));
  }
  if (!pool.benches_->idle.empty()) pool.description_ = pool.benches_->idle.front().sandbox();
  return pool;
}

Result<Worker> WorkerPool::hire(std::uint64_t memory_bytes) const {
  return Worker::start(benches_->zygote, memory_bytes);
}

// A place, with the worker that sits there if one does.
std::optional<Worker> WorkerPool::take() const {
  std::unique_lock lock(benches_->guard);
  benches_->freed.wait(lock, [&] { return benches_->places > 0; });
  --benches_->places;
  if (benches_->idle.empty()) return std::nullopt;
  Worker worker = std::move(benches_->idle.back());
  benches_->idle.pop_back();
  return worker;
}

void WorkerPool::give_back(std::optional<Worker> worker) const {
  const WorkerService& service = benches_->plan.service;
  if (worker &&
      (worker->questions() >= service.documents || worker->resident_bytes() > service.resident_bytes)) {
    worker.reset();
  }
  const std::lock_guard lock(benches_->guard);
  if (worker) benches_->idle.push_back(std::move(*worker));
  ++benches_->places;
  benches_->freed.notify_one();
}

std::chrono::milliseconds WorkerPool::time_for(const WorkerCall& call, int times) const {
  const DocumentLimits& limits = benches_->plan.limits;
  const auto megabytes = static_cast<std::int64_t>(call.input_bytes >> 20U);
  const std::chrono::milliseconds reading = (limits.time + limits.time_per_megabyte * megabytes) * times;
  const auto pages = static_cast<std::int64_t>(call.recognised_pages);
  return std::min(reading, limits.longest) + limits.time_per_recognised_page * pages;
}

std::size_t WorkerPool::answer_for(const WorkerCall& call) const {
  const DocumentLimits& limits = benches_->plan.limits;
  const std::size_t times = std::min(call.input_bytes, limits.answer_bytes) * limits.answer_per_byte;
  return std::min(limits.answer_bytes, limits.least_answer_bytes + times);
}

// Whatever the first worker died of may have been left by the document before: this one has nothing else to
// do.
Result<void> WorkerPool::try_alone(const WorkerCall& call, const Acceptance& accept) const {
  const DocumentLimits& limits = benches_->plan.limits;
  Worker worker = TRY(hire(limits.memory_bytes * 2));
  return attempt(worker, {call.task, call.input, call.words, time_for(call, 2), answer_for(call)}, accept,
                 Chance::last)
      .result;
}

Result<void> WorkerPool::run(const WorkerCall& call, const Acceptance& accept) const {
  if (!benches_) return Error{ErrorCode::io, "the reading processes are gone", ""};
  std::optional<Worker> worker = take();
  if (!worker) {
    Result<Worker> hired = hire(benches_->plan.limits.memory_bytes);
    if (!hired.ok()) {
      give_back(std::nullopt);
      return std::move(hired).error();
    }
    worker = std::move(hired).value();
  }
  Attempt first = attempt(*worker, {call.task, call.input, call.words, time_for(call, 1), answer_for(call)},
                          accept, Chance::first);
  if (!first.worker_is_well) worker.reset();
  if (first.worker_is_well) {
    give_back(std::move(worker));
    return std::move(first.result);
  }
  Result<void> second = try_alone(call, accept);
  give_back(std::nullopt);
  return second;
}

}  // namespace entente
