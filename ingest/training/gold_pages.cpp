#include "ingest/training/gold_pages.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <unordered_map>

#include "ingest/readers/block_model.h"
#include "ingest/readers/file_bytes.h"
#include "ingest/readers/word_hashes.h"
#include "ingest/training/text_alignment.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct GoldText {
  std::string type, text;
};

GoldText parse_gold(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  GoldText gold;
  if (!document.IsObject() || !document.HasMember("ground_truth")) return gold;
  const auto& truth = document["ground_truth"];
  if (truth.IsObject() && truth.HasMember("main_content") && truth["main_content"].IsString())
    gold.text = truth["main_content"].GetString();
  gold.type = document["_internal"]["page_type"]["primary"].GetString();
  return gold;
}

void learn_shares(GoldPage& page) {
  std::vector<std::uint64_t> all;
  for (const PageBlock& block : page.reading.blocks) {
    page.words.push_back(word_hashes(block.draft.text));
    all.insert(all.end(), page.words.back().begin(), page.words.back().end());
  }
  const std::vector<bool> matched = align(all, page.gold_words);
  std::size_t at = 0;
  for (const auto& words : page.words) {
    auto begin = matched.begin() + static_cast<std::ptrdiff_t>(at);
    auto count = std::count(begin, begin + static_cast<std::ptrdiff_t>(words.size()), true);
    page.shares.push_back(words.empty() ? 0 : static_cast<float>(count) / static_cast<float>(words.size()));
    at += words.size();
  }
}

// Of two copies of a text gold has only one, and which is chance.
void join_copies(GoldPage& page) {
  std::unordered_map<std::uint64_t, std::pair<int, float>> copies;
  std::vector<std::uint64_t> digests;
  for (std::size_t i = 0; i < page.shares.size(); ++i) {
    digests.push_back(text_digest(page.reading.blocks[i].draft.text));
    auto& [count, share] = copies[digests[i]];
    ++count;
    share = std::max(share, page.shares[i]);
  }
  for (std::size_t i = 0; i < page.shares.size(); ++i) {
    const auto& [count, share] = copies[digests[i]];
    page.copies.push_back(count);
    if (page.words[i].size() >= words_of_a_repeat) page.shares[i] = share;
  }
}

}  // namespace

Result<std::vector<GoldPage>> read_gold_pages(const fs::path& folder) {
  std::error_code failure;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder / "ground-truth", failure))
    files.push_back(entry.path());
  if (failure) return Error{ErrorCode::unreadable, failure.message(), (folder / "ground-truth").string()};
  std::sort(files.begin(), files.end());
  std::vector<GoldPage> pages;
  const ReadLimits limits;
  for (const fs::path& file : files) {
    GoldText gold = parse_gold(TRY(read_bytes(file, limits.max_bytes)));
    fs::path html = folder / "html" / (file.stem().string() + ".html");
    const std::string bytes = TRY(read_bytes(html, limits.max_bytes));
    Result<PageReading> reading = take_apart(bytes, limits, {});
    if (gold.text.empty() || !reading.ok()) continue;
    GoldPage page;
    page.name = file.stem().string();
    page.type = gold.type;
    page.reading = *std::move(reading);
    page.gold_words = word_hashes(gold.text);
    page.table = describe_blocks(page.reading);
    for (const PageBlock& block : page.reading.blocks) page.tokens.push_back(word_tokens(block.draft));
    learn_shares(page);
    join_copies(page);
    pages.push_back(std::move(page));
  }
  return pages;
}

WordScore score_words(const GoldPage& page, const std::vector<bool>& kept) {
  std::unordered_map<std::uint64_t, int> gold;
  for (std::uint64_t word : page.gold_words) ++gold[word];
  double found = 0;
  double both = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    for (std::uint64_t word : page.words[i]) {
      ++found;
      auto place = gold.find(word);
      if (place != gold.end() && place->second-- > 0) ++both;
    }
  }
  WordScore score;
  if (both == 0) return score;
  score.precision = both / found;
  score.recall = both / static_cast<double>(page.gold_words.size());
  score.f1 = 2 * score.precision * score.recall / (score.precision + score.recall);
  return score;
}

}  // namespace entente
