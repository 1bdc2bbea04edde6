#include "ingest/isolation/worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <utility>

#include "ingest/isolation/protocol.h"
#include "ingest/isolation/sealed_bytes.h"

namespace entente {
namespace {

using WallClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::chrono::seconds hello_time{120};  // a busy machine is no reason to refuse
constexpr milliseconds death_takes{200};         // from the end of its socket to the end of the process
constexpr std::size_t max_message_bytes = 4096;

Error io_error(std::string_view what) {
  return {ErrorCode::io, fmt::format("{}: {}", what, std::strerror(errno)), ""};
}

// What a worker may report of a document. Other codes are the batch's own.
constexpr ErrorCode reportable[] = {
    ErrorCode::invalid_argument, ErrorCode::unreadable,        ErrorCode::unsupported,
    ErrorCode::encrypted,        ErrorCode::malformed,         ErrorCode::empty,
    ErrorCode::too_large,        ErrorCode::limit_exceeded,    ErrorCode::timed_out,
    ErrorCode::out_of_memory,    ErrorCode::sandbox_violation, ErrorCode::not_a_document,
};

// Messages go to terminals and logs: no control characters, no escape sequences.
std::string harmless(std::string message) {
  for (char& c : message) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = ' ';
  }
  return message;
}

// A limit of the whole process moved on for each question; set from outside, so that the worker cannot.
void allow_processor_time(pid_t process, milliseconds time) {
  clockid_t clock = 0;
  timespec used{};
  if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
  rlimit both{};
  if (prlimit(process, RLIMIT_CPU, nullptr, &both) != 0) return;
  both.rlim_cur = std::min(static_cast<rlim_t>(used.tv_sec + time.count() / 1000 + 2), both.rlim_max);
  prlimit(process, RLIMIT_CPU, &both, nullptr);
}

bool holds_any(std::string_view noise, std::span<const std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return noise.find(sign) != noise.npos; });
}

bool tells_of_no_memory(std::string_view noise) {
  constexpr std::string_view signs[] = {"Out of memory", "bad_alloc"};
  return holds_any(noise, signs);
}

// A size that no document has is not asked for at all; what it was for is missing as well.
bool tells_of_memory(std::string_view noise) {
  constexpr std::string_view signs[] = {"Bogus memory allocation"};
  return tells_of_no_memory(noise) || holds_any(noise, signs);
}

Error too_much_text() {
  return {ErrorCode::too_large, "gives more text than a document may", ""};
}

Error out_of_memory() {
  return {ErrorCode::out_of_memory, "needs more memory than a document may", ""};
}

Error cause_of_death(const WorkerEnd& end, std::string_view noise) {
  const bool signalled = WIFSIGNALED(end.status);
  const int signal = signalled ? WTERMSIG(end.status) : 0;
  if (signal == SIGSYS) {
    return {ErrorCode::sandbox_violation,
            "made its parser try what no parser needs; it may be an attack. Do not open it elsewhere", ""};
  }
  if (signal == SIGXCPU) return {ErrorCode::timed_out, "took more processor time than a document may", ""};
  if (signal == SIGXFSZ) return too_much_text();
  if (signal == SIGKILL && !end.by_itself) {
    return {ErrorCode::crashed, "made its parser hang up without ending", ""};
  }
  if (signal == SIGKILL || tells_of_memory(noise)) return out_of_memory();
  if (signalled) {
    return {ErrorCode::crashed,
            fmt::format("ends its parser ({})", sigabbrev_np(signal) == nullptr
                                                    ? fmt::format("signal {}", signal)
                                                    : fmt::format("SIG{}", sigabbrev_np(signal))),
            ""};
  }
  return {ErrorCode::crashed, fmt::format("ends its parser (exit status {})", WEXITSTATUS(end.status)), ""};
}

}  // namespace

Worker::Worker(const Zygote& zygote, pid_t process, Descriptor socket, Descriptor memory, Descriptor noise)
    : zygote_(&zygote),
      process_(process),
      socket_(std::move(socket)),
      memory_(std::move(memory)),
      noise_(std::move(noise)) {}

Worker::Worker(Worker&& other) noexcept
    : zygote_(other.zygote_),
      process_(std::exchange(other.process_, -1)),
      socket_(std::move(other.socket_)),
      memory_(std::move(other.memory_)),
      noise_(std::move(other.noise_)),
      questions_(other.questions_),
      sandbox_(std::move(other.sandbox_)) {}

Worker& Worker::operator=(Worker&& other) noexcept {
  std::swap(zygote_, other.zygote_);
  std::swap(process_, other.process_);
  std::swap(socket_, other.socket_);
  std::swap(memory_, other.memory_);
  std::swap(noise_, other.noise_);
  std::swap(questions_, other.questions_);
  std::swap(sandbox_, other.sandbox_);
  return *this;
}

Worker::~Worker() {
  end();
}

void Worker::end() {
  if (process_ < 0) return;
  (void)zygote_->bury(std::exchange(process_, -1), milliseconds(0));
}

