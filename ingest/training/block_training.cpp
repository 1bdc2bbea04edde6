#include "ingest/training/block_training.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "ingest/readers/page_choice.h"
#include "ingest/training/token_training.h"

namespace entente {
namespace {

constexpr std::size_t folds = 5;
constexpr std::size_t inner_folds = 4;
constexpr double least_gold = 50;       // words; shorter texts do not weigh more
constexpr double words_of_a_block = 2;  // added, so that labels count

using Pages = std::vector<const GoldPage*>;
using Tables = std::vector<BlockTable>;  // of every page, in the pages' order

BoostingOptions options_of(std::uint64_t seed) {
  BoostingOptions options;
  options.trees = 80;
  options.leaves = 20;
  options.rate = 0.1;
  options.columns = 0.25;
  options.least_weight = 2;
  options.smoothing = 1;
  options.seed = seed;
  return options;
}

// By a hash of the rank. Sites are not kept together: nearly all pages of the set are the only one of theirs.
std::size_t fold_of(std::size_t page, std::size_t count) {
  return (static_cast<std::uint32_t>(page) * 2654435761u >> 8) % count;
}

// A page weighs one whatever its length, a block by its share of the page's text: as the score does.
TrainingRows rows_of(const Pages& pages, const Tables& tables) {
  TrainingRows rows;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const GoldPage& page = *pages[at];
    rows.columns = tables[at].columns;
    rows.values.insert(rows.values.end(), tables[at].values.begin(), tables[at].values.end());
    const double gold = static_cast<double>(page.gold_words.size()) + least_gold;
    for (std::size_t i = 0; i < page.shares.size(); ++i) {
      bool repeat = page.words[i].size() >= words_of_a_repeat;
      double words = static_cast<double>(page.words[i].size()) / (repeat ? page.copies[i] : 1);
      rows.targets.push_back(page.shares[i]);
      rows.weights.push_back(static_cast<float>((words + words_of_a_block) / gold));
      rows.groups.push_back(static_cast<int>(at));
    }
  }
  double all = 0;
  for (float weight : rows.weights) all += static_cast<double>(weight);
  for (float& weight : rows.weights) weight *= static_cast<float>(static_cast<double>(rows.size()) / all);
  return rows;
}

// Words are learned where it is open: in what the rules keep, and in what they drop wrongly.
TokenModel learn_words(const Pages& pages) {
  constexpr double open_blocks = 60;  // a page of more weighs no more
  std::vector<TokenExample> examples;
  for (const GoldPage* page : pages) {
    auto open = [&](std::size_t i) { return page->reading.rules.keeps(i) || page->shares[i] > 0.5F; };
    double count = 1;
    for (std::size_t i = 0; i < page->shares.size(); ++i) count += open(i);
    for (std::size_t i = 0; i < page->shares.size(); ++i) {
      if (!open(i)) continue;
      double weight = std::min(1.0, 0.2 + static_cast<double>(page->words[i].size()) / 30);
      weight *= std::min(1.0, open_blocks / count);
      examples.push_back({&page->tokens[i], page->shares[i], static_cast<float>(weight)});
    }
  }
  return train_tokens(examples);
}

std::vector<float> estimate_rows(const BoostedTrees& trees, const BlockTable& table) {
  std::vector<float> estimates;
  for (std::size_t i = 0; i < table.rows(); ++i) estimates.push_back(trees.estimate(table.row(i)));
  return estimates;
}

// Calls learn(pages of the other parts, their places) and judge(place) so that every page is judged once by
// what was learned without it.
template <typename Learn, typename Judge>
void take_turns(std::size_t count, Learn learn, Judge judge) {
  for (std::size_t part = 0; part < inner_folds; ++part) {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < count; ++i) {
      if (i % inner_folds != part) others.push_back(i);
    }
    learn(others);
    for (std::size_t i = part; i < count; i += inner_folds) judge(i);
  }
}

template <typename Each>
std::vector<Each> pick(const std::vector<Each>& all, const std::vector<std::size_t>& places) {
  std::vector<Each> picked;
  for (std::size_t place : places) picked.push_back(all[place]);
  return picked;
}

Tables with_unseen_words(const Pages& pages) {
  Tables tables(pages.size());
  TokenModel words;
  take_turns(
      pages.size(), [&](const auto& others) { words = learn_words(pick(pages, others)); },
      [&](std::size_t i) {
        tables[i] =
            with_evidence(pages[i]->reading.blocks, pages[i]->table, weigh_words(words, pages[i]->reading));
      });
  return tables;
}

Tables with_unseen_estimates(const Pages& pages, const Tables& tables) {
  Tables longer(pages.size());
  BoostedTrees trees(0, 0, {});
  take_turns(
      pages.size(),
      [&](const auto& others) {
        trees = boost(rows_of(pick(pages, others), pick(tables, others)), options_of(others.front() + 1));
      },
      [&](std::size_t i) {
        longer[i] = with_estimates(pages[i]->reading, tables[i], estimate_rows(trees, tables[i]));
      });
  return longer;
}

std::vector<bool> title_left_out(const GoldPage& page, std::vector<bool> kept) {
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (page.reading.rules.kinds[i] == BlockKind::title) kept[i] = false;
  }
  return kept;
}

// As the reader parts it; the page's own blocks are not touched.
std::vector<bool> kept_by_reader(const GoldPage& page, const std::vector<float>& estimates) {
  PageReading reading;
  reading.blocks = page.reading.blocks;
  reading.rules = page.reading.rules;
  settle(reading, choose_blocks(reading.blocks, vote(reading, estimates)));
  std::vector<bool> kept;
  for (const PageBlock& block : reading.blocks) kept.push_back(block.draft.kind != BlockKind::boilerplate);
  return kept;
}

PageScore score_page(const GoldPage& page, const BlockModel& model) {
  const std::vector<float> estimates = model.estimate(page.reading);
  std::vector<bool> ruled, ideal;
  for (std::size_t i = 0; i < page.shares.size(); ++i) {
    ruled.push_back(page.reading.rules.keeps(i));
    ideal.push_back(page.shares[i] >= 0.5F);
  }
  auto score = [&](std::vector<bool> kept) {
    return score_words(page, title_left_out(page, std::move(kept)));
  };
  return {&page, score(ruled), score(choose_blocks(page.reading.blocks, estimates)),
          score(kept_by_reader(page, estimates)), score(ideal)};
}

}  // namespace

BlockModel train_blocks(const std::vector<const GoldPage*>& pages) {
  const Tables tables = with_unseen_words(pages);
  BoostedTrees first = boost(rows_of(pages, tables), options_of(101));
  BoostedTrees second = boost(rows_of(pages, with_unseen_estimates(pages, tables)), options_of(102));
  return BlockModel(learn_words(pages), std::move(first), std::move(second));
}

std::vector<PageScore> cross_validate(const std::vector<GoldPage>& pages) {
  std::vector<PageScore> scores;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    Pages seen;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (fold_of(i, folds) != fold) seen.push_back(&pages[i]);
    }
    const BlockModel model = train_blocks(seen);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (fold_of(i, folds) == fold) scores.push_back(score_page(pages[i], model));
    }
    std::fprintf(stderr, "fold %zu of %zu\n", fold + 1, folds);
  }
  return scores;
}

}  // namespace entente
