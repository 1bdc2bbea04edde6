#include "ingest/readers/pdf_line_roles.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr double margin_zone = 0.12;  // of the page's height, at its head and its foot
constexpr double edge_zone = 0.065;   // where only running lines stand
constexpr double note_zone = 0.4;     // where footnotes may begin
constexpr double smaller = 0.94;      // times the size of the body: a footnote
constexpr std::size_t short_document = 5;
constexpr std::size_t longest_running = 200;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "12", "- 12 -", "iv", "Page 3 of 10".
bool is_page_number(std::string_view text) {
  std::string folded = fold_phrase(text);
  for (std::string_view form : {"#", "page #", "page # of #", "# of #", "# / #", "p. #", "#/#"}) {
    if (folded == form) return true;
  }
  return !folded.empty() && folded.size() <= 6 && folded.find_first_not_of("ivxlc") == folded.npos;
}

// The value that most of them round to, in half points.
double mode_of(const std::vector<double>& values, double otherwise) {
  std::map<long, std::size_t> counts;
  for (double value : values) ++counts[std::lround(value * 2)];
  auto best =
      std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; });
  return best == counts.end() ? otherwise : static_cast<double>(best->first) / 2;
}

double quantile_of(std::vector<double> values, double share, double otherwise) {
  if (values.empty()) return otherwise;
  auto at = static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

// The number or sign that a note begins with: "12 See", "* This".
bool begins_note(std::string_view text) {
  text = trim(text);
  for (std::string_view sign : {"*", "\u2020", "\u2021", "\u00A7"}) {
    if (text.starts_with(sign) && text.size() > sign.size() + 3) return true;
  }
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits > 3 || digits == text.size()) return false;
  std::string_view rest = text.substr(digits);
  if (rest[0] == '.' && rest.size() > 1 && rest[1] == ' ') rest.remove_prefix(1);
  bool parted = rest[0] == ' ' || (rest[0] >= 'A' && rest[0] <= 'Z') || rest.starts_with("\u201C");
  return parted && trim(rest).size() > 3;
}

// "Outlook ........ 12", "Annex . . . . iv".
bool is_contents_line(std::string_view text) {
  text = trim(text);
  std::size_t last = text.size();
  while (last > 0 && (is_digit(text[last - 1]) || (text[last - 1] >= 'a' && text[last - 1] <= 'z'))) --last;
  std::string_view number = text.substr(last);
  bool counted = !number.empty() && number.size() <= 6 &&
                 (number.find_first_not_of("0123456789") == number.npos ||
                  number.find_first_not_of("ivxlc") == number.npos);
  std::size_t dots = 0;
  while (last > 0 && (text[last - 1] == '.' || text[last - 1] == ' ' || text[last - 1] == '_')) {
    dots += text[--last] != ' ';
  }
  while (last >= 3 && text.substr(last - 3, 3) == "\u2026") {
    dots += 3;
    last -= 3;
  }
  return dots >= 4 && (counted || dots >= 12);
}

// The first number of a line of digits, or of a running line that ends or begins with one.
int printed_number(std::string_view text) {
  int number = 0;
  text = trim(text);
  std::size_t digits = 0;
  while (digits < text.size() && !is_digit(text[digits])) ++digits;
  auto [end, failure] = std::from_chars(text.data() + digits, text.data() + text.size(), number);
  bool whole = failure == std::errc() && (end == text.data() + text.size() || !is_digit(*end));
  return whole && number < 100'000 ? number : -1;
}

class RoleFinder {
 public:
  RoleFinder(const LaidText& text, const TextMeasure& measure)
      : text_(text), lines_(text.lines), measure_(measure), roles_(text.lines.size(), LineRole::body) {}

