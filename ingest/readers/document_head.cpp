#include "ingest/readers/document_head.h"

#include <algorithm>
#include <optional>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr std::size_t head_blocks = 12;
constexpr std::size_t longest_title_words = 40;

bool is_address(std::string_view line) {
  line = trim(line);
  bool scheme = line.starts_with("http://") || line.starts_with("https://");
  return scheme && line.find_first_of(" \t\n") == line.npos;
}

bool may_be_title(const Draft& draft) {
  bool block = draft.kind == BlockKind::heading || draft.kind == BlockKind::paragraph;
  std::size_t words = count_words(draft.text);
  if (!block || words == 0 || words > longest_title_words || is_address(draft.text)) return false;
  std::string_view text = trim(draft.text);
  bool open = !ends_sentence(text) || text.ends_with('?') || is_all_capitals(text);
  bool dated = words <= 6 && find_date(text).has_value();
  return open && !text.ends_with(':') && !text.ends_with(',') && !text.ends_with(';') && !dated;
}

// "Date: 18 August 2023" and its like.
std::string_view value_of(std::string_view line, std::string_view key) {
  line = trim(line);
  if (!starts_with_ignoring_case(line, key)) return {};
  return trim(line.substr(key.size()));
}

bool is_author(const Document& document, std::string_view line) {
  return std::any_of(document.authors.begin(), document.authors.end(),
                     [&](const std::string& author) { return same_title(author, line); });
}

void read_date(Document& document, std::string_view line) {
  std::optional<Date> date = find_date(line);
  if (!date && !document.date.known()) date = find_month(line);
  if (!date || document.date_source == "text") return;
  document.date = *date;
  document.date_source = "text";
}

void note_authors(Document& document, std::string_view names, std::string_view source) {
  if (document.authors.empty()) document.authors_source = source;
  add_authors(document.authors, split_authors(names));
  if (document.authors.empty()) document.authors_source.clear();
}

// One line of the head, at most a dozen words or so.
void read_head_line(Document& document, Draft& draft) {
  std::string_view line = draft.text;
  if (is_address(line)) {
    if (document.url.empty()) document.url = trim(line);
    draft.kind = BlockKind::boilerplate;
  } else if (is_byline(line)) {
    note_authors(document, line, "byline");
    draft.kind = BlockKind::boilerplate;
  } else if (is_author(document, line)) {
    draft.kind = BlockKind::boilerplate;
  } else if (std::string_view issuer = value_of(line, "issued by "); !issuer.empty()) {
    if (document.issuer.empty()) document.issuer = collapse_blanks(issuer);
  } else if (std::string_view author = value_of(line, "author: "); !author.empty()) {
    note_authors(document, author, "head");
    draft.kind = BlockKind::boilerplate;
  } else {
    read_date(document, line);
  }
}

bool is_head_line(const Draft& draft) {
  return draft.text.size() <= 160 && count_words(draft.text) <= 20 && draft.kind != BlockKind::list_item;
}

std::size_t find_title(const Document& document, const std::vector<Draft>& drafts) {
  std::size_t seen = 0;
  std::size_t first = drafts.size();
  for (std::size_t i = 0; i < drafts.size() && seen < head_blocks; ++i) {
    if (drafts[i].kind == BlockKind::boilerplate || drafts[i].text.empty()) continue;
    ++seen;
    if (drafts[i].kind == BlockKind::title) return i;
    if (!document.title.empty() && same_title(drafts[i].text, document.title)) return i;
    if (first == drafts.size() && may_be_title(drafts[i])) first = i;
    // Past the first real paragraph there is no title any more.
    if (count_words(drafts[i].text) > longest_title_words) break;
  }
  return first;
}

}  // namespace

std::string read_head(Document& document, std::vector<Draft>& drafts) {
  std::size_t title = find_title(document, drafts);
  if (title < drafts.size()) {
    drafts[title].kind = BlockKind::title;
    drafts[title].level = 0;
    if (document.title.empty()) {
      document.title = collapse_blanks(drafts[title].text);
      document.title_source = "text";
    }
  }
  std::string hints;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < drafts.size() && seen < head_blocks; ++i) {
    Draft& draft = drafts[i];
    if (i == title || draft.kind == BlockKind::boilerplate || draft.text.empty()) continue;
    if (!is_head_line(draft)) break;
    ++seen;
    bool sentence = ends_sentence(draft.text) && count_words(draft.text) > 8;
    if (sentence) break;
    hints += draft.text + " ";
    read_head_line(document, draft);
  }
  return hints;
}

}  // namespace entente
