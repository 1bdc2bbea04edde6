#include "ingest/readers/reading_order.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"

namespace entente {
namespace {

constexpr std::size_t fewest_lines = 5;     // of each column
constexpr std::size_t most_lines = 20'000;  // of a page that is looked at
constexpr std::size_t prose_words = 4;      // of a line of prose, at least
constexpr int most_splits = 3;              // columns within columns
constexpr std::size_t label_window = 60;    // lines in which a label's text is sought

struct Sides {
  std::size_t left = 0;
  std::size_t right = 0;
  std::size_t across = 0;
  double overlap = 0;  // of the heights that both columns fill
};

// Text on both sides of a gap at x is two lines that were taken for one.
const LineGap* gap_at(const LaidLine& line, double x) {
  for (const LineGap& gap : line.gaps) {
    if (gap.left <= x && x <= gap.right) return &gap;
  }
  return nullptr;
}

Sides count_sides(const std::vector<LaidLine>& lines, double gutter) {
  Sides sides;
  double tops[2] = {1e9, 1e9};
  double bottoms[2] = {-1e9, -1e9};
  for (const LaidLine& line : lines) {
    if (line.left < gutter && line.right > gutter) {
      bool parted = gap_at(line, gutter) != nullptr;
      ++(parted ? sides.right : sides.across);
      sides.left += parted;
      continue;
    }
    int side = line.left >= gutter;
    ++(side == 0 ? sides.left : sides.right);
    tops[side] = std::min(tops[side], line.top);
    bottoms[side] = std::max(bottoms[side], line.bottom);
  }
  sides.overlap = std::min(bottoms[0], bottoms[1]) - std::max(tops[0], tops[1]);
  return sides;
}

bool parts_columns(const Sides& sides, double size) {
  std::size_t parted = sides.left + sides.right;
  return sides.left >= fewest_lines && sides.right >= fewest_lines && sides.across * 3 <= parted &&
         std::min(sides.left, sides.right) * 6 >= parted && sides.overlap > size * 6;
}

// Columns of prose have lines of many words and of one length that share a left edge; the cells of a table do
// not.
bool has_even_edge(const std::vector<LaidLine>& lines, double gutter) {
  std::size_t prose = 0;
  std::size_t wide = 0;
  double edge = 1e9;
  double width = 0;
  auto is_prose = [&](const LaidLine& line) {
    return line.left >= gutter && count_words(line.text) >= prose_words;
  };
  for (const LaidLine& line : lines) {
    if (!is_prose(line)) continue;
    edge = std::min(edge, line.left);
    width = std::max(width, line.right - line.left);
  }
  for (const LaidLine& line : lines) {
    if (!is_prose(line)) continue;
    ++prose;
    wide += line.left < edge + line.size * 3 && line.right - line.left > width * 0.6;
  }
  return prose >= fewest_lines && wide * 2 >= prose;
}

// The x that the fewest lines cross, somewhere in the middle of the text.
std::optional<double> find_gutter(const std::vector<LaidLine>& lines) {
  double left = 1e9;
  double right = -1e9;
  double size = 0;
  for (const LaidLine& line : lines) {
    left = std::min(left, line.left);
    right = std::max(right, line.right);
    size += line.size / static_cast<double>(lines.size());
  }
  double width = right - left;
  if (lines.size() < 2 * fewest_lines || !(width > 200) || width > 1e5) return std::nullopt;
  std::optional<double> best;
  std::size_t fewest = lines.size();
  for (double x = left + width * 0.3; x < left + width * 0.7; x += 2) {
    Sides sides = count_sides(lines, x);
    if (!parts_columns(sides, size) || sides.across >= fewest) continue;
    fewest = sides.across;
    best = x;
  }
  return best && has_even_edge(lines, *best) ? best : std::nullopt;
}

void part_at(double gutter, std::vector<LaidLine>& lines) {
  std::size_t count = lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    const LineGap* found = gap_at(lines[i], gutter);
    if (found == nullptr) continue;
    LineGap gap = *found;
    LaidLine right = lines[i];
    right.text.erase(0, gap.at);
    if (right.text.starts_with(' ')) right.text.erase(0, 1);
    right.left = gap.right;
    std::erase_if(right.gaps, [&](const LineGap& each) { return each.at <= gap.at; });
    for (LineGap& each : right.gaps) each.at -= lines[i].text.size() - right.text.size();
    lines[i].text.resize(gap.at);
    lines[i].right = gap.left;
    std::erase_if(lines[i].gaps, [&](const LineGap& each) { return each.at >= gap.at; });
    lines.push_back(std::move(right));
  }
}

bool is_label(const LaidLine& line) {
  if (line.text.size() > 6) return false;
  ListMarker marker = find_marker(line.text + " x");
  return marker.kind != MarkerKind::none && marker.size == line.text.size() + 1;
}

bool stands_beside(const LaidLine& label, const LaidLine& line) {
  double overlap = std::min(label.bottom, line.bottom) - std::max(label.top, line.top);
  double height = std::min(label.bottom - label.top, line.bottom - line.top);
  double gap = line.left - label.right;
  return overlap > height * 0.5 && gap > -1 && gap < line.size * 4;
}

// One large capital, perhaps after a quotation mark.
bool is_initial(const LaidLine& line) {
  return !line.text.empty() && line.text.size() <= 4 && line.text.back() >= 'A' && line.text.back() <= 'Z' &&
         std::count_if(line.text.begin(), line.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) == 1;
}

bool is_set_around(const LaidLine& line, const LaidLine& initial) {
  bool right = line.left > initial.right - line.size && line.left < initial.right + line.size * 1.5;
  bool beside = line.bottom > initial.top && line.top < initial.top + initial.size * 0.6;
  return right && beside && line.size * 1.8 < initial.size;
}

std::vector<LaidLine> without(const std::vector<bool>& gone, std::vector<LaidLine> lines) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) lines[kept] = std::move(lines[i]);
    ++kept;
  }
  lines.resize(kept);
  return lines;
}

