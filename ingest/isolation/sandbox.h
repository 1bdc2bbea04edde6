// The walls around a worker, from inside. For good: nothing here can be taken back by the process it binds.
//
//   rlimits    memory, size of what it writes, descriptors, no core, no process
//   nobody     what root starts is nobody
//   Landlock   no file but, for reading, what PDF fonts and encodings need (landlock.h)
//   seccomp    of the system calls only those that reading needs: what libraries try and can do without is
//              refused with an error, everything else ends the process (SIGSYS)
//
// Where the kernel has no Landlock, seccomp lets no file be opened at all.
// Without Landlock a PDF whose encoding is described in /usr/share/poppler rather than in itself (CJK without
// embedded maps) is read with less text.
//
// Under AddressSanitizer and ThreadSanitizer memory is not limited (their shadow is terabytes of address
// space); AddressSanitizer may make pipes, and ThreadSanitizer, which needs a thread of its own, has no
// seccomp.
#pragma once

#include <cstdint>
#include <string>

#include "graph/result.h"

namespace entente {

enum class LandlockUse { where_there, never };  // never: how a system without it behaves, for tests

struct SandboxPlan {
  std::uint64_t memory_bytes = 0;  // beyond what the process has when it enters
  std::uint64_t write_bytes = 0;   // how large what it writes may become
  LandlockUse landlock = LandlockUse::where_there;
};

// Fails with unsupported where the system refuses seccomp. Returns what holds: "seccomp, landlock 7, nobody,
// rlimits".
Result<std::string> enter_sandbox(const SandboxPlan& plan);

// Tries what must not work: to open a file of the system, to make a socket, to fork. Fails with
// sandbox_violation, naming what worked.
Result<void> prove_sandbox();

}  // namespace entente
