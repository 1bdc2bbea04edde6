#include "ingest/readers/markdown_blocks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/readers/line_text.h"
#include "ingest/readers/markdown_inline.h"

namespace entente {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (char c : line) {
    if (c == ' ') {
      ++columns;
    } else if (c == '\t') {
      columns += 4 - columns % 4;
    } else {
      break;
    }
  }
  return columns;
}

// A line of at least three of one of "*-_=#", with blanks or not; its mark, or 0.
char rule_mark(std::string_view line) {
  line = trim(line);
  if (line.empty() || std::string_view("*-_=#").find(line[0]) == std::string_view::npos) return 0;
  auto marks = std::count(line.begin(), line.end(), line[0]);
  auto blanks = std::count(line.begin(), line.end(), ' ');
  return marks >= 3 && static_cast<std::size_t>(marks + blanks) == line.size() ? line[0] : '\0';
}

// "# # #" or an empty heading: a separator.
bool is_separator(std::string_view line) {
  return trim(line).find_first_not_of("#* \\") == std::string_view::npos;
}

struct Bullet {
  std::size_t size = 0;  // bytes up to the text; 0: no item
};

Bullet find_bullet(std::string_view line) {
  std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
  if (at == line.size()) return {};
  std::size_t end = at;
  if (line[at] == '-' || line[at] == '*' || line[at] == '+') {
    end = at + 1;
  } else {
    while (end < line.size() && end - at < 4 && is_digit(line[end])) ++end;
    if (end == at || end == line.size() || (line[end] != '.' && line[end] != ')')) return {};
    ++end;
  }
  if (end < line.size() && line[end] != ' ' && line[end] != '\t') return {};
  return {std::min(line.find_first_not_of(" \t", end), line.size())};
}

std::size_t heading_level(std::string_view line) {
  line = trim(line);
  std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && (level == line.size() || line[level] == ' ') ? level : 0;
}

// All of the paragraph is strong: how word processors write headings.
bool is_strong(std::string_view source) {
  source = trim(source);
  for (std::string_view wrap : {"*", "_"}) {
    while (source.size() > 6 && source.starts_with(wrap) && source.ends_with(wrap) &&
           !source.starts_with("**")) {
      source = trim(source.substr(1, source.size() - 2));
    }
  }
  if (source.size() < 5 || !source.starts_with("**") || !source.ends_with("**")) return false;
  return source.substr(2, source.size() - 4).find("**") == source.npos;
}

bool is_pipe_row(std::string_view line) {
  line = trim(line);
  return line.starts_with('|') && line.size() > 1;
}

// The line under a table's header: "|---|:--:|" or "----- ------".
bool is_table_rule(std::string_view line) {
  line = trim(line);
  bool rule =
      line.size() >= 3 && line.find_first_not_of("|:-+= ") == line.npos && line.find("--") != line.npos;
  return rule && (line.find('|') != line.npos || line.find("- -") != line.npos || line.starts_with('+'));
}

class MarkdownCutter {
 public:
  explicit MarkdownCutter(std::string_view body) : body_(body) {}

  std::vector<Draft> cut() {
    for (std::size_t at = 0; at < body_.size();) {
      std::size_t end = std::min(body_.find('\n', at), body_.size());
      line(body_.substr(at, end - at));
      at = end + 1;
    }
    close();
    return std::move(drafts_);
  }

 private:
  void line(std::string_view text) {
    if (fence_ != 0 || html_table_) return inside(text);
    bool quoted = unquote(text);
    if (trim(text).empty()) {
      close();
      return;
    }
    if (quoted != quoted_) close();
    quoted_ = quoted;
    if (starts_fence(text) || starts_html_table(text) || table_row(text) || underline(text)) return;
    if (rule_mark(text) != 0 && heading_level(text) == 0) return close();
    if (heading(text) || item(text)) return;
    continue_paragraph(text);
  }

