// Markdown: what is known from the front matter, the words from the body.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/author_names.h"
#include "ingest/readers/chrome.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/decoding.h"
#include "ingest/readers/document_head.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/front_matter.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/markdown_blocks.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

std::string join(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty()) joined += ", ";
    joined += part;
  }
  return joined;
}

void read_matter(Document& document, const FrontMatter& matter) {
  document.title = collapse_blanks(matter.first_of({"title", "headline"}));
  document.url = matter.first_of({"source_url", "url", "canonical_url", "link", "source"});
  if (document.url.find("://") == document.url.npos) document.url.clear();
  document.issuer = collapse_blanks(join(matter.all_of({"issuer", "issuers", "issued_by"})));
  document.publisher = collapse_blanks(matter.first_of({"publisher", "site_name", "site", "organization"}));
  document.language = matter.first_of({"language", "lang"});
  for (const std::string& value : matter.all_of({"authors", "author", "byline"})) {
    add_authors(document.authors, split_authors(value));
  }
  std::string date =
      matter.first_of({"date", "published_time", "published", "publication_date", "date_published"});
  if (std::optional<Date> known = parse_date_value(date)) {
    document.date = *known;
    document.date_source = "front matter";
  }
}

// The heading that says the title; without a title, the first heading of the first level is it.
void choose_title(Document& document, std::vector<Draft>& drafts) {
  bool first = true;
  for (Draft& draft : drafts) {
    if (draft.kind == BlockKind::boilerplate) continue;
    bool heading = draft.kind == BlockKind::heading;
    bool top = heading && draft.level == 1 && first;
    if (top || (heading && !document.title.empty() && same_title(draft.text, document.title))) {
      draft.kind = BlockKind::title;
      draft.level = 0;
      if (document.title.empty()) document.title = collapse_blanks(draft.text);
      return;
    }
    first = false;
  }
}

}  // namespace

Result<Document> read_markdown(std::string_view bytes, const ReadLimits& limits) {
  Document document;
  document.media_type = MediaType::markdown;
  std::string source = decode_text(bytes);
  FrontMatter matter = parse_front_matter(source);
  read_matter(document, matter);
  std::vector<Draft> drafts = cut_markdown(std::string_view(source).substr(matter.body));
  mark_chrome(drafts);
  choose_title(document, drafts);
  std::string hints =
      join(matter.all_of({"genre", "type"})) + " " + join(matter.all_of({"tags", "categories"}));
  // Without front matter the head of the text says what there is to know.
  if (matter.fields.empty()) hints += " " + read_head(document, drafts);
  link_lists(drafts);
  TRY(assemble(document, drafts, {}, limits));
  document.genre = guess_genre(document, hints);
  return document;
}

}  // namespace entente
