#include "ingest/readers/docx_body.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "ingest/readers/flowing_document.h"
#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t longest_cell = 300;  // bytes; longer cells lay out a page

// Properties, deletions, and second versions of the same text for older programs.
bool is_left_out(std::string_view tag) {
  constexpr std::array<std::string_view, 16> tags = {
      "w:del",     "w:moveFrom", "w:delText", "w:instrText",  "w:delInstrText", "mc:Fallback",
      "w:rPr",     "w:tblPr",    "w:sectPr",  "w:sdtPr",      "w:pPrChange",    "w:rt",
      "w:tblGrid", "w:sdtEndPr", "w:tcPr",    "w:customXmlPr"};
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// The child of `node` with this tag; -1 when there is none. Properties stand first, so this looks no further.
int first_child(const PageTree& tree, int node, std::string_view tag) {
  const int child = node + 1;
  return child < tree.at(node).end && tree.at(child).tag == tag ? child : -1;
}

bool has_switch(const PageTree& tree, int properties, std::string_view tag) {
  for (int n = properties + 1; properties >= 0 && n < tree.at(properties).end; ++n) {
    if (tree.at(n).tag == tag) return is_switched_on(tree, n);
  }
  return false;
}

// What an inline element stands for; "" when it is no character.
std::string_view character_of(std::string_view tag) {
  if (tag == "w:tab" || tag == "w:ptab") return " ";
  if (tag == "w:cr" || tag == "w:br") return "\n";
  if (tag == "w:noBreakHyphen") return "-";
  return tag == "w:softHyphen" ? "\u00AD" : "";
}

bool is_deleted_row(const PageTree& tree, int row) {
  const int properties = first_child(tree, row, "w:trPr");
  return properties >= 0 && has_switch(tree, properties, "w:del");
}

// Whether a run or row takes no part in the text.
bool is_hidden(const PageTree& tree, int node) {
  const std::string_view tag = tree.at(node).tag;
  if (is_left_out(tag)) return true;
  if (tag == "w:tr") return is_deleted_row(tree, node);
  return tag == "w:r" && has_switch(tree, first_child(tree, node, "w:rPr"), "w:vanish");
}

// All text inside, paragraphs parted by `separator`.
std::string text_within(const PageTree& tree, int top, std::string_view separator) {
  std::string text;
  for (int node = top; node < tree.at(top).end; ++node) {
    const std::string_view tag = tree.at(node).tag;
    if (is_hidden(tree, node) || tag == "w:pPr") {
      node = tree.at(node).end - 1;
      continue;
    }
    if (tag == "w:p" && !text.empty()) text += separator;
    if (tag == "w:t" || tag == "m:t") {
      for (int n = node; n < tree.at(node).end; ++n) text += tree.at(n).text;
    } else if (!tag.empty()) {
      text += character_of(tag);
    }
  }
  return text;
}

struct OpenParagraph {
  Draft draft;
  DocxStyle style;
  std::size_t bold = 0;  // bytes of its text in bold
  bool joins_next = false;
};

class BodyReader {
 public:
  BodyReader(const PageTree& tree, const DocxStyles& styles, DocxNumbering numbering, const DocxNotes& notes)
      : tree_(tree), styles_(styles), numbering_(std::move(numbering)), notes_(notes) {
    rendered_ = std::any_of(tree.nodes.begin(), tree.nodes.end(),
                            [](const PageNode& node) { return node.tag == "w:lastRenderedPageBreak"; });
  }

  DocxText read() {
    for (int node = 0; node < tree_.size(); ++node) {
      leave_until(node);
      node = enter(node);
    }
    leave_until(tree_.size());
    text_.drafts.insert(text_.drafts.end(), footnotes_.begin(), footnotes_.end());
    text_.drafts.insert(text_.drafts.end(), endnotes_.begin(), endnotes_.end());
    for (Draft& draft : text_.drafts) draft.page = std::min(draft.page, text_.pages);
    return std::move(text_);
  }

 private:
  struct OpenNode {
    int node;
    bool bold;  // the run around is
  };

  void leave_until(int node) {
    while (!open_.empty() && tree_.at(open_.back().node).end <= node) {
      if (tree_.at(open_.back().node).tag == "w:p") close_paragraph();
      open_.pop_back();
    }
  }

  // Returns the last node dealt with.
  int enter(int node) {
    const std::string_view tag = tree_.at(node).tag;
    const int last = tree_.at(node).end - 1;
    if (is_hidden(tree_, node)) return last;
    if (tag == "w:pPr") {
      read_properties(node);
      return last;
    }
    if (tag == "w:tbl" && is_data_table(node)) {
      take_table(node);
      return last;
    }
    if (tag == "w:p") open_paragraph();
    if (tag == "w:t" || tag == "m:t") {
      for (int n = node; n <= last; ++n) append(tree_.at(n).text);
      return last;
    }
    if (tag == "w:footnoteReference") take_note(node, notes_.footnotes, footnotes_, footnote_count_);
    if (tag == "w:endnoteReference") take_note(node, notes_.endnotes, endnotes_, endnote_count_);
    take_break(node);
    append(character_of(tag));
    const bool run = tag == "w:r";
    const bool bold = run ? has_switch(tree_, first_child(tree_, node, "w:rPr"), "w:b")
                          : !open_.empty() && open_.back().bold;
    if (!tag.empty()) open_.push_back({node, bold});
    return node;
  }

  void append(std::string_view text) {
    if (paragraphs_.empty() || text.empty()) return;
    OpenParagraph& paragraph = paragraphs_.back();
    if (trim(paragraph.draft.text).empty()) paragraph.draft.page = text_.pages;
    paragraph.draft.text += text;
    if (!open_.empty() && open_.back().bold) paragraph.bold += text.size();
  }

  void open_paragraph() {
    OpenParagraph paragraph;
    paragraph.style = styles_.at("");
    paragraph.draft.page = text_.pages;
    if (!carried_.empty() && paragraphs_.empty()) paragraph.draft.text = std::exchange(carried_, "");
    paragraphs_.push_back(std::move(paragraph));
  }

  void read_properties(int properties) {
    if (paragraphs_.empty()) return;
    OpenParagraph& paragraph = paragraphs_.back();
    DocxListPlace own{-1, -1};
    int outline = -1;
    for (int node = properties + 1; node < tree_.at(properties).end; ++node) {
      const std::string_view tag = tree_.at(node).tag;
      if (tag == "w:pStyle") paragraph.style = styles_.at(tree_.attribute(node, "w:val"));
      if (tag == "w:numId") own.numbering = number_in(tree_, node, "w:val", 0);
      if (tag == "w:ilvl") own.level = number_in(tree_, node, "w:val", 0);
      if (tag == "w:outlineLvl") outline = number_in(tree_, node, "w:val", -1);
      if (tag == "w:pageBreakBefore" && is_switched_on(tree_, node) && !rendered_) ++text_.pages;
      // The mark of the paragraph's end is itself deleted: it runs on into the next.
      if (tag == "w:del" && tree_.at(tree_.at(node).parent).tag == "w:rPr") paragraph.joins_next = true;
      if (tag == "w:pPrChange" || tag == "w:sectPr") node = tree_.at(node).end - 1;
    }
    if (own.numbering >= 0) paragraph.style.list.numbering = own.numbering;
    if (own.level >= 0) paragraph.style.list.level = std::min(own.level, 8);
    if (outline >= 0 && outline < 9 && paragraph.style.kind == DocxStyleKind::text) {
      paragraph.style.kind = DocxStyleKind::heading;
      paragraph.style.level = outline + 1;
    }
  }

  void close_paragraph() {
    OpenParagraph paragraph = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    if (paragraph.joins_next && paragraphs_.empty()) {
      carried_ = std::move(paragraph.draft.text);
      return;
    }
    if (trim(paragraph.draft.text).empty()) return;
    classify(paragraph);
    add(std::move(paragraph.draft));
  }

  void classify(OpenParagraph& paragraph) {
    Draft& draft = paragraph.draft;
    const DocxStyle& style = paragraph.style;
    const std::string label = style.list.numbering > 0 ? numbering_.next_label(style.list) : "";
    if (!label.empty()) draft.text = label + " " + std::string(trim(draft.text));
    const std::size_t visible = trim(draft.text).size();
    const bool bold = style.bold || (paragraph.bold > 0 && paragraph.bold + label.size() + 4 >= visible);
    if (style.kind == DocxStyleKind::title) {
      draft.kind = titled_ ? BlockKind::heading : BlockKind::title;
      draft.level = titled_ ? 1 : 0;
      titled_ = true;
    } else if (style.kind == DocxStyleKind::heading) {
      draft.kind = BlockKind::heading;
      draft.level = style.level;
    } else if (style.kind == DocxStyleKind::contents) {
      draft.kind = BlockKind::boilerplate;
    } else if (style.list.numbering > 0) {
      draft.kind = BlockKind::list_item;
      draft.level = style.list.level + 1;
    } else if (bold && reads_as_heading(draft.text)) {
      draft.kind = BlockKind::heading;
      draft.level = 3;
    }
  }

  // A page's footnotes stand below its last paragraph.
  void add(Draft draft) {
    if (!footnotes_.empty() && draft.page > footnotes_.front().page) {
      text_.drafts.insert(text_.drafts.end(), std::make_move_iterator(footnotes_.begin()),
                          std::make_move_iterator(footnotes_.end()));
      footnotes_.clear();
    }
    if (!text_.drafts.empty()) draft.page = std::max(draft.page, text_.drafts.back().page);
    text_.drafts.push_back(std::move(draft));
  }

  void take_note(int node, const std::map<std::string, std::string>& texts, std::vector<Draft>& notes,
                 int& count) {
    ++count;
    const auto text = texts.find(std::string(tree_.attribute(node, "w:id")));
    if (text == texts.end() || !taken_.insert(&text->second).second) return;
    Draft draft;
    draft.kind = BlockKind::footnote;
    draft.text = std::to_string(count) + " " + text->second;
    draft.page = text_.pages;
    notes.push_back(std::move(draft));
  }

  void take_break(int node) {
    const std::string_view tag = tree_.at(node).tag;
    const bool asked = tag == "w:br" && tree_.attribute(node, "w:type") == "page";
    if (rendered_ ? tag == "w:lastRenderedPageBreak" : asked) ++text_.pages;
  }

  // Rows of short cells. A table of one column, or that holds tables or paragraphs, lays out the page.
  bool is_data_table(int table) const {
    const auto begin = tree_.nodes.begin() + table + 1;
    const auto end = tree_.nodes.begin() + tree_.at(table).end;
    // First: measuring cells that hold tables that hold tables would cost the square.
    if (std::any_of(begin, end, [](const PageNode& node) { return node.tag == "w:tbl"; })) return false;
    std::size_t rows = 0;
    std::size_t cells = 0;
    std::size_t long_cells = 0;
    for (int node = table + 1; node < tree_.at(table).end; ++node) {
      const std::string_view tag = tree_.at(node).tag;
      rows += tag == "w:tr";
      if (tag != "w:tc") continue;
      ++cells;
      long_cells += text_within(tree_, node, " ").size() > longest_cell;
    }
    return rows >= 2 && cells >= rows * 2 && long_cells * 5 <= cells;
  }

  void take_table(int table) {
    Draft draft;
    draft.kind = BlockKind::table;
    draft.page = text_.pages;
    for (int node = table + 1; node < tree_.at(table).end; ++node) {
      const std::string_view tag = tree_.at(node).tag;
      if (is_hidden(tree_, node)) {
        node = tree_.at(node).end - 1;
      } else if (tag == "w:tr" && !draft.text.empty()) {
        draft.text += "\n";
      } else if (tag == "w:tc") {
        const std::string cell = collapse_blanks(trim(text_within(tree_, node, " ")));
        if (!cell.empty() && !draft.text.empty() && draft.text.back() != '\n') draft.text += " | ";
        draft.text += cell;
        node = tree_.at(node).end - 1;
      } else {
        take_break(node);
      }
    }
    if (!trim(draft.text).empty()) add(std::move(draft));
  }

  const PageTree& tree_;
  const DocxStyles& styles_;
  DocxNumbering numbering_;
  const DocxNotes& notes_;
  bool rendered_ = false;  // Word has left marks where its pages ended
  bool titled_ = false;
  std::vector<OpenNode> open_;
  std::vector<OpenParagraph> paragraphs_;  // a text box holds paragraphs inside one
  std::string carried_;                    // of a paragraph whose end is deleted
  std::vector<Draft> footnotes_;           // of the open page
  std::vector<Draft> endnotes_;
  std::set<const std::string*> taken_;
  int footnote_count_ = 0;
  int endnote_count_ = 0;
  DocxText text_;
};

}  // namespace

std::map<std::string, std::string> read_docx_notes(const PageTree& tree, std::string_view tag) {
  std::map<std::string, std::string> notes;
  for (int node = 0; node < tree.size(); ++node) {
    if (tree.at(node).tag != tag) continue;
    const std::string_view type = tree.attribute(node, "w:type");
    std::string text = collapse_blanks(trim(text_within(tree, node, " ")));
    const bool separator = !type.empty() && type != "normal";
    if (!separator && !text.empty()) notes.emplace(tree.attribute(node, "w:id"), std::move(text));
    node = tree.at(node).end - 1;
  }
  return notes;
}

DocxText read_docx_body(const PageTree& tree, const DocxStyles& styles, DocxNumbering numbering,
                        const DocxNotes& notes) {
  return BodyReader(tree, styles, std::move(numbering), notes).read();
}

}  // namespace entente
