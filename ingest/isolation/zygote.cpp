#include "ingest/isolation/zygote.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <utility>

#include "ingest/isolation/protocol.h"
#include "ingest/readers/text_recognition.h"
#include "ingest/readers/warm_up.h"

namespace entente {
namespace {

Error io_error(std::string_view what) {
  return {ErrorCode::io, fmt::format("{}: {}", what, std::strerror(errno)), ""};
}

Error gone() {
  return {ErrorCode::io, "the reading processes are gone", ""};
}

// --- in the zygote

// The terminal's Ctrl-C and a service manager's stop are for the batch to answer: it finishes its documents
// first.
void leave_signals_to_the_batch() {
  for (int number = 1; number < NSIG; ++number) std::signal(number, SIG_DFL);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGTSTP}) std::signal(number, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

// `wanted` become the descriptors 0, 1, 2, …; every other is closed.
void arrange_descriptors(std::span<const int> wanted) {
  std::vector<int> copies;
  const int beyond = static_cast<int>(wanted.size());
  for (const int number : wanted) copies.push_back(fcntl(number, F_DUPFD, beyond));
  for (int place = 0; place < beyond; ++place) dup2(copies[static_cast<std::size_t>(place)], place);
  close_range(static_cast<unsigned>(beyond), ~0U, 0);
}

// What the zygote knows, which its workers inherit.
class WorkerNursery {
 public:
  WorkerNursery(int socket, WorkerPlan plan, std::span<const WorkerTask> tasks)
      : socket_(socket), plan_(plan), tasks_(tasks), process_(getpid()) {}

  // Until the batch hangs up.
  void serve() {
    while (const std::optional<Datagram> datagram = receive_datagram(socket_)) {
      const auto request = message_of<ZygoteRequest>(datagram->bytes);
      if (!request) return;
      const ZygoteReply reply = request->order == ZygoteOrder::fork_worker
                                    ? fork_worker(*request, datagram->descriptors)
                                    : bury(*request);
      if (!send_datagram(socket_, bytes_of(reply))) return;
    }
  }

  void bury_all() {
    for (const pid_t worker : workers_) {
      if (kill(worker, SIGKILL) != 0) continue;
      while (waitpid(worker, nullptr, 0) < 0 && errno == EINTR) {
      }
    }
  }

 private:
  ZygoteReply fork_worker(const ZygoteRequest& request, std::span<const Descriptor> given) {
    ZygoteReply reply;
    if (given.size() != 3) return reply;
    reply.worker = fork();
    if (reply.worker == 0) become_worker(request, given);
    if (reply.worker > 0) workers_.insert(reply.worker);
    return reply;
  }

  [[noreturn]] void become_worker(const ZygoteRequest& request, std::span<const Descriptor> given) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != process_) _exit(0);
    const int nothing = open("/dev/null", O_RDONLY);
    const int noise = given[2].number();
    const std::array places{nothing, noise, noise, given[0].number(), given[1].number()};
    arrange_descriptors(places);
    plan_.sandbox.memory_bytes = request.memory_bytes;
    run_worker(plan_, tasks_);
  }

  ZygoteReply bury(const ZygoteRequest& request) {
    constexpr std::uint32_t step_ms = 2;
    ZygoteReply reply;
    if (workers_.erase(request.worker) == 0) return reply;
    reply.worker = request.worker;
    for (std::uint32_t waited = 0; waited < request.patience_ms; waited += step_ms) {
      if (waitpid(request.worker, &reply.status, WNOHANG) == request.worker) {
        reply.patient = 1;
        return reply;
      }
      usleep(step_ms * 1000);
    }
    // Refused to a root without all of root's rights, whose workers are nobody: then waiting would have no
    // end.
    if (kill(request.worker, SIGKILL) != 0) return reply;
    while (waitpid(request.worker, &reply.status, 0) < 0 && errno == EINTR) {
    }
    return reply;
  }

  int socket_;
  WorkerPlan plan_;
  std::span<const WorkerTask> tasks_;
  pid_t process_;
  std::set<pid_t> workers_;
};

[[noreturn]] void run_zygote(int socket, const WorkerPlan& plan, std::span<const WorkerTask> tasks) {
  leave_signals_to_the_batch();
  // Standard output and error stay, for a debugger of the warm-up; nothing else of the batch does.
  const std::array places{0, 1, 2, socket};
  arrange_descriptors(places);
  warm_up_readers();
  // Why it cannot be is for the first worker to say.
  if (plan.recognition == RecognitionUse::loaded) (void)load_text_recognition();
  WorkerNursery nursery(3, plan, tasks);
  nursery.serve();
  nursery.bury_all();
  _exit(0);
}

}  // namespace

// --- in the batch

Zygote::Zygote(Descriptor socket, pid_t process)
    : socket_(std::move(socket)), process_(process), asking_(std::make_unique<std::mutex>()) {}

Zygote::Zygote(Zygote&& other) noexcept
    : socket_(std::move(other.socket_)),
      process_(std::exchange(other.process_, -1)),
      asking_(std::move(other.asking_)) {}

Zygote& Zygote::operator=(Zygote&& other) noexcept {
  std::swap(socket_, other.socket_);
  std::swap(process_, other.process_);
  std::swap(asking_, other.asking_);
  return *this;
}

Zygote::~Zygote() {
  if (process_ < 0) return;
  socket_.close();
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<Zygote> Zygote::start(const WorkerPlan& plan, std::vector<WorkerTask> tasks) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return io_error("cannot start the reading processes");
  }
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  std::fflush(nullptr);  // or the zygote would have what is waiting to be written as well
  const pid_t process = fork();
  if (process == 0) run_zygote(theirs.number(), plan, tasks);
  if (process < 0) return io_error("cannot start the reading processes");
  return Zygote(std::move(ours), process);
}

Result<pid_t> Zygote::fork_worker(int socket, int memory, int noise, std::uint64_t memory_bytes) const {
  if (process_ < 0) return gone();
  const ZygoteRequest request{ZygoteOrder::fork_worker, 0, 0, memory_bytes};
  const std::array given{socket, memory, noise};
  const std::lock_guard alone(*asking_);
  if (!send_datagram(socket_.number(), bytes_of(request), given)) return gone();
  const std::optional<Datagram> answer = receive_datagram(socket_.number());
  const auto reply = answer ? message_of<ZygoteReply>(answer->bytes) : std::nullopt;
  if (!reply) return gone();
  if (reply->worker <= 0) return Error{ErrorCode::io, "no reading process can be made", ""};
  return reply->worker;
}

Result<WorkerEnd> Zygote::bury(pid_t worker, std::chrono::milliseconds patience) const {
  if (process_ < 0) return gone();
  const ZygoteRequest request{ZygoteOrder::bury, worker, static_cast<std::uint32_t>(patience.count()), 0};
  const std::lock_guard alone(*asking_);
  if (!send_datagram(socket_.number(), bytes_of(request))) return gone();
  const std::optional<Datagram> answer = receive_datagram(socket_.number());
  const auto reply = answer ? message_of<ZygoteReply>(answer->bytes) : std::nullopt;
  if (!reply || reply->worker != worker) return gone();
  return WorkerEnd{reply->status, reply->patient != 0};
}

}  // namespace entente
