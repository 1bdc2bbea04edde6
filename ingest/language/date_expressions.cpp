#include "ingest/language/date_expressions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace entente {
namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 21> numbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

struct NamedPeriod {
  std::string_view word;
  std::string_view value;
};
constexpr NamedPeriod frequencies[] = {{"annually", "P1Y"},   {"yearly", "P1Y"},     {"monthly", "P1M"},
                                       {"quarterly", "P3M"},  {"weekly", "P1W"},     {"daily", "P1D"},
                                       {"biannually", "P6M"}, {"biennially", "P2Y"}, {"semiannually", "P6M"}};

struct Unit {
  std::string_view word;
  char letter;
  int times;
};
constexpr Unit units[] = {
    {"year", 'Y', 1}, {"month", 'M', 1}, {"week", 'W', 1}, {"day", 'D', 1}, {"decade", 'Y', 10}};

struct Piece {
  Span span;
  std::string lower;
  bool capital = false;
  int number = -1;  // digits only
};

int number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 6) return -1;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_dash_at(std::string_view text, std::size_t at) {
  return text[at] == '-' || text.substr(at).starts_with("\u2013") || text.substr(at).starts_with("\u2014");
}

// Words, numbers and single marks; dashes of any kind are "-".
std::vector<Piece> pieces_of(std::string_view text, Span sentence) {
  std::vector<Piece> pieces;
  std::uint32_t at = sentence.begin;
  while (at < sentence.end) {
    const std::uint32_t begin = at;
    Piece piece;
    if (is_dash_at(text, at)) {
      at += text[at] == '-' ? 1 : 3;
      piece.lower = "-";
    } else if (is_word_byte(text[at])) {
      while (at < sentence.end && is_word_byte(text[at]) && !is_dash_at(text, at)) ++at;
      for (const char c : text.substr(begin, at - begin)) {
        piece.lower.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
      }
      piece.capital = text[begin] >= 'A' && text[begin] <= 'Z';
      piece.number = number_of(piece.lower);
    } else {
      ++at;
      if (text[begin] == ' ') continue;
      piece.lower = text.substr(begin, 1);
    }
    piece.span = {begin, std::min(at, sentence.end)};
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

int month_of(const Piece& piece) {
  if (!piece.capital) return 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (piece.lower == months[i]) return static_cast<int>(i + 1);
    if (piece.lower.size() >= 3 && piece.lower.size() <= 4 && months[i].starts_with(piece.lower)) {
      return static_cast<int>(i + 1);
    }
  }
  return 0;
}

int day_of(const Piece& piece) {
  std::string_view digits = piece.lower;
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (digits.size() > 2 && digits.ends_with(ending)) digits.remove_suffix(2);
  }
  const int day = number_of(digits);
  return digits.size() <= 2 && day >= 1 && day <= 31 ? day : 0;
}

int count_of(const Piece& piece) {
  if (piece.number >= 0) return piece.number;
  if (piece.lower == "a" || piece.lower == "an") return 1;
  const auto found = std::find(numbers.begin(), numbers.end(), piece.lower);
  return found == numbers.end() ? -1 : static_cast<int>(found - numbers.begin());
}

class DateFinder {
 public:
  DateFinder(std::string_view text, Span sentence, const Date& reference)
      : reference_(reference), pieces_(pieces_of(text, sentence)) {}

  std::vector<DateExpression> find() {
    std::size_t at = 0;
    while (at < pieces_.size()) {
      const std::size_t end = match(at);
      if (end == at) {
        ++at;
        continue;
      }
      add(at, end);
      at = end;
    }
    return std::move(found_);
  }

 private:
  std::string_view word(std::size_t at) const {
    return at < pieces_.size() ? pieces_[at].lower : std::string_view();
  }
  bool is(std::size_t at, std::string_view lower) const { return word(at) == lower; }

  // Matches something at `at`, sets value_ and role_, and returns its end; `at` when nothing is there.
  std::size_t match(std::size_t at) {
    role_ = TimeRole::date;
    for (const auto rule :
         {&DateFinder::iso_date, &DateFinder::month_first, &DateFinder::day_first, &DateFinder::frequency,
          &DateFinder::duration, &DateFinder::relative, &DateFinder::fiscal_year, &DateFinder::year}) {
      const std::size_t end = (this->*rule)(at);
      if (end > at) return end;
    }
    return at;
  }

  int year_at(std::size_t at) const {
    return at < pieces_.size() && pieces_[at].lower.size() == 4 && pieces_[at].number >= 1500 &&
                   pieces_[at].number < 2200
               ? pieces_[at].number
               : 0;
  }

  std::string day_value(int year, int month, int day) const {
    const std::string value = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    return Date::parse(value) ? value : fmt::format("{:04}-{:02}", year, month);
  }

