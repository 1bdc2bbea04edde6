#include "ingest/training/text_collection.h"

#include <algorithm>

#include "ingest/readers/reader.h"

namespace entente {

Result<std::size_t> for_each_text(const std::filesystem::path& folder, const Lexicon& lexicon,
                                  const std::function<void(ReadingDraft&)>& visit) {
  std::vector<std::filesystem::path> files;
  std::error_code failure;
  for (std::filesystem::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (entry->is_regular_file()) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  std::size_t count = 0;
  for (const std::filesystem::path& file : files) {
    const Result<Document> document = read_file(file);
    if (!document.ok()) continue;
    ReadingDraft draft = draft_of(*document, lexicon, {});
    visit(draft);
    ++count;
  }
  if (count == 0) return Error{ErrorCode::not_found, "no document could be read", folder.string()};
  return count;
}

}  // namespace entente
