#include "ingest/readers/docx_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr int max_inheritance = 30;
constexpr std::size_t longest_label = 100;  // bytes
constexpr int max_label_number = 4'000;     // beyond it roman numbers are nobody's

struct RawStyle {
  std::string name;  // folded
  int level = 2;     // "heading 3" -> 3
  std::string parent;
  int outline = -1;
  int numbering = -1;
  int list_level = -1;
  int bold = -1;
};

int level_named(std::string_view name) {
  const bool digit = !name.empty() && name.back() >= '1' && name.back() <= '9';
  return digit ? name.back() - '0' : 2;
}

RawStyle read_style(const PageTree& tree, int style) {
  RawStyle raw;
  for (int node = style + 1; node < tree.at(style).end; ++node) {
    const std::string_view tag = tree.at(node).tag;
    if (tag == "w:name") raw.name = fold_phrase(tree.attribute(node, "w:val"));
    if (tag == "w:name") raw.level = level_named(tree.attribute(node, "w:val"));
    if (tag == "w:basedOn") raw.parent = tree.attribute(node, "w:val");
    if (tag == "w:outlineLvl") raw.outline = number_in(tree, node, "w:val", -1);
    if (tag == "w:numId") raw.numbering = number_in(tree, node, "w:val", -1);
    if (tag == "w:ilvl") raw.list_level = number_in(tree, node, "w:val", -1);
    if (tag == "w:b") raw.bold = is_switched_on(tree, node) ? 1 : 0;
  }
  return raw;
}

// Of a folded name, in which every number is '#'.
DocxStyleKind kind_named(std::string_view name) {
  if (name == "title") return DocxStyleKind::title;
  if (name == "toc heading" || name.starts_with("toc #")) return DocxStyleKind::contents;
  return name.starts_with("heading #") || name == "subtitle" ? DocxStyleKind::heading : DocxStyleKind::text;
}

// What one style adds to what it inherits; nearest first, so what is known stays.
void inherit(DocxStyle& style, RawStyle& known, const RawStyle& raw) {
  if (style.kind == DocxStyleKind::text) {
    style.kind = kind_named(raw.name);
    if (style.kind == DocxStyleKind::heading) style.level = raw.level;
  }
  if (known.outline < 0) known.outline = raw.outline;
  if (known.numbering < 0) known.numbering = raw.numbering;
  if (known.list_level < 0) known.list_level = raw.list_level;
  if (known.bold < 0) known.bold = raw.bold;
}

DocxStyle settle(const std::map<std::string, RawStyle, std::less<>>& raw_styles, std::string_view id) {
  DocxStyle style;
  RawStyle known;
  for (int step = 0; step < max_inheritance; ++step) {
    const auto raw = raw_styles.find(id);
    if (raw == raw_styles.end()) break;
    inherit(style, known, raw->second);
    id = raw->second.parent;
  }
  if (style.kind == DocxStyleKind::text && known.outline >= 0 && known.outline < 9) {
    style.kind = DocxStyleKind::heading;
    style.level = known.outline + 1;
  }
  style.list = {std::max(0, known.numbering), std::clamp(known.list_level, 0, 8)};
  style.bold = known.bold == 1;
  return style;
}

std::string letters(int number) {
  // a … z, then aa … zz: Word repeats the letter.
  const int count = std::min((number - 1) / 26 + 1, 10);
  return std::string(static_cast<std::size_t>(count), static_cast<char>('a' + (number - 1) % 26));
}

std::string roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> numerals = {{{1000, "m"},
                                                                          {900, "cm"},
                                                                          {500, "d"},
                                                                          {400, "cd"},
                                                                          {100, "c"},
                                                                          {90, "xc"},
                                                                          {50, "l"},
                                                                          {40, "xl"},
                                                                          {10, "x"},
                                                                          {9, "ix"},
                                                                          {5, "v"},
                                                                          {4, "iv"},
                                                                          {1, "i"}}};
  std::string text;
  for (const auto& [value, numeral] : numerals) {
    for (; number >= value; number -= value) text += numeral;
  }
  return text;
}

std::string capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

std::string write_number(int number, std::string_view format) {
  if (number < 1 || number > max_label_number) return std::to_string(number);
  if (format == "lowerLetter") return letters(number);
  if (format == "upperLetter") return capitals(letters(number));
  if (format == "lowerRoman") return roman(number);
  if (format == "upperRoman") return capitals(roman(number));
  return std::to_string(number);
}

}  // namespace

