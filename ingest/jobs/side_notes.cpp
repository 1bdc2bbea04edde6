#include "ingest/jobs/side_notes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/jobs/durable_file.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

constexpr std::size_t max_bytes = std::size_t{1} << 30;
constexpr std::string_view first_line = "notes of ";

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

SideNotes SideNotes::load(const std::filesystem::path& file, std::string version) {
  SideNotes notes;
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
    notes.values_.insert_or_assign(std::string(line.substr(blank + 1)), std::string(line.substr(0, blank)));
  }
  return notes;
}

std::optional<std::string_view> SideNotes::find(std::string_view key) const {
  const auto found = values_.find(std::string(key));
  return found == values_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

void SideNotes::note(std::string_view key, std::string_view value) {
  if (key.find('\n') != key.npos || value.find_first_of(" \n") != value.npos || find(key) == value) return;
  values_.insert_or_assign(std::string(key), std::string(value));
  changed_ = true;
}

void SideNotes::forget(std::string_view key) {
  if (values_.erase(std::string(key)) > 0) changed_ = true;
}

Result<void> SideNotes::save() {
  if (!changed_ || file_.empty()) return {};
  const std::map<std::string_view, std::string_view> sorted(values_.begin(), values_.end());
  std::string text = std::string(first_line) + version_ + "\n";
  for (const auto& [key, value] : sorted) {
    text.append(value).append(" ").append(key).append("\n");
  }
  TRY(write_durably(file_, text));
  changed_ = false;
  return {};
}

}  // namespace entente
