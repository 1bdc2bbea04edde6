#include "ingest/extraction/described_groups.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/group_names.h"

namespace entente {
namespace {

constexpr std::ptrdiff_t mentions_back = 200;
constexpr std::string_view parties_key = "grouping~parties";

struct GroupNoun {
  TokenRange tokens;
  const RoleNounRecord* noun = nullptr;
  bool plural = false;
};

std::optional<GroupNoun> group_noun_at(const ReadingDraft& draft, std::uint32_t at, std::uint32_t end) {
  if (draft.words[at] == unknown_word) return std::nullopt;
  const auto match = longest_match(draft, draft.index->groups, at, end);
  if (!match) return std::nullopt;
  const NameUse& use = *match->uses.front();
  return GroupNoun{match->tokens, &draft.index->records.role_nouns[use.payload],
                   static_cast<NounForm>(use.kind) == NounForm::plural};
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Candidate group(TokenRange tokens, int sentence, MentionKind kind) {
  Candidate candidate;
  candidate.tokens = tokens;
  candidate.sentence = sentence;
  candidate.kind = kind;
  candidate.rank = 1;
  candidate.referent.kind = EntityKind::grouping;
  return candidate;
}

// The members, or those who lead the members, of a body that the document knows under `key`.
Referent members_of(const std::string& key, const std::string& body, const GroupNoun& noun) {
  Referent referent;
  referent.kind = EntityKind::grouping;
  referent.subtype = noun.noun->subtype == "persons" ? "persons" : "membership";
  const bool membership = referent.subtype == "membership";
  referent.key = "grouping~" + (membership ? "members" : noun.noun->plural) + " of " + key;
  referent.name = membership ? body + " Member States" : noun.noun->plural + " of the " + body;
  return referent;
}

class DescribedGroupFinder {
 public:
  DescribedGroupFinder(const ReadingDraft& draft, int sentence,
                       const std::vector<const LexiconEntry*>& issuers)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])),
        issuers_(issuers) {}