  // The year that puts the month nearest to the reference date; 0 without one.
  int nearest_year(int month) const {
    if (!reference_.known()) return 0;
    if (reference_.month == 0) return reference_.year;
    const int apart = month - reference_.month;
    return reference_.year + (apart > 6 ? -1 : apart < -6 ? 1 : 0);
  }

  std::size_t iso_date(std::size_t at) {
    const bool shape = year_at(at) != 0 && is(at + 1, "-") && at + 4 < pieces_.size() && is(at + 3, "-") &&
                       pieces_[at + 2].lower.size() == 2 && pieces_[at + 4].lower.size() == 2;
    if (!shape) return at;
    value_ = fmt::format("{}-{}-{}", word(at), word(at + 2), word(at + 4));
    return Date::parse(value_) ? at + 5 : at;
  }

  // "August 18, 2023", "August 18-19, 2023", "August 2023", "August 18".
  std::size_t month_first(std::size_t at) {
    const int month = month_of(pieces_[at]);
    if (month == 0) return at;
    std::size_t next = at + 1;
    if (is(next, ".")) ++next;
    const int day = next < pieces_.size() ? day_of(pieces_[next]) : 0;
    if (day == 0) {
      if (is(next, ",") || is(next, "of")) ++next;
      const int year = year_at(next);
      if (year == 0) return lone_month(at, month);
      value_ = fmt::format("{:04}-{:02}", year, month);
      return next + 1;
    }
    next = after_day_range(next + 1);
    const std::size_t after_day = next;
    if (is(next, ",")) ++next;
    int year = year_at(next);
    next = year == 0 ? after_day : next + 1;
    if (year == 0) year = nearest_year(month);
    if (year == 0) return at;
    value_ = day_value(year, month, day);
    return next;
  }

  // "in August", "last March"; never "May" alone, and nothing without a reference.
  std::size_t lone_month(std::size_t at, int month) {
    const bool dated =
        at > 0 && (is(at - 1, "in") || is(at - 1, "last") || is(at - 1, "next") || is(at - 1, "this") ||
                   is(at - 1, "since") || is(at - 1, "by") || is(at - 1, "until"));
    const int year = nearest_year(month);
    if (!dated || year == 0 || (month == 5 && !is(at - 1, "in"))) return at;
    value_ = fmt::format("{:04}-{:02}", year, month);
    return at + 1;
  }

  std::size_t after_day_range(std::size_t at) const {
    if ((is(at, "-") || is(at, "and") || is(at, "to")) && at + 1 < pieces_.size() &&
        day_of(pieces_[at + 1]) != 0 && year_at(at + 1) == 0) {
      return at + 2;
    }
    return at;
  }

  // "18 August 2023", "18-19 August 2023", "18th of August".
  std::size_t day_first(std::size_t at) {
    const int day = day_of(pieces_[at]);
    if (day == 0) return at;
    std::size_t next = after_day_range(at + 1);
    if (is(next, "of")) ++next;
    const int month = next < pieces_.size() ? month_of(pieces_[next]) : 0;
    if (month == 0) return at;
    ++next;
    if (is(next, ",") && year_at(next + 1) != 0) ++next;
    int year = year_at(next);
    if (year != 0) ++next;
    if (year == 0) year = nearest_year(month);
    if (year == 0) return at;
    value_ = day_value(year, month, day);
    return next;
  }

  const Unit* unit_at(std::size_t at) const {
    std::string_view name = word(at);
    if (name.size() > 3 && name.back() == 's') name.remove_suffix(1);
    for (const Unit& unit : units) {
      if (unit.word == name) return &unit;
    }
    return nullptr;
  }

  static std::string period(int count, const Unit& unit) {
    return fmt::format("P{}{}", count * unit.times, unit.letter);
  }

  // "annually", "every year", "each month", "every two years", "once a year".
  std::size_t frequency(std::size_t at) {
    role_ = TimeRole::frequency;
    for (const NamedPeriod& named : frequencies) {
      if (is(at, named.word)) {
        value_ = named.value;
        return at + 1;
      }
    }
    if (is(at, "every") || is(at, "each") || is(at, "per")) {
      const int count = at + 1 < pieces_.size() ? count_of(pieces_[at + 1]) : -1;
      const std::size_t noun = count > 0 ? at + 2 : at + 1;
      if (const Unit* unit = unit_at(noun)) {
        value_ = period(std::max(count, 1), *unit);
        return noun + 1;
      }
    }
    if ((is(at, "once") || is(at, "twice")) && (is(at + 1, "a") || is(at + 1, "per"))) {
      if (const Unit* unit = unit_at(at + 2)) {
        value_ = period(1, *unit);
        return at + 3;
      }
    }
    role_ = TimeRole::date;
    return at;
  }

