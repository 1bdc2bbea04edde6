#include "ingest/jobs/read_before.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/jobs/durable_file.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 30;
constexpr std::string_view first_line = "read before by ";

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

ReadBefore ReadBefore::load(const std::filesystem::path& file, std::string version) {
  ReadBefore notes;
  notes.file_ = file;
  notes.version_ = std::move(version);
  if (file.empty()) return notes;
  const Result<std::string> bytes = read_bytes(file, max_bytes);
  if (!bytes.ok()) return notes;
  std::string_view text = *bytes;
  if (next_line(text) != std::string(first_line) + notes.version_) return notes;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    const std::size_t blank = line.find(' ');
    if (blank == line.npos) continue;
    notes.fingerprints_.insert_or_assign(std::string(line.substr(blank + 1)),
                                         std::string(line.substr(0, blank)));
  }
  return notes;
}

bool ReadBefore::holds(std::string_view location, std::string_view fingerprint) const {
  const auto found = fingerprints_.find(std::string(location));
  return found != fingerprints_.end() && found->second == fingerprint;
}

void ReadBefore::note(std::string_view location, std::string_view fingerprint) {
  if (location.find('\n') != location.npos || holds(location, fingerprint)) return;
  fingerprints_.insert_or_assign(std::string(location), std::string(fingerprint));
  changed_ = true;
}

void ReadBefore::forget(std::string_view location) {
  if (fingerprints_.erase(std::string(location)) > 0) changed_ = true;
}

Result<void> ReadBefore::save() {
  if (!changed_ || file_.empty()) return {};
  const std::map<std::string_view, std::string_view> sorted(fingerprints_.begin(), fingerprints_.end());
  std::string text = std::string(first_line) + version_ + "\n";
  for (const auto& [location, fingerprint] : sorted) {
    text.append(fingerprint).append(" ").append(location).append("\n");
  }
  TRY(write_durably(file_, text));
  changed_ = false;
  return {};
}

}  // namespace entente
