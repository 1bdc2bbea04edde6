#include "ingest/extraction/offices.h"

#include <algorithm>

#include "ingest/extraction/compound_actors.h"
#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/person_names.h"
#include "ingest/extraction/title_words.h"
#include "ingest/language/word_key.h"

namespace entente {
namespace {

std::string office_name(const TitleRecord& title, const LexiconEntry& of) {
  return title.title + " of " + of.name_in_phrase();
}

Candidate office(TokenRange tokens, int sentence, const TitleRecord& title, const LexiconEntry& of) {
  Candidate candidate;
  candidate.tokens = tokens;
  candidate.sentence = sentence;
  candidate.rank = 5;
  candidate.referent.kind = EntityKind::office;
  candidate.referent.name = office_name(title, of);
  candidate.referent.key = local_key(EntityKind::office, candidate.referent.name);
  candidate.referent.subtype = title.office;
  candidate.referent.properties["jurisdiction"] = of.id;
  return candidate;
}

bool held(const LexiconEntry& person, const TitleRecord& title, const LexiconEntry& of) {
  return std::any_of(person.tenures.begin(), person.tenures.end(), [&](const Tenure& tenure) {
    const bool heads = tenure.office == title.office && tenure.office.starts_with("head_of_");
    return tenure.of == of.id && (tenure.title == title.title || heads);
  });
}

// The person named after the title holds it for this state, as far as the lexicon knows.
bool names_officer(const ReadingDraft& draft, TokenRange title, const TitleRecord& record,
                   const LexiconEntry& of, TokenRange sentence) {
  const TokenRange name = person_name_at(draft, title.last, sentence.last);
  if (name.size() == 0) return false;
  const Referent person = person_of(draft, name);
  if (person.entry != nullptr) return held(*person.entry, record, of);
  const auto family = draft.index->families.find(word_key(draft.word(name.last - 1)));
  if (family == draft.index->families.end()) return false;
  return std::any_of(family->second.begin(), family->second.end(),
                     [&](std::uint32_t at) { return held(draft.index->records.entries[at], record, of); });
}

bool is_definite(const ReadingDraft& draft, TokenRange title, TokenRange sentence) {
  if (title.first == sentence.first) return false;
  const std::string_view before = draft.word(title.first - 1);
  const bool alone = title.last >= sentence.last || !draft.token(title.last).capitalised;
  return (before == "the" || before == "The") && alone;
}

}  // namespace

std::vector<Candidate> find_offices(const ReadingDraft& draft, int sentence,
                                    const std::vector<const LexiconEntry*>& issuers) {
  std::vector<Candidate> found;
  const TokenRange range = draft.tokens_of(draft.reading.sentences[static_cast<std::size_t>(sentence)]);
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    const auto title = title_at(draft, at, range.last);
    if (!title) continue;
    at = title->tokens.last - 1;
    if (!title->is_office()) continue;
    const Jurisdiction of = jurisdiction_of(draft, title->tokens, range);
    const bool body_only = title->record->office == "chair" || title->record->office == "org_head";
    if (of.entry != nullptr && body_only && of.entry->kind == EntityKind::state) continue;
    if (of.entry != nullptr) {
      found.push_back(office(title->tokens, sentence, *title->record, *of.entry));
      continue;
    }
    for (const LexiconEntry* issuer : issuers) {
      const TitleRecord& record = *title->record;
      const bool named =
          record.of == issuer->id || names_officer(draft, title->tokens, record, *issuer, range);
      const bool chief =
          issuer->kind == EntityKind::state ? record.title == "President" : record.office == "org_head";
      const bool alone = issuers.size() == 1 && chief && is_definite(draft, title->tokens, range);
      if (!named && !alone) continue;
      found.push_back(office(title->tokens, sentence, record, *issuer));
      if (!named) found.back().kind = MentionKind::definite;
      break;
    }
  }
  return found;
}

}  // namespace entente