  // Strips quote marks of any depth.
  static bool unquote(std::string_view& text) {
    bool quoted = false;
    while (trim(text).starts_with('>')) {
      text = text.substr(text.find('>') + 1);
      quoted = true;
    }
    return quoted;
  }

  void inside(std::string_view text) {
    if (fence_ != 0) {
      if (trim(text).starts_with(std::string(3, fence_))) {
        fence_ = 0;
        close();
      } else {
        source_ += std::string(text) + "\n";
      }
      return;
    }
    source_ += std::string(text) + "\n";
    if (text.find("</table") != text.npos || text.find("</TABLE") != text.npos) {
      html_table_ = false;
      close_table();
    }
  }

  bool starts_fence(std::string_view text) {
    std::string_view seen = trim(text);
    if (!seen.starts_with("```") && !seen.starts_with("~~~")) return false;
    close();
    fence_ = seen[0];
    return true;
  }

  bool starts_html_table(std::string_view text) {
    if (!starts_with_ignoring_case(trim(text), "<table")) return false;
    close();
    html_table_ = true;
    kind_ = BlockKind::table;
    inside(text);
    return true;
  }

  bool table_row(std::string_view text) {
    bool row = is_pipe_row(text);
    bool rule = is_table_rule(text);
    bool goes_on = kind_ == BlockKind::table && !source_.empty();
    if (!row && !rule && !goes_on) return false;
    if (!goes_on && !(rule && !row)) close();  // a rule makes a table of the header line before it
    kind_ = BlockKind::table;
    if (!rule) source_ += std::string(text);
    if (!rule) source_ += "\n";
    if (source_.empty()) source_ = "\n";
    return true;
  }

  // === or --- below a paragraph.
  bool underline(std::string_view text) {
    char mark = rule_mark(text);
    bool below = !source_.empty() && kind_ == BlockKind::paragraph && trim(text).find(' ') == text.npos;
    if ((mark != '=' && mark != '-') || !below) return false;
    kind_ = BlockKind::heading;
    level_ = mark == '=' ? 1 : 2;
    close();
    return true;
  }

  bool heading(std::string_view text) {
    std::size_t level = indent_of(text) < 4 ? heading_level(text) : 0;
    if (level == 0) return false;
    close();
    items_.clear();
    if (is_separator(text)) return true;
    std::string_view title = trim(trim(text).substr(level));
    std::size_t last = title.find_last_not_of('#');
    if (last + 1 < title.size() && title[last] == ' ') title = trim(title.substr(0, last));
    kind_ = BlockKind::heading;
    level_ = static_cast<int>(level);
    source_ = title;
    close();
    return true;
  }

  bool item(std::string_view text) {
    Bullet bullet = find_bullet(text);
    if (bullet.size == 0) return false;
    std::size_t indent = indent_of(text);
    // A number at the front of a wrapped line is part of its sentence, unless a list is open.
    bool number = is_digit(trim(text)[0]);
    if (number && !source_.empty() && kind_ == BlockKind::paragraph) return false;
    if (items_.empty() && indent >= 4 && !source_.empty()) return false;
    close();
    while (!items_.empty() && items_.back() > indent) items_.pop_back();
    // Up to three blanks deeper than an item is still its neighbour when the text of that item begins later.
    if (items_.empty() || indent >= items_.back() + 2) items_.push_back(indent);
    kind_ = BlockKind::list_item;
    level_ = static_cast<int>(items_.size());
    source_ = text.substr(bullet.size);
    return true;
  }

  void continue_paragraph(std::string_view text) {
    if (source_.empty() && indent_of(text) < 2) items_.clear();
    if (source_.empty() && !items_.empty()) {
      // A further paragraph of the item above it.
      kind_ = BlockKind::list_item;
      level_ = static_cast<int>(items_.size());
    }
    if (!source_.empty()) source_ += "\n";
    source_ += source_.empty()
                   ? std::string(text.substr(std::min(text.find_first_not_of(" \t"), text.size())))
                   : std::string(text);
  }

