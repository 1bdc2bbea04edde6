// Mail, and pages that a browser saved as mail (MHTML). Of a mail the plain text is read where there is one,
// else its HTML; of a saved page the page. Attachments are named, not read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/decoding.h"
#include "ingest/readers/format_readers.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/mime_message.h"
#include "ingest/readers/quoted_mail.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr std::string_view by_header = "mail header";
constexpr std::size_t max_named_attachments = 50;

bool is_text(const MimePart& part, std::string_view type) {
  return !part.attached && part.media_type == type && !trim(part.body).empty();
}

// The parts of one type that a mail program would show.
std::vector<const MimePart*> shown_parts(const MimeMessage& message, std::string_view type) {
  std::vector<const MimePart*> shown;
  for (const MimePart& part : message.parts) {
    if (is_text(part, type)) shown.push_back(&part);
  }
  return shown;
}

std::string plain_text(const MimeMessage& message) {
  std::string text;
  for (const MimePart* part : shown_parts(message, "text/plain")) {
    text += (text.empty() ? "" : "\n\n") + decode_text(part->body, part->charset);
  }
  return text;
}

// Whether the same words stand in a plain part beside it. A plain part elsewhere may be a mailing list's
// footer.
bool has_plain_version(const MimeMessage& message, const MimePart& page) {
  return page.alternatives > 0 &&
         std::any_of(message.parts.begin(), message.parts.end(), [&](const MimePart& part) {
           return is_text(part, "text/plain") && part.alternatives == page.alternatives;
         });
}

bool is_saved_page(const MimeMessage& message) {
  const std::string_view type = header_named(message.headers, "content-type");
  return starts_with_ignoring_case(type, "multipart/related") &&
         header_named(message.headers, "to").empty() && header_named(message.headers, "received").empty();
}

// "Ann Lee <ann@a.org>" and "ann@a.org (Ann Lee)" -> "Ann Lee"; "" when only the address is there.
std::string sender_name(std::string_view from) {
  const std::string decoded = decode_header(from);
  std::string_view name = decoded;
  const std::size_t open = name.find('(');
  if (const std::size_t angle = name.find('<'); angle != name.npos) {
    name = name.substr(0, angle);
  } else if (open != name.npos && name.find('@') != name.npos) {
    name = name.substr(open + 1, name.find(')', open) - open - 1);
  }
  name = trim(name);
  while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
  while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
  return name.find('@') == name.npos ? std::string(trim(name)) : "";
}

// Desks and lists send mail too: they are publishers, not persons.
bool is_desk(std::string_view name) {
  constexpr std::array<std::string_view, 16> words = {
      "press",   "office",  "team",  "newsletter", "ministry", "department", "embassy",    "secretariat",
      "service", "noreply", "reply", "news",       "list",     "institute",  "foundation", "media"};
  const std::string folded = fold_phrase(name);
  return folded.find(' ') == folded.npos ||
         std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(word) != folded.npos; });
}

// "Re: Fwd: A statement" -> "A statement"
std::string_view without_reply_marks(std::string_view subject) {
  for (bool found = true; found;) {
    found = false;
    subject = trim(subject);
    for (std::string_view mark : {"re:", "fw:", "fwd:", "aw:", "wg:"}) {
      if (!starts_with_ignoring_case(subject, mark)) continue;
      subject.remove_prefix(mark.size());
      found = true;
    }
  }
  return subject;
}

void read_headers(const MimeMessage& message, Document& document) {
  const std::string subject = decode_header(header_named(message.headers, "subject"));
  if (const std::string_view title = without_reply_marks(subject); !title.empty()) {
    document.title = title;
    document.title_source = by_header;
  }
  if (const auto date = parse_date_value(header_named(message.headers, "date"))) {
    document.date = *date;
    document.date_source = by_header;
  }
  const std::string name = sender_name(header_named(message.headers, "from"));
  if (name.empty()) return;
  if (is_desk(name)) {
    if (document.publisher.empty()) document.publisher = name;
  } else if (document.authors.empty()) {
    document.authors = split_authors(name);
    if (!document.authors.empty()) document.authors_source = by_header;
  }
}

// The block that the text's own head takes for a title is a greeting, unless it repeats the subject.
void settle_title(Document& document) {
  for (Block& block : document.blocks) {
    const std::string_view text = std::string_view(document.text).substr(block.span.begin, block.span.size());
    if (block.kind == BlockKind::title && !same_title(text, document.title))
      block.kind = BlockKind::paragraph;
  }
}

void name_attachments(const MimeMessage& message, bool saved_page, Document& document) {
  document.losses.insert(document.losses.end(), message.losses.begin(), message.losses.end());
  std::size_t named = 0;
  for (const MimePart& part : message.parts) {
    const bool shown = !part.attached && (part.media_type == "text/plain" || part.media_type == "text/html");
    const bool decoration =
        !part.attached && (saved_page || starts_with_ignoring_case(part.media_type, "image/"));
    if (shown || decoration || ++named > max_named_attachments) continue;
    const std::string name = part.file_name.empty() ? "of type " + part.media_type : part.file_name;
    document.losses.push_back(fmt::format("attachment {} is not read: save it beside",
                                          collapse_blanks(repair_utf8(name.substr(0, 200)))));
  }
  if (named > max_named_attachments) {
    document.losses.push_back(fmt::format("{} more attachments are not read", named - max_named_attachments));
  }
}

Result<Document> read_page(const MimePart& part, const ReadLimits& limits) {
  ReadHints hints;
  hints.address = part.location;
  hints.content_type = part.charset.empty() ? "text/html" : "text/html; charset=" + part.charset;
  return read_html(part.body, limits, hints);
}

Result<Document> read_plain(const std::string& text, const ReadLimits& limits) {
  Document document = TRY(read_text(part_quotations(text), limits));
  document.title.clear();
  document.title_source.clear();
  document.date = Date{};
  document.date_source.clear();
  return document;
}

}  // namespace

Result<Document> read_eml(std::string_view bytes, const ReadLimits& limits) {
  const MimeMessage message = parse_mime(bytes);
  const std::vector<const MimePart*> pages = shown_parts(message, "text/html");
  const std::string text = plain_text(message);
  const bool saved_page = is_saved_page(message) && !pages.empty();
  if (text.empty() && pages.empty()) {
    return Error{ErrorCode::empty, "is a mail without text; save its attachments as files", ""};
  }
  const bool plain =
      !text.empty() && !saved_page && (pages.empty() || has_plain_version(message, *pages.front()));
  Document document = TRY(plain ? read_plain(text, limits) : read_page(*pages.front(), limits));
  if (!saved_page) {
    document.media_type = MediaType::eml;
    read_headers(message, document);
    settle_title(document);
    mark_quotations(document);
    document.genre = guess_genre(document, "");
  }
  name_attachments(message, saved_page, document);
  if (!plain && pages.size() > 1 && !saved_page) {
    document.losses.push_back(fmt::format("{} further HTML parts are not read", pages.size() - 1));
  }
  return document;
}

}  // namespace entente
