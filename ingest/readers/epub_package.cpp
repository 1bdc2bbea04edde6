#include "ingest/readers/epub_package.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/office_package.h"

namespace entente {
namespace {

constexpr std::size_t max_authors = 500;

struct EpubItem {
  std::string path;
  std::string media_type;
  bool navigation = false;
};

std::string_view local(std::string_view tag) {
  return tag.substr(tag.rfind(':') + 1);
}

std::string find_package(const ZipArchive& archive, std::vector<std::string>& losses) {
  const std::optional<XmlTree> container = read_part(archive, "META-INF/container.xml", losses);
  for (int node = 0; container && node < container->tree.size(); ++node) {
    if (local(container->tree.at(node).tag) != "rootfile") continue;
    return resolve_part("", container->tree.attribute(node, "full-path"));
  }
  const auto found = std::find_if(archive.names().begin(), archive.names().end(),
                                  [](const std::string& name) { return name.ends_with(".opf"); });
  return found == archive.names().end() ? "" : *found;
}

class PackageReader {
 public:
  PackageReader(const ZipArchive& archive, const PageTree& tree, std::string path)
      : archive_(archive), tree_(tree), path_(std::move(path)) {}

  EpubPackage read() {
    for (int node = 0; node < tree_.size(); ++node) {
      const std::string_view name = local(tree_.at(node).tag);
      if (name == "item") add_item(node);
      if (tree_.at(node).tag.starts_with("dc:")) read_metadata(node, name);
    }
    for (int node = 0; node < tree_.size(); ++node) {
      if (local(tree_.at(node).tag) == "itemref") add_chapter(node);
    }
    return std::move(package_);
  }

  // The EPUB 2 table of contents; of EPUB 3 the headings of the chapters say the same.
  std::string contents_path() const { return contents_; }

 private:
  void read_metadata(int node, std::string_view name) {
    const std::string words = tree_.text_of(node);
    if (name == "title" && package_.title.empty()) package_.title = words;
    if (name == "publisher" && package_.publisher.empty()) package_.publisher = words;
    if (name == "language" && package_.language.empty()) package_.language = words;
    if (name == "creator" && package_.authors.size() < max_authors) {
      add_authors(package_.authors, split_authors(words));
    }
    // Of several dates the first, unless another is said to be that of publication.
    if (name != "date") return;
    const bool of_publication = tree_.attribute(node, "opf:event") == "publication";
    if (package_.date.known() && !of_publication) return;
    package_.date = parse_date_value(words).value_or(package_.date);
  }

  void add_item(int node) {
    EpubItem item;
    item.path = resolve_part(path_, tree_.attribute(node, "href"));
    item.media_type = tree_.attribute(node, "media-type");
    const std::string properties = " " + std::string(tree_.attribute(node, "properties")) + " ";
    item.navigation = properties.find(" nav ") != properties.npos;
    if (item.media_type == "application/x-dtbncx+xml") contents_ = item.path;
    items_.emplace(tree_.attribute(node, "id"), std::move(item));
  }

  void add_chapter(int node) {
    const auto item = items_.find(std::string(tree_.attribute(node, "idref")));
    if (item == items_.end() || item->second.navigation) return;
    if (!chapters_.insert(item->second.path).second) return;
    if (item->second.media_type.find("html") == std::string::npos) return;
    if (!archive_.has(item->second.path)) {
      package_.losses.push_back("chapter " + item->second.path + " is not in the book");
    } else {
      package_.chapters.push_back(item->second.path);
    }
  }

  const ZipArchive& archive_;
  const PageTree& tree_;
  std::string path_;
  std::string contents_;
  std::map<std::string, EpubItem> items_;
  std::set<std::string> chapters_;
  EpubPackage package_;
};

// <navPoint><navLabel><text>…</text></navLabel><content src="…"/></navPoint>
void read_contents(const ZipArchive& archive, const std::string& path, EpubPackage& package) {
  const std::optional<XmlTree> contents = read_part(archive, path, package.losses);
  std::string label;
  for (int node = 0; contents && node < contents->tree.size(); ++node) {
    const std::string_view name = local(contents->tree.at(node).tag);
    if (name == "text") label = contents->tree.text_of(node);
    if (name != "content" || label.empty()) continue;
    package.titles_by_chapter.emplace(resolve_part(path, contents->tree.attribute(node, "src")), label);
    label.clear();
  }
}

// Rights management locks chapters; fonts alone may be scrambled in any book.
bool locks_chapters(const ZipArchive& archive, const EpubPackage& package) {
  std::vector<std::string> unheard;
  const std::optional<XmlTree> locks = read_part(archive, "META-INF/encryption.xml", unheard);
  const std::set<std::string> chapters(package.chapters.begin(), package.chapters.end());
  for (int node = 0; locks && node < locks->tree.size(); ++node) {
    if (local(locks->tree.at(node).tag) != "CipherReference") continue;
    if (chapters.count(resolve_part("", locks->tree.attribute(node, "URI"))) > 0) return true;
  }
  return false;
}

}  // namespace

Result<EpubPackage> read_epub_package(const ZipArchive& archive) {
  std::vector<std::string> losses;
  const std::string path = find_package(archive, losses);
  const std::optional<XmlTree> tree = read_part(archive, path, losses);
  if (!tree) return Error{ErrorCode::malformed, "is damaged: its package document cannot be read", ""};
  PackageReader reader(archive, tree->tree, path);
  EpubPackage package = reader.read();
  package.losses.insert(package.losses.begin(), losses.begin(), losses.end());
  read_contents(archive, reader.contents_path(), package);
  if (package.chapters.empty()) return Error{ErrorCode::malformed, "is damaged: it lists no chapter", ""};
  if (locks_chapters(archive, package)) {
    return Error{ErrorCode::encrypted, "is locked by rights management; get it without", ""};
  }
  return package;
}

}  // namespace entente
