#include "query/question_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "query/display_width.h"

namespace entente {
namespace {

constexpr std::size_t shown_columns = 100;

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Where to begin showing a text so that its byte `at` is in sight.
std::size_t window_begin(std::string_view text, std::size_t at) {
  if (display_width(text) <= shown_columns || at <= shown_columns / 2) return 0;
  std::size_t begin = at - shown_columns / 2;
  while (begin < at && continues_character(text[begin])) ++begin;
  return begin;
}

// Control characters would move the caret away from its word.
std::string printable(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return out;
}

}  // namespace

Error question_error(ErrorCode code, std::string_view message, std::string_view text, TextSpan span,
                     std::string_view hint) {
  const std::string shown = printable(text);
  const std::size_t span_begin = std::min(span.begin, shown.size());
  const std::size_t span_end = std::clamp(span.end, span_begin, shown.size());
  const std::size_t begin = window_begin(shown, span_begin);
  const std::string_view view = std::string_view(shown).substr(begin);
  const std::string lead = begin > 0 ? "…" : "";
  const std::size_t indent = display_width(lead) + display_width(view.substr(0, span_begin - begin));
  const std::size_t carets = display_width(std::string_view(shown).substr(span_begin, span_end - span_begin));
  const std::size_t room = shown_columns - std::min(indent, shown_columns - 1);
  std::string form =
      fmt::format("{}\n 1 | {}{}\n   | {}{}", message, lead, fitted(view, shown_columns),
                  std::string(indent, ' '), std::string(std::clamp<std::size_t>(carets, 1, room), '^'));
  if (!hint.empty()) form += fmt::format(" {}", hint);
  return {code, form, ""};
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped =
          i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::exchange(above, row);
  }
  return above[b.size()];
}

std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& words) {
  std::string_view best;
  std::size_t best_distance = word.size() >= 6 ? 3 : 2;  // one more than is allowed
  if (word.size() < 3 || word.size() > 40) return best;
  for (std::string_view candidate : words) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& words,
                         std::string_view otherwise) {
  const std::string_view near = nearest_word(word, words);
  return near.empty() ? std::string(otherwise) : fmt::format("did you mean '{}'?", near);
}

}  // namespace entente
