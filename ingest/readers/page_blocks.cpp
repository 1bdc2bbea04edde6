#include "ingest/readers/page_blocks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/page_roles.h"

namespace entente {
namespace {

// A hidden element that holds most of the page is hidden only until a script runs.
constexpr double largest_hidden_share = 0.5;

class PageCutter {
 public:
  PageCutter(const PageTree& page, const std::vector<PageRole>& roles) : page_(page), roles_(roles) {
    measure();
  }

  std::vector<PageBlock> cut() {
    for (int node = 0; node < page_.size(); ++node) {
      leave_until(node);
      node = enter(node);
    }
    leave_until(page_.size());
    flush();
    return std::move(blocks_);
  }

 private:
  // text_before_[n]: visible bytes in nodes before n.
  void measure() {
    text_before_.assign(static_cast<std::size_t>(page_.size()) + 1, 0);
    int silent_until = 0;
    for (int node = 0; node < page_.size(); ++node) {
      const PageNode& each = page_.at(node);
      if (each.tag == "script" || each.tag == "style" || each.tag == "head")
        silent_until = std::max(silent_until, each.end);
      std::size_t bytes = node < silent_until ? 0 : trim(each.text).size();
      text_before_[static_cast<std::size_t>(node) + 1] = text_before_[static_cast<std::size_t>(node)] + bytes;
    }
  }

  double share_of(int node) const {
    std::size_t inside = text_before_[static_cast<std::size_t>(page_.at(node).end)] -
                         text_before_[static_cast<std::size_t>(node)];
    return static_cast<double>(inside) / static_cast<double>(std::max<std::size_t>(text_before_.back(), 1));
  }

  void leave_until(int node) {
    while (!open_.empty() && page_.at(open_.back()).end <= node) {
      std::string_view tag = page_.at(open_.back()).tag;
      if (is_block_element(tag)) flush();
      if (tag == "a") --links_;
      if (tag == "pre") --preformatted_;
      if (tag == "ul" || tag == "ol") --lists_;
      open_.pop_back();
    }
  }

  // Returns the last node dealt with: the node itself, or the end of what was skipped or taken whole.
  int enter(int node) {
    const PageNode& each = page_.at(node);
    if (each.tag.empty()) {
      append(each.text);
      return node;
    }
    if (is_out_of_sight(node)) return each.end - 1;
    if (is_block_element(each.tag)) flush();
    if (each.tag == "br") text_ += '\n';
    if (each.tag == "table" && is_data_table(node)) {
      take_table(node);
      return each.end - 1;
    }
    if (each.tag == "a") ++links_;
    if (each.tag == "pre") ++preformatted_;
    if (each.tag == "ul" || each.tag == "ol") ++lists_;
    open_.push_back(node);
    return node;
  }

  bool is_out_of_sight(int node) const {
    if (roles_[static_cast<std::size_t>(node)] != PageRole::hidden) return false;
    std::string_view tag = page_.at(node).tag;
    bool never_drawn = tag == "script" || tag == "style" || tag == "head" || tag == "template" ||
                       tag == "svg" || tag == "noscript";
    return never_drawn || share_of(node) < largest_hidden_share;
  }

  void append(std::string_view text) {
    std::size_t before = text_.size();
    for (char c : text) {
      bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v';
      if (blank && preformatted_ > 0 && c == '\n') {
        text_ += '\n';
      } else if (!blank) {
        text_ += c;
      } else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') {
        text_ += ' ';
      }
    }
    if (links_ > 0) link_bytes_ += text_.size() - before;
  }

  void flush() {
    std::string_view whole = trim(text_);
    if (!whole.empty()) {
      double density = std::min(1.0, static_cast<double>(link_bytes_) / static_cast<double>(whole.size()));
      split(whole, density);
    }
    text_.clear();
    link_bytes_ = 0;
  }

