#include "ingest/jobs/file_source.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "ingest/jobs/file_listing.h"
#include "ingest/jobs/path_pattern.h"
#include "ingest/listings/sidecar.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

bool has_extension(const fs::path& file, std::initializer_list<std::string_view> extensions) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    decoded += escaped ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (escaped) i += 2;
  }
  return decoded;
}

// "https://example.org/files/a%20b.pdf?x=1" -> "a b.pdf"
std::string file_name_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  return percent_decoded(address.substr(address.rfind('/') + 1));
}

// The PDFs of a job, found by the file name that a page's link ends in. Each belongs to one page at most.
class PdfFiles {
 public:
  explicit PdfFiles(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
      if (has_extension(file, {".pdf"})) by_name_.emplace(file.filename().string(), file);
    }
  }

  bool empty() const { return by_name_.empty(); }

  // The one of that name beside the page, else the only one of that name in the job, unless it is taken.
  std::optional<fs::path> take(const fs::path& page, std::string_view address) {
    const std::optional<fs::path> pdf = announced_by(page, address);
    return pdf && taken_.insert(*pdf).second ? pdf : std::nullopt;
  }

  bool is_taken(const fs::path& file) const { return taken_.contains(file); }

 private:
  std::optional<fs::path> announced_by(const fs::path& page, std::string_view address) const {
    const auto [first, last] = by_name_.equal_range(file_name_of(address));
    for (auto it = first; it != last; ++it) {
      if (it->second.parent_path() == page.parent_path()) return it->second;
    }
    if (first != last && std::next(first) == last) return first->second;
    return std::nullopt;
  }

  std::multimap<std::string, fs::path> by_name_;
  std::set<fs::path> taken_;
};

// The files of a job that only describe another one.
class Sidecars {
 public:
  explicit Sidecars(const std::vector<fs::path>& files) {
    const std::set<fs::path> present(files.begin(), files.end());
    for (const fs::path& file : files) {
      for (const std::string& name : sidecar_names(file.filename().string())) {
        const fs::path sidecar = file.parent_path() / name;
        if (!present.contains(sidecar)) continue;
        by_document_.emplace(file, sidecar);
        sidecars_.insert(sidecar);
        break;
      }
    }
  }

  bool is_sidecar(const fs::path& file) const { return sidecars_.contains(file); }
  std::optional<fs::path> of(const fs::path& document) const {
    const auto found = by_document_.find(document);
    return found == by_document_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<fs::path, fs::path> by_document_;
  std::set<fs::path> sidecars_;
};

Result<ListedItem> read_sidecar(const ReadingPool& pool, const fs::path& document, const fs::path& sidecar) {
  constexpr std::size_t max_bytes = 1 << 20;
  const std::string bytes = TRY(bytes_of({.file = sidecar}, max_bytes));
  Listing listing =
      TRY(pool.list(bytes, sidecar_options(document.filename().string(), sidecar.filename().string())));
  if (std::optional<ListedItem> item = sidecar_item(std::move(listing))) return *std::move(item);
  return Error{ErrorCode::malformed, "describes no document, or several", sidecar.string()};
}

SourceItem item_of(const fs::path& file) {
  return {.location = location_of(file), .place = {.file = file}, .hints = {}};
}

class FileWorks {
 public:
  FileWorks(const FileListing& listing, const ReadingPool& pool, WorkIntake& intake)
      : files_(listing.files), pool_(pool), intake_(intake), pdfs_(listing.files), sidecars_(listing.files) {}

  void run() {
    for (const fs::path& file : files_) {
      if (is_page(file) && !push_page(file)) return;
    }
    for (const fs::path& file : files_) {
      if (is_page(file) || pdfs_.is_taken(file) || sidecars_.is_sidecar(file)) continue;
      if (!push({.item = item_of(file)}, file)) return;
    }
  }

 private:
  static bool is_page(const fs::path& file) { return has_extension(file, {".html", ".htm", ".xhtml"}); }

  bool push(Work work, const fs::path& file) {
    if (const std::optional<fs::path> sidecar = sidecars_.of(file)) {
      Result<ListedItem> given = read_sidecar(pool_, file, *sidecar);
      if (given.ok()) {
        work.given = std::move(given).value();
      } else {
        work.losses.push_back(sidecar->filename().string() + " was not read: " + given.error().message);
      }
    }
    return intake_.push(std::move(work));
  }

  bool push_page(const fs::path& file) {
    Work work{.item = item_of(file)};
    if (pdfs_.empty()) return push(std::move(work), file);
    Result<Document> page = read_item(pool_, work.item);
    if (page.ok()) {  // else whoever prepares the work tries again and has the say
      if (const auto pdf = pdfs_.take(file, page->announced_pdf)) work.announced_pdf = item_of(*pdf);
      work.page = std::move(page).value();
    }
    return push(std::move(work), file);
  }

  const std::vector<fs::path>& files_;
  const ReadingPool& pool_;
  WorkIntake& intake_;
  PdfFiles pdfs_;
  Sidecars sidecars_;
};

}  // namespace

FileListing list_wanted(const FilesWanted& wanted) {
  std::vector<fs::path> roots;
  for (const fs::path& path : wanted.paths) roots.push_back(root_of(path.string()));
  FileListing listing = list_files(roots);
  std::erase_if(listing.files, [&](const fs::path& file) {
    const bool named = std::any_of(wanted.paths.begin(), wanted.paths.end(), [&](const fs::path& path) {
      const std::string pattern = path.string();
      if (is_pattern(pattern)) return matches(pattern, file.string());
      return file == path || file.string().starts_with((path / "").string());
    });
    const bool out = !named || is_excluded(wanted.excluded, file);
    if (named && out) ++listing.skipped;
    return out;
  });
  return listing;
}

namespace {

bool has_any(const std::vector<std::string>& sorted_locations, const std::string& root) {
  const auto first = std::lower_bound(sorted_locations.begin(), sorted_locations.end(), root);
  return first != sorted_locations.end() && first->starts_with(root);
}

}  // namespace

SourceSummary list_works(const FilesWanted& wanted, const ReadingPool& pool, WorkIntake& intake) {
  FileListing listing = list_wanted(wanted);
  intake.expect(listing.files.size());
  FileWorks(listing, pool, intake).run();
  SourceSummary summary{.files = listing.files.size(), .skipped = listing.skipped};
  for (const fs::path& file : listing.files) summary.locations.push_back(location_of(file));
  std::sort(summary.locations.begin(), summary.locations.end());
  if (listing.problems.empty()) {
    for (const fs::path& path : wanted.paths) {
      std::string root = location_of(root_of(path.string()));
      std::vector<std::string>& roots =
          has_any(summary.locations, root) ? summary.roots : summary.empty_roots;
      roots.push_back(std::move(root));
    }
  }
  summary.problems = std::move(listing.problems);
  return summary;
}

}  // namespace entente
