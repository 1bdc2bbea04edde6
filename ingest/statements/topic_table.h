// The topic codes of docs/ontology.md 2.6 and the words that show them, from ingest/lexicon/topics.jsonl.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/statements/sentence_view.h"

namespace entente {

struct TopicEntry {
  std::string code, plover_context, grg_issue_area;
  // Beginnings of words, or of rows of words: "deterr" "supply chain". '=' before a word: the whole word.
  std::vector<std::string> stems;
};

class TopicTable {
 public:
  static Result<TopicTable> parse(std::string_view name, std::string_view contents);
  static const TopicTable& embedded();  // parsed once

  const std::vector<TopicEntry>& entries() const { return entries_; }

  // Up to three codes, those with most words first. Words inside `content` count double.
  std::vector<std::string> topics_of(const SentenceView& sentence, WordRange content) const;

 private:
  struct Stem {
    std::vector<std::string> words;  // the last is a beginning, unless `whole`
    bool whole = false;
    std::size_t topic = 0;
  };
  bool stands_at(const SentenceView& sentence, int at, const Stem& stem) const;
  void index(std::string_view text, std::size_t topic);

  std::vector<TopicEntry> entries_;
  std::vector<std::vector<Stem>> by_letter_;  // first byte of the first word
};

}  // namespace entente
