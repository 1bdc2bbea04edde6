#include "ingest/readers/page_choice.h"

#include <algorithm>
#include <utility>

#include "ingest/readers/chrome.h"
#include "ingest/readers/line_text.h"
#include "ingest/readers/main_content.h"

namespace entente {
namespace {

constexpr float share_of_rules = 0.05F;
constexpr float share_of_rules_on_small_pages = 0.6F;
constexpr std::size_t words_of_a_small_page = 150;

}  // namespace

std::vector<float> vote(const PageReading& reading, const std::vector<float>& estimates) {
  std::size_t words = 0;
  for (const PageBlock& block : reading.blocks) words += count_words(block.draft.text);
  const float share = words < words_of_a_small_page ? share_of_rules_on_small_pages : share_of_rules;
  std::vector<float> voted;
  for (std::size_t i = 0; i < estimates.size(); ++i)
    voted.push_back((1 - share) * estimates[i] + (reading.rules.keeps(i) ? share : 0));
  return voted;
}

void settle(PageReading& reading, const std::vector<bool>& chosen) {
  std::vector<Draft> drafts;
  drafts.reserve(reading.blocks.size());
  for (std::size_t i = 0; i < reading.blocks.size(); ++i) {
    Draft& draft = drafts.emplace_back(std::move(reading.blocks[i].draft));
    if (reading.rules.kinds[i] == BlockKind::title) {
      draft.kind = BlockKind::title;
      draft.level = 0;
    } else if (!chosen[i]) {
      draft.kind = BlockKind::boilerplate;
    }
  }
  mark_chrome_words(drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) reading.blocks[i].draft = std::move(drafts[i]);
  drop_empty_headings(reading.blocks);
}

void part_text_from_frame(PageReading& reading) {
  const BlockModel& model = BlockModel::embedded();
  settle(reading, choose_blocks(reading.blocks, vote(reading, model.estimate(reading))));
}

}  // namespace entente
