#include "ingest/extraction/issuers.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "graph/name_folding.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/phrase.h"

namespace entente {
namespace {

using Entries = std::vector<const LexiconEntry*>;

bool is_issuer(const LexiconEntry& entry) {
  return entry.kind == EntityKind::state || entry.kind == EntityKind::organisation ||
         entry.kind == EntityKind::grouping;
}

bool is_private(const LexiconEntry& entry) {
  return entry.subtype == "think_tank" || entry.subtype == "company" || entry.subtype == "ngo";
}

bool covers(const Tenure& tenure, const Date& date) {
  return tenure.from.first_day() <= date.last_day() &&
         (!tenure.to.known() || date.first_day() <= tenure.to.last_day());
}

// The state or body that a person speaks for on a date; without a date, the last office known.
const LexiconEntry* represented_by(const LexiconEntry& person, const Date& date, const Lexicon& lexicon) {
  for (auto tenure = person.tenures.rbegin(); tenure != person.tenures.rend(); ++tenure)
    if (!date.known() || covers(*tenure, date)) return lexicon.find(tenure->of);
  return nullptr;
}

class Issuers {
 public:
  Issuers(const ReadingDraft& draft, const std::string& genre)
      : draft_(draft), document_(*draft.reading.document), lexicon_(*draft.lexicon), genre_(genre) {}

  Entries find() const {
    const Entries stated = named_in(sender(document_.issuer), Persons::speak);
    const Entries signatories = find_signatories();
    if (signatories.size() > 1 && gives_way(stated, signatories)) return signatories;
    if (!stated.empty()) return stated;
    if (!signatories.empty()) return signatories;
    if (const Entries publisher = publisher_by_address(); !publisher.empty()) return publisher;
    return named_in(document_.publisher, Persons::are_private);
  }

 private:
  enum class Persons : std::uint8_t { speak, are_private };

  // "Permanent Mission of Colombia | to the United Nations": who is sent speaks, not to whom.
  static std::string_view sender(std::string_view issuer) {
    for (const std::string_view mission :
         {"Mission of ", "Delegation of ", "Embassy of ", "Representative of "}) {
      const std::size_t at = issuer.find(mission);
      if (at == std::string_view::npos) continue;
      return issuer.substr(0, std::min({issuer.find(" to ", at), issuer.find(" in ", at), issuer.size()}));
    }
    return issuer;
  }

  // One state that publishes what it signed with others; or nobody.
  static bool gives_way(const Entries& stated, const Entries& signatories) {
    if (stated.empty()) return true;
    if (stated.size() > 1 || stated.front()->kind != EntityKind::state) return false;
    return std::ranges::find(signatories, stated.front()) != signatories.end();
  }

  Entries find_signatories() const {
    if (const Entries in_text = in_opening(); in_text.size() > 1) return in_text;
    if (!is_collective(genre_)) return {};
    if (const Entries of = named_in(behind_genre(), Persons::are_private); !of.empty()) return of;
    if (const Entries before = named_in(before_topic(document_.title), Persons::are_private); !before.empty())
      return before;
    if (genre_ != "joint_statement") return {};
    Entries states = named_in(document_.title, Persons::are_private);
    std::erase_if(states, [](const LexiconEntry* one) {
      return one->kind != EntityKind::state && one->subtype != "igo";
    });
    return states.size() > 1 ? states : Entries{};
  }

  // "… Statement of | A, B, and C", "… between | A and B": what stands behind the name of the genre.
  std::string_view behind_genre() const {
    constexpr std::array<std::string_view, 7> genres = {"statement", "declaration", "communiqu", "treaty",
                                                        "agreement", "memorandum",  "compact"};
    constexpr std::array<std::string_view, 5> links = {" of ", " by ", " between ", " from ", " among "};
    const std::string title = lower(document_.title);
    for (const std::string_view name : genres) {
      const std::size_t at = title.find(name);
      if (at == std::string_view::npos) continue;
      std::size_t behind = std::string_view::npos;
      for (const std::string_view link : links) {
        const std::size_t found = title.find(link, at);
        if (found < behind) behind = found + link.size();
      }
      const std::size_t topic = std::min({title.find(" on ", at), title.find(" regarding ", at),
                                          title.find(" concerning ", at), title.size()});
      if (behind < topic) return std::string_view(document_.title).substr(behind, topic - behind);
    }
    return {};
  }

  static std::string lower(std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
  }

  // "G7 Leaders' Statement | on the Middle East"
  static std::string_view before_topic(std::string_view title) {
    for (const std::string_view topic : {" on ", " regarding ", " concerning ", " in ", ": "}) {
      const std::size_t at = title.find(topic);
      if (at != std::string_view::npos && at > 12) title = title.substr(0, at);
    }
    return title;
  }

  // "We, the Leaders of Australia, India and Japan, met …"; of a treaty also "A and B (the Parties), desiring
  // …".
  Entries in_opening() const {
    int seen = 0;
    for (const Sentence& sentence : draft_.reading.sentences) {
      if (sentence.is_silent() || sentence.last_token - sentence.first_token < 6) continue;
      if (++seen > 3) break;
      const std::string_view text = draft_.reading.words(sentence.span);
      const bool we = text.starts_with("We, ") || text.starts_with("We the ");
      const std::size_t parties = genre_ == "treaty" || genre_ == "agreement"
                                      ? std::min(text.find("arties"), text.find("arty"))
                                      : std::string_view::npos;
      const bool of_treaty = parties != std::string_view::npos && seen < 3;
      if (!we && !of_treaty) continue;
      const std::size_t end = std::min({text.find(" met "), text.find(", met"), text.find(" gathered"),
                                        text.find(", meeting"), parties, text.size()});
      if (const Entries named = named_in(text.substr(0, end), Persons::are_private); !named.empty())
        return named;
    }
    return {};
  }

