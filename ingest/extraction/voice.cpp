#include "ingest/extraction/voice.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "graph/name_folding.h"
#include "ingest/extraction/person_names.h"
#include "ingest/extraction/phrase.h"

namespace entente {
namespace {

// The first phrase that a folded title contains decides.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> genres = {{
    {"joint statement", "joint_statement"},
    {"joint leaders statement", "joint_statement"},
    {"leaders statement", "joint_statement"},
    {"leaders joint statement", "joint_statement"},
    {"joint vision statement", "joint_statement"},
    {"joint declaration", "joint_statement"},
    {"statement by", "statement"},
    {"statement from", "statement"},
    {"communique", "communique"},
    {"fact sheet", "fact_sheet"},
    {"factsheet", "fact_sheet"},
    {"readout", "readout"},
    {"declaration", "declaration"},
    {"treaty", "treaty"},
    {"convention on", "treaty"},
    {"memorandum of understanding", "agreement"},
    {"agreement between", "agreement"},
    {"agreement on", "agreement"},
    {"remarks", "speech"},
    {"background press", "briefing"},
}};

// A title about a treaty is no treaty: texts of law begin or end with the word.
bool shows_genre(std::string_view title, std::string_view phrase, std::string_view genre) {
  if (genre == "treaty" || genre == "declaration" || genre == "agreement" || genre == "communique") {
    return title.starts_with(phrase) || title.ends_with(phrase);
  }
  return title.find(phrase) != std::string_view::npos;
}

bool is_issuer(const LexiconEntry& entry) {
  return entry.kind == EntityKind::state || entry.kind == EntityKind::organisation ||
         entry.kind == EntityKind::grouping;
}

bool is_private(const LexiconEntry& entry) {
  return entry.subtype == "think_tank" || entry.subtype == "company" || entry.subtype == "ngo";
}

// The part of a title that names who speaks: before "on …" and "regarding …".
std::string_view speakers_part(std::string_view title) {
  for (const std::string_view topic : {" on ", " regarding ", " concerning ", " in ", ": "}) {
    const std::size_t at = title.find(topic);
    if (at != std::string_view::npos && at > 12) title = title.substr(0, at);
  }
  return title;
}

const LexiconEntry* government_of(const LexiconEntry& entry, const Lexicon& lexicon) {
  if (entry.kind == EntityKind::organisation && !entry.country.empty()) return lexicon.find(entry.country);
  if (entry.kind == EntityKind::place && !entry.country.empty()) return lexicon.find(entry.country);
  return is_issuer(entry) ? &entry : nullptr;
}

std::vector<const LexiconEntry*> speakers_in(std::string_view text, const Lexicon& lexicon) {
  std::vector<const LexiconEntry*> issuers;
  for (const LexiconEntry* entry : Phrase(text, lexicon).entries()) {
    if (is_private(*entry)) continue;
    const LexiconEntry* issuer = government_of(*entry, lexicon);
    if (issuer != nullptr && std::find(issuers.begin(), issuers.end(), issuer) == issuers.end()) {
      issuers.push_back(issuer);
    }
  }
  return issuers;
}

std::vector<const LexiconEntry*> states_in(std::string_view text, const Lexicon& lexicon) {
  std::vector<const LexiconEntry*> states = speakers_in(text, lexicon);
  std::erase_if(states, [](const LexiconEntry* one) { return one->kind != EntityKind::state; });
  return states;
}

// The publisher that the address names: longest domain of publishers.jsonl that it ends in.
const LexiconEntry* publisher_by_address(const std::string& url, const Lexicon& lexicon) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return nullptr;
  std::string host = url.substr(scheme + 3, url.find('/', scheme + 3) - scheme - 3);
  while (!host.empty()) {
    const auto found = lexicon.index().publishers.find(host);
    if (found != lexicon.index().publishers.end()) return lexicon.find(found->second);
    const std::size_t dot = host.find('.');
    host = dot == std::string::npos ? "" : host.substr(dot + 1);
  }
  return nullptr;
}

