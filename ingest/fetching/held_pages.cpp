#include "ingest/fetching/held_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ingest/archives/header_block.h"

namespace entente {

namespace {

// The columns of a page's line. No value holds a tab: all are printable ASCII (archived_record.h).
enum Column : std::size_t {
  kind,
  known_file,
  known_to,
  checked,
  file,
  offset,
  size,
  type,
  date,
  status,
  address,
  content_type,
  etag,
  last_modified,
  location,
  digest,
  column_count
};
constexpr std::string_view page_kind = "page";
constexpr std::string_view known_kind = "known";
constexpr std::size_t known_columns = 3;

struct Row {
  std::array<std::string_view, column_count> values;
  std::size_t count = 0;
};

Row split(std::string_view line) {
  Row row;
  while (row.count < column_count) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    row.values[row.count++] = line.substr(0, tab);
    if (tab == line.size()) return row;
    line.remove_prefix(tab + 1);
  }
  row.count = 0;  // too many
  return row;
}

std::optional<HeldPage> page_of(const Row& row) {
  const auto& value = row.values;
  const auto begin = parse_count(value[offset]);
  const auto bytes = parse_count(value[size]);
  const auto code = parse_count(value[status]);
  const auto written = parse_time(value[date]);
  const auto looked = parse_time(value[checked]);
  if (!begin || !bytes || !code || *code > 999 || !written.ok() || !looked.ok()) return std::nullopt;
  HeldPage page;
  page.file = value[file];
  page.checked = *looked;
  page.record = {*begin,
                 *bytes,
                 std::string(value[type]),
                 std::string(value[address]),
                 *written,
                 static_cast<int>(*code),
                 std::string(value[content_type]),
                 std::string(value[etag]),
                 std::string(value[last_modified]),
                 std::string(value[location]),
                 std::string(value[digest])};
  return page;
}

std::string line_of(const HeldPage& page, std::string_view known_name, std::uint64_t known_end) {
  const ArchivedRecord& record = page.record;
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", page_kind,
                     known_name, known_end, to_string(page.checked), page.file, record.offset, record.size,
                     record.type, to_string(record.date), record.status, record.address, record.content_type,
                     record.etag, record.last_modified, record.location, record.payload_digest);
}

std::string known_line(std::string_view name, std::uint64_t end) {
  return fmt::format("{}\t{}\t{}\n", known_kind, name, end);
}

}  // namespace

const HeldPage* HeldPages::find(std::string_view wanted) const {
  const auto found = pages_.find(std::string(wanted));
  return found == pages_.end() ? nullptr : &found->second;
}

std::uint64_t HeldPages::known_bytes(const std::string& name) const {
  const auto found = known_.find(name);
  return found == known_.end() ? 0 : found->second;
}

std::string HeldPages::take(const ArchivedRecord& record, const std::string& name) {
  std::uint64_t& end = known_[name];
  end = std::max(end, record.offset + record.size);
  HeldPage& page = pages_[record.address];
  if (record.type != "revisit") {
    page = {record, name, record.date};
  } else if (!page.file.empty()) {
    page.checked = record.date;
    if (!record.etag.empty()) page.record.etag = record.etag;
    if (!record.last_modified.empty()) page.record.last_modified = record.last_modified;
  } else {
    pages_.erase(record.address);  // the record that it points to is lost
    return known_line(name, end);
  }
  return line_of(page, name, end);
}

bool HeldPages::take_line(std::string_view line) {
  const Row row = split(line);
  const bool is_page = row.count == column_count && row.values[kind] == page_kind;
  if (!is_page && !(row.count == known_columns && row.values[kind] == known_kind)) return false;
  const auto to = parse_count(row.values[known_to]);
  if (!to) return false;
  std::uint64_t& end = known_[std::string(row.values[known_file])];
  end = std::max<std::uint64_t>(end, *to);
  loaded_lines_++;
  if (!is_page) return true;
  auto page = page_of(row);
  if (!page) return false;
  std::string where = page->record.address;
  pages_.insert_or_assign(std::move(where), std::move(*page));
  return true;
}

Result<HeldPages::Loaded> HeldPages::load(std::string_view lines) {
  Loaded loaded;
  while (loaded.whole < lines.size()) {
    const std::size_t end = lines.find('\n', loaded.whole);
    if (end == std::string_view::npos) break;
    if (!loaded.pages.take_line(lines.substr(loaded.whole, end - loaded.whole))) {
      return Error{ErrorCode::corruption, "the index of the archive is damaged", ""};
    }
    loaded.whole = end + 1;
  }
  return loaded;
}

std::string HeldPages::lines() const {
  std::string text;
  std::map<std::string_view, const HeldPage*> ordered;
  for (const auto& [where, page] : pages_) ordered.emplace(where, &page);
  for (const auto& [where, page] : ordered) text += line_of(*page, page->file, page->record.offset);
  for (const auto& [name, end] : known_) text += known_line(name, end);
  return text;
}

}  // namespace entente
