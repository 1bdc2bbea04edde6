#include "ingest/statements/topic_table.h"

#include <algorithm>
#include <cstdlib>

#include "ingest/extraction/embedded_files.h"
#include "ingest/statements/jsonl.h"

namespace entente {

Result<TopicTable> TopicTable::parse(std::string_view name, std::string_view contents) {
  TopicTable table;
  table.by_letter_.resize(256);
  for (const JsonLine& line : TRY(parse_jsonl(name, contents))) {
    table.entries_.push_back({std::string(line.text("id")), std::string(line.text("plover_context")),
                              std::string(line.text("grg_issue_area")), line.texts("stems")});
    for (const std::string& stem : line.texts("stems")) table.index(stem, table.entries_.size() - 1);
  }
  return table;
}

void TopicTable::index(std::string_view text, std::size_t topic) {
  Stem stem;
  stem.topic = topic;
  stem.whole = text.starts_with('=');
  if (stem.whole) text.remove_prefix(1);
  while (!text.empty()) {
    const std::size_t end = text.find(' ');
    stem.words.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  if (!stem.words.empty()) by_letter_[static_cast<unsigned char>(stem.words[0][0])].push_back(stem);
}

const TopicTable& TopicTable::embedded() {
  static const TopicTable table = [] {
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name != "topics.jsonl") continue;
      auto parsed = parse(file.name, file.contents);
      if (parsed.ok()) return std::move(parsed).value();
    }
    std::abort();  // the build embeds the file and a test parses it
  }();
  return table;
}

bool TopicTable::stands_at(const SentenceView& sentence, int at, const Stem& stem) const {
  const std::size_t last = stem.words.size() - 1;
  for (std::size_t i = 0; i < last; ++i)
    if (sentence.text(at + static_cast<int>(i)) != stem.words[i]) return false;
  const std::string_view word = sentence.text(at + static_cast<int>(last));
  return stem.whole ? word == stem.words[last] : word.starts_with(stem.words[last]);
}

std::vector<std::string> TopicTable::topics_of(const SentenceView& sentence, WordRange content) const {
  std::vector<int> weight(entries_.size(), 0);
  for (int i = 0; i < sentence.size(); ++i) {
    if (sentence.text(i).empty()) continue;
    const int counts = i >= content.begin && i < content.end ? 4 : 1;
    for (const Stem& stem : by_letter_[static_cast<unsigned char>(sentence.text(i)[0])])
      if (stands_at(sentence, i, stem)) weight[stem.topic] += counts;
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < weight.size(); ++i)
    if (weight[i] > 0) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
  std::vector<std::string> topics;
  for (std::size_t i = 0; i < order.size() && i < 3; ++i) topics.push_back(entries_[order[i]].code);
  return topics;
}

}  // namespace entente
