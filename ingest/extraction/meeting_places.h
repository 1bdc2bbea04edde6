// Places that stand for the meeting held there: "the legacy of Camp David", "since Vilnius".
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

class MeetingPlaces {
 public:
  explicit MeetingPlaces(const ReadingDraft& draft) : draft_(draft) {}

  // The meetings that the document names and the places in their names.
  void learn(const std::vector<Candidate>& candidates);
  // Makes a candidate for such a place mean the meeting, where the words around it show that it is meant.
  void apply(Candidate& candidate) const;

 private:
  bool means_meeting(TokenRange place, TokenRange sentence) const;

  const ReadingDraft& draft_;
  std::unordered_map<std::string, Referent> by_place_;  // folded name of the place
};

}  // namespace entente
