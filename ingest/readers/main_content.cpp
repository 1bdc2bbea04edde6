#include "ingest/readers/main_content.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "ingest/readers/author_names.h"
#include "ingest/readers/chrome.h"
#include "ingest/readers/date_text.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/page_roles.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr double frame_share = 0.35;       // more weight than this, and a frame's name is wrong
constexpr std::size_t small_frame = 350;   // bytes of text of a byline, tag list or download box
constexpr double fewest_kept = 0.2;        // of the weight, after the frames are gone
constexpr double named_body_share = 0.55;  // of the weight, to trust a name
constexpr double article_share = 0.5;
constexpr double narrowest_share = 0.85;

// What a block counts for: bytes of text that reads like prose.
std::size_t weight_of(const Draft& draft) {
  if (draft.kind == BlockKind::boilerplate || draft.kind == BlockKind::heading || draft.link_density > 0.5)
    return 0;
  std::size_t words = count_words(draft.text);
  if (words < 10 && !(words >= 5 && ends_sentence(draft.text))) return 0;
  return draft.text.size();
}

class MainContent {
 public:
  MainContent(const PageTree& page, const std::vector<PageRole>& roles, std::vector<PageBlock>& blocks)
      : page_(page), roles_(roles), blocks_(blocks) {}

  void choose(std::string_view title) {
    std::size_t heading = mark_title(title);
    weigh();
    std::size_t all = weight_before_.back();
    std::vector<BlockKind> kinds = list_kinds();
    drop_frames();
    weigh();
    if (static_cast<double>(weight_before_.back()) < static_cast<double>(all) * fewest_kept) {
      // The names lie: the text stands in what is called its frame.
      restore(kinds);
      weigh();
    }
    auto [begin, end] = find_place();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      bool outside = blocks_[i].node < begin || blocks_[i].node >= end;
      if (outside && i != heading && !is_dateline(i, heading, begin)) drop(blocks_[i]);
    }
    drop_before_title(heading);
  }

 private:
  // "15 November 2024 - Lima" between the title and the place of the text says where and when.
  bool is_dateline(std::size_t i, std::size_t heading, int begin) const {
    const Draft& draft = blocks_[i].draft;
    bool between = heading < blocks_.size() && i > heading && i <= heading + 3 && blocks_[i].node < begin;
    return between && draft.kind == BlockKind::paragraph && draft.text.size() < 80 &&
           find_date(draft.text).has_value();
  }

  std::vector<BlockKind> list_kinds() const {
    std::vector<BlockKind> kinds;
    for (const PageBlock& block : blocks_) kinds.push_back(block.draft.kind);
    return kinds;
  }

  void restore(const std::vector<BlockKind>& kinds) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) blocks_[i].draft.kind = kinds[i];
  }

  static void drop(PageBlock& block) { block.draft.kind = BlockKind::boilerplate; }

  std::size_t mark_title(std::string_view title) {
    std::size_t best = blocks_.size();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Draft& draft = blocks_[i].draft;
      if (draft.text.size() > 400 || !same_title(draft.text, title)) continue;
      bool heading = draft.kind == BlockKind::heading;
      bool better = best == blocks_.size() || (heading && blocks_[best].draft.kind != BlockKind::heading) ||
                    (heading && draft.level < blocks_[best].draft.level);
      if (better) best = i;
    }
    if (best < blocks_.size()) {
      blocks_[best].draft.kind = BlockKind::title;
      blocks_[best].draft.level = 0;
    }
    return best;
  }

  // Prefix sums over nodes, so that the weight and the text of any element are one subtraction.
  void weigh() {
    auto nodes = static_cast<std::size_t>(page_.size());
    weight_before_.assign(nodes + 1, 0);
    text_before_.assign(nodes + 1, 0);
    title_before_.assign(nodes + 1, 0);
    for (const PageBlock& block : blocks_) {
      auto at = static_cast<std::size_t>(block.node) + 1;
      weight_before_[at] += weight_of(block.draft);
      text_before_[at] += block.draft.text.size();
      title_before_[at] += block.draft.kind == BlockKind::title;
    }
    for (std::size_t i = 0; i < nodes; ++i) {
      weight_before_[i + 1] += weight_before_[i];
      text_before_[i + 1] += text_before_[i];
      title_before_[i + 1] += title_before_[i];
    }
  }

  std::size_t inside(const std::vector<std::size_t>& before, int node) const {
    return before[static_cast<std::size_t>(page_.at(node).end)] - before[static_cast<std::size_t>(node)];
  }

  double share_of(int node) const {
    return static_cast<double>(inside(weight_before_, node)) /
           static_cast<double>(std::max<std::size_t>(1, weight_before_.back()));
  }

  bool is_frame(int node) const {
    switch (roles_[static_cast<std::size_t>(node)]) {
      case PageRole::chrome:
        return share_of(node) < frame_share;
      case PageRole::header:
        return inside(title_before_, node) == 0 && share_of(node) < frame_share;
      case PageRole::small_chrome:
        return inside(text_before_, node) < small_frame && inside(title_before_, node) == 0 &&
               share_of(node) < frame_share;
      default:
        return false;
    }
  }

  void drop_frames() {
    std::size_t block = 0;
    for (int node = 0; node < page_.size(); ++node) {
      if (page_.at(node).tag.empty() || !is_frame(node)) continue;
      while (block < blocks_.size() && blocks_[block].node < node) ++block;
      for (; block < blocks_.size() && blocks_[block].node < page_.at(node).end; ++block) {
        if (blocks_[block].draft.kind != BlockKind::title) drop(blocks_[block]);
      }
      node = page_.at(node).end - 1;
    }
  }

  // The node range of the main text.
  std::pair<int, int> find_place() const {
    int place = find_named();
    if (place < 0) place = find_narrowest();
    return {place, page_.at(place).end};
  }

  // The heaviest element with a telling name, where it carries enough.
  int find_named() const {
    int best = -1;
    for (int node = 0; node < page_.size(); ++node) {
      std::string_view tag = page_.at(node).tag;
      if (tag.empty()) continue;
      bool body = roles_[static_cast<std::size_t>(node)] == PageRole::body;
      bool article = tag == "article" || tag == "main" || page_.attribute(node, "role") == "main";
      if (!body && !article) continue;
      if (share_of(node) < (body ? named_body_share : article_share)) continue;
      // Narrower, unless that loses weight.
      bool narrower = best < 0 || inside(weight_before_, node) * 100 >= inside(weight_before_, best) * 90;
      if (narrower) best = node;
    }
    return best;
  }

  int find_narrowest() const {
    int best = 0;
    for (int node = 0; node < page_.size(); ++node) {
      std::string_view tag = page_.at(node).tag;
      bool inside_best = node >= best && page_.at(node).end <= page_.at(best).end;
      if (tag.empty() || !inside_best || tag == "p" || tag == "li") continue;
      if (share_of(node) >= narrowest_share) best = node;
    }
    return best;
  }

  // Breadcrumbs and kickers stand above the title; a standfirst is a sentence.
  void drop_before_title(std::size_t heading) {
    for (std::size_t i = 0; i < std::min(heading, blocks_.size()) && heading < blocks_.size(); ++i) {
      if (weight_of(blocks_[i].draft) == 0) drop(blocks_[i]);
    }
  }

  const PageTree& page_;
  const std::vector<PageRole>& roles_;
  std::vector<PageBlock>& blocks_;
  std::vector<std::size_t> weight_before_;
  std::vector<std::size_t> text_before_;
  std::vector<std::size_t> title_before_;
};

