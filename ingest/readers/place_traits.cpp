#include "ingest/readers/place_traits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_map>

#include "ingest/readers/chrome.h"
#include "ingest/readers/name_hints.h"
#include "ingest/readers/word_hashes.h"

namespace entente {
namespace {

constexpr int most_levels = 24;
constexpr int measured_levels = 6;
constexpr int far = 30;  // what stands for "nowhere above"

// Elements that mean something above a block; each a bit behind those of the names.
constexpr std::string_view telling_tags[] = {
    "article", "main",       "section", "aside",   "nav",     "footer", "header", "form", "table", "ul",
    "ol",      "blockquote", "figure",  "details", "address", "a",      "button", "dl",   "td"};
constexpr int tag_count = static_cast<int>(std::size(telling_tags));
constexpr int role_count = 4;
constexpr int hint_count = name_hint_count + tag_count + role_count;

constexpr std::string_view holder_tags[] = {"p",  "div", "li", "td", "h1", "h2",      "h3",
                                            "h4", "pre", "dd", "dt", "th", "section", "figcaption"};

std::uint64_t tag_hint(std::string_view tag) {
  for (int i = 0; i < tag_count; ++i) {
    if (telling_tags[i] == tag) return 1ull << (name_hint_count + i);
  }
  return 0;
}

std::uint64_t role_hint(PageRole role) {
  constexpr int first = name_hint_count + tag_count;
  switch (role) {
    case PageRole::chrome:
      return 1ull << first;
    case PageRole::small_chrome:
      return 1ull << (first + 1);
    case PageRole::header:
      return 1ull << (first + 2);
    case PageRole::body:
      return 1ull << (first + 3);
    default:
      return 0;
  }
}

void add(std::vector<float>& row, double value) {
  row.push_back(static_cast<float>(value));
}

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

}  // namespace

PlaceTraits::PlaceTraits(const PageTree& page, const std::vector<PageRole>& roles,
                         const std::vector<PageBlock>& blocks, const RuleVerdict& rules)
    : page_(page),
      blocks_(blocks),
      rules_(rules),
      containers_(find_containers(page, blocks)),
      announced_(AnnouncedText::find(page)),
      text_(page),
      prose_(page),
      links_(page),
      count_(page),
      kept_(page) {
  list_hints(roles);
  count_siblings();
  sum_up();
  find_headings();
  find_repeats();
}

void PlaceTraits::list_hints(const std::vector<PageRole>& roles) {
  hints_.assign(page_.nodes.size(), 0);
  for (int node = 0; node < page_.size(); ++node) {
    const PageNode& each = page_.at(node);
    if (each.tag.empty() || each.tag == "html" || each.tag == "body") continue;
    auto i = static_cast<std::size_t>(node);
    hints_[i] = tag_hint(each.tag) | role_hint(roles[i]);
    if (each.attribute_count == 0) continue;
    hints_[i] |= name_hints(page_.attribute(node, "class")) | name_hints(page_.attribute(node, "id"));
  }
}

void PlaceTraits::count_siblings() {
  alike_.assign(page_.nodes.size(), 0);
  std::unordered_map<std::uint64_t, int> counts;
  counts.reserve(page_.nodes.size() / 2);
  std::vector<std::uint64_t> keys(page_.nodes.size(), 0);
  const std::hash<std::string_view> hash;
  for (int node = 0; node < page_.size(); ++node) {
    const PageNode& each = page_.at(node);
    if (each.tag.empty() || each.tag == "p") continue;
    std::uint64_t key = hash(each.tag) * 31 + hash(page_.attribute(node, "class"));
    key = (key ^ static_cast<std::uint64_t>(each.parent)) * 0x9E3779B97F4A7C15u;
    keys[static_cast<std::size_t>(node)] = key;
    ++counts[key];
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] != 0) alike_[i] = counts[keys[i]];
  }
}

void PlaceTraits::sum_up() {
  double before = 0;
  title_ = blocks_.size();
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const PageBlock& block = blocks_[i];
    auto bytes = static_cast<double>(block.draft.text.size());
    text_.add(block.node, bytes);
    prose_.add(block.node, prose_of(block.draft));
    links_.add(block.node, bytes * block.draft.link_density);
    count_.add(block.node, 1);
    kept_.add(block.node, rules_.keeps(i) ? bytes : 0);
    text_before_.push_back(before);
    before += bytes;
    if (rules_.kinds[i] == BlockKind::title) title_ = i;
  }
  for (NodeSums* sums : {&text_, &prose_, &links_, &count_, &kept_}) sums->settle();
}

void PlaceTraits::find_headings() {
  heading_above_.assign(blocks_.size(), -1);
  chrome_heading_.assign(blocks_.size(), false);
  heading_below_.assign(blocks_.size(), static_cast<int>(blocks_.size()));
  int heading = -1;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    heading_above_[i] = heading;
    if (blocks_[i].draft.kind != BlockKind::heading) continue;
    heading = static_cast<int>(i);
    chrome_heading_[i] = is_chrome_phrase(blocks_[i].draft.text);
  }
  heading = static_cast<int>(blocks_.size());
  for (std::size_t i = blocks_.size(); i-- > 0;) {
    heading_below_[i] = heading;
    if (blocks_[i].draft.kind == BlockKind::heading) heading = static_cast<int>(i);
  }
}

