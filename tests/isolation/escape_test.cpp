// What a document that has taken over its parser would try: each is refused or ends the worker alone, is
// reported as what it was, and the next document is read. With Landlock and as on a system without it.
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <linux/close_range.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <new>
#include <optional>

#include "ingest/isolation/protocol.h"
#include "ingest/isolation/sealed_bytes.h"
#include "ingest/isolation/worker_pool.h"

namespace entente {
namespace {

// What a worker says of a call that was let through or not.
std::string told(long result) {
  return result >= 0 ? "it worked" : "refused";
}

std::string try_to_open(const char* path, int flags) {
  return told(open(path, flags, 0600));
}

std::string try_socket(int family, int type) {
  return told(socket(family, type, 0));
}

// Of calls that no reader has a use for only the number matters: they end the process before they are looked
// at.
template <long number>
std::string try_call() {
  return told(syscall(number, 0, 0, 0, 0, 0, 0));
}

std::string open_the_parents_memory() {
  return try_to_open(fmt::format("/proc/{}/mem", getppid()).c_str(), O_RDWR);
}

std::string write_to_the_parents_memory() {
  int value = 1;
  const iovec part{&value, sizeof value};
  return told(process_vm_writev(getppid(), &part, 1, &part, 1, 0));
}

std::string allow_itself_more_time() {
  const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
  return told(setrlimit(RLIMIT_CPU, &none));
}

std::string make_code() {
  void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page == MAP_FAILED ? "refused" : "it worked";
}

std::string make_data_code() {
  void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return told(mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

// The 32-bit door of the same kernel, whose calls have other numbers: 5 is open().
std::string use_the_old_door() {
#if defined(__x86_64__)
  long result = 5;
  asm volatile("int $0x80" : "+a"(result) : "b"(0), "c"(0), "d"(0) : "memory");
  return told(result);
#else
  return "refused";
#endif
}

// --- taking all there is

std::string eat_memory() {
  for (;;) {
    volatile char* bytes = new char[1U << 20U];
    for (unsigned i = 0; i < 1U << 20U; i += 4096) bytes[i] = 1;
  }
}

std::string spin() {
  for (volatile unsigned long turns = 0;;) turns = turns + 1;
}

std::string sleep_for_ever() {
  for (;;) sleep(1000);
}

std::string stop_itself() {
  raise(SIGSTOP);
  return "it worked";
}

std::string flood_the_answer() {
  const std::string bytes(1U << 20U, 'x');
  for (;;) {
    if (write(worker_memory, bytes.data(), bytes.size()) < 0) return "refused";
  }
}

// Harmless: what does not fit is dropped.
std::string flood_the_noise() {
  const std::string bytes(4096, 'x');
  for (int i = 0; i < 1000; ++i) {
    if (write(worker_noise, bytes.data(), bytes.size()) < 0) return "refused";
  }
  return "it worked";
}

std::string answer_too_long() {
  return std::string(std::size_t{20} << 20U, 'x');
}

std::string flood_messages() {
  const std::string bytes(1000, 'x');
  while (send_datagram(worker_socket, bytes)) {
  }
  return "not read";
}

std::string use_up_descriptors() {
  for (int i = 0; i < 100; ++i) {
    if (dup(worker_memory) < 0) return "refused";
  }
  return "it worked";
}

long recurse(long depth) {
  volatile char room[65536];
  room[0] = static_cast<char>(depth);
  return depth == 0 ? room[0] : recurse(depth - 1) + room[0];
}

// --- lying

std::string send_reply(WorkerReply reply, std::string_view bytes) {
  (void)!pwrite(worker_memory, bytes.data(), bytes.size(), 0);
  send_datagram(worker_socket, bytes_of(reply));
  return "not read";
}

WorkerReply answer_of(std::uint64_t size) {
  WorkerReply reply;
  reply.serial = 1;
  reply.kind = ReplyKind::answer;
  reply.size = size;
  return reply;
}

std::string announce_more_than_there_is() {
  return send_reply(answer_of(1000), "short");
}
std::string announce_all_there_could_be() {
  return send_reply(answer_of(~std::uint64_t{0}), "short");
}
std::string answer_another_question() {
  WorkerReply reply = answer_of(5);
  reply.serial = 99;
  return send_reply(reply, "short");
}
std::string send_half_a_message() {
  send_datagram(worker_socket, "xyz");
  return "not read";
}
std::string invent_an_error() {
  WorkerReply reply = answer_of(5);
  reply.kind = ReplyKind::failure;
  reply.code = 4711;
  return send_reply(reply, "short");
}
std::string say_hello_again() {
  WorkerReply reply = answer_of(5);
  reply.kind = ReplyKind::hello;
  return send_reply(reply, "short");
}

// A descriptor sent to the batch is dropped by the kernel, and the message is what it is.
std::string give_descriptors_away() {
  const std::array given{worker_memory, worker_memory};
  for (int i = 0; i < 3; ++i) send_datagram(worker_socket, "xyz", given);
  return "not read";
}

std::string hang_up() {
  close(worker_socket);
  return sleep_for_ever();
}

std::string count_descriptors() {
  int open_ones = 0;
  for (int number = 0; number < 1024; ++number) open_ones += fcntl(number, F_GETFD) >= 0;
  return fmt::format("{} descriptors", open_ones);
}

struct Escape {
  const char* name;
  std::string (*act)();
  std::optional<ErrorCode> error;  // nothing: it is told `answer`, and the worker goes on
  std::string_view answer = "refused";
};

constexpr ErrorCode violation = ErrorCode::sandbox_violation;
constexpr auto refused = std::nullopt;

const Escape escapes[] = {
    // files
    {"OpenAFile", [] { return try_to_open("/etc/passwd", O_RDONLY); }, refused},
    {"OpenAFolder", [] { return try_to_open("/", O_RDONLY | O_DIRECTORY); }, refused},
    {"OpenItself", [] { return try_to_open("/proc/self/mem", O_RDWR); }, refused},
    {"OpenTheParent", open_the_parents_memory, refused},
    {"OpenADevice", [] { return try_to_open("/dev/mem", O_RDONLY); }, refused},
    {"OpenForWriting", [] { return try_to_open("/etc/passwd", O_WRONLY); }, refused},
    {"OpenAFontForWriting", [] { return try_to_open("/etc/fonts/fonts.conf", O_RDWR); }, refused},
    {"MakeAFile", [] { return try_to_open("/tmp/entente-escape", O_CREAT | O_RDWR); }, refused},
    {"MakeAnUnnamedFile", [] { return try_to_open("/tmp", O_TMPFILE | O_RDWR); }, refused},
    {"Creat", [] { return told(creat("/tmp/entente-escape", 0600)); }, refused},
    {"OpenByTheNewCall", try_call<437>, violation},  // openat2
    {"Unlink", [] { return told(unlink("/tmp/entente-escape")); }, refused},
    {"Rename", [] { return told(rename("/tmp/entente-escape", "/tmp/entente-escaped")); }, refused},
    {"MakeAFolder", [] { return told(mkdir("/tmp/entente-escape", 0700)); }, refused},
    {"Link", [] { return told(symlink("/etc/passwd", "/tmp/entente-escape")); }, refused},
    {"ChangeAMode", [] { return told(chmod("/tmp", 0777)); }, refused},
    {"ChangeTheFolder", [] { return told(chdir("/tmp")); }, violation},
    {"Mount", try_call<SYS_mount>, violation},
    {"Chroot", try_call<SYS_chroot>, violation},
    {"PivotRoot", try_call<SYS_pivot_root>, violation},
    {"OpenByHandle", try_call<SYS_open_by_handle_at>, violation},
    // the network
    {"SocketTcp", [] { return try_socket(AF_INET, SOCK_STREAM); }, refused},
    {"SocketTcp6", [] { return try_socket(AF_INET6, SOCK_STREAM); }, refused},
    {"SocketUdp", [] { return try_socket(AF_INET, SOCK_DGRAM); }, refused},
    {"SocketUnix", [] { return try_socket(AF_UNIX, SOCK_STREAM); }, refused},
    {"SocketPacket", [] { return try_socket(AF_PACKET, SOCK_RAW); }, refused},
    {"SocketNetlink", [] { return try_socket(AF_NETLINK, SOCK_RAW); }, refused},
    {"Connect", [] { return told(syscall(SYS_connect, worker_socket, "", 0)); }, refused},
    {"Bind", [] { return told(syscall(SYS_bind, worker_socket, "", 0)); }, refused},
    {"SendTo", try_call<SYS_sendto>, violation},
    {"Listen", try_call<SYS_listen>, violation},
    // processes
    {"Fork", [] { return told(fork()); }, refused},
    {"Vfork", [] { return told(syscall(SYS_vfork)); }, refused},
    {"Clone", [] { return told(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }, refused},
    {"Clone3", try_call<SYS_clone3>, refused},
    {"Exec", [] { return told(execl("/bin/true", "true", nullptr)); }, violation},
    {"ExecAt", try_call<SYS_execveat>, violation},
    {"Ptrace", [] { return told(ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr)); }, violation},
    {"KillTheParent", [] { return told(kill(getppid(), SIGKILL)); }, violation},
    {"KillEverybody", [] { return told(kill(-1, SIGKILL)); }, violation},
    {"SignalTheParentsThread", [] { return told(syscall(SYS_tgkill, getppid(), getppid(), SIGKILL)); },
     violation},
    {"PidDescriptor", try_call<434>, violation},  // pidfd_open
    {"WriteToTheParent", write_to_the_parents_memory, violation},
    {"BecomeRoot", [] { return told(setuid(0)); }, violation},
    {"Capabilities", try_call<SYS_capset>, violation},
    {"Unshare", try_call<SYS_unshare>, violation},
    {"EnterANamespace", try_call<SYS_setns>, violation},
    {"BeDumpable", [] { return told(prctl(PR_SET_DUMPABLE, 1)); }, refused},
    {"OutliveTheParent", [] { return told(prctl(PR_SET_PDEATHSIG, 0)); }, refused},
    {"MoreTime", allow_itself_more_time, refused},
    // the kernel
    {"IoUring", try_call<425>, violation},
    {"Bpf", try_call<SYS_bpf>, violation},
    {"Keyctl", try_call<SYS_keyctl>, violation},
    {"PerfEvents", try_call<SYS_perf_event_open>, violation},
    {"FaultHandler", try_call<SYS_userfaultfd>, violation},
    {"SharedMemory", [] { return told(shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600)); }, violation},
    {"MessageQueue", try_call<SYS_msgget>, violation},
    {"KernelModule", try_call<SYS_init_module>, violation},
    {"NewFilter", try_call<SYS_seccomp>, violation},
    {"Syslog", try_call<SYS_syslog>, violation},
    {"TypeOnTheTerminal", [] { return told(ioctl(0, TIOCSTI, "x")); }, refused},
    {"MemoryFile", try_call<SYS_memfd_create>, violation},
    {"MakeCode", make_code, refused},
    {"MakeDataCode", make_data_code, refused},
    {"OldDoor", use_the_old_door, violation},
    // all there is
    {"EatMemory", eat_memory, ErrorCode::out_of_memory},
    {"Spin", spin, ErrorCode::timed_out},
    {"Sleep", sleep_for_ever, ErrorCode::timed_out},
    {"Stop", stop_itself, ErrorCode::timed_out},
    {"FloodTheAnswer", flood_the_answer, ErrorCode::too_large},
    {"AnswerTooLong", answer_too_long, ErrorCode::too_large},
    {"FloodTheNoise", flood_the_noise, refused},
    {"FloodMessages", flood_messages, ErrorCode::malformed},
    {"UseUpDescriptors", use_up_descriptors, violation},
    {"UseUpTheStack", [] { return told(recurse(1'000'000)); }, ErrorCode::crashed},
    // the reply
    {"AnnounceMore", announce_more_than_there_is, ErrorCode::malformed},
    {"AnnounceAll", announce_all_there_could_be, ErrorCode::too_large},
    {"AnswerAnother", answer_another_question, ErrorCode::malformed},
    {"HalfAMessage", send_half_a_message, ErrorCode::malformed},
    {"InventAnError", invent_an_error, ErrorCode::malformed},
    {"HelloAgain", say_hello_again, ErrorCode::malformed},
    {"GiveDescriptorsAway", give_descriptors_away, ErrorCode::malformed},
    {"HangUp", hang_up, ErrorCode::crashed},
    // ends that are no crime
    // As the system does to a process when the machine has no memory left.
    {"KillItself", [] { return told(raise(SIGKILL)); }, ErrorCode::out_of_memory},
    {"Abort", []() -> std::string { std::abort(); }, ErrorCode::crashed},
    {"Fault", []() -> std::string { return {static_cast<volatile char*>(nullptr)[0]}; }, ErrorCode::crashed},
    {"Exit", []() -> std::string { _exit(0); }, ErrorCode::crashed},
    {"Throw", []() -> std::string { throw std::bad_alloc(); }, ErrorCode::out_of_memory},
    {"CountDescriptors", count_descriptors, refused, "6 descriptors"},  // three, socket, memory, the document
};

constexpr std::size_t honest_task = std::size(escapes);

std::vector<WorkerTask> tasks() {
  std::vector<WorkerTask> table;
  for (const Escape& escape : escapes) {
    table.push_back({escape.name, InputUse::mapped,
                     [&escape](const TaskInput&) -> Result<std::string> { return escape.act(); }});
  }
  table.push_back({"read", InputUse::mapped, [](const TaskInput& input) -> Result<std::string> {
                     return "read: " + std::string(input.bytes);
                   }});
  return table;
}

WorkerPool start_pool(LandlockUse landlock) {
  WorkerPoolPlan plan;
  plan.landlock = landlock;
  plan.limits.time = std::chrono::milliseconds(200);
  plan.limits.memory_bytes = std::uint64_t{24} << 20U;
  plan.limits.answer_bytes = plan.limits.least_answer_bytes = std::size_t{8} << 20U;
  return WorkerPool::start(plan, tasks()).value();
}

// What a task answered, or how it failed.
Result<std::string> ask(const WorkerPool& pool, std::size_t task) {
  const Descriptor input = sealed("a document").value();
  std::string said;
  const Result<void> done = pool.run({task, input.number(), 10, {}}, [&](const WorkerAnswer& answer) {
    said = answer.said.value();
    return Result<void>();
  });
  if (!done.ok()) return done.error();
  return said;
}

class EscapeTest : public testing::TestWithParam<std::tuple<std::size_t, LandlockUse>> {};

TEST_P(EscapeTest, CostsNobodyElseAnything) {
  const auto& [task, landlock] = GetParam();
  const Escape& escape = escapes[task];
  const WorkerPool pool = start_pool(landlock);
  if (pool.sandbox_description().find("seccomp") == std::string::npos)
    GTEST_SKIP() << "no seccomp in this build";
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  if (escape.act == eat_memory) GTEST_SKIP() << "memory is not limited in this build";
#endif
  const Result<std::string> result = ask(pool, task);
  if (escape.error) {
    ASSERT_FALSE(result.ok()) << *result;
    EXPECT_EQ(name_of(result.error().code), name_of(*escape.error)) << result.error().message;
  } else {
    ASSERT_TRUE(result.ok()) << result.error().describe();
    EXPECT_EQ(*result, escape.answer);
  }
  const Result<std::string> next = ask(pool, honest_task);
  ASSERT_TRUE(next.ok()) << next.error().describe();
  EXPECT_EQ(*next, "read: a document");
}

std::string name_of_escape(const testing::TestParamInfo<EscapeTest::ParamType>& info) {
  const auto& [task, landlock] = info.param;
  return std::string(escapes[task].name) + (landlock == LandlockUse::never ? "WithoutLandlock" : "");
}

INSTANTIATE_TEST_SUITE_P(Workers, EscapeTest,
                         testing::Combine(testing::Range(std::size_t{0}, std::size(escapes)),
                                          testing::Values(LandlockUse::where_there, LandlockUse::never)),
                         name_of_escape);

TEST(EscapeMessages, NameTheSignal) {
  const WorkerPool pool = start_pool(LandlockUse::where_there);
  for (std::size_t task = 0; task < std::size(escapes); ++task) {
    if (std::string_view(escapes[task].name) != "Fault") continue;
    const Result<std::string> result = ask(pool, task);
    ASSERT_FALSE(result.ok());
#if !defined(__SANITIZE_ADDRESS__)
    EXPECT_NE(result.error().message.find("SIGSEGV"), std::string::npos) << result.error().message;
#endif
  }
}

}  // namespace
}  // namespace entente