  // At <br>: an empty line parts, and so does the end of a sentence or of a line too short to be a wrapped
  // one.
  void split(std::string_view whole, double density) {
    std::size_t begin = 0;
    for (std::size_t at = whole.find('\n'); at != whole.npos && preformatted_ == 0;
         at = whole.find('\n', at + 1)) {
      std::string_view part = trim(whole.substr(begin, at - begin));
      bool empty_line = trim(whole.substr(at + 1, 2)).empty() || whole[at + 1] == '\n';
      bool goes_on = starts_in_lower_case(whole.substr(at + 1, 8));
      bool ends =
          empty_line || ends_sentence(part) || ends_with_introduction(part) || (part.size() < 60 && !goes_on);
      if (part.empty() || !ends) continue;
      emit(part, density);
      begin = at + 1;
    }
    emit(trim(whole.substr(begin)), density);
  }

  int holder() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (is_block_element(page_.at(open_[i]).tag)) return open_[i];
    }
    return 0;
  }

  // The nearest element that decides what a block is: a paragraph in an item is an item.
  std::string_view shape() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      std::string_view tag = page_.at(open_[i]).tag;
      bool heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
      if (heading || tag == "li") return tag;
      if (tag == "td" || tag == "article" || tag == "section" || tag == "main" || tag == "body" ||
          tag == "dd")
        break;
    }
    return "";
  }

  void emit(std::string_view text, double density) {
    if (text.empty()) return;
    PageBlock block;
    block.node = holder();
    block.draft.link_density = density;
    std::string_view tag = shape();
    ListMarker marker = find_marker(text);
    if (tag == "li") {
      block.draft.kind = BlockKind::list_item;
      block.draft.level = std::max(1, lists_);
    } else if (!tag.empty()) {
      block.draft.kind = BlockKind::heading;
      block.draft.level = tag[1] - '0';
    } else if (marker.kind == MarkerKind::bullet) {
      block.draft.kind = BlockKind::list_item;
      block.draft.level = 1;
    }
    if (marker.kind == MarkerKind::bullet) text.remove_prefix(marker.size);
    block.draft.text = text;
    blocks_.push_back(std::move(block));
  }

  // Rows and columns of short cells. A table that holds tables, paragraphs or long cells lays out a page.
  bool is_data_table(int table) const {
    int rows = 0;
    int cells = 0;
    int long_cells = 0;
    for (int node = table + 1; node < page_.at(table).end; ++node) {
      std::string_view tag = page_.at(node).tag;
      if (tag == "table" || tag == "ul" || tag == "form" || tag == "div" || tag == "h1" || tag == "h2")
        return false;
      rows += tag == "tr";
      if (tag != "td" && tag != "th") continue;
      ++cells;
      std::size_t bytes = text_before_[static_cast<std::size_t>(page_.at(node).end)] -
                          text_before_[static_cast<std::size_t>(node)];
      long_cells += bytes > 300;
    }
    return rows >= 2 && cells >= rows * 2 && long_cells * 5 <= cells;
  }

  void take_table(int table) {
    flush();
    std::string rows;
    for (int node = table + 1; node < page_.at(table).end; ++node) {
      std::string_view tag = page_.at(node).tag;
      if (tag == "tr" || tag == "caption") rows += "\n";
      if (tag != "td" && tag != "th" && tag != "caption") continue;
      std::string cell = page_.text_of(node);
      if (!cell.empty() && !rows.empty() && rows.back() != '\n') rows += " | ";
      rows += cell;
      node = page_.at(node).end - 1;
    }
    std::string_view text = trim(rows);
    if (text.empty()) return;
    blocks_.push_back(
        {.draft = {.kind = BlockKind::table, .text = std::string(text), .source = {}}, .node = table});
  }

  const PageTree& page_;
  const std::vector<PageRole>& roles_;
  std::vector<std::size_t> text_before_;
  std::vector<int> open_;
  std::string text_;            // of the open block
  std::size_t link_bytes_ = 0;  // of it
  int links_ = 0;               // open elements of each sort
  int preformatted_ = 0;
  int lists_ = 0;
  std::vector<PageBlock> blocks_;
};

}  // namespace

std::vector<PageBlock> cut_page(const PageTree& page, const std::vector<PageRole>& roles) {
  return PageCutter(page, roles).cut();
}

}  // namespace entente
