#include "ingest/readers/flowing_document.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ingest/readers/author_names.h"
#include "ingest/readers/document_head.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr std::size_t longest_bold_heading = 15;  // words
constexpr std::string_view by_properties = "document properties";

bool is_account(const std::string& name) {
  constexpr std::array<std::string_view, 4> words = {"user", "office", "admin", "unknown"};
  const std::string folded = fold_phrase(name);
  const bool person = folded.find(' ') != folded.npos;
  return !person || std::any_of(words.begin(), words.end(),
                                [&](std::string_view word) { return folded.find(word) != folded.npos; });
}

void add_properties(Document& document, const DocumentProperties& properties) {
  if (document.authors.empty()) {
    std::vector<std::string> names = split_authors(properties.creator);
    std::erase_if(names, is_account);
    add_authors(document.authors, names);
    if (!names.empty()) document.authors_source = by_properties;
  } else if (document.authors_source.empty()) {
    document.authors_source = "text";
  }
  if (!document.date.known() && properties.created.known()) {
    document.date = properties.created;
    document.date_source = by_properties;
  }
  if (document.language.empty()) document.language = properties.language;
}

// The title block as the style sheet names it; else the property, which read_head() looks for in the text.
void choose_title(Document& document, const std::vector<Draft>& drafts,
                  const DocumentProperties& properties) {
  const auto styled = std::find_if(drafts.begin(), drafts.end(),
                                   [](const Draft& draft) { return draft.kind == BlockKind::title; });
  const std::string property = collapse_blanks(properties.title);
  if (styled != drafts.end()) {
    document.title = collapse_blanks(styled->text);
    document.title_source = "title style";
  } else if (!property.empty() && !is_junk_title(property)) {
    document.title = property;
    document.title_source = by_properties;
  }
}

}  // namespace

bool reads_as_heading(std::string_view bold_line) {
  const std::string_view line = trim(bold_line);
  if (line.empty() || count_words(line) > longest_bold_heading || ends_sentence(line)) return false;
  return std::string_view(";:,").find(line.back()) == std::string_view::npos;
}

void classify_by_words(std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (draft.kind != BlockKind::paragraph) continue;
    const ListMarker marker = find_marker(draft.text);
    const std::size_t words = count_words(draft.text);
    const bool label = words <= 8 && !ends_sentence(draft.text) && !draft.text.ends_with(';');
    if (is_numbered_heading(draft.text)) {
      draft.kind = BlockKind::heading;
      draft.level = 2;
    } else if (marker.kind == MarkerKind::bullet) {
      draft.kind = BlockKind::list_item;
      draft.level = 1;
      draft.text.erase(0, marker.size);
    } else if (marker.kind == MarkerKind::enumerator && !label) {
      draft.kind = BlockKind::list_item;
      draft.level = 1;
    }
  }
}

Result<void> finish_flowing(Document& document, std::vector<Draft> drafts,
                            const DocumentProperties& properties, std::uint32_t pages,
                            const ReadLimits& limits) {
  if (pages > limits.max_pages)
    return Error{ErrorCode::too_large, "has more pages than the limit; split it", ""};
  const bool silent =
      std::all_of(drafts.begin(), drafts.end(), [](const Draft& draft) { return trim(draft.text).empty(); });
  if (silent) return Error{ErrorCode::empty, "holds no text", ""};
  choose_title(document, drafts, properties);
  const std::string hints = read_head(document, drafts);
  if (!document.title.empty() && document.title_source.empty()) document.title_source = "text";
  add_properties(document, properties);
  link_lists(drafts);
  TRY(assemble(document, drafts, std::vector<std::string>(std::max<std::uint32_t>(pages, 1)), limits));
  document.genre = guess_genre(document, hints);
  return {};
}

}  // namespace entente
