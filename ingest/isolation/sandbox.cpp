#include "ingest/isolation/sandbox.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string_view>

#include "ingest/isolation/landlock.h"

namespace entente {
namespace {

#if defined(__SANITIZE_THREAD__)
constexpr bool under_tsan = true;
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
constexpr bool under_tsan = true;
#else
constexpr bool under_tsan = false;
#endif
#else
constexpr bool under_tsan = false;
#endif

#if defined(__SANITIZE_ADDRESS__)
constexpr bool under_asan = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool under_asan = true;
#else
constexpr bool under_asan = false;
#endif
#else
constexpr bool under_asan = false;
#endif

// What poppler and fontconfig look up.
constexpr std::string_view readable[] = {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts",
                                         "/usr/share/fontconfig", "/var/cache/fontconfig"};

// --- limits of the kernel's books

rlim_t address_space_now() {
  std::ifstream sizes("/proc/self/statm");
  rlim_t pages = 0;
  sizes >> pages;
  return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(resource, &both);
}

void limit_resources(const SandboxPlan& plan) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, plan.write_bytes);
  limit(RLIMIT_NOFILE, 64);
  limit(RLIMIT_STACK, rlim_t{8} << 20U);
  limit(RLIMIT_MSGQUEUE, 0);
  limit(RLIMIT_MEMLOCK, 0);
  if (!under_tsan) limit(RLIMIT_NPROC, 0);
  if (!under_tsan && !under_asan) limit(RLIMIT_AS, address_space_now() + plan.memory_bytes);
}

// Workers are the first to go when the machine has no memory left.
void offer_to_oom_killer() {
  std::ofstream("/proc/self/oom_score_adj") << 500;
}

bool become_nobody() {
  constexpr unsigned nobody = 65534;
  return geteuid() == 0 && setgroups(0, nullptr) == 0 && setresgid(nobody, nobody, nobody) == 0 &&
         setresuid(nobody, nobody, nobody) == 0;
}

// --- system calls

// What reading needs, whatever its arguments.
constexpr int needed[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(pwrite64),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(fstatfs),
    SCMP_SYS(ftruncate),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(poll),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrusage),
    SCMP_SYS(getdents64),
};

struct Refusal {
  int call;
  int error;
};

// What libraries try and can do without.
constexpr Refusal refused[] = {
    {SCMP_SYS(socket), EACCES},     {SCMP_SYS(socketpair), EACCES}, {SCMP_SYS(connect), EACCES},
    {SCMP_SYS(bind), EACCES},       {SCMP_SYS(ioctl), ENOTTY},      {SCMP_SYS(prctl), EPERM},
    {SCMP_SYS(setrlimit), EPERM},   {SCMP_SYS(getrlimit), EPERM},   {SCMP_SYS(clone), EPERM},
    {SCMP_SYS(clone3), ENOSYS},     {SCMP_SYS(fork), EPERM},        {SCMP_SYS(vfork), EPERM},
    {SCMP_SYS(access), EACCES},     {SCMP_SYS(faccessat), EACCES},  {SCMP_SYS(faccessat2), EACCES},
    {SCMP_SYS(readlink), EACCES},   {SCMP_SYS(readlinkat), EACCES}, {SCMP_SYS(getcwd), EACCES},
    {SCMP_SYS(creat), EACCES},      {SCMP_SYS(unlink), EACCES},     {SCMP_SYS(unlinkat), EACCES},
    {SCMP_SYS(rename), EACCES},     {SCMP_SYS(renameat), EACCES},   {SCMP_SYS(renameat2), EACCES},
    {SCMP_SYS(mkdir), EACCES},      {SCMP_SYS(mkdirat), EACCES},    {SCMP_SYS(rmdir), EACCES},
    {SCMP_SYS(link), EACCES},       {SCMP_SYS(linkat), EACCES},     {SCMP_SYS(symlink), EACCES},
    {SCMP_SYS(symlinkat), EACCES},  {SCMP_SYS(chmod), EACCES},      {SCMP_SYS(fchmod), EACCES},
    {SCMP_SYS(fchmodat), EACCES},   {SCMP_SYS(utimensat), EACCES},  {SCMP_SYS(sched_setaffinity), EPERM},
    {SCMP_SYS(setpriority), EPERM}, {SCMP_SYS(eventfd2), EPERM},    {SCMP_SYS(pipe2), EPERM},
    {SCMP_SYS(statfs), EACCES},     {SCMP_SYS(mbind), EPERM},       {SCMP_SYS(membarrier), EPERM},
};

constexpr std::uint64_t opening_for_more =
    O_ACCMODE | O_CREAT | O_TRUNC | O_PATH | (O_TMPFILE & ~O_DIRECTORY);

// UndefinedBehaviorSanitizer, which our AddressSanitizer builds have too, asks through a pipe whether memory
// is there.
constexpr int needed_under_asan[] = {SCMP_SYS(pipe), SCMP_SYS(pipe2)};

// The filter while it is built; the first rule that does not fit is remembered.
class CallFilter {
 public:
  CallFilter() : filter_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {}
  CallFilter(const CallFilter&) = delete;
  CallFilter& operator=(const CallFilter&) = delete;
  ~CallFilter() { seccomp_release(filter_); }

