#include "ingest/readers/head_lines.h"

#include <algorithm>
#include <utility>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr int lines_before = 8;
constexpr int lines_after = 40;
constexpr int nodes_looked_at = 3'000;  // on each side of the heading
constexpr int deepest_look = 40;        // levels up, for names and frames
constexpr std::size_t prose_words = 25;
constexpr int prose_paragraphs = 4;
constexpr std::size_t max_part = 4'000;

class HeadReader {
 public:
  HeadReader(const PageTree& page, const std::vector<PageRole>& roles, int heading)
      : page_(page), roles_(roles), heading_(heading) {}

  std::vector<HeadLine> read() {
    std::vector<HeadLine> lines = read_after();
    std::vector<HeadLine> before = read_before();
    std::move(before.begin(), before.end(), std::back_inserter(lines));
    return lines;
  }

 private:
  // The elements around a text: what they are named, and whether they belong to the frame.
  struct Surroundings {
    LinePart part;
    int block = 0;
    bool drawn = true;
  };

  bool is_line_end(int node) const { return page_.at(node).tag == "br" || page_.at(node).tag == "hr"; }

  bool holds_heading(int node) const { return node <= heading_ && heading_ < page_.at(node).end; }

  Surroundings look_around(int text_node) const {
    Surroundings around;
    int node = page_.at(text_node).parent;
    for (int depth = 0; node >= 0 && depth < deepest_look; ++depth, node = page_.at(node).parent) {
      const PageNode& element = page_.at(node);
      PageRole role = roles_[static_cast<std::size_t>(node)];
      bool frame = role == PageRole::hidden || (role == PageRole::chrome && element.tag != "button");
      if (frame && !holds_heading(node)) around.drawn = false;
      if (around.block == 0 && is_block_element(element.tag)) around.block = node;
      if (element.tag == "a" && around.part.link.empty()) around.part.link = page_.attribute(node, "href");
      if (element.tag == "time") around.part.date_time = page_.attribute(node, "datetime");
      if (depth < 4 && element.attribute_count > 0) add_names(node, around.part.names);
    }
    return around;
  }

  void add_names(int node, std::string& names) const {
    for (std::string_view key : {"class", "itemprop", "rel", "id"}) {
      std::string_view value = page_.attribute(node, key).substr(0, 200);
      if (!value.empty()) names += std::string(value) + " ";
    }
    for (char& c : names) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }

  // Appends the text to the line it stands in; a new line where its block is another.
  void add(int node, std::vector<HeadLine>& lines, int& block) const {
    std::string text = collapse_blanks(page_.at(node).text.substr(0, max_part));
    if (trim(text).empty()) return;
    Surroundings around = look_around(node);
    if (!around.drawn) return;
    if (lines.empty() || around.block != block) {
      lines.emplace_back();
      block = around.block;
    }
    around.part.text = std::string(trim(text));
    HeadLine& line = lines.back();
    if (!line.text.empty()) line.text += ' ';
    line.text += around.part.text;
    line.parts.push_back(std::move(around.part));
  }

  std::vector<HeadLine> read_after() const {
    std::vector<HeadLine> lines;
    int block = -1;
    int prose = 0;
    int last = std::min(page_.size(), page_.at(heading_).end + nodes_looked_at);
    for (int node = page_.at(heading_).end; node < last; ++node) {
      if (is_line_end(node)) block = -1;
      if (page_.at(node).text.empty()) continue;
      std::size_t known = lines.size();
      add(node, lines, block);
      bool another = lines.size() > known && known > 0;
      if (another && count_words(lines[known - 1].text) >= prose_words) ++prose;
      if (prose >= prose_paragraphs || lines.size() > static_cast<std::size_t>(lines_after)) break;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].distance = static_cast<int>(i) + 1;
    return lines;
  }

  std::vector<HeadLine> read_before() const {
    std::vector<HeadLine> lines;
    int block = -1;
    int node = heading_ - 1;
    for (int looked = 0; node >= 0 && looked < nodes_looked_at; --node, ++looked) {
      if (is_line_end(node)) block = -1;
      if (page_.at(node).text.empty() || node == heading_) continue;
      add(node, lines, block);
      if (lines.size() > static_cast<std::size_t>(lines_before)) break;
    }
    if (lines.size() > static_cast<std::size_t>(lines_before)) lines.resize(lines_before);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      lines[i].distance = -1 - static_cast<int>(i);
      std::reverse(lines[i].parts.begin(), lines[i].parts.end());
      lines[i].text.clear();
      for (const LinePart& part : lines[i].parts)
        lines[i].text += (lines[i].text.empty() ? "" : " ") + part.text;
    }
    return lines;
  }

  const PageTree& page_;
  const std::vector<PageRole>& roles_;
  int heading_;
};

}  // namespace

std::vector<HeadLine> list_head_lines(const PageTree& page, const std::vector<PageRole>& roles, int heading) {
  if (heading < 0 || heading >= page.size()) return {};
  return HeadReader(page, roles, heading).read();
}

}  // namespace entente
