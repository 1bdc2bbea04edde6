// Who does what a verb says: the noun phrase before it, and the actors it names.
#pragma once

#include <vector>

#include "ingest/statements/sentence_view.h"
#include "ingest/statements/speaker.h"

namespace entente {

enum class SubjectKind : std::uint8_t {
  none,  // no words: passive, list item, participle
  we,
  pronoun,     // they, he, she, it: stands for what was spoken of before
  actors,      // named: "Japan and the Council"
  collective,  // "the leaders", "both sides": not named, but persons or states
  thing,       // "this framework", "security cooperation"
  impersonal,  // "it is …", "there is …"
};

struct Subject {
  SubjectKind kind = SubjectKind::none;
  WordRange words;
  std::vector<int> entities;  // of `actors`; of the others once resolved
  bool plural = false;
  bool others = false;  // "other donors": somebody, and not those who speak
  bool is_agent() const {
    return kind == SubjectKind::we || kind == SubjectKind::actors || kind == SubjectKind::collective ||
           kind == SubjectKind::pronoun;
  }
};

// The noun phrase that ends right before `verb_group` and begins at or after `floor`; empty when there is
// none. `after_clause`: a clause ends at `floor`, so "and" begins a new subject.
struct SubjectSearch {
  int verb_group = 0;
  int floor = 0;
  bool after_clause = false;
};
WordRange find_subject(const SentenceView& sentence, SubjectSearch search);

// What kind of subject the words are, and which entities they name themselves.
Subject read_subject(const SentenceView& sentence, WordRange words);

// The actors a noun phrase names: heads, not what stands in "of …" or before a noun ("Japan's economy").
std::vector<int> actors_named(const SentenceView& sentence, WordRange words);

// What "they", "he", "it" and "the leaders" can stand for while a document is read from front to back.
class Antecedents {
 public:
  Antecedents(const Reading& reading, const Speaker& speaker) : reading_(&reading), speaker_(&speaker) {}

  // Fills `entities` of a subject that does not name them itself.
  void resolve(const SentenceView& sentence, Subject& subject) const;
  // Remembers who was spoken of.
  void note(const Subject& subject);
  // Remembers the state that a sentence just read names last.
  void note_states(const SentenceView& sentence);

 private:
  std::vector<int> of_pronoun(std::string_view pronoun) const;
  std::vector<int> state_before(const SentenceView& sentence, int word) const;
  bool is_others(const SentenceView& sentence, WordRange words) const;
  std::vector<int> all_together(const SentenceView& sentence, WordRange words) const;

  const Reading* reading_;
  const Speaker* speaker_;
  std::vector<int> last_several_;
  int last_person_ = -1;
  int last_body_ = -1;
  int last_state_ = -1;
};

}  // namespace entente
