// Who a surname means in one document.
//
// A person introduced by full name in the document comes first, whoever else the world knows by that surname;
// then the holder of the title at the date of the document; for an undated text the most prominent holder.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

class DocumentPersons {
 public:
  explicit DocumentPersons(const ReadingDraft& draft) : draft_(draft) {}

  // Learns from the chosen candidates of the whole document, first full names, then titled surnames.
  void learn(const std::vector<Candidate>& candidates);
  // The authors' surnames come before all others.
  void learn_authors(const std::vector<Referent>& authors);
  // Replaces the referent of a titled surname ("surname:…") by the person.
  void resolve(Candidate& candidate) const;
  // Surnames standing alone in the sentence.
  std::vector<Candidate> find_surnames(int sentence) const;

 private:
  void learn_full_name(const Candidate& candidate);
  void learn_titled_surname(const Candidate& candidate);
  const LexiconEntry* holder(const Referent& surname) const;
  bool outranks(const LexiconEntry* holder, const Referent& titled, const Referent& known) const;
  bool is_demonym(TokenRange words) const;
  bool inside_other_name(TokenRange words, TokenRange sentence) const;
  bool hyphenated(std::uint32_t at, TokenRange sentence) const;
  const LexiconEntry* leader_known_by(const std::string& surname) const;

  const ReadingDraft& draft_;
  std::unordered_map<std::string, Referent> by_surname_;
  std::unordered_set<std::string> authors_;  // keys
};

}  // namespace entente
