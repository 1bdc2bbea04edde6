#include "ingest/extraction/bound_nouns.h"

#include <algorithm>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/person_names.h"

namespace entente {
namespace {

constexpr std::uint32_t longest_body = 8;     // words of a body's name
constexpr std::uint32_t longest_symbol = 12;  // tokens of "A/RES/70/1"

class BoundNounFinder {
 public:
  BoundNounFinder(const ReadingDraft& draft, int sentence)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])) {}

  std::vector<Candidate> find() {
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (draft_.is(at, WordList::compass)) add_part_of_state(at);
      if (draft_.token(at).capitalised || draft_.words[at] == unknown_word) continue;
      const auto head = head_at(draft_, at, range_.last);
      if (!head) continue;
      if (head->noun->after_body) add_after_body(*head);
      if (head->noun->after_leader && !head->plural) add_after_leader(*head);
      at = head->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  void add_after_body(const HeadMatch& head) {
    const std::uint32_t end = after_number(head.tokens.last);
    const std::uint32_t begin = begin_of_body(head.tokens.first);
    if (begin < head.tokens.first || end > head.tokens.last) add({begin, end}, *head.noun);
  }

  // "eastern Ukraine". What has a name of its own ("Northern Ireland") wins by rank.
  void add_part_of_state(std::uint32_t compass) {
    if (compass + 1 >= range_.last) return;
    const auto state = name_at(draft_, compass + 1, range_.last);
    if (!state || state->entry->kind != EntityKind::state || state->kind != AliasKind::name) return;
    Candidate candidate = named({compass, state->tokens.last}, EntityKind::place);
    candidate.rank = -1;
    candidate.referent.subtype = "region";
    found_.push_back(std::move(candidate));
  }

  // Where the longest name of an organisation begins that ends before the noun; the noun itself when none
  // does.
  std::uint32_t begin_of_body(std::uint32_t noun) const {
    const std::uint32_t first = noun - std::min(noun - range_.first, longest_body);
    for (std::uint32_t begin = first; begin < noun; ++begin) {
      const auto name = name_at(draft_, begin, noun);
      if (name && name->tokens.last == noun && name->entry->kind == EntityKind::organisation) return begin;
    }
    return noun;
  }

  // "2736", "A/RES/ES-11/6": a number, or a symbol without blanks.
  std::uint32_t after_number(std::uint32_t at) const {
    const std::uint32_t limit = std::min(range_.last, at + longest_symbol);
    if (at >= limit) return at;
    const bool number = draft_.token(at).shape == Token::Shape::number;
    const bool symbol = draft_.token(at).capitalised && draft_.touches_next(at) && at + 1 < limit &&
                        draft_.word(at + 1) == "/";
    if (!number && !symbol) return at;
    std::uint32_t end = at + 1;
    while (end < limit && draft_.touches_next(end - 1) && is_symbol_part(end)) ++end;
    return end;
  }

  bool is_symbol_part(std::uint32_t at) const {
    const Token& token = draft_.token(at);
    return token.shape == Token::Shape::number || token.all_capitals || draft_.word(at) == "/" ||
           (draft_.is_dash(at) && draft_.touches_next(at));
  }

  void add_after_leader(const HeadMatch& head) {
    if (head.tokens.first == range_.first) return;
    const TokenRange surname{head.tokens.first - 1, head.tokens.first};
    if (!draft_.token(surname.first).capitalised) return;
    if (!draft_.index->families.contains(surname_key(draft_, surname))) return;
    add({surname.first, head.tokens.last}, *head.noun);
  }

  void add(TokenRange tokens, const RoleNounRecord& noun) {
    Candidate candidate = named(tokens, noun.kind);
    candidate.rank = 2;
    candidate.referent.subtype = noun.subtype;
    candidate.referent.status = "existing";
    found_.push_back(std::move(candidate));
  }

  Candidate named(TokenRange tokens, EntityKind kind) const {
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.sentence = sentence_;
    candidate.referent.kind = kind;
    candidate.referent.name = draft_.text(tokens);
    candidate.referent.key = local_key(kind, candidate.referent.name);
    return candidate;
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_bound_nouns(const ReadingDraft& draft, int sentence) {
  return BoundNounFinder(draft, sentence).find();
}

}  // namespace entente
