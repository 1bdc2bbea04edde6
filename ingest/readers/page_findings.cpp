#include "ingest/readers/page_findings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/link_address.h"

namespace entente {
namespace {

constexpr std::size_t max_metas = 500;
constexpr std::size_t max_headings = 20;
constexpr std::size_t max_noted = 20;
constexpr std::size_t max_runs = 3;
constexpr std::size_t longest_signature = 90;
constexpr int largest_byline = 60;            // nodes
constexpr std::size_t longest_noted = 4'000;  // bytes, blanks of the markup included

std::string small(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

class Finder {
 public:
  Finder(const PageTree& page, const std::vector<PageRole>& roles) : page_(page), roles_(roles) {}

  PageFindings find() {
    for (int node = 0; node < page_.size(); ++node) {
      if (role(node) == PageRole::chrome) frame_end_ = std::max(frame_end_, page_.at(node).end);
      visit(node);
      // What is no text to a reader may still be named like a date or an author.
      bool unseen = role(node) == PageRole::hidden && page_.at(node).tag != "head";
      if (unseen && page_.at(node).tag == "noscript") node = page_.at(node).end - 1;
    }
    for (std::vector<FoundText>* noted : {&found_.bylines, &found_.date_lines, &found_.times})
      std::stable_partition(noted->begin(), noted->end(), [](const FoundText& each) { return !each.framed; });
    if (found_.headings.empty()) found_.headings = std::move(second_headings_);
    return std::move(found_);
  }

 private:
  PageRole role(int node) const { return roles_[static_cast<std::size_t>(node)]; }

  std::string_view attribute(int node, std::string_view name) const {
    return trim(page_.attribute(node, name));
  }

  std::vector<std::string> first_runs(int node) const {
    std::vector<std::string> runs;
    for (int n = node; n < page_.at(node).end && runs.size() < max_runs; ++n) {
      std::string_view text = trim(page_.at(n).text);
      if (!text.empty()) runs.push_back(collapse_blanks(text));
    }
    return runs;
  }

  // "Written by Ann Lee" under the text of a page that names nobody elsewhere.
  void signature(int node) {
    std::string_view text = trim(page_.at(node).text);
    bool opens = starts_with_ignoring_case(text, "by ") || starts_with_ignoring_case(text, "written by");
    int around = page_.at(node).parent;
    bool code = around >= 0 && (page_.at(around).tag == "script" || page_.at(around).tag == "style");
    if (!opens || around < 0 || code || node < comments_end_ || found_.signatures.size() >= max_noted) return;
    if (page_.at(around).end - around > largest_byline) return;
    std::string line = short_text(around);
    if (line.size() <= longest_signature) found_.signatures.push_back(std::move(line));
  }

  void visit(int node) {
    std::string_view tag = page_.at(node).tag;
    if (tag.empty()) return signature(node);
    if (tag == "meta") return meta(node);
    if (tag == "link") return link(node);
    if (tag == "script") return script(node);
    if (tag == "a") anchor(node);
    if (tag == "embed" || tag == "iframe") return embed(attribute(node, "src"));
    if (tag == "object") return embed(attribute(node, "data"));
    if (tag == "time") time(node);
    if (tag == "html") found_.language = attribute(node, "lang");
    if (tag == "title" && found_.page_title.empty()) found_.page_title = page_.text_of(node);
    if (tag == "h1") heading(node, found_.headings);
    if (tag == "h2") heading(node, second_headings_);
    byline(node);
  }

  void heading(int node, std::vector<FoundText>& headings) const {
    if (headings.size() >= max_headings || role(node) == PageRole::hidden) return;
    std::string text = page_.text_of(node);
    if (!text.empty()) headings.push_back({node, std::move(text), false, {}});
  }

  // Nothing of an element with much text: nests of such elements would be read once a level.
  std::string short_text(int node) const {
    std::size_t bytes = 0;
    for (int n = node; n < page_.at(node).end; ++n) bytes += page_.at(n).text.size();
    return bytes <= longest_noted ? page_.text_of(node) : "";
  }

  void meta(int node) {
    if (found_.metas.size() >= max_metas) return;
    for (std::string_view key : {"name", "property", "itemprop"}) {
      std::string_view name = attribute(node, key);
      if (!name.empty()) found_.metas.emplace_back(small(name), page_.attribute(node, "content"));
    }
  }

  void link(int node) {
    std::string rel = small(attribute(node, "rel"));
    if (rel == "canonical" && found_.canonical.empty()) found_.canonical = attribute(node, "href");
    bool pdf = rel.find("alternate") != rel.npos && small(attribute(node, "type")) == "application/pdf";
    if (pdf && found_.alternate_pdf.empty()) found_.alternate_pdf = attribute(node, "href");
  }

  void script(int node) {
    std::string type = small(attribute(node, "type"));
    bool linked = type.starts_with("application/ld+json") && node + 1 < page_.at(node).end;
    if (!linked || ++scripts_ > 20) return;
    for (LinkedData& data : read_json_ld(page_.at(node + 1).text)) found_.linked.push_back(std::move(data));
  }

  void anchor(int node) {
    std::string_view address = attribute(node, "href");
    if (!is_pdf_address(address) || found_.pdf_links.size() > 50) return;
    std::string text = page_.text_of(node);
    std::string words = fold_phrase(text + " " + std::string(attribute(node, "class")) + " " +
                                    std::string(attribute(node, "title")));
    bool speaks = words.find("download") != words.npos || words.find("pdf") != words.npos ||
                  words.find("full") != words.npos || page_.has_attribute(node, "download");
    if (speaks) found_.pdf_links.push_back({address, std::move(text), node < frame_end_});
  }

  void embed(std::string_view address) {
    if (found_.embedded_pdf.empty() && is_pdf_address(address)) found_.embedded_pdf = address;
  }

  void time(int node) {
    std::string_view value = attribute(node, "datetime");
    if (found_.times.size() < max_noted && parse_date_value(value))
      found_.times.push_back({node, std::string(value), node < frame_end_, {}});
  }

  // <a rel="author">, itemprop, and the class names that publishing systems use.
  void byline(int node) {
    if (page_.at(node).attribute_count == 0 || node < comments_end_) return;
    std::string names = small(attribute(node, "class")) + " " + small(attribute(node, "itemprop"));
    if (names.size() > 400) return;
    if (names.find("comment") != names.npos && page_.at(node).tag != "body") {
      comments_end_ = page_.at(node).end;
      return;
    }
    if (page_.at(node).end - node > largest_byline) return;
    bool author = attribute(node, "rel") == "author" || names.find("author") != names.npos ||
                  names.find("byline") != names.npos || names.find("contributor") != names.npos;
    if (author && found_.bylines.size() < max_noted) {
      std::string text = short_text(node);
      if (!text.empty())
        found_.bylines.push_back({node, std::move(text), node < frame_end_, first_runs(node)});
    }
    bool dated = names.find("date") != names.npos || names.find("publish") != names.npos ||
                 names.find("posted") != names.npos;
    if (!dated || found_.date_lines.size() >= max_noted) return;
    std::string line = short_text(node);
    if (line.size() < 80 && find_date(line))
      found_.date_lines.push_back({node, std::move(line), node < frame_end_, {}});
  }

  const PageTree& page_;
  const std::vector<PageRole>& roles_;
  PageFindings found_;
  std::vector<FoundText> second_headings_;
  int scripts_ = 0;
  int frame_end_ = 0;
  int comments_end_ = 0;
};

struct Entity {
  std::string_view name, sign;
};

constexpr std::array<Entity, 12> entities = {{{"amp", "&"},
                                              {"quot", "\""},
                                              {"apos", "'"},
                                              {"nbsp", " "},
                                              {"lt", "<"},
                                              {"gt", ">"},
                                              {"rsquo", "\u2019"},
                                              {"lsquo", "\u2018"},
                                              {"rdquo", "\u201D"},
                                              {"ldquo", "\u201C"},
                                              {"ndash", "\u2013"},
                                              {"mdash", "\u2014"}}};

std::string utf8_of(std::uint32_t code) {
  std::string bytes;
  auto add = [&](std::uint32_t byte) { bytes += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | (code >> 6));
    add(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    add(0xE0 | (code >> 12));
    add(0x80 | ((code >> 6) & 0x3F));
    add(0x80 | (code & 0x3F));
  } else {
    add(0xF0 | (code >> 18));
    add(0x80 | ((code >> 12) & 0x3F));
    add(0x80 | ((code >> 6) & 0x3F));
    add(0x80 | (code & 0x3F));
  }
  return bytes;
}

// What "&name;" or "&#number;" stands for; nothing when it is none.
std::optional<std::string> meaning_of(std::string_view name) {
  const auto* known =
      std::find_if(entities.begin(), entities.end(), [&](const Entity& each) { return each.name == name; });
  if (known != entities.end()) return std::string(known->sign);
  if (name.size() < 2 || name[0] != '#') return std::nullopt;
  bool hexadecimal = name[1] == 'x' || name[1] == 'X';
  name.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
  bool sound = error == std::errc() && end == name.data() + name.size() && code >= 32 && code <= 0x10FFFF &&
               !(code >= 0xD800 && code <= 0xDFFF);
  return sound ? std::optional<std::string>(utf8_of(code)) : std::nullopt;
}

}  // namespace

std::string_view PageFindings::meta(std::initializer_list<std::string_view> names) const {
  for (std::string_view name : names) {
    for (const auto& [key, content] : metas) {
      if (key == name && !trim(content).empty()) return trim(content);
    }
  }
  return {};
}

PageFindings find_in_page(const PageTree& page, const std::vector<PageRole>& roles) {
  return Finder(page, roles).find();
}

std::string without_entities(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text[at] == '&' ? text.substr(0, at + 10).find(';', at) : text.npos;
    std::optional<std::string> sign =
        end == text.npos ? std::nullopt : meaning_of(text.substr(at + 1, end - at - 1));
    decoded += sign ? *sign : std::string(1, text[at]);
    at = sign ? end + 1 : at + 1;
  }
  return collapse_blanks(decoded);
}

}  // namespace entente
