#include "ingest/extraction/voice.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "graph/name_folding.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/person_names.h"
#include "ingest/extraction/phrase.h"
#include "ingest/extraction/selection.h"

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

// "Joint communiqué", "Treaty (excerpt)", "national statement": the genre of the table that the words hold,
// else the words themselves.
std::string normal_genre(std::string_view given) {
  std::string words = fold_name(given);
  std::ranges::replace(words, '_', ' ');
  for (const auto& [phrase, genre] : genres)
    if (words.find(phrase) != std::string::npos) return std::string(genre);
  std::ranges::replace(words, ' ', '_');
  return words;
}

std::size_t states_in(std::string_view text, const Lexicon& lexicon) {
  const Phrase phrase(text, lexicon);
  const std::vector<const LexiconEntry*> entries = phrase.entries();
  return static_cast<std::size_t>(std::ranges::count(entries, EntityKind::state, &LexiconEntry::kind));
}

// Texts that private persons write: their byline is an author's, and an institution may stand for one.
bool is_analysis(std::string_view genre) {
  constexpr std::array<std::string_view, 10> words = {"think_tank", "commentary",  "abstract", "report",
                                                      "article",    "publication", "op_ed",    "analysis",
                                                      "brief",      "paper"};
  return std::ranges::any_of(words, [&](auto word) { return genre.find(word) != std::string_view::npos; });
}

bool names_body(const ReadingDraft& draft, TokenRange name) {
  for (std::uint32_t at = name.first; at < name.last; ++at)
    if (head_at(draft, at, name.last)) return true;
  return false;
}

// The parts of a byline: "Jane Doe and John Roe, Institute for Somewhere".
std::vector<std::string_view> parts_of(std::string_view byline) {
  std::vector<std::string_view> parts;
  while (!byline.empty()) {
    constexpr std::string_view conjunction = " and ";
    const std::size_t mark = byline.find_first_of(",;&/(");
    const std::size_t word = byline.find(conjunction);
    const std::size_t end = std::min({mark, word, byline.size()});
    parts.push_back(byline.substr(0, end));
    byline.remove_prefix(std::min(byline.size(), end + (word < mark ? conjunction.size() : 1)));
  }
  return parts;
}

// The person whose name a part is, but for a title before it: "Dr Jane Doe", "Former foreign minister Jane
// Doe".
std::optional<Referent> person_in(std::string_view part, const Lexicon& lexicon) {
  constexpr std::uint32_t longest_title = 6;
  const Phrase phrase(part, lexicon);
  const std::uint32_t last = phrase.tokens().last;
  for (std::uint32_t at = 0; at <= longest_title && at < last; ++at) {
    const TokenRange name = person_name_at(phrase.draft(), at, last);
    const bool whole = name.size() >= 2 && name.size() <= 5 && name.last == last;
    if (whole && !names_body(phrase.draft(), phrase.tokens())) return person_of(phrase.draft(), name);
  }
  return std::nullopt;
}

std::vector<Referent> persons_in(std::string_view byline, const Lexicon& lexicon) {
  std::vector<Referent> persons;
  for (const std::string_view part : parts_of(byline)) {
    const Phrase phrase(part, lexicon);
    const auto known = name_at(phrase.draft(), 0, phrase.tokens().last);
    if (known && known->entry->kind != EntityKind::person) continue;
    if (auto person = person_in(part, lexicon)) persons.push_back(std::move(*person));
  }
  return persons;
}

// Persons named with or without a title: "President Joe Biden".
std::vector<Referent> persons_named(std::string_view text, const Lexicon& lexicon) {
  std::vector<Referent> persons;
  const Phrase phrase(text, lexicon);
  if (phrase.draft().reading.sentences.empty()) return persons;
  std::vector<Candidate> candidates = find_known_names(phrase.draft(), 0);
  std::ranges::move(find_person_names(phrase.draft(), 0), std::back_inserter(candidates));
  for (Candidate& candidate : select(std::move(candidates))) {
    const bool whole = candidate.referent.kind == EntityKind::person && candidate.tokens.size() > 1;
    if (whole) persons.push_back(std::move(candidate.referent));
  }
  return persons;
}

// "Statement from | President Joe Biden | on Sudan"
std::string_view signature_of(std::string_view title) {
  constexpr std::array<std::string_view, 6> openings = {"statement from ", "statement by ", "remarks by ",
                                                        "remarks of ",     "speech by ",    "address by "};
  std::string lower(title);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (const std::string_view opening : openings) {
    const std::size_t at = lower.find(opening);
    if (at == std::string::npos) continue;
    const std::size_t from = at + opening.size();
    std::size_t end = title.size();
    for (const std::string_view topic : {" on ", " at ", " regarding ", " following ", " about ", " to "})
      end = std::min(end, lower.find(topic, from));
    return title.substr(from, end - from);
  }
  return {};
}

}  // namespace

std::string genre_of(const Document& document, const Lexicon& lexicon) {
  if (!document.genre.empty()) return normal_genre(document.genre);
  const std::string title = fold_name(document.title);
  for (const auto& [phrase, genre] : genres) {
    if (shows_genre(title, phrase, genre)) return std::string(genre);
  }
  // "Harbour Statement on A – B – C Partnership": states that are named together speak together.
  if (title.find("statement") != std::string::npos && states_in(document.title, lexicon) >= 2) {
    return "joint_statement";
  }
  return {};
}

std::vector<Referent> authors_of(const Document& document, const std::string& genre, const Lexicon& lexicon) {
  std::vector<Referent> authors;
  for (const std::string& author : document.authors) {
    std::vector<Referent> named = persons_in(author, lexicon);
    std::ranges::move(named, std::back_inserter(authors));
  }
  if (authors.empty() && is_analysis(genre)) return persons_in(document.issuer, lexicon);
  return authors;
}

std::optional<Referent> spokesperson_of(const Document& document, const std::string& genre,
                                        const Lexicon& lexicon) {
  if (is_analysis(genre)) return std::nullopt;
  for (const std::string_view text : {std::string_view(document.issuer), signature_of(document.title)}) {
    std::vector<Referent> persons = persons_named(text, lexicon);
    if (persons.size() == 1) return std::move(persons.front());
  }
  return std::nullopt;
}

std::optional<Referent> institution_of(const Document& document, const std::string& genre,
                                       const Lexicon& lexicon) {
  const std::string& issuer = document.issuer.empty() ? document.publisher : document.issuer;
  if (!is_analysis(genre) || issuer.empty()) return std::nullopt;
  Referent institution;
  const Phrase phrase(issuer, lexicon);
  const auto known = name_at(phrase.draft(), 0, phrase.tokens().last);
  if (known && known->tokens == phrase.tokens() && known->entry->kind == EntityKind::organisation) {
    institution.kind = known->entry->kind;
    institution.entry = known->entry;
    return institution;
  }
  institution.name = issuer.substr(0, issuer.find_first_of(",;("));
  institution.key = local_key(EntityKind::organisation, institution.name);
  institution.status = "existing";
  return institution;
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
