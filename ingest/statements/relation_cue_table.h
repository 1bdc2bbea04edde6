// Rows of words that state a relation between the names before and behind them: "is a member of",
// "headquartered in". From ingest/lexicon/relation_cues.jsonl; patterns as in cue_table.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/kinds.h"
#include "graph/result.h"
#include "ingest/statements/cue_table.h"
#include "ingest/statements/jsonl.h"

namespace entente {

// Where the subject is when it is not right before the words.
enum class SubjectPlace : std::uint8_t {
  verb,       // the words are a verb: its subject
  statement,  // a noun or an adjunct: who makes the statement that it is part of, or whose it is
  possessor,  // a noun: whose conduct or office it is, "Japan's presidency of"
};

struct RelationCue {
  std::string id;
  RelationKind kind = RelationKind::member_of;
  Modality modality = Modality::asserted;
  std::vector<EntityKind> subjects, objects;  // what may stand at either end
  SubjectPlace subject_from = SubjectPlace::verb;
  bool reverse = false;  // the subject stands behind: "was represented by"
  std::vector<CueElement> elements;
  std::string example, counterexample;
  std::string where;  // "relation_cues.jsonl:12"
};

class RelationCueTable {
 public:
  // Of an id that stands twice the last counts. Fails on the first entry that names no known relation, entity
  // kind or modality, or has no pattern.
  static Result<RelationCueTable> parse(std::string_view name, std::string_view contents);
  static const RelationCueTable& embedded();  // parsed once
  // With those of a user's own file on top ("id": "relation:…"): one of the same id replaces ours.
  Result<RelationCueTable> extended(const OwnFile& file) const;

  const std::vector<RelationCue>& cues() const { return cues_; }
  // Indices of the cues whose first word can be `word` (lower case).
  const std::vector<std::uint32_t>& starting_with(std::string_view word) const;

 private:
  Result<void> add(const std::vector<JsonLine>& lines);
  void index();

  std::vector<RelationCue> cues_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> first_words_;
};

}  // namespace entente
