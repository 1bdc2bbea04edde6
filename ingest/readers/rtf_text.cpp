#include "ingest/readers/rtf_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "ingest/readers/decoding.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/list_structure.h"
#include "ingest/readers/rtf_tokens.h"
#include "ingest/readers/rtf_words.h"

namespace entente {
namespace {

constexpr std::size_t max_groups = 5'000;
constexpr std::size_t max_fonts = 20'000;

// Where the text of a group goes.
enum class RtfTarget { body, nowhere, label, footnote, fonts, styles, title, author, created };

struct RtfGroup {
  RtfTarget target = RtfTarget::body;
  bool starred = false;  // "\*": to be skipped unless the next word is known
  bool bold = false;
  bool hidden = false;
  int skip = 1;  // characters after \u that stand for it in old programs
  int font = -1;
};

struct RtfParagraph {
  std::string text;
  std::string label;
  std::size_t bold = 0;
  int style = -1;
  int outline = -1;
  int level = 0;  // of a list
  bool in_list = false;
};

struct RtfStyle {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;
};

RtfStyle style_named(std::string_view name) {
  const std::string folded = fold_phrase(name);
  if (folded == "title") return {BlockKind::title, 0};
  if (folded.starts_with("toc ")) return {BlockKind::boilerplate, 0};
  if (!folded.starts_with("heading #")) return {};
  const char digit = name[name.find_last_not_of(" ;")];
  return {BlockKind::heading, digit >= '1' && digit <= '9' ? digit - '0' : 2};
}

// "1." and "(a)" are cited; bullets, of whatever font, are layout.
bool is_counted(std::string_view label) {
  if (label == "o" || find_marker(std::string(label) + " x").kind == MarkerKind::bullet) return false;
  return std::any_of(label.begin(), label.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

class RtfConverter {
 public:
  explicit RtfConverter(std::string_view bytes) : tokens_(bytes) { groups_.push_back({}); }

  Result<RtfText> convert() {
    for (RtfToken token = tokens_.next(); token.kind != RtfTokenKind::end; token = tokens_.next()) {
      if (groups_.size() > max_groups) return Error{ErrorCode::malformed, "nests groups without end", ""};
      take(token);
      if (over_) break;
    }
    end_paragraph();
    end_row();
    end_table();
    text_.drafts.insert(text_.drafts.end(), footnotes_.begin(), footnotes_.end());
    for (Draft& draft : text_.drafts) draft.page = std::min(draft.page, text_.pages);
    return std::move(text_);
  }

 private:
  RtfGroup& group() { return groups_.back(); }

  void take(const RtfToken& token) {
    switch (token.kind) {
      case RtfTokenKind::open:
        flush();
        groups_.push_back(group());
        group().starred = false;
        fresh_ = true;
        return;
      case RtfTokenKind::close:
        return close_group();
      case RtfTokenKind::text:
        fresh_ = false;
        return add_bytes(token.text);
      case RtfTokenKind::byte: {
        const char byte = static_cast<char>(token.number);
        return add_bytes({&byte, 1});
      }
      case RtfTokenKind::symbol:
        return take_symbol(token.text[0]);
      case RtfTokenKind::word:
        take_word(token);
        fresh_ = false;
        return;
      case RtfTokenKind::end:
        return;
    }
  }

  void close_group() {
    flush();
    fresh_ = false;
    const RtfTarget target = group().target;
    if (groups_.size() == 1) {
      over_ = true;
      return;
    }
    groups_.pop_back();
    if (target == RtfTarget::styles) end_style();
    if (target == RtfTarget::footnote && group().target != RtfTarget::footnote) end_footnote();
    if (groups_.size() == 1) over_ = true;  // what follows the last brace is none of it
  }

  void take_symbol(char symbol) {
    if (symbol == '*') {
      group().starred = true;
    } else if (symbol == '~') {
      add("\u00A0");
    } else if (symbol == '-') {
      add("\u00AD");
    } else if (symbol == '_') {
      add("\u2011");
    } else if (symbol == '\\' || symbol == '{' || symbol == '}') {
      add({&symbol, 1});
    } else if (symbol == '\n' || symbol == '\r') {
      end_paragraph();
    }
  }

  // The first word of a group may say where its text goes.
  bool opens_target(std::string_view word) {
    struct Row {
      std::string_view word;
      RtfTarget target;
    };
    constexpr Row rows[] = {
        {"fonttbl", RtfTarget::fonts}, {"stylesheet", RtfTarget::styles}, {"listtext", RtfTarget::label},
        {"pntext", RtfTarget::label},  {"footnote", RtfTarget::footnote}, {"title", RtfTarget::title},
        {"author", RtfTarget::author}, {"creatim", RtfTarget::created},   {"info", RtfTarget::nowhere}};
    for (const Row& row : rows) {
      if (row.word != word) continue;
      group().target = row.target;
      if (row.target == RtfTarget::footnote) footnote_.clear();
      return true;
    }
    const bool known =
        word == "shpinst" || word == "shptxt" || word == "fldrslt" || word == "cs" || word == "ud";
    if (is_rtf_silent_group(word) || (group().starred && !known)) {
      group().target = RtfTarget::nowhere;
      return true;
    }
    return false;
  }

  void take_word(const RtfToken& token) {
    const std::string_view word = token.text;
    if ((fresh_ || group().starred) && opens_target(word)) {
      group().starred = false;
      return;
    }
    group().starred = false;
    if (word == "u") return add_unicode(token.number);
    if (const auto character = rtf_character(word)) return add(*character);
    if (take_charset(token) || take_paragraph_word(token) || take_break(word)) return;
    const bool on = !token.has_number || token.number != 0;
    if (word == "b") set_bold(on);
    if (word == "plain") set_bold(false);
    if (word == "v" || word == "deleted") group().hidden = on;
    if (word == "plain") group().hidden = false;
    if (group().target == RtfTarget::created) take_time(word, token.number);
  }

  bool take_charset(const RtfToken& token) {
    if (token.text == "uc") {
      group().skip = std::clamp(token.number, 0, 10);
    } else if (token.text == "ansicpg") {
      flush();
      charset_ = token.number == 65001 ? "utf-8"
                 : token.number == 932 ? "shift_jis"
                                       : fmt::format("windows-{}", token.number);
    } else if (token.text == "mac") {
      charset_ = "macintosh";
    } else if (token.text == "f") {
      flush();
      group().font = token.number;
      if (group().target == RtfTarget::fonts) font_ = token.number;
    } else if (token.text == "fcharset") {
      const std::string_view charset = rtf_font_charset(token.number);
      if (!charset.empty() && fonts_.size() < max_fonts) fonts_[font_] = charset;
    } else {
      return false;
    }
    return true;
  }

  // A footnote has a paragraph of its own, whose properties are not those of the paragraph around it.
  bool take_paragraph_word(const RtfToken& token) {
    const bool styles = group().target == RtfTarget::styles;
    if (!styles && group().target != RtfTarget::body) return false;
    if (token.text == "pard") {
      const std::string text = std::exchange(paragraph_.text, "");
      const std::size_t bold = paragraph_.bold;
      paragraph_ = {.text = text, .label = std::move(paragraph_.label), .bold = bold};
      in_table_ = false;
    } else if (token.text == "s") {
      (styles ? style_ : paragraph_.style) = token.number;
    } else if (token.text == "outlinelevel" && !styles) {
      paragraph_.outline = token.number;
    } else if (token.text == "ilvl" && !styles) {
      paragraph_.level = std::clamp(token.number, 0, 8);
    } else if (token.text == "ls" && !styles) {
      paragraph_.in_list = token.number > 0;
    } else if (token.text == "intbl") {
      in_table_ = true;
    } else {
      return false;
    }
    return true;
  }

  bool take_break(std::string_view word) {
    if (group().target == RtfTarget::footnote) {
      if (word == "par") add(" ");
      return word == "par";
    }
    if (group().target != RtfTarget::body) return false;
    if (word == "par" || word == "sect") {
      end_paragraph();
    } else if (word == "page" || word == "pagebb") {
      flush();
      if (!trim(paragraph_.text).empty()) end_paragraph();
      ++text_.pages;
    } else if (word == "cell") {
      end_cell();
    } else if (word == "row") {
      end_row();
    } else {
      return false;
    }
    return true;
  }

  void take_time(std::string_view word, int number) {
    if (word == "yr") year_ = number;
    if (word == "mo") month_ = number;
    if (word == "dy" && year_ > 0) {
      const auto date = Date::parse(fmt::format("{:04}-{:02}-{:02}", year_, month_, number));
      text_.properties.created = date.value_or(Date{});
    }
  }

  void set_bold(bool on) {
    flush();
    group().bold = on;
  }

  // Bytes wait until their charset changes: a character may have two.
  void add_bytes(std::string_view bytes) {
    const std::size_t skipped = std::min(skip_, bytes.size());
    skip_ -= skipped;
    bytes.remove_prefix(skipped);
    if (high_ != 0 && !bytes.empty()) add_character(std::exchange(high_, 0));
    pending_ += bytes;
  }

  void flush() {
    skip_ = 0;
    if (pending_.empty()) return;
    const auto font = fonts_.find(group().font);
    const std::string bytes = std::exchange(pending_, "");
    append(decode_text(bytes, font != fonts_.end() ? font->second : std::string_view(charset_)));
  }

  void add(std::string_view text) {
    flush();
    append(text);
  }

  void add_unicode(int number) {
    flush();
    const auto unit = static_cast<std::uint32_t>(number < 0 ? number + 65536 : number);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000 && high_ != 0) {
      add_character(0x10000 + ((std::exchange(high_, 0) - 0xD800) << 10) + (unit - 0xDC00));
    } else {
      high_ = 0;
      add_character(unit);
    }
    skip_ = static_cast<std::size_t>(group().skip);
  }

  void add_character(std::uint32_t c) {
    std::string text;
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
      text = "\uFFFD";
    } else if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += static_cast<char>(0xC0 | c >> 6);
    } else if (c < 0x10000) {
      text += static_cast<char>(0xE0 | c >> 12);
      text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    } else {
      text += static_cast<char>(0xF0 | c >> 18);
      text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
      text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    }
    if (c >= 0x80 && text != "\uFFFD") text += static_cast<char>(0x80 | (c & 0x3F));
    append(text);
  }

