#include "ingest/readers/page_authors.h"

#include <algorithm>
#include <array>
#include <optional>

#include "ingest/readers/author_names.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/link_address.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr std::size_t longest_line = 250;
constexpr std::size_t longest_name_line = 90;
constexpr std::size_t longest_link = 500;
constexpr int farthest_line = 20;
constexpr int farthest_before = 3;

// Segments of addresses where people have their pages.
constexpr std::array<std::string_view, 18> people_segments = {
    "/author/", "/authors/",      "/people/",      "/person/",     "/expert/",   "/experts/",
    "/staff/",  "/profile/",      "/profiles/",    "/fellow/",     "/fellows/",  "/contributor/",
    "/team/",   "/contributors/", "/our-experts/", "/columnists/", "/scholars/", "/by/"};

bool leads_to_person(std::string_view link) {
  if (link.size() > longest_link) return false;
  std::string path(path_of(link));
  for (char& c : path) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::any_of(people_segments.begin(), people_segments.end(),
                     [&](std::string_view segment) { return path.find(segment) != path.npos; });
}

bool is_handle(std::string_view name) {
  return name.find(' ') == name.npos &&
         (starts_in_lower_case(name) || name.find_first_of("0123456789._") != name.npos);
}

// "Ann Lee, 3 May 2024": what stands in front of the date, or of its month, weekday or first figure.
std::string_view before_date(std::string_view text) {
  if (std::optional<DateInText> date = locate_date(text, DayOrder::day_first))
    text = text.substr(0, date->at);
  text = trim(text.substr(0, text.find_first_of("0123456789")));
  for (;;) {
    std::size_t blank = text.rfind(' ');
    std::string_view last = blank == text.npos ? text : text.substr(blank + 1);
    if (!is_calendar_word(last)) return text;
    text = trim(text.substr(0, text.size() - last.size()));
  }
}

class AuthorChooser {
 public:
  AuthorChooser(const PageFindings& found, const std::vector<HeadLine>& lines, std::string_view site,
                std::string_view address)
      : found_(found), lines_(lines), site_(site) {
    std::string host = site_of(address);
    host_ = host.substr(0, host.rfind('.'));
  }

  PageAuthors choose(const LinkedData* publication) {
    take(cited(), "citation tag");
    if (publication != nullptr && !named_) take_linked(*publication);
    if (!named_) take(near_title(), "byline");
    if (!named_) take(in_metas(), "meta");
    if (!named_) take(in_bylines(), "byline");
    if (!named_) take(in_boxes(), "byline");
    if (!named_) take(signed_by(), "byline");
    if (!named_) take(owner(), "site name");
    if (!named_ && !handle_.empty()) {
      chosen_.persons = {handle_};
      chosen_.source = handle_source_;
    }
    if (chosen_.persons.empty() && chosen_.body.empty() && publication != nullptr &&
        !publication->bodies.empty()) {
      chosen_.body = without_entities(publication->bodies[0]);
      chosen_.source = "json-ld";
    }
    if (!chosen_.persons.empty()) chosen_.body.clear();
    return std::move(chosen_);
  }

 private:
  bool is_site(std::string_view name) const { return same_title(name, site_) || same_title(name, host_); }

  // Keeps the persons; a body or a handle is remembered for when there is none.
  void take(const std::vector<std::string>& names, std::string_view source) {
    for (const std::string& name : names) {
      if (is_site(name) || is_body_name(name)) {
        if (chosen_.body.empty()) {
          chosen_.body = name;
          if (chosen_.persons.empty()) chosen_.source = source;
        }
        continue;
      }
      if (is_handle(name)) {
        if (handle_.empty()) handle_source_ = source;
        if (handle_.empty()) handle_ = name;
        continue;
      }
      add_authors(chosen_.persons, {name});
      chosen_.source = source;
      named_ = true;
    }
  }

  void take_linked(const LinkedData& publication) {
    std::vector<std::string> names;
    for (const std::string& author : publication.authors)
      add_authors(names, stated_authors(without_entities(author)));
    take(names, "json-ld");
  }

  std::vector<std::string> cited() const {
    std::vector<std::string> names;
    for (const auto& [name, content] : found_.metas) {
      bool citation = name == "citation_author" || name == "dc.creator" || name == "dc.contributor.author" ||
                      name == "citation_authors" || name == "bepress_citation_author" ||
                      name == "eprints.creators_name" || name == "dc.creator.personalname";
      if (citation && names.size() < 100) add_authors(names, stated_authors(without_entities(content)));
    }
    return names;
  }