  const LexiconEntry* issuer_behind(const LexiconEntry& entry, Persons persons) const {
    if (entry.kind == EntityKind::person)
      return persons == Persons::speak ? represented_by(entry, document_.date, lexicon_) : nullptr;
    // "Hiroshima Leaders' Declaration" is not Japan's, but "Tokyo" as an issuer is.
    const bool capital = entry.kind == EntityKind::place && persons == Persons::speak;
    const bool of_state = entry.kind == EntityKind::organisation || capital;
    if (of_state && !entry.country.empty()) return lexicon_.find(entry.country);
    return is_issuer(entry) ? &entry : nullptr;
  }

  Entries named_in(std::string_view text, Persons persons) const {
    Entries issuers;
    if (text.empty()) return issuers;
    for (const LexiconEntry* entry : entries_of(text, persons)) {
      if (is_private(*entry)) continue;
      const LexiconEntry* issuer = issuer_behind(*entry, persons);
      if (issuer != nullptr && std::ranges::find(issuers, issuer) == issuers.end()) issuers.push_back(issuer);
    }
    return issuers;
  }

  // The entities of a phrase; of "NATO Vilnius Summit (Communiqué)" the body whose it is, else its parties.
  Entries entries_of(std::string_view text, Persons persons) const {
    const Phrase phrase(text, lexicon_);
    Entries found;
    for (std::uint32_t at = 0; at < phrase.tokens().last;) {
      const auto match = name_at(phrase.draft(), at, phrase.tokens().last);
      // "Nairobi Declaration" was issued there, not by Kenya.
      const bool venue = match && match->kind == AliasKind::capital && persons == Persons::are_private;
      const Entries behind = match && !venue ? speakers_behind(phrase.draft(), *match) : Entries{};
      for (const LexiconEntry* entry : behind)
        if (std::ranges::find(found, entry) == found.end()) found.push_back(entry);
      at = match ? match->tokens.last : at + 1;
    }
    return found;
  }

  Entries speakers_behind(const ReadingDraft& words, const KnownName& name) const {
    const LexiconEntry& entry = *name.entry;
    if (entry.kind != EntityKind::meeting && entry.kind != EntityKind::instrument) return {&entry};
    for (std::uint32_t end = name.tokens.last - 1; end > name.tokens.first; --end) {
      const auto inside = name_at(words, name.tokens.first, end);
      if (inside &&
          (inside->entry->kind == EntityKind::organisation || inside->entry->kind == EntityKind::grouping))
        return {inside->entry};
    }
    Entries parties;
    for (const EntityId& party : entry.parties)
      std::ranges::copy(one_by_one(party), std::back_inserter(parties));
    return parties;
  }

  // A few that sign together are named one by one.
  Entries one_by_one(const EntityId& id) const {
    constexpr std::size_t most_named = 4;
    const LexiconEntry* entry = lexicon_.find(id);
    if (entry == nullptr) return {};
    Entries members;
    for (const Membership& member : entry->members)
      if (const LexiconEntry* known = lexicon_.find(member.id)) members.push_back(known);
    const bool few = entry->kind == EntityKind::grouping && !members.empty() && members.size() <= most_named;
    return few ? members : Entries{entry};
  }

  // The publisher that the address names: longest domain of publishers.jsonl that it ends in.
  Entries publisher_by_address() const {
    const std::string& url = document_.url;
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    std::string host = url.substr(scheme + 3, url.find('/', scheme + 3) - scheme - 3);
    while (!host.empty()) {
      const auto found = lexicon_.index().publishers.find(host);
      if (found != lexicon_.index().publishers.end()) {
        const LexiconEntry* publisher = lexicon_.find(found->second);
        return publisher == nullptr || is_private(*publisher) ? Entries{} : Entries{publisher};
      }
      const std::size_t dot = host.find('.');
      host = dot == std::string::npos ? "" : host.substr(dot + 1);
    }
    return {};
  }

  const ReadingDraft& draft_;
  const Document& document_;
  const Lexicon& lexicon_;
  const std::string& genre_;
};

}  // namespace

bool is_collective(const std::string& genre) {
  return genre == "joint_statement" || genre == "communique" || genre == "declaration" || genre == "treaty" ||
         genre == "agreement";
}

std::optional<Referent> issuing_organ(const ReadingDraft& draft,
                                      const std::vector<const LexiconEntry*>& issuers) {
  if (issuers.size() != 1 || issuers.front()->kind == EntityKind::state) return std::nullopt;
  const std::string& stated = draft.reading.document->issuer;
  const Phrase phrase(std::string_view(stated).substr(0, stated.find_first_of(",;(")), *draft.lexicon);
  const std::uint32_t last = phrase.tokens().last;
  for (std::uint32_t at = 0; at < last; ++at) {
    if (const auto known = name_at(phrase.draft(), at, last)) {
      at = known->tokens.last - 1;
      continue;
    }
    const auto head = head_at(phrase.draft(), at, last);
    if (!head || !head->noun->names || head->noun->kind != EntityKind::organisation) continue;
    Referent organ;
    organ.kind = EntityKind::organisation;
    organ.name = phrase.draft().text(phrase.tokens());
    organ.key = local_key(organ.kind, organ.name);
    organ.status = "existing";
    return organ;
  }
  return std::nullopt;
}

std::vector<const LexiconEntry*> issuers_of(const ReadingDraft& draft, const std::string& genre) {
  return Issuers(draft, genre).find();
}

}  // namespace entente
