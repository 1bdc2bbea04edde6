#include "ingest/readers/page_dates.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

// Labels of a date that is not the day of publication.
constexpr std::string_view other_dates[] = {
#include "ingest/readers/date_labels.inc"
};

constexpr std::size_t longest_line = 200;
constexpr int closest_lines = 6;
constexpr int farthest_line = 25;
constexpr int farthest_before = 5;
constexpr std::size_t order_sample = 200'000;  // bytes of text searched for how dates are written

constexpr std::string_view date_metas[] = {"citation_publication_date",
                                           "citation_online_date",
                                           "citation_date",
                                           "article:published_time",
                                           "og:article:published_time",
                                           "article:published",
                                           "datepublished",
                                           "dcterms.issued",
                                           "dcterms.created",
                                           "dc.date.issued",
                                           "dc.date.created",
                                           "dcterms.date",
                                           "dc.date",
                                           "date",
                                           "pubdate",
                                           "publishdate",
                                           "publish-date",
                                           "publish_date",
                                           "publication_date",
                                           "publication-date",
                                           "published",
                                           "published-date",
                                           "published_date",
                                           "date_published",
                                           "datecreated",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "article.published",
                                           "og:published_time",
                                           "og:publish_date",
                                           "rnews:datepublished",
                                           "cxenseparse:recs:publishtime"};

// The words between the date before and this one: "Published 3 May 2024, | last updated on |".
bool ends_in_label(std::string_view before) {
  if (std::size_t figure = before.find_last_of("0123456789"); figure != before.npos)
    before.remove_prefix(figure + 1);
  std::string folded =
      " " + fold_phrase(before.substr(before.size() - std::min<std::size_t>(before.size(), 30))) + " ";
  std::replace_if(
      folded.begin(), folded.end(), [](char c) { return c == ':' || c == '#' || c == ',' || c == '('; }, ' ');
  return std::any_of(std::begin(other_dates), std::end(other_dates), [&](std::string_view label) {
    return folded.find(" " + std::string(label) + " ") != folded.npos;
  });
}

// "en-GB" and most of the world write the day first; "en-US" does not; "en" alone says nothing.
DayOrder order_of_language(std::string_view language) {
  if (starts_with_ignoring_case(language, "en-us") || starts_with_ignoring_case(language, "en_us"))
    return DayOrder::month_first;
  bool english = starts_with_ignoring_case(language, "en");
  return language.size() < 2 || (english && language.size() < 5) ? DayOrder::unknown : DayOrder::day_first;
}

class DateChooser {
 public:
  DateChooser(const PageTree& page, const PageFindings& found, const std::vector<HeadLine>& lines)
      : page_(page), found_(found), lines_(lines) {}

  PageDate choose(const LinkedData* publication, std::string_view address) {
    std::optional<Date> told =
        publication != nullptr ? parse_date_value(publication->published) : std::nullopt;
    if (told && is_shown(*told)) return {*told, "json-ld"};
    if (told) {
      // Machines are often told when the page was first saved; what stands under the title is what was meant.
      if (auto date = date_in_lines(Label::none, 1, closest_lines)) return {*date, "near the title"};
      return {*told, "json-ld"};
    }
    if (auto date = date_in_metas()) return {*date, "meta"};
    if (auto date = date_in_lines(Label::none, -farthest_before, farthest_line))
      return {*date, "near the title"};
    if (auto date = published_time()) return {*date, "time element"};
    std::optional<Date> by_address = find_date_in_url(address);
    if (by_address && by_address->day > 0) return {*by_address, "url"};
    if (auto date = date_in_lines(Label::other, -farthest_before, farthest_line))
      return {*date, "near the title"};
    if (!found_.date_lines.empty()) return {*find_date(found_.date_lines[0].text), "text"};
    if (found_.times.size() == 1) return {*parse_date_value(found_.times[0].text), "time element"};
    if (auto month = month_near_title()) return {*month, "near the title"};
    if (by_address) return {*by_address, "url"};
    return {};
  }

 private:
  enum class Label { none, other };

  // How this text's dates in figures are to be read. The whole page is asked only where there are some;
  // a language says nothing of dates with dots.
  DayOrder order_in(std::string_view text) {
    std::size_t sign = text.find_first_of("/.-");
    while (sign != text.npos &&
           !(sign > 0 && is_figure(text[sign - 1]) && sign + 1 < text.size() && is_figure(text[sign + 1])))
      sign = text.find_first_of("/.-", sign + 1);
    if (sign == text.npos) return DayOrder::unknown;
    if (!order_known_) shown_order_ = find_order();
    order_known_ = true;
    if (shown_order_ != DayOrder::unknown || text[sign] == '.') return shown_order_;
    DayOrder by_language = order_of_language(found_.language);
    return by_language != DayOrder::unknown ? by_language : order_of_language(found_.meta({"og:locale"}));
  }

  static bool is_figure(char c) { return c >= '0' && c <= '9'; }