  void add(std::uint32_t action, int call) { note(seccomp_rule_add(filter_, action, call, 0)); }
  void add(std::uint32_t action, int call, scmp_arg_cmp condition) {
    note(seccomp_rule_add_array(filter_, action, call, 1, &condition));
  }
  void add(std::uint32_t action, int call, scmp_arg_cmp one, scmp_arg_cmp other) {
    const scmp_arg_cmp both[] = {one, other};
    note(seccomp_rule_add_array(filter_, action, call, 2, both));
  }
  // 0, or what went wrong as errno has it.
  int load() {
    note(seccomp_attr_set(filter_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    // A decision tree in place of a list. Older libraries have none; then it is a list.
    (void)seccomp_attr_set(filter_, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    if (failure_ == 0) note(seccomp_load(filter_));
    return failure_;
  }

 private:
  void note(int result) {
    if (failure_ == 0 && result < 0) failure_ = -result;
  }

  scmp_filter_ctx filter_;
  int failure_ = 0;
};

scmp_arg_cmp argument_is(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}

scmp_arg_cmp masked_is(unsigned argument, std::uint64_t mask, std::uint64_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

// Who decides which file may be opened.
enum class FileGuard { landlock, filter };

void add_opening(CallFilter& filter, FileGuard guard) {
  if (guard == FileGuard::filter) {
    filter.add(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open));
    filter.add(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat));
    return;
  }
  // Reading alone; Landlock says what. A rule for each bit: one mask says "none of these", not "one of
  // these".
  filter.add(SCMP_ACT_ALLOW, SCMP_SYS(open), masked_is(1, opening_for_more, 0));
  filter.add(SCMP_ACT_ALLOW, SCMP_SYS(openat), masked_is(2, opening_for_more, 0));
  for (unsigned bit = 0; bit < 32; ++bit) {
    const std::uint64_t mask = std::uint64_t{1} << bit;
    if ((opening_for_more & mask) == 0) continue;
    filter.add(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), masked_is(1, mask, mask));
    filter.add(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), masked_is(2, mask, mask));
  }
}

void add_memory(CallFilter& filter) {
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {  // no new code
    filter.add(SCMP_ACT_ALLOW, call, masked_is(2, PROT_EXEC, 0));
    filter.add(SCMP_ACT_ERRNO(EPERM), call, masked_is(2, PROT_EXEC, PROT_EXEC));
  }
}

int restrict_calls(FileGuard guard) {
  CallFilter filter;
  for (const int call : needed) filter.add(SCMP_ACT_ALLOW, call);
  if (under_asan) {
    for (const int call : needed_under_asan) filter.add(SCMP_ACT_ALLOW, call);
  }
  for (const Refusal& refusal : refused) {
    if (under_asan && refusal.call == SCMP_SYS(pipe2)) continue;
    filter.add(SCMP_ACT_ERRNO(static_cast<std::uint16_t>(refusal.error)), refusal.call);
  }
  add_opening(filter, guard);
  add_memory(filter);
  // abort() signals itself; another process, nobody.
  filter.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), argument_is(0, static_cast<std::uint64_t>(getpid())));
  // Limits may be looked at.
  filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), argument_is(0, 0), argument_is(2, 0));
  filter.add(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), {2, SCMP_CMP_NE, 0, 0});
  for (const int command : {F_GETFD, F_SETFD, F_GETFL}) {
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), argument_is(1, static_cast<std::uint64_t>(command)));
  }
  return filter.load();
}

// --- the proof

Error worked(std::string_view what) {
  return {ErrorCode::sandbox_violation, fmt::format("the sandbox does not hold: a worker could {}", what),
          ""};
}

bool can_open(const char* path) {
  const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0) close(descriptor);
  return descriptor >= 0;
}

}  // namespace

Result<std::string> enter_sandbox(const SandboxPlan& plan) {
  offer_to_oom_killer();
  const bool nobody = become_nobody();
  limit_resources(plan);
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // again: becoming nobody has cleared it
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return Error{ErrorCode::unsupported, "this system does not let a process give up privileges", ""};
  }
  const int landlock = plan.landlock == LandlockUse::never ? 0 : forbid_files(readable);
  const FileGuard guard = landlock > 0 ? FileGuard::landlock : FileGuard::filter;
  if (!under_tsan) {
    if (const int failure = restrict_calls(guard); failure != 0) {
      return Error{ErrorCode::unsupported,
                   fmt::format("this system does not allow seccomp filters: {}", std::strerror(failure)), ""};
    }
  }
  std::string description = under_tsan ? "" : "seccomp, ";
  if (landlock > 0) description += fmt::format("landlock {}, ", landlock);
  if (nobody) description += "nobody, ";
  return description + "rlimits";
}

Result<void> prove_sandbox() {
  if (under_tsan) return {};
  for (const char* path : {"/etc/passwd", "/", "/proc/self/status"}) {
    if (can_open(path)) return worked(fmt::format("open {}", path));
  }
  if (const int made = socket(AF_UNIX, SOCK_STREAM, 0); made >= 0) return worked("make a socket");
  const pid_t child = fork();
  if (child == 0) _exit(0);
  if (child > 0) return worked("fork");
  return {};
}

}  // namespace entente
