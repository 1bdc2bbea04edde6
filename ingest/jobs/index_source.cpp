#include "ingest/jobs/index_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_index_bytes = 256u << 20;

bool is_address(std::string_view file) {
  return file.starts_with("http://") || file.starts_with("https://");
}

Result<Listing> read_index(const JobSource& source, const ReadingPool& pool) {
  const std::string bytes = TRY(read_bytes(source.index_file, max_index_bytes));
  ListingOptions options;
  options.kind = source.format;
  options.columns = source.columns;
  Result<Listing> listing = pool.list(bytes, options);
  if (listing.ok()) return listing;
  Error error = std::move(listing).error();
  error.where = source.index_file;
  return error;
}

class IndexWorks {
 public:
  IndexWorks(const JobSource& source, WorkIntake& intake, std::vector<ListedItem>& addresses)
      : index_(source.index_file), intake_(intake), addresses_(addresses) {}

  void add(const ListedItem& row) {
    std::vector<fs::path> files;
    for (const std::string& name : row.files) {
      if (!is_address(name)) find(row, name, files);
    }
    if (row.files.empty() || (files.empty() && !row.address.empty())) {
      if (!row.address.empty()) addresses_.push_back(row);
      return;
    }
    push(row, std::move(files));
  }

  SourceSummary end(std::vector<std::string> losses) && {
    for (std::string& loss : losses) {
      summary_.problems.push_back({ErrorCode::malformed, std::move(loss), index_.string()});
    }
    std::sort(summary_.locations.begin(), summary_.locations.end());
    return std::move(summary_);
  }

 private:
  void find(const ListedItem& row, const std::string& name, std::vector<fs::path>& files) {
    const fs::path file = index_.parent_path() / name;
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored)) {
      files.push_back(file);
      summary_.locations.push_back(location_of(file));
    } else {
      summary_.problems.push_back(
          {ErrorCode::not_found, fmt::format("row {}: no such file: {}", row.row, name), index_.string()});
    }
  }

  SourceItem item_of(const ListedItem& row, const fs::path& file) const {
    SourceItem item{.location = location_of(file), .place = {.file = file}, .hints = {}};
    item.hints.address = row.address;
    return item;
  }

  static bool is_pdf(const fs::path& file) {
    return file.extension() == ".pdf" || file.extension() == ".PDF";
  }

  void push(const ListedItem& row, std::vector<fs::path> files) {
    std::stable_sort(files.begin(), files.end(),
                     [](const fs::path& a, const fs::path& b) { return is_pdf(a) < is_pdf(b); });
    for (std::size_t i = 0; i < files.size(); ++i) {
      Work work;
      work.item = item_of(row, files[i]);
      work.given = row;
      ++summary_.files;
      const bool page_with_pdf = i == 0 && files.size() == 2 && !is_pdf(files[0]) && is_pdf(files[1]);
      if (page_with_pdf) {
        work.announced_pdf = item_of(row, files[1]);
        ++summary_.files;
        ++i;
      }
      // One address for several documents would make them versions of one.
      if (files.size() > 1 && !page_with_pdf) work.given->address.clear();
      if (!intake_.push(std::move(work))) return;
    }
  }

  const fs::path index_;
  WorkIntake& intake_;
  std::vector<ListedItem>& addresses_;
  SourceSummary summary_;
};

}  // namespace

SourceSummary list_index(const JobSource& source, const ReadingPool& pool, WorkIntake& intake,
                         std::vector<ListedItem>& addresses) {
  Result<Listing> listing = read_index(source, pool);
  if (!listing.ok()) {
    SourceSummary failed;
    failed.problems.push_back(std::move(listing).error());
    return failed;
  }
  intake.expect(listing->items.size());
  IndexWorks works(source, intake, addresses);
  for (const ListedItem& row : listing->items) works.add(row);
  return std::move(works).end(std::move(listing->losses));
}

}  // namespace entente