// A capital that is set over several lines is the first letter of the first of them.
std::vector<LaidLine> attach_initials(std::vector<LaidLine> lines) {
  std::vector<bool> gone(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_initial(lines[i])) continue;
    std::size_t begin = i < label_window ? 0 : i - label_window;
    std::size_t best = lines.size();
    for (std::size_t j = begin; j < std::min(lines.size(), i + label_window); ++j) {
      bool around = j != i && !gone[j] && is_set_around(lines[j], lines[i]);
      if (around && (best == lines.size() || lines[j].top < lines[best].top)) best = j;
    }
    if (best == lines.size()) continue;
    bool word = lines[i].text.back() == 'A' || lines[i].text.back() == 'I';
    bool parted = word && lines[best].left - lines[i].right > lines[best].size * 0.25;
    std::size_t shift = lines[i].text.size() + parted;
    lines[best].text = lines[i].text + (parted ? " " : "") + lines[best].text;
    lines[best].left = lines[i].left;
    for (LineGap& gap : lines[best].gaps) gap.at += shift;
    gone[i] = true;
  }
  return without(gone, std::move(lines));
}

// Bullets and numbers of a list may come as a column of their own: each goes to the front of its text.
std::vector<LaidLine> attach_labels(std::vector<LaidLine> lines) {
  std::vector<bool> gone(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_label(lines[i])) continue;
    std::size_t begin = i < label_window ? 0 : i - label_window;
    std::size_t best = lines.size();
    for (std::size_t j = begin; j < std::min(lines.size(), i + label_window); ++j) {
      bool beside = j != i && !gone[j] && stands_beside(lines[i], lines[j]);
      if (beside && (best == lines.size() || lines[j].left < lines[best].left)) best = j;
    }
    if (best == lines.size() || is_label(lines[best])) continue;
    std::size_t shift = lines[i].text.size() + 1;
    lines[best].text = lines[i].text + " " + lines[best].text;
    for (LineGap& gap : lines[best].gaps) gap.at += shift;
    lines[best].gaps.insert(lines[best].gaps.begin(), {shift - 1, lines[i].right, lines[best].left});
    lines[best].left = lines[i].left;
    gone[i] = true;
  }
  return without(gone, std::move(lines));
}