bool is_collective(const std::string& genre) {
  return genre == "joint_statement" || genre == "communique" || genre == "declaration" || genre == "treaty" ||
         genre == "agreement";
}

}  // namespace

std::string genre_of(const Document& document, const Lexicon& lexicon) {
  if (!document.genre.empty()) return document.genre;
  const std::string title = fold_name(document.title);
  for (const auto& [phrase, genre] : genres) {
    if (shows_genre(title, phrase, genre)) return std::string(genre);
  }
  // "Harbour Statement on A – B – C Partnership": states that are named together speak together.
  if (title.find("statement") != std::string::npos && states_in(document.title, lexicon).size() >= 2) {
    return "joint_statement";
  }
  return {};
}

std::vector<const LexiconEntry*> issuers_of(const Document& document, const std::string& genre,
                                            const Lexicon& lexicon) {
  std::vector<const LexiconEntry*> issuers = speakers_in(document.issuer, lexicon);
  if (!issuers.empty()) return issuers;
  if (is_collective(genre)) issuers = speakers_in(speakers_part(document.title), lexicon);
  if (!issuers.empty()) return issuers;
  if (genre == "joint_statement") issuers = states_in(document.title, lexicon);
  if (issuers.size() >= 2) return issuers;
  issuers.clear();
  if (const LexiconEntry* publisher = publisher_by_address(document.url, lexicon)) {
    if (!is_private(*publisher)) issuers.push_back(publisher);
    return issuers;
  }
  return speakers_in(document.publisher, lexicon);
}

std::vector<const LexiconEntry*> issuers_in_text(const ReadingDraft& draft) {
  int seen = 0;
  for (const Sentence& sentence : draft.reading.sentences) {
    if (sentence.is_silent() || sentence.last_token - sentence.first_token < 6) continue;
    if (++seen > 3) break;
    const std::string text = draft.text({sentence.first_token, sentence.last_token});
    if (!text.starts_with("We, ") && !text.starts_with("We the ")) continue;
    const std::size_t end =
        std::min({text.find(" met "), text.find(", met"), text.find(" gathered"), text.size()});
    return speakers_in(std::string_view(text).substr(0, end), *draft.lexicon);
  }
  return {};
}

std::vector<Referent> authors_of(const Document& document, const Lexicon& lexicon) {
  std::vector<Referent> authors;
  for (const std::string& author : document.authors) {
    const Phrase phrase(author, lexicon);
    const TokenRange name = person_name_at(phrase.draft(), 0, phrase.tokens().last);
    if (name.size() >= 2) authors.push_back(person_of(phrase.draft(), name));
  }
  return authors;
}

int discussed_author(const ReadingDraft& draft, const std::vector<Referent>& authors) {
  int seen = 0;
  for (std::size_t s = 0; s < draft.reading.sentences.size() && seen < 2; ++s) {
    const Sentence& sentence = draft.reading.sentences[s];
    const bool heading = sentence.block == BlockKind::title || sentence.block == BlockKind::heading;
    if (sentence.is_silent() || heading || sentence.last_token - sentence.first_token < 6) continue;
    ++seen;
    for (const Mention& mention : draft.reading.mentions) {
      if (mention.sentence != static_cast<int>(s)) continue;
      const DocumentEntity& entity = draft.reading.entities[static_cast<std::size_t>(mention.entity)];
      if (entity.kind != EntityKind::person || mention.title.size() > 0) continue;
      std::uint32_t after = sentence.first_token;
      while (after < sentence.last_token && draft.token(after).span.begin < mention.span.end) ++after;
      const bool is_author = std::any_of(authors.begin(), authors.end(), [&](const Referent& author) {
        return draft.entity_with_key(author.entry != nullptr ? author.entry->id : author.key) ==
               mention.entity;
      });
      const bool opens = mention.span.begin == sentence.span.begin;
      const bool speaks = after < sentence.last_token && draft.is(after, WordList::speech_verb);
      if (speaks && (opens || is_author) && entity.lexicon_id.empty()) return mention.entity;
    }
  }
  return -1;
}

}  // namespace entente