  // "five years", "10-year", "a decade"; not "two days ago".
  std::size_t duration(std::size_t at) {
    const int count = count_of(pieces_[at]);
    if (count <= 0 || count > 1000 || (is(at, "a") && !is(at + 1, "decade"))) return at;
    const std::size_t noun = is(at + 1, "-") ? at + 2 : at + 1;
    const Unit* unit = unit_at(noun);
    if (unit == nullptr || is(noun + 1, "ago") || is(noun + 1, "old") || is(noun + 2, "old")) return at;
    value_ = period(count, *unit);
    role_ = at > 0 && is(at - 1, "within") ? TimeRole::deadline : TimeRole::duration;
    return noun + 1;
  }

  // "next year", "this month", "last year", "today": only when the date of the document is known.
  std::size_t relative(std::size_t at) {
    if (!reference_.known()) return at;
    if (is(at, "today") && reference_.day != 0) {
      value_ = reference_.to_string();
      return at + 1;
    }
    const int step = is(at, "next") ? 1 : is(at, "last") ? -1 : is(at, "this") ? 0 : 2;
    if (step == 2) return at;
    if (is(at + 1, "year")) {
      value_ = fmt::format("{:04}", reference_.year + step);
      return at + 2;
    }
    if (!is(at + 1, "month") || reference_.month == 0) return at;
    const int count = reference_.year * 12 + reference_.month - 1 + step;
    value_ = fmt::format("{:04}-{:02}", count / 12, count % 12 + 1);
    return at + 2;
  }

  // "FY 2024", "fiscal year 2025".
  std::size_t fiscal_year(std::size_t at) {
    std::size_t next = at;
    if (is(at, "fy")) next = at + 1;
    if (is(at, "fiscal") && is(at + 1, "year")) next = at + 2;
    if (next == at || year_at(next) == 0) return at;
    value_ = word(next);
    return next + 1;
  }

  std::size_t year(std::size_t at) {
    const int year = year_at(at);
    if (year < 1800 || year > 2150) return at;
    if (at > 0 && (is(at - 1, "$") || is(at - 1, "+") || is(at - 1, "#") || is(at - 1, "no") ||
                   is(at - 1, "resolution"))) {
      return at;
    }
    if (is(at + 1, "%") ||
        (is(at + 1, ",") && at + 2 < pieces_.size() && word(at + 2).size() == 3 &&
         pieces_[at + 2].number >= 0 && pieces_[at + 2].span.begin == pieces_[at + 1].span.end)) {
      return at;
    }
    // "2000 troops": a plural noun counts things, unless a preposition of time stands before the number.
    const bool timed = at == 0 || is(at - 1, "in") || is(at - 1, "since") || is(at - 1, "by") ||
                       is(at - 1, "of") || is(at - 1, "from") || is(at - 1, "until") ||
                       is(at - 1, "through") || is(at - 1, "the");
    const bool counted = at + 1 < pieces_.size() && !pieces_[at + 1].capital && word(at + 1).size() > 3 &&
                         word(at + 1).ends_with("s") && pieces_[at + 1].number < 0;
    if (counted && !timed) return at;
    value_ = word(at);
    return at + 1;
  }

  // The role that the words before give, and where they begin.
  void add(std::size_t at, std::size_t end) {
    DateExpression date;
    date.span = {pieces_[at].span.begin, pieces_[end - 1].span.end};
    date.value = value_;
    date.role = role_;
    std::size_t cue = at;
    while (cue > 0 &&
           (is(cue - 1, "the") || is(cue - 1, "end") || is(cue - 1, "of") || is(cue - 1, "early") ||
            is(cue - 1, "late") || is(cue - 1, "mid") || is(cue - 1, "-") || is(cue - 1, "next") ||
            is(cue - 1, "in") || is(cue - 1, "year") || is(cue - 1, "spring") || is(cue - 1, "beginning"))) {
      --cue;
    }
    if (cue > 0 && role_ == TimeRole::date) {
      if (is(cue - 1, "by") || is(cue - 1, "before") || is(cue - 1, "until") ||
          (is(cue - 1, "than") && cue > 1)) {
        date.role = TimeRole::deadline;
      } else if (is(cue - 1, "since") || is(cue - 1, "from") || is(cue - 1, "starting") ||
                 is(cue - 1, "after")) {
        date.role = TimeRole::start;
      }
    }
    const bool cued = (date.role == TimeRole::start || date.role == TimeRole::deadline) && cue > 0;
    date.with_cue = {pieces_[cued ? cue - 1 : at].span.begin, date.span.end};
    found_.push_back(std::move(date));
  }

  Date reference_;
  std::vector<Piece> pieces_;
  std::vector<DateExpression> found_;
  std::string value_;
  TimeRole role_ = TimeRole::date;
};

}  // namespace

std::vector<DateExpression> find_dates(std::string_view text, Span sentence, const Date& reference) {
  return DateFinder(text, sentence, reference).find();
}

}  // namespace entente
