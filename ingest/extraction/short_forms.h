// Names that one document gives itself: acronyms defined in parentheses and capitalised short forms.
//
//   "… Extended Deterrence Strategy and Consultation Group (EDSCG) … the EDSCG … the Group"
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/extraction/reading_draft.h"

namespace entente {

class ShortForms {
 public:
  explicit ShortForms(const ReadingDraft& draft) : draft_(draft) {}

  // Learns what the chosen candidates of one sentence introduce. Returns them with the mentions of the
  // acronyms in parentheses after them; an acronym also shows where an unknown name begins. Sentences come in
  // text order.
  std::vector<Candidate> learn(std::vector<Candidate> chosen);
  // Acronyms of the document in the sentence, and short forms ("the Council") of what was introduced before
  // it.
  std::vector<Candidate> find(int sentence) const;

 private:
  struct Introduced {
    Referent referent;
    int sentence = 0;
  };
  void learn_heads(const Candidate& candidate);
  std::optional<Candidate> split_owner(Candidate& candidate) const;
  std::optional<Candidate> learn_definition(const Candidate& candidate);
  void learn_realm(const Candidate& candidate);
  std::vector<Candidate> find_realms(int sentence) const;
  void introduce(const RoleNounRecord& noun, const Candidate& candidate);
  std::optional<Candidate> learn_acronym(Candidate& candidate);
  bool defines(TokenRange acronym, Candidate& candidate) const;
  bool stands_for_part(std::string_view acronym, TokenRange name) const;
  bool begin_by_initials(std::string_view acronym, Candidate& candidate) const;
  std::vector<Candidate> find_short_forms(int sentence) const;

  const ReadingDraft& draft_;
  const LexiconEntry* realm_ = nullptr;  // the kingdom that the document names
  bool several_realms_ = false;
  std::unordered_map<std::string, Referent> acronyms_;                // as written
  std::unordered_map<std::string, Introduced> defined_;               // by role noun id
  std::unordered_map<std::string, std::vector<Introduced>> by_head_;  // by role noun id, in text order
};

}  // namespace entente
