#include "ingest/extraction/nominal_bodies.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "ingest/extraction/head_names.h"

namespace entente {
namespace {

constexpr std::uint32_t max_modifiers = 7;
constexpr std::uint32_t reach = 8;  // words between the verb of creation and the article
constexpr std::ptrdiff_t mentions_back = 400;

class BodyFinder {
 public:
  BodyFinder(const ReadingDraft& draft, int sentence)
      : draft_(draft),
        sentence_(sentence),
        range_(draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)])) {}

  std::vector<Candidate> find() {
    for (std::uint32_t at = range_.first; at < range_.last; ++at) {
      if (draft_.words[at] == unknown_word || draft_.token(at).capitalised) continue;
      const auto head = head_at(draft_, at, range_.last);
      if (!head) continue;
      if (is_body(*head->noun) && ends_phrase(head->tokens.last)) add(*head);
      at = head->tokens.last - 1;
    }
    return std::move(found_);
  }

 private:
  static bool is_body(const RoleNounRecord& noun) {
    return noun.nominal && (noun.kind == EntityKind::organisation || noun.kind == EntityKind::instrument ||
                            noun.kind == EntityKind::initiative);
  }

  bool is_lower_word(std::uint32_t at) const {
    const Token& token = draft_.token(at);
    return token.shape == Token::Shape::word && !token.capitalised;
  }

  // "task force commander": the noun only modifies.
  bool ends_phrase(std::uint32_t at) const {
    if (at >= range_.last || !is_lower_word(at)) return at >= range_.last || !draft_.is_dash(at);
    if (draft_.token(at).tag == WordTag::noun) return false;
    return !head_at(draft_, at, range_.last);
  }

  bool is_article(std::uint32_t at) const {
    const std::string_view word = draft_.word(at);
    return word == "a" || word == "an" || word == "A" || word == "An" || word == "another";
  }

  // The words that tell which one, after the article; nothing when no article comes first.
  struct Phrase {
    std::uint32_t article = 0;
    std::uint32_t first = 0;
  };
  std::optional<Phrase> phrase_before(std::uint32_t head) const {
    std::uint32_t first = head;
    for (std::uint32_t at = head; at > range_.first && head - at <= max_modifiers; --at) {
      const std::uint32_t before = at - 1;
      if (is_article(before)) return Phrase{before, first};
      const Token& token = draft_.token(before);
      const std::string_view word = draft_.word(before);
      if (draft_.is(before, WordList::determiner) || draft_.is(before, WordList::auxiliary) || word == "," ||
          (draft_.is(before, WordList::joining_word) && word != "and"))
        return std::nullopt;
      const bool amount = token.shape == Token::Shape::number || word == "$" || word == "million" ||
                          word == "billion" || word == "US$";
      const bool evaluates =
          word == "new" || word == "permanent" || word == "further" || word == "single" || word == "major";
      if (!amount && !evaluates && first == at) first = before;
    }
    return std::nullopt;
  }

  bool creates(std::uint32_t at) const {
    return draft_.is(at, WordList::creation_verb) || draft_.is(at, WordList::creation_word);
  }

  // "set up a …", "the creation of a …"; "a … should be created".
  bool is_created(std::uint32_t article, std::uint32_t end) const {
    for (std::uint32_t at = article; at > range_.first && at + reach > article; --at) {
      if (draft_.word(at - 1) == ";" || draft_.word(at - 1) == ".") break;
      if (creates(at - 1)) return true;
    }
    for (std::uint32_t at = end; at + 1 < range_.last && at < end + reach; ++at) {
      if (draft_.word(at) == ".") break;
      if (draft_.word(at) == "be" && creates(at + 1)) return true;
    }
    return false;
  }

  void add(const HeadMatch& head) {
    if (head.tokens.first == range_.first) return;
    const std::string_view before = draft_.word(head.tokens.first - 1);
    if (head.noun->subtype == "weapon_system" || head.noun->subtype == "ceasefire") return add_owned(head);
    if (head.plural) return;
    if (const auto phrase = phrase_before(head.tokens.first)) {
      const bool told = phrase->first < head.tokens.first || head.tokens.size() >= 3;
      if (told && is_created(phrase->article, head.tokens.last)) return add_new(head, phrase->first);
      return;
    }
    add_anaphor(head, before);
  }

  Candidate nominal(TokenRange tokens, const RoleNounRecord& noun) const {
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.sentence = sentence_;
    candidate.kind = MentionKind::nominal;
    candidate.rank = 1;
    candidate.referent.kind = noun.kind;
    candidate.referent.subtype = noun.subtype;
    candidate.referent.name = draft_.text(tokens);
    candidate.referent.key = local_key(noun.kind, candidate.referent.name);
    return candidate;
  }

  void add_new(const HeadMatch& head, std::uint32_t first) {
    found_.push_back(nominal({first, head.tokens.last}, *head.noun));
    found_.back().referent.status = "proposed";
  }

  // "the liaison office", "the office" after "a liaison office".
  void add_anaphor(const HeadMatch& head, std::string_view before) {
    std::uint32_t first = head.tokens.first;
    for (int steps = 0; steps < 4 && first > range_.first + 1 && before != "the" && before != "The" &&
                        before != "this" && before != "This" && is_lower_word(first - 1);
         ++steps)
      before = draft_.word(--first - 1);
    if (before != "the" && before != "The" && before != "this" && before != "This") return;
    const std::string words = draft_.text({first, head.tokens.last});
    const auto& mentions = draft_.reading.mentions;
    const auto limit = mentions.rbegin() + std::min<std::ptrdiff_t>(std::ssize(mentions), mentions_back);
    for (auto mention = mentions.rbegin(); mention != limit; ++mention) {
      if (mention->kind != MentionKind::nominal) continue;
      if (draft_.reading.entities[static_cast<std::size_t>(mention->entity)].kind != head.noun->kind)
        continue;
      if (!draft_.reading.words(mention->span).ends_with(words)) continue;
      Candidate candidate = nominal({first, head.tokens.last}, *head.noun);
      candidate.referent.key = draft_.keys[static_cast<std::size_t>(mention->entity)];
      found_.push_back(std::move(candidate));
      return;
    }
  }

  const Mention* mention_at(std::uint32_t place, std::uint32_t Span::*edge) const {
    const auto& mentions = draft_.reading.mentions;
    for (auto mention = mentions.rbegin(); mention != mentions.rend() && mention->sentence == sentence_;
         ++mention) {
      if (mention->span.*edge == place) return &*mention;
    }
    return nullptr;
  }

  // "Iran's nuclear programme", "Iranian nuclear programme", "the ceasefire in Yemen".
  void add_owned(const HeadMatch& head) {
    const std::uint32_t first = head.tokens.first;
    std::string name;
    if (head.noun->subtype == "weapon_system") {
      const bool possessive = draft_.word(first - 1) == "'s" || draft_.word(first - 1) == "'";
      const Token& owner_end = draft_.token(possessive && first > range_.first + 1 ? first - 2 : first - 1);
      const Mention* owner = mention_at(owner_end.span.end, &Span::end);
      if (owner == nullptr) return;
      name = draft_.reading.entities[static_cast<std::size_t>(owner->entity)].name + " " +
             draft_.text(head.tokens);
    } else {
      std::uint32_t at = head.tokens.last;
      if (draft_.word(first - 1) != "the" || at + 1 >= range_.last) return;
      const std::string preposition(draft_.word(at));
      if (preposition != "in" && preposition != "on" && preposition != "between") return;
      if (draft_.word(++at) == "the" && at + 1 < range_.last) ++at;
      const Mention* place = mention_at(draft_.token(at).span.begin, &Span::begin);
      if (place == nullptr) return;
      name = draft_.text(head.tokens) + " " + preposition + " " +
             draft_.reading.entities[static_cast<std::size_t>(place->entity)].name;
    }
    Candidate candidate = nominal(head.tokens, *head.noun);
    if (head.noun->subtype == "ceasefire") candidate.referent.subtype = "agreement";
    candidate.referent.name = name;
    candidate.referent.key = local_key(head.noun->kind, name);
    found_.push_back(std::move(candidate));
  }

  const ReadingDraft& draft_;
  int sentence_;
  TokenRange range_;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> find_nominal_bodies(const ReadingDraft& draft, int sentence) {
  return BodyFinder(draft, sentence).find();
}

}  // namespace entente