// A line so far stretched that each of its blanks, but that after a label, is a gap.
bool is_stretched(const LaidLine& line) {
  std::size_t text = find_marker(line.text).size;
  auto begin = line.text.begin() + static_cast<std::ptrdiff_t>(text);
  auto blanks = std::count(begin, line.text.end(), ' ');
  auto gaps =
      std::count_if(line.gaps.begin(), line.gaps.end(), [&](const LineGap& gap) { return gap.at >= text; });
  return blanks <= gaps;
}

bool goes_on_beside(const LaidLine& line, const LaidLine& next) {
  double gap = next.left - line.right;
  return std::abs(next.bottom - line.bottom) < line.size * 0.3 && gap > 0 && gap < line.size * 5;
}

bool has_same_edges(const LaidLine& line, double left, double right, double size) {
  return std::abs(line.right - right) < 2 && std::abs(line.left - left) < size * 3;
}

void append_piece(const LaidLine& piece, LaidLine& line) {
  line.gaps.push_back({line.text.size(), line.right, piece.left});
  std::size_t shift = line.text.size() + 1;
  for (const LineGap& gap : piece.gaps) line.gaps.push_back({gap.at + shift, gap.left, gap.right});
  line.text += " " + piece.text;
  line.right = piece.right;
}

// In narrow justified columns the blanks of a line may be so wide that its words come one by one. They are
// one line when they fill the column exactly as the line before or after them does.
std::vector<LaidLine> join_stretched(std::vector<LaidLine> lines) {
  std::vector<LaidLine> joined;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    bool stretched = is_stretched(lines[begin]);
    while (end < lines.size() && stretched && goes_on_beside(lines[end - 1], lines[end]) &&
           is_stretched(lines[end]))
      ++end;
    double left = lines[begin].left;
    double right = lines[end - 1].right;
    bool fills = (!joined.empty() && has_same_edges(joined.back(), left, right, lines[begin].size)) ||
                 (end < lines.size() && has_same_edges(lines[end], left, right, lines[begin].size));
    joined.push_back(lines[begin]);
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (fills) {
        append_piece(lines[i], joined.back());
      } else {
        joined.push_back(lines[i]);
      }
    }
    begin = end;
  }
  return joined;
}

std::vector<LaidLine> order_columns(std::vector<LaidLine> lines, int splits) {
  std::optional<double> gutter = splits < most_splits ? find_gutter(lines) : std::nullopt;
  if (!gutter) return lines;
  part_at(*gutter, lines);
  auto is_across = [&](const LaidLine& line) { return line.left < *gutter && line.right > *gutter; };
  std::vector<double> bars;  // tops of the lines across, which end bands
  for (const LaidLine& line : lines) {
    if (is_across(line)) bars.push_back(line.top);
  }
  std::sort(bars.begin(), bars.end());
  // Band, then line across before columns, left before right; then height.
  auto place = [&](const LaidLine& line) {
    auto above = std::upper_bound(bars.begin(), bars.end(), line.top + line.size * 0.2) - bars.begin();
    return above * 3 + (is_across(line) ? 0 : line.left < *gutter ? 1 : 2);
  };
  std::stable_sort(lines.begin(), lines.end(), [&](const LaidLine& a, const LaidLine& b) {
    return std::make_pair(place(a), a.top) < std::make_pair(place(b), b.top);
  });
  std::vector<LaidLine> ordered;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    std::vector<LaidLine> column;
    auto here = place(lines[begin]);
    while (end < lines.size() && place(lines[end]) == here) column.push_back(lines[end++]);
    for (LaidLine& line : order_columns(std::move(column), splits + 1)) ordered.push_back(std::move(line));
    begin = end;
  }
  return ordered;
}

}  // namespace

std::vector<LaidLine> order_lines(std::vector<LaidLine> lines) {
  if (lines.size() > most_lines) return lines;
  return order_columns(join_stretched(attach_labels(attach_initials(std::move(lines)))), 0);
}

}  // namespace entente