  DayOrder find_order() const {
    std::size_t read = 0;
    for (const PageNode& node : page_.nodes) {
      bool code = node.parent >= 0 && page_.at(node.parent).tag == "script";
      if (node.text.empty() || code) continue;
      DayOrder shown = order_shown_by(node.text.substr(0, 500));
      if (shown != DayOrder::unknown) return shown;
      read += node.text.size();
      if (read > order_sample) break;
    }
    return DayOrder::unknown;
  }

  std::optional<Date> date_in_metas() {
    for (std::string_view name : date_metas) {
      std::string_view value = found_.meta({name});
      if (value.empty()) continue;
      if (auto date = parse_date_value(value)) return date;
      if (auto located = locate_date(value, order_in(value))) return located->date;
    }
    return std::nullopt;
  }

  // Whether what stands before the date in its line, or in the line before when nothing does, is a label of
  // another date.
  Label label_of(std::size_t line, std::size_t at) const {
    std::string_view before = trim(std::string_view(lines_[line].text).substr(0, at));
    bool alone = before.empty() && line > 0 && lines_[line].distance > 0 && lines_[line - 1].distance > 0;
    if (alone && count_words(lines_[line - 1].text) <= 4) before = lines_[line - 1].text;
    return ends_in_label(before) ? Label::other : Label::none;
  }

  std::optional<Date> date_in_lines(Label wanted, int first, int last) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const HeadLine& line = lines_[i];
      if (line.distance > last || line.distance < first) continue;
      if (auto date = date_in_line(i, wanted)) return date;
    }
    return std::nullopt;
  }

  std::optional<Date> date_in_line(std::size_t i, Label wanted) {
    const HeadLine& line = lines_[i];
    if (line.text.size() > longest_line)
      return wanted == Label::none ? date_of_dateline(line.text) : std::nullopt;
    std::size_t begin = 0;
    // A line may say both: "Published 3 May 2024, updated 4 June 2024".
    for (int found = 0; found < 3; ++found) {
      std::optional<DateInText> located =
          locate_date(std::string_view(line.text).substr(begin), order_in(line.text));
      if (!located) break;
      if (label_of(i, begin + located->at) == wanted) return located->date;
      begin += located->at + 6;
    }
    for (const LinePart& part : line.parts) {
      // The label may stand inside the element: <time><b>Updated:</b> 3 May</time>.
      std::size_t at = line.text.find(part.text);
      bool labelled = ends_in_label(part.text) || label_of(i, at) == Label::other;
      bool serves = !part.date_time.empty() && (labelled ? Label::other : Label::none) == wanted;
      std::optional<Date> date = serves ? parse_date_value(part.date_time) : std::nullopt;
      if (date) return date;
    }
    return std::nullopt;
  }

  // Whether a line around the title says this day too, and not that something else happened on it. Figures
  // count in either order: the page tells machines which is meant.
  bool is_shown(const Date& day) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const HeadLine& line = lines_[i];
      bool near = line.distance >= -farthest_before && line.distance <= farthest_line;
      if (!near || line.text.size() > longest_line) continue;
      for (DayOrder order : {DayOrder::day_first, DayOrder::month_first}) {
        std::optional<DateInText> located = locate_date(line.text, order);
        if (located && located->date == day && label_of(i, located->at) == Label::none) return true;
      }
    }
    return false;
  }

  // "May 2024" and nothing else in a line under the title.
  std::optional<Date> month_near_title() const {
    for (const HeadLine& line : lines_) {
      bool near = line.distance >= -farthest_before && line.distance <= closest_lines;
      if (near && count_words(line.text) == 2) {
        if (std::optional<Date> month = find_month(line.text)) return month;
      }
    }
    return std::nullopt;
  }

  // "LISBON, 3 May 2024 - The ministers …": a place in capitals, then the date.
  std::optional<Date> date_of_dateline(std::string_view text) {
    std::optional<DateInText> located = locate_date(text.substr(0, 60), order_in(text.substr(0, 60)));
    bool heads = located && (located->at == 0 ? false : is_all_capitals(text.substr(0, located->at)));
    return heads ? std::optional<Date>(located->date) : std::nullopt;
  }

  bool is_named_published(int node) const {
    for (std::string_view key : {"itemprop", "class", "pubdate"}) {
      std::string value = fold_phrase(page_.attribute(node, key));
      if (value.find("publish") != value.npos || (key == "pubdate" && page_.has_attribute(node, key)))
        return true;
    }
    return false;
  }

  std::optional<Date> published_time() const {
    for (const FoundText& time : found_.times) {
      if (is_named_published(time.node)) return parse_date_value(time.text);
    }
    return std::nullopt;
  }

  const PageTree& page_;
  const PageFindings& found_;
  const std::vector<HeadLine>& lines_;
  DayOrder shown_order_ = DayOrder::unknown;
  bool order_known_ = false;
};

}  // namespace

PageDate choose_date(const PageTree& page, const PageFindings& found, const LinkedData* publication,
                     const std::vector<HeadLine>& lines, std::string_view address) {
  return DateChooser(page, found, lines).choose(publication, address);
}

}  // namespace entente
