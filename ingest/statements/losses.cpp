#include "ingest/statements/losses.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/statements/sentence_view.h"

namespace entente {

std::vector<std::string> losses_of(const Reading& reading) {
  const auto too_long = std::ranges::count_if(reading.sentences, [](const Sentence& sentence) {
    return !sentence.is_silent() && sentence.last_token - sentence.first_token > longest_sentence;
  });
  if (too_long == 0) return {};
  return {fmt::format("{} of more than {} words {} not read for statements",
                      too_long == 1 ? "a sentence" : fmt::format("{} sentences", too_long), longest_sentence,
                      too_long == 1 ? "was" : "were")};
}

}  // namespace entente