  void append(std::string_view text) {
    if (group().hidden) return;
    switch (group().target) {
      case RtfTarget::body:
        paragraph_.text += text;
        if (group().bold) paragraph_.bold += text.size();
        return;
      case RtfTarget::label:
        paragraph_.label += text;
        return;
      case RtfTarget::footnote:
        footnote_ += text;
        return;
      case RtfTarget::styles:
        style_name_ += text;
        return;
      case RtfTarget::title:
        text_.properties.title += text;
        return;
      case RtfTarget::author:
        text_.properties.creator += text;
        return;
      case RtfTarget::nowhere:
      case RtfTarget::fonts:
      case RtfTarget::created:
        return;
    }
  }

  void end_style() {
    const std::string name = std::exchange(style_name_, "");
    const std::string_view words = trim(std::string_view(name).substr(0, name.find(';')));
    if (!words.empty() && styles_.size() < max_fonts) styles_.emplace(style_, style_named(words));
    style_ = 0;
  }

  void end_footnote() {
    const std::string words = collapse_blanks(trim(std::exchange(footnote_, "")));
    if (words.empty()) return;
    Draft draft;
    draft.kind = BlockKind::footnote;
    draft.text = fmt::format("{} {}", footnotes_.size() + 1, words);
    draft.page = text_.pages;
    footnotes_.push_back(std::move(draft));
  }

