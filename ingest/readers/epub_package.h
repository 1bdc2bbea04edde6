// What an EPUB says of itself: metadata, and its chapters in reading order.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/date.h"
#include "graph/result.h"
#include "ingest/readers/zip_archive.h"

namespace entente {

struct EpubPackage {
  std::string title;
  std::vector<std::string> authors;
  Date date;  // of publication
  std::string publisher;
  std::string language;
  std::vector<std::string> chapters;                     // members of the archive, navigation left out
  std::map<std::string, std::string> titles_by_chapter;  // of the table of contents
  std::vector<std::string> losses;
};

// Fails with malformed (no package, no chapter) or encrypted (its chapters are locked).
Result<EpubPackage> read_epub_package(const ZipArchive& archive);

}  // namespace entente