  std::vector<Candidate> find() {
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (add_own_government(at) || add_own_organ(at)) continue;
      const auto noun = group_noun_at(draft_, at, range_.last);
      if (!noun) continue;
      add(*noun);
      at = noun->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  // "my Government" in a national statement is the state that speaks.
  bool add_own_government(std::uint32_t at) {
    if (at == range_.first || draft_.word(at) != "Government") return false;
    const std::string_view owner = draft_.word(at - 1);
    const bool own = owner == "my" || owner == "our" || owner == "My" || owner == "Our";
    if (!own || issuers_.size() != 1 || issuers_.front()->kind != EntityKind::state) return false;
    Candidate candidate = group({at, at + 1}, sentence_, MentionKind::definite);
    candidate.referent.kind = EntityKind::state;
    candidate.referent.entry = issuers_.front();
    found_.push_back(std::move(candidate));
    return true;
  }

  // "the Organization", "the Secretariat" of the only body that the text can mean.
  bool add_own_organ(std::uint32_t at) {
    const std::string_view word = draft_.word(at);
    const bool whole = word == "Organization" || word == "Organisation";
    if ((!whole && word != "Secretariat") || !is_definite(at)) return false;
    if (at + 1 < range_.last && (draft_.token(at + 1).capitalised || draft_.word(at + 1) == "of"))
      return false;
    const LexiconEntry* of = body();
    if (of == nullptr) return false;
    Candidate candidate = group({at, at + 1}, sentence_, MentionKind::definite);
    Referent& referent = candidate.referent;
    referent.kind = EntityKind::organisation;
    if (whole) {
      referent.entry = of;
    } else {
      referent.name = name_of(*of) + " Secretariat";
      referent.key = "organisation~secretariat of " + of->id;
      referent.subtype = "secretariat";
      referent.status = "existing";
    }
    found_.push_back(std::move(candidate));
    return true;
  }

  void add(const GroupNoun& noun) {
    const std::string& subtype = noun.noun->subtype;
    const bool capital = draft_.token(noun.tokens.first).capitalised;
    if (subtype == "treaty_parties") {
      if (capital) add_party(noun);
      if (!capital && noun.plural) add_parties_to(noun);
    } else if (!noun.plural) {
      return;
    } else if (noun.noun->noun == "member state") {
      add_members(noun);
    } else if (subtype == "participants") {
      add_participants(noun);
    } else if (subtype == "diffuse" || subtype == "membership") {
      add_described(noun);
    } else if (subtype == "persons") {
      add_officers_of(noun);
    }
  }

  bool is_definite(std::uint32_t first) const {
    if (first == range_.first) return false;
    const std::string_view before = draft_.word(first - 1);
    return before == "the" || before == "The" || before == "these" || before == "These";
  }

  std::string_view word_after(TokenRange tokens) const {
    return tokens.last < range_.last ? draft_.word(tokens.last) : std::string_view();
  }

  // "Each Party", "the other Parties", once the text has said who "the Parties" are.
  void add_party(const GroupNoun& noun) {
    const bool only_begins = noun.tokens.first == range_.first;
    if (only_begins || draft_.entity_with_key(std::string(parties_key)) < 0) return;
    const Token& before = draft_.token(noun.tokens.first - 1);
    const bool longer_name = before.capitalised && noun.tokens.first > range_.first + 1;
    const bool goes_on = noun.tokens.last < range_.last && draft_.token(noun.tokens.last).capitalised;
    if (longer_name || goes_on) return;
    Candidate candidate = group(noun.tokens, sentence_, MentionKind::definite);
    candidate.referent.key = parties_key;
    found_.push_back(std::move(candidate));
  }

  // "the parties to the Revitalised Agreement", "all parties to this conflict": what is capitalised is a
  // mention of its own, a common noun belongs to this one.
  void add_parties_to(const GroupNoun& noun) {
    std::uint32_t at = noun.tokens.last;
    if (at + 2 >= range_.last || draft_.word(at) != "to") return;
    const std::string_view article = draft_.word(++at);
    if (article != "the" && article != "this" && article != "these") return;
    ++at;
    TokenRange tokens = noun.tokens;
    std::uint32_t end = at + 1;
    if (draft_.token(at).capitalised) {
      while (end < range_.last && draft_.token(end).capitalised) ++end;
    } else {
      while (end < range_.last && end < at + 3 && draft_.token(end).tag == WordTag::noun) ++end;
      tokens.last = end;
    }
    Candidate candidate = group(tokens, sentence_, MentionKind::nominal);
    candidate.referent.subtype = "treaty_parties";
    candidate.referent.name = draft_.text({noun.tokens.first, end});
    candidate.referent.key = local_key(EntityKind::grouping, candidate.referent.name);
    found_.push_back(std::move(candidate));
  }

  // The body whose members are meant: who signs the document, else the organisation named last.
  const LexiconEntry* body() const {
    for (const LexiconEntry* issuer : issuers_) {
      if (has_members(*issuer)) return issuer;
    }
    const auto& mentions = draft_.reading.mentions;
    const auto limit = mentions.rbegin() + std::min<std::ptrdiff_t>(std::ssize(mentions), mentions_back);
    for (auto mention = mentions.rbegin(); mention != limit; ++mention) {
      const DocumentEntity& entity = draft_.reading.entities[static_cast<std::size_t>(mention->entity)];
      const LexiconEntry* entry = draft_.lexicon->find(entity.lexicon_id);
      if (entry != nullptr && has_members(*entry)) return entry;
    }
    return nullptr;
  }

  // The shortest name by which the document has called it lately: "IGAD".
  std::string name_of(const LexiconEntry& body) const {
    std::string shortest = body.usual_name();
    const auto& mentions = draft_.reading.mentions;
    const auto limit = mentions.rbegin() + std::min<std::ptrdiff_t>(std::ssize(mentions), mentions_back);
    for (auto mention = mentions.rbegin(); mention != limit; ++mention) {
      const DocumentEntity& entity = draft_.reading.entities[static_cast<std::size_t>(mention->entity)];
      const bool named = mention->kind == MentionKind::name && entity.lexicon_id == body.id;
      if (named && mention->span.size() < shortest.size())
        shortest = std::string(draft_.reading.words(mention->span));
    }
    return shortest;
  }

  static bool has_members(const LexiconEntry& entry) {
    return entry.kind == EntityKind::organisation && (entry.subtype == "igo" || entry.members.size() > 2);
  }

  void add_members(const GroupNoun& noun) {
    if (noun.tokens.first > range_.first) {
      const std::string_view before = draft_.word(noun.tokens.first - 1);
      if (before == "two" || before == "both" || before == "its" || before == "of") return;
    }
    const bool capital = draft_.token(noun.tokens.last - 1).capitalised;
    const LexiconEntry* of = body();
    if ((of == nullptr && !capital) || word_after(noun.tokens) == "of") return;
    Candidate candidate =
        group(noun.tokens, sentence_, capital ? MentionKind::definite : MentionKind::nominal);
    if (of != nullptr) {
      candidate.referent = members_of(of->id, name_of(*of), noun);
    } else {
      candidate.referent.name = "Member States";
      candidate.referent.key = local_key(EntityKind::grouping, candidate.referent.name);
      candidate.referent.subtype = "membership";
    }
    found_.push_back(std::move(candidate));
  }

  // "The delegations discussed …": those who issue the text.
  void add_participants(const GroupNoun& noun) {
    if (!is_definite(noun.tokens.first) || word_after(noun.tokens) == "of" || word_after(noun.tokens) == "in")
      return;
    Candidate candidate = group(noun.tokens, sentence_, MentionKind::nominal);
    Referent& referent = candidate.referent;
    referent.subtype = "diffuse";
    referent.key = "grouping~participants";
    referent.name = issuers_.size() < 2
                        ? noun.noun->plural
                        : name_of_officers(noun.noun->plural, document_order(draft_, issuers_));
    if (issuers_.size() >= 2)
      for (const LexiconEntry* issuer : issuers_) referent.members.push_back(issuer->id);
    found_.push_back(std::move(candidate));
  }

  // "Turkish officials described …", "Nigeria's senators refused": officers of a state who do something.
  void add_officers_of(const GroupNoun& noun) {
    const Token& last = draft_.token(noun.tokens.last - 1);
    if (last.arc != Arc::nsubj || noun.tokens.first == range_.first) return;
    std::uint32_t before = noun.tokens.first - 1;
    if (draft_.word(before) == "'s" && before > range_.first) --before;
    const std::uint32_t end = draft_.token(before).span.end;
    const auto& mentions = draft_.reading.mentions;
    for (auto mention = mentions.rbegin(); mention != mentions.rend() && mention->sentence == sentence_;
         ++mention) {
      const DocumentEntity& state = draft_.reading.entities[static_cast<std::size_t>(mention->entity)];
      const LexiconEntry* entry = draft_.lexicon->find(state.lexicon_id);
      if (mention->span.end != end || state.kind != EntityKind::state || entry == nullptr) continue;
      Candidate candidate = group(noun.tokens, sentence_, MentionKind::nominal);
      candidate.referent.subtype = "persons";
      candidate.referent.name = noun.noun->plural + " of " + entry->name_in_phrase();
      candidate.referent.key = local_key(EntityKind::grouping, candidate.referent.name);
      found_.push_back(std::move(candidate));
      return;
    }
  }

  // "like-minded", "low- and middle-income": the words before the noun that tell which ones are meant.
  std::uint32_t described_from(std::uint32_t noun) const {
    std::uint32_t first = noun;
    std::uint32_t at = noun;
    while (at > range_.first) {
      const std::uint32_t before = at - 1;
      const bool bridge =
          draft_.is_dash(before) || draft_.word(before) == "and" || draft_.word(before) == ",";
      if (!draft_.is(before, WordList::group_modifier) && !bridge) break;
      if (bridge && (at == noun || before == range_.first)) break;
      at = before;
      if (!bridge) first = at;
    }
    // "like" is a preposition unless it is written in one word with "minded".
    while (first < noun && draft_.word(first) == "like" && !draft_.is_dash(first + 1)) ++first;
    return first;
  }

  void add_described(const GroupNoun& noun) {
    TokenRange tokens{described_from(noun.tokens.first), noun.tokens.last};
    const bool described = tokens.first < noun.tokens.first;
    const bool allied = noun.noun->noun == "ally" || noun.noun->noun == "belligerent";
    if (!described && !(allied && is_definite(tokens.first))) return;
    if (tokens.first > range_.first) {
      const std::string_view before = draft_.word(tokens.first - 1);
      if (before == "'s" || before == "other" || before == "many" || before == "its") return;
    }
    Candidate candidate = group(tokens, sentence_, MentionKind::nominal);
    Referent& referent = candidate.referent;
    referent.name = lower(draft_.text(tokens));
    referent.subtype = "diffuse";
    if (const LexiconEntry* of = !described && noun.noun->noun == "ally" ? body() : nullptr;
        of != nullptr && of->id.find("nato") != std::string::npos) {
      referent = members_of(of->id, name_of(*of), noun);
    } else {
      referent.key = local_key(EntityKind::grouping, referent.name);
    }
    found_.push_back(std::move(candidate));
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  const std::vector<const LexiconEntry*>& issuers_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_groups_of_bodies(const ReadingDraft& draft, int sentence) {
  std::vector<Candidate> found;
  const TokenRange range = draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    const auto body = name_at(draft, at, range.last);
    if (!body) continue;
    at = body->tokens.last - 1;
    const bool club = body->entry->kind == EntityKind::grouping && body->entry->subtype == "club";
    const bool igo = body->entry->kind == EntityKind::organisation && body->entry->subtype == "igo";
    if ((!club && !igo) || body->tokens.last >= range.last) continue;
    const auto noun = group_noun_at(draft, body->tokens.last, range.last);
    if (!noun || !noun->plural || noun->noun->subtype == "treaty_parties") continue;
    if (noun->noun->noun.ends_with("official") || noun->noun->noun == "expert") continue;
    Candidate candidate = group({body->tokens.first, noun->tokens.last}, sentence, MentionKind::name);
    candidate.referent = members_of(body->entry->id, draft.text(body->tokens), *noun);
    at = noun->tokens.last - 1;
    found.push_back(std::move(candidate));
  }
  return found;
}

std::vector<Candidate> find_described_groups(const ReadingDraft& draft, int sentence,
                                             const std::vector<const LexiconEntry*>& issuers) {
  return DescribedGroupFinder(draft, sentence, issuers).find();
}

}  // namespace entente