Result<Worker> Worker::start(const Zygote& zygote, std::uint64_t memory_bytes) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return io_error("no reading process can be made");
  }
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  // Nobody empties the pipe while a worker speaks: when it is full, what more it says is dropped.
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) return io_error("no reading process can be made");
  Descriptor noise(pipe_ends[0]);
  const Descriptor speaking(pipe_ends[1]);
  Descriptor memory = TRY(writable_memory());
  const pid_t process =
      TRY(zygote.fork_worker(theirs.number(), memory.number(), speaking.number(), memory_bytes));
  Worker worker(zygote, process, std::move(ours), std::move(memory), std::move(noise));
  worker.sandbox_ = TRY(worker.hear_hello());
  return worker;
}

Result<std::string> Worker::hear_hello() {
  WorkerQuestion hello;
  hello.time = hello_time;
  hello.answer_bytes = max_message_bytes;
  Result<WorkerAnswer> answer = hear(0, hello);
  if (!answer.ok()) return std::move(answer).error();
  return std::move(answer->said);
}

Result<WorkerAnswer> Worker::ask(const WorkerQuestion& question) {
  const std::uint64_t serial = ++questions_;
  const WorkerRequest request{serial, question.task};
  const std::string datagram = std::string(bytes_of(request)) + pack(question.words);
  if (datagram.size() > max_datagram) {
    return WorkerAnswer{Error{ErrorCode::invalid_argument, "its address or options are too long", ""}};
  }
  allow_processor_time(process_, question.time);
  const std::array given{question.input};
  if (!send_datagram(socket_.number(), datagram, given)) return obituary(death_takes);
  return hear(serial, question);
}

Result<WorkerAnswer> Worker::hear(std::uint64_t serial, const WorkerQuestion& question) {
  const WallClock::time_point deadline = WallClock::now() + question.time;
  pollfd waiting{socket_.number(), POLLIN, 0};
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - WallClock::now()).count();
    const int ready = poll(&waiting, 1, static_cast<int>(std::max<decltype(left)>(left, 0)));
    if (ready > 0) break;
    if (ready < 0 && errno == EINTR) continue;
    end();
    return Error{ErrorCode::timed_out,
                 fmt::format("was not read in {} s", static_cast<double>(question.time.count()) / 1000), ""};
  }
  // No room for descriptors: those that a worker sends are dropped by the kernel.
  std::array<char, sizeof(WorkerReply) + 1> bytes{};
  ssize_t size = 0;
  do {
    size = recv(socket_.number(), bytes.data(), bytes.size(), 0);
  } while (size < 0 && errno == EINTR);
  if (size <= 0) return obituary(death_takes);
  const auto reply = message_of<WorkerReply>({bytes.data(), static_cast<std::size_t>(size)});
  if (!reply || reply->serial != serial) return liar("another message than the one that was due");
  const ReplyKind expected = serial == 0 ? ReplyKind::hello : ReplyKind::answer;
  if (reply->kind != expected && reply->kind != ReplyKind::failure)
    return liar("a message of no kind that there is");
  return believe(*reply, question.answer_bytes);
}

// What the reply says of the reply memory.
Result<WorkerAnswer> Worker::believe(const WorkerReply& reply, std::size_t answer_bytes) {
  const bool failed = reply.kind == ReplyKind::failure;
  if (failed && reply.size > max_message_bytes) return liar("a message without end");
  if (reply.size > answer_bytes) {
    end();
    return too_much_text();
  }
  Result<std::string> said = copy_of_first(memory_, static_cast<std::size_t>(reply.size));
  if (!said.ok()) return liar("less than it announced");
  if (ftruncate(memory_.number(), 0) != 0) return liar("memory that cannot be emptied");
  const std::string noise = take_noise();
  if (!failed) return WorkerAnswer{std::move(said), reply.memory_out != 0 || tells_of_memory(noise)};
  const auto code = static_cast<ErrorCode>(reply.code);
  if (std::find(std::begin(reportable), std::end(reportable), code) == std::end(reportable)) {
    return liar("an error that no reader has");
  }
  if (reply.memory_out != 0 || tells_of_no_memory(noise)) return WorkerAnswer{out_of_memory(), true};
  return WorkerAnswer{Error{code, harmless(std::move(*said)), ""}};
}

Error Worker::obituary(milliseconds patience) {
  const Result<WorkerEnd> end = zygote_->bury(std::exchange(process_, -1), patience);
  if (!end.ok()) return end.error();
  return cause_of_death(*end, take_noise());
}

Error Worker::liar(std::string_view lie) {
  end();
  return {ErrorCode::malformed, fmt::format("took over its parser, which sent {}", lie), ""};
}

std::string Worker::take_noise() {
  std::array<char, 65536> bytes;
  const ssize_t size = read(noise_.number(), bytes.data(), bytes.size());
  return size > 0 ? std::string(bytes.data(), static_cast<std::size_t>(size)) : "";
}

std::size_t Worker::resident_bytes() const {
  std::ifstream sizes(fmt::format("/proc/{}/statm", process_));
  std::size_t all = 0;
  std::size_t resident = 0;
  sizes >> all >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace entente