  void close() {
    if (kind_ == BlockKind::table) return close_table();
    if (!trim(source_).empty()) {
      bool strong = kind_ == BlockKind::paragraph && is_strong(source_);
      emit(render_inline(source_), strong);
    }
    reset();
  }

  // Hard breaks after a sentence part paragraphs; elsewhere (an address, a signature) they are line ends.
  void emit(const std::string& text, bool strong) {
    std::size_t begin = 0;
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
      std::string_view part = trim(std::string_view(text).substr(begin, at - begin));
      if (part.empty() || !(ends_sentence(part) || ends_with_introduction(part))) continue;
      add(part, strong);
      kind_ = BlockKind::paragraph;
      begin = at + 1;
    }
    add(trim(std::string_view(text).substr(begin)), strong);
  }

  void add(std::string_view text, bool strong) {
    if (text.empty()) return;
    Draft draft{.kind = kind_, .text = std::string(text), .level = 0, .source = {}};
    if (kind_ == BlockKind::heading || kind_ == BlockKind::list_item) draft.level = level_;
    bool label = strong && count_words(text) <= 20 && !ends_sentence(text);
    if (label) {
      draft.kind = BlockKind::heading;
      draft.level = 3;
    }
    drafts_.push_back(std::move(draft));
  }

  void close_table() {
    std::string rows = source_.find('<') != source_.npos ? flatten_html(source_) : flatten_pipes(source_);
    if (!trim(rows).empty()) {
      drafts_.push_back({.kind = BlockKind::table, .text = std::string(trim(rows)), .source = {}});
    }
    reset();
  }

  static std::string flatten_pipes(std::string_view source) {
    std::string rows;
    while (!source.empty()) {
      std::size_t end = std::min(source.find('\n'), source.size());
      std::string_view row = trim(source.substr(0, end));
      if (row.starts_with('|')) row.remove_prefix(1);
      if (row.ends_with('|')) row.remove_suffix(1);
      std::string text = render_inline(row);
      if (!text.empty()) rows += text + "\n";
      source.remove_prefix(std::min(end + 1, source.size()));
    }
    return rows;
  }

  // Cells of a row are parted by " | ", rows by line ends.
  static std::string flatten_html(std::string_view source) {
    std::string rows;
    std::string cell;
    auto close_cell = [&] {
      std::string text = collapse_blanks(render_inline(cell));
      cell.clear();
      if (text.empty()) return;
      if (!rows.empty() && rows.back() != '\n') rows += " | ";
      rows += text;
    };
    for (std::size_t at = 0; at < source.size();) {
      std::size_t open = std::min(source.find('<', at), source.size());
      cell += source.substr(at, open - at);
      std::size_t end = std::min(source.find('>', open), source.size());
      std::string_view tag = source.substr(open, end - open);
      bool cell_edge = tag.starts_with("<td") || tag.starts_with("<th") || tag.starts_with("</t");
      bool row_edge = tag.starts_with("<tr") || tag.starts_with("</tr");
      if (cell_edge || row_edge) close_cell();
      if (row_edge && !rows.empty() && rows.back() != '\n') rows += "\n";
      at = std::min(end + 1, source.size());
    }
    close_cell();
    return rows;
  }

  void reset() {
    source_.clear();
    kind_ = BlockKind::paragraph;
    level_ = 0;
  }

  std::string_view body_;
  std::vector<Draft> drafts_;
  std::string source_;  // of the open block
  BlockKind kind_ = BlockKind::paragraph;
  int level_ = 0;
  std::vector<std::size_t> items_;  // indents of the open lists, outermost first
  char fence_ = 0;
  bool html_table_ = false;
  bool quoted_ = false;
};

}  // namespace

std::vector<Draft> cut_markdown(std::string_view body) {
  return MarkdownCutter(body).cut();
}

}  // namespace entente
