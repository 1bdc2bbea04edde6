// The last steps of word processors' formats: head, lists, layout, and what the file's properties add.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/readers/draft.h"

namespace entente {

// What the file says of itself beside its text. Any of it may be empty, or left over from a template.
struct DocumentProperties {
  std::string title;
  std::string creator;  // whoever made the file: not always its author
  Date created;
  std::string language;
};

// Where the text names a title, a byline or a date, it stands over the properties; junk titles and names of
// accounts ("Microsoft Office User") count for nothing. Sources: "title style", "text", "document
// properties". `pages` is how many there are; the drafts know theirs.
Result<void> finish_flowing(Document& document, std::vector<Draft> drafts,
                            const DocumentProperties& properties, std::uint32_t pages,
                            const ReadLimits& limits);

// Whether a line set in bold throughout is a heading rather than emphasis: few words, and no end to them.
bool reads_as_heading(std::string_view bold_line);

// Settles drafts that a layout leaves open: bullets and enumerators typed by hand, numbered headings. Touches
// paragraphs only.
void classify_by_words(std::vector<Draft>& drafts);

}  // namespace entente
