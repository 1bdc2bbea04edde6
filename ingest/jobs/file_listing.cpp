#include "ingest/jobs/file_listing.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string_view>

namespace entente {
namespace {

namespace fs = std::filesystem;

// Saved pages bring these along; none can hold a document.
constexpr std::array<std::string_view, 14> furniture = {".css",  ".js",    ".map", ".ico", ".svg",
                                                        ".woff", ".woff2", ".ttf", ".otf", ".eot",
                                                        ".webp", ".avif",  ".mp4", ".gif"};

bool is_furniture(const fs::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(furniture.begin(), furniture.end(), extension) != furniture.end();
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

class Walk {
 public:
  explicit Walk(FileListing& listing) : listing_(listing) {}

  void add(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      problem(ErrorCode::not_found, path, "no such file or folder");
    } else if (fs::is_directory(status)) {
      walk(path);
    } else {
      add_file(path);
    }
  }

 private:
  void problem(ErrorCode code, const fs::path& path, std::string message) {
    listing_.problems.push_back({code, std::move(message), path.string()});
  }

  void add_file(const fs::path& file) {
    std::error_code error;
    const fs::path canonical = fs::canonical(file, error);
    if (seen_.insert(error ? file : canonical).second) listing_.files.push_back(file);
  }

  // Depth first with a stack of our own: the depth of a folder tree is not ours to choose.
  void walk(const fs::path& root) {
    std::vector<fs::path> pending{root};
    while (!pending.empty()) {
      const fs::path folder = std::move(pending.back());
      pending.pop_back();
      if (!enter(folder)) continue;
      std::vector<fs::path> folders;
      for (const fs::path& entry : entries_of(folder)) visit(entry, folders);
      pending.insert(pending.end(), folders.rbegin(), folders.rend());
    }
  }

  bool enter(const fs::path& folder) {
    std::error_code error;
    const fs::path canonical = fs::canonical(folder, error);
    if (error) {
      problem(ErrorCode::unreadable, folder, "cannot enter the folder: " + error.message());
      return false;
    }
    if (seen_.insert(canonical).second) return true;
    if (fs::is_symlink(folder, error)) {
      problem(ErrorCode::invalid_argument, folder,
              "folder loop: leads back to " + canonical.string() + "; passed over");
    }
    return false;
  }

  std::vector<fs::path> entries_of(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      entries.push_back(it->path());
    }
    if (error) problem(ErrorCode::unreadable, folder, "cannot list the folder: " + error.message());
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  void visit(const fs::path& entry, std::vector<fs::path>& folders) {
    std::error_code error;
    const fs::file_status status = fs::status(entry, error);
    if (is_hidden(entry)) {
      ++listing_.skipped;
    } else if (fs::is_directory(status)) {
      folders.push_back(entry);
    } else if (!fs::exists(status)) {
      problem(ErrorCode::unreadable, entry, "a link that leads nowhere, or in a circle");
    } else if (is_furniture(entry)) {
      ++listing_.skipped;
    } else {
      add_file(entry);
    }
  }

  FileListing& listing_;
  std::set<fs::path> seen_;
};

}  // namespace

FileListing list_files(std::span<const fs::path> paths) {
  FileListing listing;
  Walk walk(listing);
  for (const fs::path& path : paths) walk.add(path);
  return listing;
}

}  // namespace entente
