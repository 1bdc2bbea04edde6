#include "ingest/isolation/worker_process.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <optional>
#include <utility>

#include "ingest/isolation/protocol.h"
#include "ingest/readers/text_recognition.h"

namespace entente {
namespace {

// Readers catch what a library throws, and call it malformed; so that memory is not the document's fault, the
// failed allocation itself is remembered.
bool memory_ran_out = false;

void remember_memory_ran_out() {
  memory_ran_out = true;
  throw std::bad_alloc();
}

bool write_answer(std::string_view bytes) {
  if (ftruncate(worker_memory, 0) != 0) return false;
  off_t at = 0;
  while (!bytes.empty()) {
    const ssize_t written = pwrite(worker_memory, bytes.data(), bytes.size(), at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    at += written;
  }
  return true;
}

void reply(std::uint64_t serial, const Result<std::string>& answer) {
  WorkerReply message;
  message.serial = serial;
  message.memory_out = memory_ran_out ? 1 : 0;
  message.kind = answer.ok() ? ReplyKind::answer : ReplyKind::failure;
  if (!answer.ok()) message.code = static_cast<std::uint32_t>(answer.error().code);
  const std::string_view bytes = answer.ok() ? *answer : answer.error().message;
  message.size = bytes.size();
  if (!write_answer(bytes) || !send_datagram(worker_socket, bytes_of(message))) _exit(0);
}

// The bytes behind a descriptor, for as long as this lives.
class MappedBytes {
 public:
  explicit MappedBytes(int descriptor) {
    struct stat status {};
    if (fstat(descriptor, &status) != 0 || status.st_size <= 0) return;
    size_ = static_cast<std::size_t>(status.st_size);
    void* mapped = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (mapped != MAP_FAILED) start_ = static_cast<const char*>(mapped);
  }
  MappedBytes(const MappedBytes&) = delete;
  MappedBytes& operator=(const MappedBytes&) = delete;
  ~MappedBytes() {
    if (start_ != nullptr) munmap(const_cast<char*>(start_), size_);
  }
  bool whole() const { return size_ == 0 || start_ != nullptr; }
  std::string_view bytes() const { return start_ == nullptr ? "" : std::string_view(start_, size_); }

 private:
  const char* start_ = nullptr;
  std::size_t size_ = 0;
};

Error no_memory() {
  return {ErrorCode::out_of_memory, "needs more memory than a document may", ""};
}

Result<std::string> run_task(const WorkerTask& task, int descriptor, std::vector<std::string> words) {
  TaskInput input{{}, descriptor, std::move(words)};
  try {
    if (task.use == InputUse::streamed) return task.run(input);
    const MappedBytes mapped(descriptor);
    if (!mapped.whole()) return no_memory();
    input.bytes = mapped.bytes();
    return task.run(input);
  } catch (const std::bad_alloc&) {
    return no_memory();
  } catch (const std::exception& failure) {
    return Error{ErrorCode::malformed, failure.what(), ""};
  }
}

void say_hello(const Result<std::string>& description) {
  WorkerReply message;
  message.kind = description.ok() ? ReplyKind::hello : ReplyKind::failure;
  if (!description.ok()) message.code = static_cast<std::uint32_t>(description.error().code);
  const std::string_view bytes = description.ok() ? *description : description.error().message;
  message.size = bytes.size();
  if (!write_answer(bytes) || !send_datagram(worker_socket, bytes_of(message))) _exit(0);
}

Result<std::string> enter(const WorkerPlan& plan) {
  // The zygote has loaded it, or knows why not.
  if (plan.recognition == RecognitionUse::loaded) TRY(load_text_recognition());
  if (plan.use == SandboxUse::open) return std::string("none");
  std::string description = TRY(enter_sandbox(plan.sandbox));
  TRY(prove_sandbox());
  return description;
}

}  // namespace

void run_worker(const WorkerPlan& plan, std::span<const WorkerTask> tasks) {
  const Result<std::string> entered = enter(plan);
  say_hello(entered);
  if (!entered.ok()) _exit(0);
  std::set_new_handler(remember_memory_ran_out);
  for (;;) {
    const std::optional<Datagram> datagram = receive_datagram(worker_socket);
    if (!datagram || datagram->bytes.size() < sizeof(WorkerRequest) || datagram->descriptors.empty())
      _exit(0);
    const std::string_view bytes = datagram->bytes;
    const auto request = *message_of<WorkerRequest>(bytes.substr(0, sizeof(WorkerRequest)));
    if (request.task >= tasks.size()) _exit(0);
    memory_ran_out = false;
    reply(request.serial, run_task(tasks[request.task], datagram->descriptors.front().number(),
                                   unpack(bytes.substr(sizeof(WorkerRequest)))));
  }
}

}  // namespace entente
