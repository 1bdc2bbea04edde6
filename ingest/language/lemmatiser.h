// The dictionary form of a word, by its tag and the longest ending that the treebank taught a rule for.
//
// A rule cuts bytes from the end of the word and appends others ("pledged": cut 1; "policies": cut 3, append
// "y"); irregular words have a rule under their whole spelling ("was": cut 3, append "be"). Common words and
// verbs come in lower case, proper nouns keep theirs. A word no ending of which is known is its own lemma.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/language/number_table.h"
#include "ingest/language/tagger.h"

namespace entente {

struct LemmaRule {
  std::uint8_t cut = 0;
  bool lower = true;  // the word is put into lower case first
  std::string append;
  bool operator==(const LemmaRule&) const = default;
};

// `ending` is of the word in lower case; `whole`: it is the word.
enum class EndingKind : std::uint8_t { part, whole };
std::uint32_t lemma_key(TagNumber tag, std::string_view ending, EndingKind kind);

class Lemmatiser {
 public:
  static constexpr std::size_t longest_ending = 6;

  // Rules one behind the other: cut, lower, size of append, append. The table gives numbers of rules, from 1.
  static Result<Lemmatiser> open(std::string_view rules, std::string_view table);

  std::string lemma(std::string_view word, TagNumber tag) const;

 private:
  std::vector<LemmaRule> rules_;
  NumberTable endings_;
};

// Empty when the rule cuts more than there is.
std::string applied(const LemmaRule& rule, std::string_view word);
std::string pack(const std::vector<LemmaRule>& rules);

}  // namespace entente
