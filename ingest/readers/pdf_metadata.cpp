#include "ingest/readers/pdf_metadata.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "ingest/readers/author_names.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr std::uint32_t title_pages = 2;
constexpr std::size_t longest_title = 400;
constexpr std::size_t most_items = 50;
constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};

// What stands between <name> and </name>; "" when either is missing.
std::string_view element_of(std::string_view xml, std::string_view name) {
  std::string open = "<" + std::string(name);
  std::size_t begin = xml.find(open);
  if (begin == xml.npos) return {};
  begin = xml.find('>', begin);
  std::size_t end = begin == xml.npos ? xml.npos : xml.find("</" + std::string(name), begin);
  return end == xml.npos ? std::string_view() : xml.substr(begin + 1, end - begin - 1);
}

std::string decode_entities(std::string_view text) {
  std::string decoded;
  while (!text.empty()) {
    auto found = std::find_if(entities.begin(), entities.end(),
                              [&](auto& entity) { return text.starts_with(entity.first); });
    decoded.push_back(found == entities.end() ? text[0] : found->second);
    text.remove_prefix(found == entities.end() ? 1 : found->first.size());
  }
  return collapse_blanks(decoded);
}

std::vector<std::string> items_of(std::string_view xml) {
  std::vector<std::string> items;
  while (items.size() < most_items) {
    std::size_t begin = xml.find("<rdf:li");
    begin = begin == xml.npos ? begin : xml.find('>', begin);
    std::size_t end = begin == xml.npos ? begin : xml.find("</rdf:li>", begin);
    if (end == xml.npos) break;
    std::string item = decode_entities(xml.substr(begin + 1, end - begin - 1));
    if (!item.empty() && item.size() <= longest_title) items.push_back(std::move(item));
    xml.remove_prefix(end);
  }
  return items;
}

// "administrator" and "Microsoft Office User" are nobody's name.
bool is_account(std::string_view name) {
  std::string folded = fold_phrase(name);
  for (std::string_view part : {"user", "office", "admin", "owner", "unknown"}) {
    if (folded.find(part) != folded.npos) return true;
  }
  return false;
}

// Words that carry a title's meaning.
std::set<std::string> long_words(std::string_view text) {
  std::set<std::string> words;
  std::string folded = fold_phrase(text);
  std::string_view rest = folded;
  while (!rest.empty()) {
    std::size_t end = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, end);
    while (!word.empty() && std::string_view(".,;:!?()\"'").find(word.back()) != word.npos)
      word.remove_suffix(1);
    if (word.size() >= 4) words.insert(std::string(word));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

bool is_on_first_pages(std::string_view title, const std::vector<Draft>& drafts) {
  std::set<std::string> wanted = long_words(title);
  if (wanted.empty()) return true;
  std::size_t all = wanted.size();
  for (const Draft& draft : drafts) {
    if (draft.page > title_pages) break;
    for (const std::string& word : long_words(draft.text)) wanted.erase(word);
  }
  return wanted.size() * 2 <= all;
}

// Bytes at the front of text that nobody types: a hyphen that divides a word at a line end, a soft hyphen.
std::size_t untyped(std::string_view text) {
  if (text.starts_with("\u00AD\n")) return 3;
  if (text.starts_with("\u00AD")) return 2;
  return text.starts_with("-\n") && text.size() > 2 && text[2] >= 'a' && text[2] <= 'z' ? 2 : 0;
}

// In one line, with divided words joined and ligatures spelled out, as a person would type it.
std::string typed(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ligatures = {
      {{"\uFB00", "ff"}, {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"}, {"\uFB04", "ffl"}}};
  std::string joined;
  while (!text.empty()) {
    if (std::size_t size = untyped(text)) {
      text.remove_prefix(size);
      continue;
    }
    auto found = std::find_if(ligatures.begin(), ligatures.end(),
                              [&](auto& ligature) { return text.starts_with(ligature.first); });
    joined += found == ligatures.end() ? text.substr(0, 1) : found->second;
    text.remove_prefix(found == ligatures.end() ? 1 : found->first.size());
  }
  return collapse_blanks(joined);
}

}  // namespace

XmpFacts read_xmp(std::string_view packet) {
  XmpFacts facts;
  std::vector<std::string> titles = items_of(element_of(packet, "dc:title"));
  if (!titles.empty()) facts.title = titles.front();
  for (const std::string& name : items_of(element_of(packet, "dc:creator")))
    add_authors(facts.authors, split_authors(name));
  return facts;
}

void read_pdf_metadata(const PdfInfo& info, Document& document) {
  XmpFacts xmp = read_xmp(info.xmp);
  std::string title = collapse_blanks(info.title);
  // The info dictionary is the older of the two, and often cut short.
  if (!is_junk_title(xmp.title) && (is_junk_title(title) || xmp.title.size() > title.size())) {
    document.title = xmp.title;
    document.title_source = "xmp";
  } else if (!is_junk_title(title) && title.size() <= longest_title) {
    document.title = title;
    document.title_source = "pdf metadata";
  }
  add_authors(document.authors, split_authors(info.author));
  document.authors_source = document.authors.empty() ? "xmp" : "pdf metadata";
  if (document.authors.empty()) document.authors = xmp.authors;
  std::erase_if(document.authors, is_account);
  if (document.authors.empty()) document.authors_source.clear();
  document.date = info.created;
  if (document.date.known()) document.date_source = "pdf creation date";
}

void settle_title(Document& document, std::vector<Draft>& drafts) {
  auto is_title = [](const Draft& draft) { return draft.kind == BlockKind::title; };
  auto printed = std::find_if(drafts.begin(), drafts.end(), is_title);
  for (Draft& draft : drafts) {
    bool candidate = draft.page <= title_pages && draft.kind != BlockKind::boilerplate &&
                     draft.kind != BlockKind::footnote && !document.title.empty();
    if (!candidate || !same_title(typed(draft.text), document.title)) continue;
    if (printed != drafts.end()) printed->kind = BlockKind::heading;
    draft.kind = BlockKind::title;
    draft.level = 0;
    return;
  }
  if (printed == drafts.end()) return;
  if (!document.title.empty() && is_on_first_pages(document.title, drafts)) return;
  document.title = typed(printed->text);
  document.title_source = "largest line";
}

}  // namespace entente
