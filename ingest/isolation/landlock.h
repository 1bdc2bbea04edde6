// Landlock: the kernel keeps this process from files and from the network, by path. By raw system calls: the
// C library of Debian 12 has no functions for them, and its headers stop at the second version.
#pragma once

#include <span>
#include <string_view>

namespace entente {

// The version of Landlock's interface in this kernel; 0 when there is none.
int landlock_version();

// From now on nothing can be opened, made, moved or removed but for reading below `readable` (what is not
// there is passed over), no TCP address bound or connected (version 4), no process outside signalled
// (version 6). For this thread and what it forks, for good. Returns the version in force; 0 when there is
// none: then nothing is kept from us. REQUIRES: no_new_privs is set.
int forbid_files(std::span<const std::string_view> readable);

}  // namespace entente