  std::vector<std::string> in_metas() const {
    for (std::string_view name : {"author", "article:author", "article:author_name", "parsely-author",
                                  "sailthru.author", "byl", "authors", "creator", "dcterms.creator"}) {
      std::string value = without_entities(found_.meta({name}));
      if (value.find("://") != value.npos) continue;
      std::vector<std::string> names = stated_authors(value);
      if (!names.empty()) return names;
    }
    // "Written by" and a name, as cards of messages show them.
    for (std::string_view number : {"1", "2"}) {
      std::string label = fold_phrase(found_.meta({"twitter:label" + std::string(number)}));
      if (label != "written by" && label != "author") continue;
      return stated_authors(without_entities(found_.meta({"twitter:data" + std::string(number)})));
    }
    return {};
  }

  std::vector<std::string> near_title() const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const HeadLine& line = lines_[i];
      bool near = line.distance <= farthest_line && line.distance >= -farthest_before;
      if (!near || line.text.size() > longest_line || is_of_another_hand(line.text)) continue;
      std::vector<std::string> names = introduced(i);
      if (names.empty()) names = linked_persons(i);
      if (names.empty()) names = named_parts(line);
      if (names.empty()) names = with_office(i);
      if (names.empty()) names = with_section(line);
      if (!names.empty()) return names;
    }
    return {};
  }

  // "By Ann Lee", "Written by" with the names in the next line, "3 May 2024 by Ann Lee".
  std::vector<std::string> introduced(std::size_t i) const {
    std::string_view text = lines_[i].text;
    std::size_t by = text.find(" by ");
    bool dated =
        by != text.npos && by < 60 &&
        (locate_date(text.substr(0, by), DayOrder::day_first) || starts_with_ignoring_case(text, "posted"));
    BylineOpening opening = open_byline(dated ? text.substr(by + 1) : text);
    if (!opening.introduced) return {};
    if (ends_sentence(text) && count_words(text) > 12) return {};
    std::string_view rest = before_date(opening.rest);
    if (!rest.empty()) return plausible(split_authors(rest));
    return opening.rest.empty() ? names_below(i) : std::vector<std::string>();
  }

  // Under "Authors": the names of the next line, and of those after it that are marked as people's.
  std::vector<std::string> names_below(std::size_t i) const {
    std::vector<std::string> names;
    int side = lines_[i].distance;
    for (++i; i < lines_.size() && lines_[i].distance * side > 0; ++i) {
      std::string_view text = before_date(lines_[i].text);
      const LinePart& part = lines_[i].parts.front();
      bool marked = leads_to_person(part.link) || is_named_author(part.names);
      bool goes_on = names.empty() ? text.size() <= longest_name_line : marked && names_author(text);
      if (!goes_on) break;
      std::size_t known = names.size();
      add_authors(names, plausible(split_authors(text)));
      if (names.size() == known) break;
    }
    return names;
  }

  // Names of a byline begin with capitals; one that does not stands alone.
  static std::vector<std::string> plausible(std::vector<std::string> names) {
    bool alone = names.size() == 1 && names[0].find(' ') == std::string::npos;
    if (alone) return names;
    auto small = [](const std::string& name) {
      return starts_in_lower_case(name) &&
             (count_words(name) == 1 || starts_in_lower_case(name.substr(name.rfind(' ') + 1)));
    };
    std::erase_if(names, small);
    return names;
  }

  // Links to the pages of people, in this line and those next to it.
  std::vector<std::string> linked_persons(std::size_t i) const {
    std::vector<std::string> names;
    for (; i < lines_.size(); ++i) {
      std::size_t known = names.size();
      for (const LinePart& part : lines_[i].parts) {
        if (leads_to_person(part.link) && names_author(part.text))
          add_authors(names, split_authors(part.text));
      }
      if (names.size() == known) break;
    }
    return names;
  }

  static bool names_author(std::string_view text) { return is_full_name(text) || is_body_name(text); }

  static bool is_named_author(std::string_view names) {
    return names.find("author") != names.npos || names.find("byline") != names.npos ||
           names.find("contributor") != names.npos;
  }

  static std::vector<std::string> named_parts(const HeadLine& line) {
    std::vector<std::string> names;
    if (line.text.size() > longest_name_line) return names;
    for (const LinePart& part : line.parts) {
      std::string_view text = before_date(part.text);
      if (is_named_author(part.names) && names_author(text)) add_authors(names, split_authors(text));
    }
    return names;
  }

  // "Ann Lee | Senior Fellow | 3 May 2024", or a name with the office in the next line.
  std::vector<std::string> with_office(std::size_t i) const {
    std::string_view text = lines_[i].text;
    if (lines_[i].distance < 0 || lines_[i].distance > 6) return {};
    if (is_full_name(text)) {
      bool described = i + 1 < lines_.size() && lines_[i + 1].distance > 0 && is_office(lines_[i + 1].text);
      return described ? split_authors(text) : std::vector<std::string>();
    }
    std::size_t bar = text.find(" | ");
    bool described = bar != text.npos && is_full_name(text.substr(0, bar)) &&
                     is_office(text.substr(bar + 3, text.find(" | ", bar + 3) - bar - 3));
    return described ? split_authors(text.substr(0, bar)) : std::vector<std::string>();
  }

  // "3 May 2024 • Ann Lee in Trade", where "Trade" is a link.
  static std::vector<std::string> with_section(const HeadLine& line) {
    std::string_view text = line.text;
    std::size_t in = text.find(" in ");
    if (in == text.npos || text.size() > longest_name_line || line.distance < 0 || line.distance > 6)
      return {};
    std::string_view section = text.substr(in + 4);
    bool linked = std::any_of(line.parts.begin(), line.parts.end(), [&](const LinePart& part) {
      return !part.link.empty() && section.starts_with(part.text);
    });
    std::string_view name = text.substr(0, in);
    for (std::string_view bar : {"|", "\u2022", "\u00B7"}) {
      std::size_t at = name.rfind(bar);
      if (at != name.npos) name.remove_prefix(at + bar.size());
    }
    return linked && is_full_name(trim(name)) ? split_authors(trim(name)) : std::vector<std::string>();
  }

  // A box about the author begins with the name, and what follows speaks of that person.
  std::vector<std::string> in_boxes() const {
    for (const FoundText& box : found_.bylines) {
      if (box.text.size() <= longest_name_line || is_of_another_hand(box.text)) continue;
      std::size_t first = !box.runs.empty() && open_byline(box.runs[0]).introduced ? 1 : 0;
      if (first >= box.runs.size() || !is_full_name(box.runs[first])) continue;
      const std::string& name = box.runs[first];
      std::string_view given = std::string_view(name).substr(0, name.find(' '));
      std::string_view family = std::string_view(name).substr(name.rfind(' ') + 1);
      std::size_t behind = std::min(box.text.find(name) + name.size(), box.text.size());
      std::string_view rest = std::string_view(box.text).substr(behind);
      bool spoken_of = rest.find(family) != rest.npos || rest.find(given) != rest.npos;
      if (first > 0 || spoken_of) return split_authors(name);
    }
    return {};
  }

  // Lines that say "by", wherever they stand, when they all name the same: those of other articles do not.
  std::vector<std::string> signed_by() const {
    std::vector<std::string> agreed;
    for (const std::string& line : found_.signatures) {
      if (!is_byline(line) && open_byline(line).rest.empty()) continue;
      std::vector<std::string> names = split_authors(before_date(open_byline(line).rest));
      bool full = !names.empty() && std::all_of(names.begin(), names.end(),
                                                [](const std::string& name) { return is_full_name(name); });
      if (!full) continue;
      if (!agreed.empty() && agreed != names) return {};
      agreed = std::move(names);
    }
    return agreed;
  }

  // "Ann Lee's blog": one person's own site.
  std::vector<std::string> owner() const {
    std::string title = without_entities(found_.page_title);
    for (std::string_view name : {site_, std::string_view(title)}) {
      for (std::string_view bar : {" | ", " - ", " \u2013 ", " \u2014 "}) {
        std::size_t at = name.rfind(bar);
        if (at != name.npos) name.remove_prefix(at + bar.size());
      }
      for (std::string_view mark : {"'s ", "\u2019s "}) {
        std::size_t at = name.find(mark);
        std::string kind = at == name.npos ? "" : fold_phrase(name.substr(at + mark.size()));
        bool own = kind == "blog" || kind == "weblog" || kind == "website" || kind == "home page" ||
                   kind == "homepage" || kind == "site";
        if (own && is_full_name(name.substr(0, at))) return split_authors(name.substr(0, at));
      }
    }
    return {};
  }

  std::vector<std::string> in_bylines() const {
    for (const FoundText& byline : found_.bylines) {
      if (byline.text.size() > longest_name_line || is_of_another_hand(byline.text)) continue;
      BylineOpening opening = open_byline(byline.text);
      std::vector<std::string> names =
          split_authors(before_date(opening.introduced ? opening.rest : byline.text));
      bool serves =
          opening.introduced || count_words(byline.text) <= 4 || (!names.empty() && is_full_name(names[0]));
      if (serves && !names.empty()) return names;
    }
    return {};
  }

  const PageFindings& found_;
  const std::vector<HeadLine>& lines_;
  std::string_view site_;
  std::string host_;
  PageAuthors chosen_;
  std::string handle_;
  std::string_view handle_source_;
  bool named_ = false;
};

}  // namespace

PageAuthors choose_authors(const PageFindings& found, const LinkedData* publication,
                           const std::vector<HeadLine>& lines, std::string_view site,
                           std::string_view address) {
  return AuthorChooser(found, lines, site, address).choose(publication);
}

}  // namespace entente
