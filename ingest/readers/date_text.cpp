#include "ingest/readers/date_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// 1 to 12; 0 when the word is no month. Abbreviations of three letters or more ("Sept").
int month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 9) return 0;
  const auto* found = std::find_if(months.begin(), months.end(), [&](std::string_view month) {
    bool whole = word.size() == month.size();
    return (whole || word.size() <= 4) && starts_with_ignoring_case(month, word);
  });
  return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

int number_of(std::string_view digits) {
  int number = 0;
  for (char c : digits) number = number * 10 + (c - '0');
  return number;
}

std::optional<Date> make_date(int year, int month, int day) {
  if (day > 0) return Date::parse(fmt::format("{:04}-{:02}-{:02}", year, month, day));
  return Date::parse(month > 0 ? fmt::format("{:04}-{:02}", year, month) : fmt::format("{:04}", year));
}

// A run of digits or of letters.
struct Token {
  std::string_view text;
  bool number = false;
};

// Tokens from `at` on, at most `count`: enough to see one date.
std::vector<Token> tokens_at(std::string_view text, std::size_t at, std::size_t count) {
  std::vector<Token> tokens;
  while (at < text.size() && tokens.size() < count) {
    bool number = is_digit(text[at]);
    std::size_t end = at;
    while (end < text.size() && (number ? is_digit(text[end]) : is_letter(text[end]))) ++end;
    if (end == at) {
      // Only what may stand inside a date may stand between its parts.
      bool filler = text[at] == ' ' || text[at] == ',' || text[at] == '.' || text[at] == '\n' ||
                    text[at] == '-' || text[at] == '\xC2' || text[at] == '\xA0';
      if (!filler) break;
      ++at;
      continue;
    }
    std::string_view token = text.substr(at, end - at);
    bool ordinal =
        !number && (token == "st" || token == "nd" || token == "rd" || token == "th" || token == "of");
    if (!ordinal) tokens.push_back({token, number});
    at = end;
  }
  return tokens;
}

bool is_day(const Token& token) {
  return token.number && token.text.size() <= 2;
}
bool is_year(const Token& token) {
  return token.number && token.text.size() == 4;
}

// The date that the tokens begin with.
std::optional<Date> date_of(const std::vector<Token>& tokens) {
  if (tokens.size() < 3) return std::nullopt;
  int first = tokens[0].number ? 0 : month_of(tokens[0].text);
  int second = tokens[1].number ? 0 : month_of(tokens[1].text);
  if (first > 0 && is_day(tokens[1]) && is_year(tokens[2])) {
    return make_date(number_of(tokens[2].text), first, number_of(tokens[1].text));
  }
  if (is_day(tokens[0]) && second > 0 && is_year(tokens[2])) {
    return make_date(number_of(tokens[2].text), second, number_of(tokens[0].text));
  }
  return std::nullopt;
}

bool starts_token(std::string_view text, std::size_t at) {
  bool here = is_digit(text[at]) || is_letter(text[at]);
  return here && (at == 0 || !(is_digit(text[at - 1]) || is_letter(text[at - 1])));
}

bool is_iso_date(std::string_view text) {
  constexpr std::string_view pattern = "dddd-dd-dd";
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == 'd' ? !is_digit(text[i]) : text[i] != pattern[i]) return false;
  }
  return text.size() == pattern.size() || !is_digit(text[pattern.size()]);
}

std::optional<Date> month_and_year(std::string_view value) {
  std::vector<Token> tokens = tokens_at(value, 0, 2);
  if (tokens.size() != 2 || tokens[0].number || !is_year(tokens[1])) return std::nullopt;
  int month = month_of(tokens[0].text);
  return month > 0 ? make_date(number_of(tokens[1].text), month, 0) : std::nullopt;
}

// What stands between two of / - _ . + % in an address.
struct AddressPart {
  std::string_view text;
  bool segment = false;  // the whole of what stands between two slashes
};

std::vector<AddressPart> split_address_parts(std::string_view url) {
  std::vector<AddressPart> parts;
  char before = ' ';
  for (std::size_t at = 0; at <= url.size();) {
    std::size_t end = std::min(url.find_first_of("/-_.+%?#", at), url.size());
    char after = end < url.size() ? url[end] : '/';
    if (end > at) parts.push_back({url.substr(at, end - at), before == '/' && after == '/'});
    if (after == '?' || after == '#') break;
    before = after;
    at = end + (after == '%' ? 3 : 1);  // "%2F" is a sign of the address, too
  }
  return parts;
}

int figure_of(std::string_view text) {
  bool figures = !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit);
  return figures ? number_of(text) : 0;
}

// /2024/05/ and /2024-05-, /2024/may/ but not /2024-may-the-sea-rise.
int month_in(const AddressPart& part) {
  int month = part.text.size() <= 2 ? figure_of(part.text) : part.segment ? month_of(part.text) : 0;
  return month <= 12 ? month : 0;
}

// Three numbers with the same sign between them: 15/12/2025, 15.12.2025, 2025/12/15.
struct FigureDate {
  int parts[3] = {0, 0, 0};
  char sign = 0;
  bool year_first = false;
};

