#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <map>

#include "ingest/training/block_training.h"
#include "ingest/training/commands.h"

namespace entente {
namespace {

int complain(const Error& error) {
  std::fprintf(stderr, "entente-train: %s\n", error.describe().c_str());
  return 2;
}

bool write_all(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  return out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) && out.flush();
}

struct MeanScore {
  double pages = 0;
  std::map<std::string, WordScore> sums;

  void add(const std::string& name, const WordScore& score) {
    sums[name].precision += score.precision;
    sums[name].recall += score.recall;
    sums[name].f1 += score.f1;
  }
};

std::string means_by_type(const std::vector<PageScore>& scores) {
  std::map<std::string, MeanScore> means;
  for (const PageScore& score : scores) {
    for (const std::string& type : {score.page->type, std::string("all")}) {
      ++means[type].pages;
      means[type].add("1 rules", score.rules);
      means[type].add("2 model", score.model);
      means[type].add("3 reader", score.reader);
      means[type].add("4 ceiling", score.ceiling);
    }
  }
  std::string lines;
  for (const auto& [type, mean] : means) {
    for (const auto& [name, sum] : mean.sums)
      lines += fmt::format("{:8} {:4} {:8} P {:.4f} R {:.4f} F1 {:.4f}\n", type, mean.pages, name.substr(2),
                           sum.precision / mean.pages, sum.recall / mean.pages, sum.f1 / mean.pages);
  }
  return lines;
}

}  // namespace

int train_blocks_command(Arguments arguments) {
  if (arguments.size() != 3 || arguments[1] != "-o")
    return complain({ErrorCode::invalid_argument, "blocks WCXB-FOLDER -o FILE", ""});
  const auto pages = read_gold_pages(arguments[0]);
  if (!pages.ok()) return complain(pages.error());
  std::vector<const GoldPage*> all;
  for (const GoldPage& page : *pages) all.push_back(&page);
  if (!write_all(arguments[2], train_blocks(all).to_bytes()))
    return complain({ErrorCode::io, "cannot be written", arguments[2]});
  std::fprintf(stderr, "%zu pages\n", all.size());
  return 0;
}

int evaluate_blocks_command(Arguments arguments) {
  if (arguments.empty() || arguments.size() == 2)
    return complain({ErrorCode::invalid_argument, "evaluate-blocks WCXB-FOLDER [--pages FILE]", ""});
  const auto pages = read_gold_pages(arguments[0]);
  if (!pages.ok()) return complain(pages.error());
  const std::vector<PageScore> scores = cross_validate(*pages);
  std::fputs(means_by_type(scores).c_str(), stdout);
  if (arguments.size() < 3) return 0;
  std::string lines;
  for (const PageScore& score : scores)
    lines += fmt::format("{}\t{}\t{:.4f}\t{:.4f}\t{:.4f}\n", score.page->name, score.page->type,
                         score.rules.f1, score.reader.f1, score.ceiling.f1);
  if (!write_all(arguments[2], lines)) return complain({ErrorCode::io, "cannot be written", arguments[2]});
  return 0;
}

}  // namespace entente
