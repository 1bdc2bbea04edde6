#include "ingest/training/text_alignment.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::size_t run = 3;
constexpr std::size_t most_places = 8;         // a run that is in gold more often anchors nothing
constexpr std::size_t most_cells = 4'000'000;  // of a gap's table

struct Anchor {
  std::size_t text, gold;
};

using Words = std::vector<std::uint64_t>;

std::uint64_t run_at(const Words& words, std::size_t at) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < run; ++i) hash = hash * 0x9E3779B97F4A7C15u + words[at + i];
  return hash;
}

// All pairs of places of one run, by text and, of one place in the text, by gold falling: so that no chain
// takes two of them.
std::vector<Anchor> list_anchors(const Words& text, const Words& gold) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i + run <= gold.size(); ++i) places[run_at(gold, i)].push_back(i);
  std::vector<Anchor> anchors;
  for (std::size_t i = 0; i + run <= text.size(); ++i) {
    auto found = places.find(run_at(text, i));
    if (found == places.end() || found->second.size() > most_places) continue;
    for (std::size_t at = found->second.size(); at-- > 0;) anchors.push_back({i, found->second[at]});
  }
  return anchors;
}

// The longest chain that rises in both.
std::vector<Anchor> longest_chain(const std::vector<Anchor>& anchors) {
  std::vector<std::size_t> tails;  // the anchor that ends the best chain of each length
  std::vector<std::ptrdiff_t> before(anchors.size(), -1);
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    auto place = std::lower_bound(tails.begin(), tails.end(), anchors[i].gold,
                                  [&](std::size_t tail, std::size_t at) { return anchors[tail].gold < at; });
    if (place != tails.begin()) before[i] = static_cast<std::ptrdiff_t>(*(place - 1));
    if (place == tails.end()) {
      tails.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<Anchor> chain;
  for (std::ptrdiff_t at = tails.empty() ? -1 : static_cast<std::ptrdiff_t>(tails.back()); at >= 0;
       at = before[static_cast<std::size_t>(at)])
    chain.push_back(anchors[static_cast<std::size_t>(at)]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// Marks the longest common subsequence of text[a, b) and gold[c, d).
void fill_gap(const Words& text, std::size_t a, std::size_t b, const Words& gold, std::size_t c,
              std::size_t d, std::vector<bool>& matched) {
  if (a >= b || c >= d || (b - a) * (d - c) > most_cells) return;
  std::size_t width = d - c + 1;
  std::vector<std::uint32_t> table((b - a + 1) * width, 0);
  for (std::size_t i = b - a; i-- > 0;) {
    for (std::size_t j = d - c; j-- > 0;) {
      table[i * width + j] = text[a + i] == gold[c + j]
                                 ? table[(i + 1) * width + j + 1] + 1
                                 : std::max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < b - a && j < d - c;) {
    if (text[a + i] == gold[c + j]) {
      matched[a + i] = true;
      ++i;
      ++j;
    } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
}

}  // namespace

std::vector<bool> align(const std::vector<std::uint64_t>& text, const std::vector<std::uint64_t>& gold) {
  std::vector<bool> matched(text.size(), false);
  std::size_t text_end = 0;
  std::size_t gold_end = 0;
  for (const Anchor& anchor : longest_chain(list_anchors(text, gold))) {
    if (anchor.text >= text_end && anchor.gold >= gold_end)
      fill_gap(text, text_end, anchor.text, gold, gold_end, anchor.gold, matched);
    for (std::size_t i = 0; i < run; ++i) matched[anchor.text + i] = true;
    text_end = std::max(text_end, anchor.text + run);
    gold_end = std::max(gold_end, anchor.gold + run);
  }
  fill_gap(text, text_end, text.size(), gold, gold_end, gold.size(), matched);
  return matched;
}

}  // namespace entente
