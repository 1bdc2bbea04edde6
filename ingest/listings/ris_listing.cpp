// RIS, as reference managers export it: "AU  - Lee, Ann", a record from TY to ER.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ingest/listings/listed_record.h"
#include "ingest/listings/listing_readers.h"
#include "ingest/readers/author_names.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t max_names = 500;

struct RisTag {
  std::string_view tag;
  ListedField field;
};

// A1 to A4 and ED are authors of parts, series and editions as well: only the first sort wrote this one.
constexpr std::array<RisTag, 23> ris_tags = {
    {{"UR", ListedField::address},   {"L1", ListedField::files},     {"L2", ListedField::files},
     {"LK", ListedField::address},   {"TI", ListedField::title},     {"T1", ListedField::title},
     {"CT", ListedField::title},     {"BT", ListedField::title},     {"AU", ListedField::authors},
     {"A1", ListedField::authors},   {"PY", ListedField::date},      {"Y1", ListedField::date},
     {"DA", ListedField::date},      {"PB", ListedField::publisher}, {"JO", ListedField::publisher},
     {"JF", ListedField::publisher}, {"T2", ListedField::publisher}, {"LA", ListedField::language},
     {"DO", ListedField::doi},       {"SN", ListedField::isbn},      {"ID", ListedField::id},
     {"AN", ListedField::id},        {"TY", ListedField::genre}}};

struct RisType {
  std::string_view code;
  std::string_view genre;
};

constexpr std::array<RisType, 6> ris_types = {{{"RPRT", "report"},
                                               {"BLOG", "commentary"},
                                               {"NEWS", "commentary"},
                                               {"GOVDOC", "government document"},
                                               {"LEGAL", "treaty"},
                                               {"PCOMM", "remarks"}}};

// "AU  - Lee, Ann": two characters, two blanks, a dash. Some exporters leave out a blank.
bool is_tag_line(std::string_view line) {
  auto capital_or_digit = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  if (line.size() < 5 || !capital_or_digit(line[0]) || !capital_or_digit(line[1]) || line[2] != ' ')
    return false;
  const std::size_t dash = line.find('-');
  return dash != line.npos && dash <= 5 && line.find_first_not_of(' ', 2) == dash;
}

struct RisLine {
  std::string_view tag;
  std::string value;
};

std::string genre_of(std::string_view code) {
  const auto* found = std::find_if(ris_types.begin(), ris_types.end(),
                                   [&](const RisType& type) { return type.code == code; });
  return std::string(found == ris_types.end() ? code : found->genre);
}

// "2023/08/18/other words", with parts left empty: "2023///".
std::string date_of(std::string value) {
  if (value.find('/') == value.npos) return value;
  std::string date;
  for (std::size_t at = 0, part = 0; part < 3 && at < value.size(); ++part) {
    const std::size_t end = std::min(value.find('/', at), value.size());
    if (end == at) break;
    date += (part == 0 ? "" : "-") + value.substr(at, end - at);
    at = end + 1;
  }
  return date;
}

class RisRecords {
 public:
  explicit RisRecords(const ListingOptions& options) : options_(options) { listing_.kind = ListingKind::ris; }

  // False when enough has been read.
  bool take(const RisLine& line, std::size_t number) {
    if (line.tag == "TY") close();
    if (listing_.items.size() >= options_.max_items) {
      listing_.whole = false;
      return false;
    }
    if (!open_) {
      item_ = ListedItem();
      item_.row = number;
      open_ = true;
    }
    if (line.tag == "ER") {
      close();
    } else {
      set(line);
    }
    return true;
  }

  Listing finish() {
    close();
    return std::move(listing_);
  }

 private:
  void set(const RisLine& line) {
    const auto* found = std::find_if(ris_tags.begin(), ris_tags.end(),
                                     [&](const RisTag& each) { return each.tag == line.tag; });
    if (found == ris_tags.end()) {
      set_column(item_, other_, line.tag, {line.value});
      return;
    }
    std::vector<std::string> values = {line.value};
    if (found->field == ListedField::genre) values = {genre_of(line.value)};
    if (found->field == ListedField::date) values = {date_of(line.value)};
    if (found->field == ListedField::authors) return add_author(line.value);
    if (!set_field(item_, found->field, line.tag, values)) {
      note_loss(listing_.losses, no_such_value(item_, found->field, line.value));
    }
  }

  // A comma parts family and given name; without one it is a body, or a person in the natural order.
  void add_author(std::string_view value) {
    if (item_.authors.size() < max_names) add_authors(item_.authors, {turn_name(value)});
  }

  void close() {
    if (open_) listing_.items.push_back(std::move(item_));
    open_ = false;
  }

  const ListingOptions& options_;
  const ColumnMap other_;
  Listing listing_;
  ListedItem item_;
  bool open_ = false;
};

}  // namespace

Result<Listing> read_ris_listing(std::string_view text, const ListingOptions& options) {
  RisRecords records(options);
  RisLine line;
  std::size_t first = 0;
  std::size_t number = 0;
  bool more = true;
  auto close = [&] {
    if (!line.tag.empty() && (line.tag == "ER" || !trim(line.value).empty()))
      more = records.take(line, first);
    line = RisLine();
  };
  for (std::size_t at = 0; at < text.size() && more;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (is_tag_line(row)) {
      close();
      first = number;
      line.tag = row.substr(0, 2);
      line.value = trim(row.substr(row.find('-') + 1));
    } else if (!trim(row).empty() && !line.tag.empty()) {
      line.value += " " + std::string(trim(row));  // a long value goes on
    }
  }
  if (more) close();
  Listing listing = records.finish();
  if (listing.items.empty()) return Error{ErrorCode::malformed, "holds no record of RIS", ""};
  return listing;
}

}  // namespace entente