std::optional<FigureDate> figures_at(std::string_view text, std::size_t at) {
  FigureDate figures;
  for (int i = 0; i < 3; ++i) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::size_t digits = end - at;
    if (i == 0) figures.year_first = digits == 4;
    std::size_t most = i == (figures.year_first ? 0 : 2) ? 4 : 2;
    bool fits = digits >= 1 && digits <= most && digits != 3 && (most == 2 || digits == 4);
    if (!fits) return std::nullopt;
    figures.parts[i] = number_of(text.substr(at, digits));
    at = end;
    if (i == 2) break;
    char sign = at < text.size() ? text[at] : ' ';
    if ((sign != '/' && sign != '.' && sign != '-') || (i == 1 && sign != figures.sign)) return std::nullopt;
    figures.sign = sign;
    ++at;
  }
  bool goes_on = at < text.size() && (is_digit(text[at]) || text[at] == figures.sign);
  return goes_on ? std::nullopt : std::optional<FigureDate>(figures);
}

std::optional<Date> date_of(const FigureDate& figures, DayOrder order) {
  auto [first, second, third] = figures.parts;
  if (figures.year_first) return make_date(first, second, third);
  bool dotted = figures.sign == '.' && order != DayOrder::month_first && second <= 12;
  bool day_first = dotted || first > 12 || (order == DayOrder::day_first && second <= 12);
  bool month_first = !day_first && (second > 12 || order == DayOrder::month_first);
  if (!day_first && !month_first && first != second) return std::nullopt;
  int month = month_first ? first : second;
  int day = month_first ? second : first;
  return month >= 1 && month <= 12 && day >= 1 ? make_date(third, month, day) : std::nullopt;
}

// A date in words or ISO form that begins here.
std::optional<Date> date_at(std::string_view text, std::size_t at) {
  if (is_iso_date(text.substr(at))) return Date::parse(text.substr(at, 10));
  // Cheap refusal first: a date begins with a digit or with the capital of a month.
  if (!is_digit(text[at])) {
    // Listings and heads are searched word by word: nearly all words end here.
    if (std::string_view("JFMASONDjfmasond").find(text[at]) == std::string_view::npos) return std::nullopt;
    std::string_view word = text.substr(at, 12);
    if (month_of(word.substr(0, word.find_first_of(" .,\n\xC2"))) == 0) return std::nullopt;
  }
  return date_of(tokens_at(text, at, 3));
}

}  // namespace

std::optional<Date> find_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts_token(text, at)) continue;
    if (std::optional<Date> date = date_at(text, at)) return date;
  }
  return std::nullopt;
}

std::optional<DateInText> locate_date(std::string_view text, DayOrder order) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool follows_name = at > 0 && is_digit(text[at]) && is_letter(text[at - 1]);  // "Ann Lee3/4/2025"
    if (!starts_token(text, at) && !follows_name) continue;
    std::optional<Date> date = starts_token(text, at) ? date_at(text, at) : std::nullopt;
    std::optional<FigureDate> figures = is_digit(text[at]) ? figures_at(text, at) : std::nullopt;
    if (!date && figures) date = date_of(*figures, order);
    if (date && date->day > 0) return DateInText{*date, at};
  }
  return std::nullopt;
}

DayOrder order_shown_by(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || !starts_token(text, at)) continue;
    std::optional<FigureDate> figures = figures_at(text, at);
    if (!figures || figures->year_first) continue;
    if (figures->parts[0] > 12 && figures->parts[0] <= 31 && figures->parts[1] <= 12)
      return DayOrder::day_first;
    if (figures->parts[1] > 12 && figures->parts[1] <= 31 && figures->parts[0] <= 12)
      return DayOrder::month_first;
  }
  return DayOrder::unknown;
}

bool is_calendar_word(std::string_view word) {
  constexpr std::array<std::string_view, 7> days = {"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  if (month_of(word) > 0) return true;
  return word.size() >= 3 && std::any_of(days.begin(), days.end(), [&](std::string_view day) {
           return (word.size() == day.size() || word.size() <= 5) && starts_with_ignoring_case(day, word);
         });
}

std::optional<Date> find_month(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts_token(text, at) || is_digit(text[at])) continue;
    if (std::optional<Date> month = month_and_year(text.substr(at, 40))) return month;
  }
  return std::nullopt;
}

std::optional<Date> parse_date_value(std::string_view value) {
  value = trim(value).substr(0, 100);
  std::string text(value);
  if (text.size() >= 10 && text[4] == '/' && text[7] == '/') text[4] = text[7] = '-';
  bool compact = text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8, is_digit);
  if (compact) text = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
  if (std::optional<Date> date = Date::parse(std::string_view(text).substr(0, 10))) return date;
  if (std::optional<Date> date = find_date(text)) return date;
  return month_and_year(text);
}

std::optional<Date> find_date_in_url(std::string_view url) {
  std::vector<AddressPart> parts = split_address_parts(url);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    int year = parts[i].text.size() == 4 ? figure_of(parts[i].text) : 0;
    if (year < 1945 || year > 2099) continue;
    int month = month_in(parts[i + 1]);
    if (month == 0) continue;
    int day = i + 2 < parts.size() && parts[i + 2].text.size() <= 2 ? figure_of(parts[i + 2].text) : 0;
    if (day > 0) {
      if (std::optional<Date> date = make_date(year, month, day)) return date;
    }
    return make_date(year, month, 0);
  }
  return std::nullopt;
}

}  // namespace entente