bool is_switched_on(const PageTree& tree, int node) {
  const std::string_view value = tree.attribute(node, "w:val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

int number_in(const PageTree& tree, int node, std::string_view attribute, int otherwise) {
  const std::string_view value = tree.attribute(node, attribute);
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() && end == value.data() + value.size() ? number : otherwise;
}

DocxStyles::DocxStyles(const PageTree& tree) {
  std::map<std::string, RawStyle, std::less<>> raw;
  for (int node = 0; node < tree.size(); ++node) {
    if (tree.at(node).tag != "w:style") continue;
    raw.emplace(tree.attribute(node, "w:styleId"), read_style(tree, node));
    node = tree.at(node).end - 1;
  }
  for (const auto& [id, unused] : raw) styles_.emplace(id, settle(raw, id));
}

const DocxStyle& DocxStyles::at(std::string_view id) const {
  static const DocxStyle plain;
  const auto found = styles_.find(id);
  return found == styles_.end() ? plain : found->second;
}

DocxNumbering::DocxNumbering(const PageTree& tree) {
  ListForm* form = nullptr;
  ListLevel* level = nullptr;
  int numbering = -1;
  int overridden = -1;
  for (int node = 0; node < tree.size(); ++node) {
    const std::string_view tag = tree.at(node).tag;
    if (tag == "w:abstractNum") {
      form = &forms_[number_in(tree, node, "w:abstractNumId", -1)];
      level = nullptr;
    } else if (tag == "w:num") {
      numbering = number_in(tree, node, "w:numId", -1);
      form = nullptr;
      level = nullptr;
    } else if (tag == "w:abstractNumId") {
      abstract_of_[numbering] = number_in(tree, node, "w:val", -1);
    } else if (tag == "w:lvlOverride") {
      overridden = number_in(tree, node, "w:ilvl", -1);
    } else if (tag == "w:startOverride" && overridden >= 0 && overridden < 9) {
      Restarts none;
      none.fill(-1);
      Restarts& restarts = restarts_.emplace(numbering, none).first->second;
      restarts[static_cast<std::size_t>(overridden)] =
          std::clamp(number_in(tree, node, "w:val", 1), 0, max_label_number);
    } else if (tag == "w:lvl") {
      const int at = number_in(tree, node, "w:ilvl", -1);
      level = form != nullptr && at >= 0 && at < 9 ? &form->levels[static_cast<std::size_t>(at)] : nullptr;
    } else if (level != nullptr && tag == "w:numFmt") {
      level->format = tree.attribute(node, "w:val");
    } else if (level != nullptr && tag == "w:lvlText") {
      const std::string_view pattern = tree.attribute(node, "w:val");
      level->pattern = pattern.size() <= longest_label ? pattern : "";
    } else if (level != nullptr && tag == "w:start") {
      level->start = std::clamp(number_in(tree, node, "w:val", 1), 0, max_label_number);
    }
  }
}

std::string DocxNumbering::next_label(const DocxListPlace& place) {
  const auto abstract = abstract_of_.find(place.numbering);
  const auto known = abstract == abstract_of_.end() ? forms_.end() : forms_.find(abstract->second);
  if (known == forms_.end()) return "";
  const auto at = static_cast<std::size_t>(std::clamp(place.level, 0, 8));
  const auto begun = counting_.find(abstract->second);
  ListForm& form = begun != counting_.end() ? begun->second : counting_[abstract->second];
  if (begun == counting_.end()) {
    form = known->second;
    for (std::size_t i = 0; i < 9; ++i) form.counts[i] = form.levels[i].start - 1;
  }
  // Another list of the same form may begin anew at its first paragraph.
  if (const auto restarts = restarts_.find(place.numbering); restarts != restarts_.end()) {
    for (std::size_t i = 0; i < 9; ++i) {
      if (restarts->second[i] >= 0) form.counts[i] = restarts->second[i] - 1;
    }
    restarts_.erase(restarts);
  }
  ++form.counts[at];
  for (std::size_t i = at + 1; i < 9; ++i) form.counts[i] = form.levels[i].start - 1;
  const ListLevel& level = form.levels[at];
  if (level.format == "bullet" || level.format == "none") return "";
  std::string label;
  for (std::size_t i = 0; i < level.pattern.size(); ++i) {
    const char digit = i + 1 < level.pattern.size() ? level.pattern[i + 1] : '\0';
    if (level.pattern[i] != '%' || digit < '1' || digit > '9') {
      label += level.pattern[i];
      continue;
    }
    const auto named = static_cast<std::size_t>(digit - '1');
    label += write_number(std::max(form.counts[named], form.levels[named].start), form.levels[named].format);
    ++i;
  }
  return std::string(trim(label));
}

}  // namespace entente