  void end_cell() {
    flush();
    row_ += (row_.empty() ? "" : " | ") + collapse_blanks(trim(paragraph_.text));
    paragraph_.text.clear();
    paragraph_.bold = 0;
  }

  void end_row() {
    if (trim(row_).empty()) return;
    table_ += (table_.empty() ? "" : "\n") + row_;
    row_.clear();
  }

  void end_table() {
    if (table_.empty()) return;
    Draft draft;
    const std::string table = std::exchange(table_, "");
    draft.kind = table.find(" | ") == table.npos ? BlockKind::paragraph : BlockKind::table;
    draft.text = table;
    draft.page = text_.pages;
    text_.drafts.push_back(std::move(draft));
  }

  // Inside a cell a paragraph's end is a blank.
  void end_paragraph() {
    flush();
    if (in_table_ || !row_.empty()) {
      if (!paragraph_.text.empty()) paragraph_.text += ' ';
      return;
    }
    end_table();
    const RtfParagraph paragraph = paragraph_;
    paragraph_.text.clear();
    paragraph_.label.clear();
    paragraph_.bold = 0;
    if (!trim(paragraph.text).empty()) text_.drafts.push_back(make_draft(paragraph));
  }

  Draft make_draft(const RtfParagraph& paragraph) const {
    Draft draft;
    draft.page = text_.pages;
    draft.text = trim(paragraph.text);
    const std::string label = collapse_blanks(trim(paragraph.label));
    const auto style = styles_.find(paragraph.style);
    if (style != styles_.end() && style->second.kind != BlockKind::paragraph) {
      draft.kind = style->second.kind;
      draft.level = style->second.level;
    } else if (paragraph.outline >= 0 && paragraph.outline < 9) {
      draft.kind = BlockKind::heading;
      draft.level = paragraph.outline + 1;
    } else if (paragraph.in_list || !label.empty()) {
      draft.kind = BlockKind::list_item;
      draft.level = paragraph.level + 1;
    } else if (paragraph.bold + 4 >= paragraph.text.size() && paragraph.bold > 0 &&
               reads_as_heading(draft.text)) {
      draft.kind = BlockKind::heading;
      draft.level = 3;
    }
    if (is_counted(label)) draft.text = label + " " + draft.text;
    return draft;
  }

  RtfTokens tokens_;
  std::vector<RtfGroup> groups_;
  bool fresh_ = false;  // nothing has come since the group was opened
  bool over_ = false;
  std::string charset_ = "windows-1252";
  std::map<int, std::string_view> fonts_;
  int font_ = -1;  // of the font table
  std::map<int, RtfStyle> styles_;
  int style_ = 0;  // of the style sheet
  std::string style_name_;
  std::string pending_;     // bytes not decoded yet
  std::size_t skip_ = 0;    // bytes that only repeat a \u
  std::uint32_t high_ = 0;  // first half of a surrogate pair
  RtfParagraph paragraph_;
  bool in_table_ = false;
  std::string row_;
  std::string table_;
  std::string footnote_;
  std::vector<Draft> footnotes_;
  int year_ = 0;
  int month_ = 0;
  RtfText text_;
};

}  // namespace

Result<RtfText> read_rtf_text(std::string_view bytes) {
  return RtfConverter(bytes).convert();
}

}  // namespace entente
