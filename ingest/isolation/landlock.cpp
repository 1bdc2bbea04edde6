#include "ingest/isolation/landlock.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "ingest/isolation/descriptor.h"

namespace entente {
namespace {

// The kernel's own structures (include/uapi/linux/landlock.h), under our names.
struct RulesetAttributes {
  std::uint64_t handled_files = 0;
  std::uint64_t handled_network = 0;  // version 4
  std::uint64_t scoped = 0;           // version 6
};
struct [[gnu::packed]] PathRule {
  std::uint64_t allowed = 0;
  std::int32_t folder = -1;
};

constexpr long create_ruleset_call = 444;
constexpr long add_rule_call = 445;
constexpr long restrict_self_call = 446;
constexpr unsigned ask_version = 1;
constexpr int path_rule = 1;

constexpr std::uint64_t read_file = 1U << 2U;
constexpr std::uint64_t read_folder = 1U << 3U;

// What each version can forbid, as bits from the lowest: files and folders, then moving, truncating, devices.
std::uint64_t all_file_rights(int version) {
  const unsigned bits = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
  return (std::uint64_t{1} << bits) - 1;
}

Descriptor make_ruleset(int version) {
  RulesetAttributes attributes;
  attributes.handled_files = all_file_rights(version);
  attributes.handled_network = version >= 4 ? 3 : 0;  // bind and connect, TCP
  attributes.scoped = version >= 6 ? 3 : 0;           // abstract sockets, signals
  const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  return Descriptor(static_cast<int>(syscall(create_ruleset_call, &attributes, size, 0)));
}

void let_read(const Descriptor& ruleset, std::string_view path) {
  const Descriptor folder(open(std::string(path).c_str(), O_PATH | O_CLOEXEC));
  if (!folder.valid()) return;
  PathRule rule;
  rule.allowed = read_file | read_folder;
  rule.folder = folder.number();
  syscall(add_rule_call, ruleset.number(), path_rule, &rule, 0);
}

}  // namespace

int landlock_version() {
  const long version = syscall(create_ruleset_call, nullptr, 0, ask_version);
  return version > 0 ? static_cast<int>(version) : 0;
}

int forbid_files(std::span<const std::string_view> readable) {
  const int version = landlock_version();
  if (version == 0) return 0;
  const Descriptor ruleset = make_ruleset(version);
  if (!ruleset.valid()) return 0;
  for (const std::string_view path : readable) let_read(ruleset, path);
  return syscall(restrict_self_call, ruleset.number(), 0) == 0 ? version : 0;
}

}  // namespace entente