// Items of a list that is all links, and runs of link items, lead elsewhere.
void drop_link_lists(std::vector<PageBlock>& blocks) {
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i;
    std::size_t linked = 0;
    while (end < blocks.size() && blocks[end].draft.kind == BlockKind::list_item) {
      linked += blocks[end].draft.link_density > 0.6;
      ++end;
    }
    if (end > i && linked * 10 >= (end - i) * 7) {
      for (std::size_t j = i; j < end; ++j) blocks[j].draft.kind = BlockKind::boilerplate;
    }
    i = std::max(end, i + 1);
  }
}

void drop_bylines(std::vector<PageBlock>& blocks, const std::vector<std::string>& authors) {
  for (PageBlock& block : blocks) {
    Draft& draft = block.draft;
    auto names = [&](const std::string& author) {
      return draft.text.size() < 80 && same_title(draft.text, author);
    };
    bool byline = is_byline(draft.text) || std::any_of(authors.begin(), authors.end(), names);
    if (draft.kind == BlockKind::paragraph && byline) draft.kind = BlockKind::boilerplate;
  }
}

}  // namespace

void drop_empty_headings(std::vector<PageBlock>& blocks) {
  bool filled = false;
  int next_level = 0;  // of the kept heading below
  for (std::size_t i = blocks.size(); i-- > 0;) {
    Draft& draft = blocks[i].draft;
    if (draft.kind == BlockKind::boilerplate || draft.kind == BlockKind::title) continue;
    if (draft.kind != BlockKind::heading) {
      filled = true;
    } else if (filled || next_level > draft.level) {
      filled = false;
      next_level = draft.level;
    } else {
      draft.kind = BlockKind::boilerplate;
    }
  }
}

void choose_main_content(const PageTree& page, const std::vector<PageRole>& roles,
                         std::vector<PageBlock>& blocks, const Document& document) {
  if (page.size() == 0) return;
  MainContent(page, roles, blocks).choose(document.title);
  drop_link_lists(blocks);
  drop_bylines(blocks, document.authors);
  std::vector<Draft> drafts;
  drafts.reserve(blocks.size());
  for (PageBlock& block : blocks) drafts.push_back(std::move(block.draft));
  mark_chrome(drafts);
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].draft = std::move(drafts[i]);
  drop_empty_headings(blocks);
}

RuleVerdict judge_by_rules(const PageTree& page, const std::vector<PageRole>& roles,
                           std::vector<PageBlock>& blocks, const Document& document) {
  std::vector<std::pair<BlockKind, int>> cut;
  for (const PageBlock& block : blocks) cut.emplace_back(block.draft.kind, block.draft.level);
  choose_main_content(page, roles, blocks, document);
  RuleVerdict verdict;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    verdict.kinds.push_back(blocks[i].draft.kind);
    blocks[i].draft.kind = cut[i].first;
    blocks[i].draft.level = cut[i].second;
  }
  return verdict;
}

}  // namespace entente