  std::vector<LineRole> find() {
    mark_running();
    mark_places_of_running();
    mark_small_print();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].turned) roles_[i] = LineRole::running;
      if (roles_[i] == LineRole::body && is_contents_line(lines_[i].text)) roles_[i] = LineRole::contents;
    }
    mark_notes();
    return std::move(roles_);
  }

 private:
  double height_at(std::size_t i) const {
    std::size_t page = lines_[i].page - 1;
    double height = page < text_.page_heights.size() ? text_.page_heights[page] : 0;
    return height > 0 ? height : 792;
  }

  bool in_zone(std::size_t i, double zone) const {
    double height = height_at(i);
    return lines_[i].bottom < height * zone || lines_[i].top > height * (1 - zone);
  }

  // Where a line comes again: on which pages, and at which heights.
  struct Return {
    std::set<std::uint32_t> pages;
    std::map<long, std::size_t> heights;
  };
  using ReturnKey = std::pair<std::string, long>;  // text without digits, size

  // A title that is also the head of every page is larger there: the size is part of what comes again.
  void mark_running() {
    std::map<ReturnKey, Return> returns;
    std::vector<ReturnKey> keys(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!in_zone(i, margin_zone) || lines_[i].text.size() > longest_running) continue;
      keys[i] = {fold_phrase(lines_[i].text), std::lround(lines_[i].size * 2)};
      Return& found = returns[keys[i]];
      found.pages.insert(lines_[i].page);
      ++found.heights[std::lround(lines_[i].bottom / 3)];
    }
    mark_numbers();
    std::size_t enough = text_.page_heights.size() <= short_document ? 2 : 3;
    auto comes_again = [&](std::size_t i) {
      if (keys[i].first.empty()) return false;
      Return& found = returns[keys[i]];
      return found.pages.size() >= std::max(enough, text_.page_heights.size() / 3) ||
             (found.pages.size() >= enough && found.heights[std::lround(lines_[i].bottom / 3)] >= enough);
    };
    std::vector<bool> again(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) again[i] = comes_again(i);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!again[i] || roles_[i] != LineRole::body) continue;
      bool often = returns[keys[i]].pages.size() * 2 > text_.page_heights.size();
      if (often || stands_apart(i, again)) roles_[i] = LineRole::running;
    }
  }

  // A heading that opens several pages has its text right below it; a running head has not.
  bool stands_apart(std::size_t i, const std::vector<bool>& again) const {
    auto near = [&](std::size_t j) {
      if (lines_[j].page != lines_[i].page || again[j] || roles_[j] != LineRole::body) return false;
      double gap = std::max(lines_[j].top - lines_[i].bottom, lines_[i].top - lines_[j].bottom);
      return gap < lines_[i].size * 0.9;
    };
    return !(i > 0 && near(i - 1)) && !(i + 1 < lines_.size() && near(i + 1));
  }

  // A number alone is the page's when it is the right one, or goes with the pages as others do; 2023 at the
  // top of a column of figures is not.
  void mark_numbers() {
    std::map<int, std::size_t> shifts;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!in_zone(i, margin_zone) || !is_page_number(lines_[i].text)) continue;
      numbers.push_back(i);
      ++shifts[shift_of(i)];
    }
    for (std::size_t i : numbers) {
      int shift = shift_of(i);
      bool roman = printed_number(lines_[i].text) < 0;
      bool single = text_.page_heights.size() <= 2 && in_zone(i, edge_zone);
      if (roman || shift == 0 || single || shifts[shift] >= 2) roles_[i] = LineRole::number;
    }
  }

  int shift_of(std::size_t i) const {
    return printed_number(lines_[i].text) - static_cast<int>(lines_[i].page);
  }

  // Heads that change with the chapter stand where the others do. Places: full points from the nearer edge.
  using RunningPlace = std::pair<long, long>;  // height, size
  RunningPlace place_of(std::size_t i) const {
    return {std::lround(lines_[i].bottom), std::lround(lines_[i].size * 2)};
  }

  void mark_places_of_running() {
    std::map<RunningPlace, std::set<std::uint32_t>> places;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i] == LineRole::running) places[place_of(i)].insert(lines_[i].page);
    }
    std::size_t most = std::max<std::size_t>(3, text_.page_heights.size() / 3);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      bool open =
          roles_[i] == LineRole::body && in_zone(i, margin_zone) && lines_[i].text.size() <= longest_running;
      if (!open) continue;
      auto found = places.find(place_of(i));
      if (found != places.end() && found->second.size() >= most) roles_[i] = LineRole::running;
    }
  }

  // Of a single page nothing comes again: what is small, at the very edge and away from the text is no text.
  void mark_small_print() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const LaidLine& line = lines_[i];
      bool small = roles_[i] == LineRole::body && line.size < measure_.size * 0.95 && in_zone(i, edge_zone);
      if (!small || find_date(line.text) || begins_note(line.text)) continue;
      if (distance_to_text(i) > line.size * 1.8) roles_[i] = LineRole::running;
    }
  }

  double distance_to_text(std::size_t i) const {
    double distance = 1e9;
    auto look = [&](std::size_t j) {
      if (lines_[j].page != lines_[i].page || roles_[j] != LineRole::body) return;
      distance =
          std::min(distance, std::max(lines_[j].top - lines_[i].bottom, lines_[i].top - lines_[j].bottom));
    };
    if (i > 0) look(i - 1);
    if (i + 1 < lines_.size()) look(i + 1);
    return distance;
  }

  // Column by column: a column ends where the text goes back up the page.
  void mark_notes() {
    std::vector<std::size_t> column;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles_[i] != LineRole::body) continue;
      bool ends = !column.empty() && (lines_[column.back()].page != lines_[i].page ||
                                      lines_[i].top < lines_[column.back()].top - lines_[i].size * 2);
      if (ends) {
        mark_notes_of_column(column);
        column.clear();
      }
      column.push_back(i);
    }
    mark_notes_of_column(column);
  }

  bool may_be_note(std::size_t i) const {
    bool low = lines_[i].top > height_at(i) * note_zone;
    return low && lines_[i].size < measure_.size * smaller;
  }

  // From the first line of the small print at the end that begins like a note; from its top when the notes of
  // the column before broke off. "12 May" inside a note begins none: the number of a note follows on the last
  // one's, or the line before it has ended.
  void mark_notes_of_column(const std::vector<std::size_t>& column) {
    std::size_t start = column.size();
    std::size_t top = column.size();
    for (std::size_t k = column.size(); k-- > 0 && may_be_note(column[k]);) {
      top = k;
      if (begins_note(lines_[column[k]].text)) start = k;
    }
    if (open_note_ && start > top) start = top;
    int last = -2;
    for (std::size_t k = start; k < column.size(); ++k) {
      const std::string& text = lines_[column[k]].text;
      bool first = begins_note(text) &&
                   (k == start || ends_sentence(lines_[column[k - 1]].text) || number_at(text) == last + 1);
      if (first) last = number_at(text);
      roles_[column[k]] = first ? LineRole::note_start : LineRole::note;
    }
    if (!column.empty()) {
      open_note_ = start < column.size() && !ends_sentence(lines_[column.back()].text);
    }
  }

  static int number_at(std::string_view text) {
    int number = -1;
    text = trim(text);
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }

  const LaidText& text_;
  const std::vector<LaidLine>& lines_;
  const TextMeasure& measure_;
  std::vector<LineRole> roles_;
  bool open_note_ = false;
};

}  // namespace

