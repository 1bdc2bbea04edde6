// From a name in a question to the one entity that is meant.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "query/bound_question.h"
#include "query/parsed_question.h"

namespace entente {

// A text as a name: "state:KOR" is one with its kind.
ParsedName name_in(std::string_view text);

class NameResolution {
 public:
  // `text` is what messages show: the question the names stand in. It outlives this object.
  NameResolution(std::string_view text, const Snapshot& snapshot) : text_(text), snapshot_(snapshot) {}

  // An entity id ("state:KOR") or a name, compared folded; where nothing is called so, its words in any
  // order. Of several entities the one that clearly dominates is taken and a note says so: the only one that
  // has it as canonical name, or an actor in at least five times as many documents as the next. `preferred`
  // kinds win over all others where the name has one of them.
  Result<BoundName> resolve(const ParsedName& name, const std::set<EntityKind>& preferred);
  // The same, of any kind, when what it is called does not matter: reads one row of the entity, not all it
  // is.
  Result<NodeId> node(const ParsedName& name);

  std::vector<std::string> notes() const { return notes_; }

 private:
  Result<NameMatch> chosen(const ParsedName& name, const std::set<EntityKind>& preferred);
  Result<std::vector<NameMatch>> candidates(const ParsedName& name,
                                            const std::set<EntityKind>& preferred) const;
  Result<BoundName> bound(const NameMatch& match) const;
  Result<NameMatch> unknown(const ParsedName& name) const;  // always an error
  std::vector<TextSpan> unquoted_words(const ParsedName& name) const;
  Result<std::size_t> known_words(const std::vector<TextSpan>& words) const;
  Result<NameMatch> ambiguous(const ParsedName& name,
                              const std::vector<NameMatch>& matches) const;  // always an error
  Result<std::string> told_apart(const NameMatch& match) const;
  Result<std::string> country_of(NodeId node) const;
  Result<void> note_choice(const NameMatch& taken, const NameMatch& other);

  std::string_view text_;
  const Snapshot& snapshot_;
  std::vector<std::string> notes_;
};

}  // namespace entente