void PlaceTraits::find_repeats() {
  std::unordered_map<std::uint64_t, int> counts;
  std::vector<std::uint64_t> digests;
  for (const PageBlock& block : blocks_) {
    const std::vector<std::uint64_t> words = word_hashes(block.draft.text);
    announced_share_.push_back(static_cast<float>(announced_.share_of(words)));
    std::uint64_t digest = words.size();
    for (std::uint64_t word : words) digest = digest * 0x9E3779B97F4A7C15u + word;
    digests.push_back(digest);
    repeats_before_.push_back(counts[digest]++);
  }
  for (std::uint64_t digest : digests) repeats_.push_back(counts[digest]);
}

// Levels above each hint.
void PlaceTraits::append_hints(int node, std::vector<float>& row) const {
  std::array<float, hint_count> levels;
  levels.fill(far);
  std::uint64_t seen = 0;
  int level = 0;
  for (; node >= 0 && level < most_levels; node = page_.at(node).parent, ++level) {
    std::uint64_t fresh = hints_[static_cast<std::size_t>(node)] & ~seen;
    seen |= fresh;
    for (; fresh != 0; fresh &= fresh - 1)
      levels[static_cast<std::size_t>(__builtin_ctzll(fresh))] = static_cast<float>(level);
  }
  row.insert(row.end(), levels.begin(), levels.end());
  add(row, level);
}

// What stands in the elements around the block.
void PlaceTraits::append_levels(int node, std::vector<float>& row) const {
  int most_alike = 0;
  int at_level = far;
  double text_alike = 0;
  for (int level = 0; level < measured_levels; ++level) {
    double text = text_.inside(node);
    add(row, std::log(text + 1));
    add(row, ratio(text, text_.all()));
    add(row, ratio(prose_.inside(node), text));
    add(row, prose_.share(node));
    add(row, ratio(links_.inside(node), text));
    add(row, count_.inside(node));
    add(row, ratio(kept_.inside(node), text));
    int alike = alike_[static_cast<std::size_t>(node)];
    if (alike > most_alike) {
      most_alike = alike;
      at_level = level;
      text_alike = text;
    }
    if (page_.at(node).parent >= 0) node = page_.at(node).parent;
  }
  add(row, most_alike);
  add(row, at_level);
  add(row, std::log(text_alike + 1));
}

// Levels to climb from `node` to an element that holds `other`.
int PlaceTraits::levels_to(int node, int other) const {
  for (int level = 0; level < most_levels && node >= 0; ++level, node = page_.at(node).parent) {
    if (node <= other && other < page_.at(node).end) return level;
  }
  return far;
}

void PlaceTraits::append_containers(int node, std::vector<float>& row) const {
  for (int place : {containers_.scored, containers_.densest}) {
    add(row, place <= node && node < page_.at(place).end);
    add(row, levels_to(node, place));
    add(row, levels_to(place, node));
    add(row, prose_.share(place));
  }
  for (int level = 0; level < 3; ++level) {
    if (page_.at(node).parent >= 0) node = page_.at(node).parent;
    add(row, containers_.points[static_cast<std::size_t>(node)]);
  }
}

void PlaceTraits::append_position(std::size_t block, std::vector<float>& row) const {
  auto count = static_cast<double>(blocks_.size());
  auto at = static_cast<double>(block);
  add(row, at);
  add(row, count - at);
  add(row, at / count);
  add(row, ratio(text_before_[block], text_.all()));
  bool titled = title_ < blocks_.size();
  add(row, titled ? at - static_cast<double>(title_) : -1000);
  add(row, titled ? levels_to(blocks_[block].node, blocks_[title_].node) : far);
  add(row, titled ? text_before_[block] - text_before_[title_] : -1e6);
  int above = heading_above_[block];
  add(row, above < 0 ? 1000 : at - above);
  add(row, above < 0 ? 0 : blocks_[static_cast<std::size_t>(above)].draft.level);
  add(row, above >= 0 && chrome_heading_[static_cast<std::size_t>(above)]);
  add(row, above >= 0 && rules_.keeps(static_cast<std::size_t>(above)));
  add(row, above < 0 ? 0 : blocks_[static_cast<std::size_t>(above)].draft.link_density);
  add(row, heading_below_[block] - at);
  add(row, repeats_before_[block]);
  add(row, repeats_[block]);
}

void PlaceTraits::append_page(std::size_t block, std::vector<float>& row) const {
  add(row, rules_.keeps(block));
  add(row, rules_.kinds[block] == BlockKind::title);
  add(row, announced_.exists());
  add(row, announced_share_[block]);
  add(row, std::log(static_cast<double>(blocks_.size())));
  add(row, std::log(text_.all() + 1));
  add(row, ratio(links_.all(), text_.all()));
  add(row, ratio(prose_.all(), text_.all()));
  add(row, ratio(kept_.all(), text_.all()));
  add(row, std::log(kept_.all() + 1));
}

void PlaceTraits::append_tag(int node, std::vector<float>& row) const {
  int known = 0;
  for (int i = 0; i < static_cast<int>(std::size(holder_tags)); ++i) {
    if (holder_tags[i] == page_.at(node).tag) known = i + 1;
    add(row, holder_tags[i] == page_.at(node).tag);
  }
  add(row, known);
}

void PlaceTraits::append(std::size_t block, std::vector<float>& row) const {
  int node = blocks_[block].node;
  append_hints(node, row);
  append_levels(node, row);
  append_containers(node, row);
  append_position(block, row);
  append_page(block, row);
  append_tag(node, row);
}

}  // namespace entente