bool is_note(LineRole role) {
  return role == LineRole::note || role == LineRole::note_start;
}

bool is_furniture(LineRole role) {
  return role == LineRole::running || role == LineRole::number || role == LineRole::contents;
}

TextMeasure measure_text(const LaidText& text) {
  std::vector<double> sizes;
  std::vector<double> pitches;
  std::vector<double> widths;
  const std::vector<LaidLine>& lines = text.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::size_t weight = std::min<std::size_t>(lines[i].text.size() / 10 + 1, 12);
    sizes.insert(sizes.end(), weight, lines[i].size);
    if (count_words(lines[i].text) > 4) widths.push_back(lines[i].right - lines[i].left);
    if (i == 0 || lines[i].page != lines[i - 1].page) continue;
    double pitch = lines[i].top - lines[i - 1].top;
    bool next = pitch > 0 && pitch < 3 * lines[i].size;
    if (next) pitches.push_back(pitch);
  }
  TextMeasure measure;
  measure.size = quantile_of(std::move(sizes), 0.5, 10);
  measure.pitch = mode_of(pitches, measure.size * 1.3);
  measure.width = quantile_of(std::move(widths), 0.8, 400);
  return measure;
}

std::vector<LineRole> find_line_roles(const LaidText& text, const TextMeasure& measure) {
  return RoleFinder(text, measure).find();
}

std::vector<std::string> printed_labels(const LaidText& text, const std::vector<LineRole>& roles) {
  std::size_t count = text.page_heights.size();
  std::vector<int> printed(count, -1);
  std::map<int, std::size_t> shifts;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    std::size_t page = text.lines[i].page - 1;
    if (roles[i] != LineRole::number || page >= count || printed[page] >= 0) continue;
    printed[page] = printed_number(text.lines[i].text);
    if (printed[page] >= 0) ++shifts[printed[page] - static_cast<int>(page)];
  }
  std::vector<std::string> labels(count);
  auto best =
      std::max_element(shifts.begin(), shifts.end(), [](auto& a, auto& b) { return a.second < b.second; });
  bool grows = best != shifts.end() && best->second >= 3 && best->second * 2 > count && best->first != 1;
  for (std::size_t page = 0; grows && page < count; ++page) {
    if (printed[page] - static_cast<int>(page) == best->first) labels[page] = std::to_string(printed[page]);
  }
  return labels;
}

}  // namespace entente
