#include "ingest/extraction/reading_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/name_folding.h"
#include "ingest/extraction/foreign_text.h"
#include "ingest/extraction/tokens.h"
#include "ingest/language/long_sentences.h"
#include "ingest/language/sentences.h"
#include "ingest/language/word_key.h"

namespace entente {
namespace {

// The spans with every endless one in pieces, and how many those are.
struct CutSpans {
  std::vector<Span> spans;
  std::size_t endless = 0;
};

CutSpans cut(std::string_view text, const std::vector<Span>& spans) {
  CutSpans all;
  for (const Span span : spans) {
    const std::vector<Span> pieces = pieces_of(text, span);
    all.endless += pieces.size() > 1;
    all.spans.insert(all.spans.end(), pieces.begin(), pieces.end());
  }
  return all;
}

void tell_of_endless(Reading& reading, std::size_t count) {
  if (count == 0) return;
  reading.losses.push_back(fmt::format("{} of more than {} words {} read in pieces",
                                       count == 1 ? "a sentence" : fmt::format("{} sentences", count),
                                       longest_sentence, count == 1 ? "was" : "were"));
}

std::vector<Sentence> sentences_of_blocks(ReadingDraft& draft, Segmenter& segmenter) {
  const NormalisedText& text = draft.reading.text;
  std::size_t endless = 0;
  std::vector<Sentence> sentences;
  std::vector<int> last_sentence(text.blocks.size(), -1);  // of each block: where its items find their stem
  for (std::size_t b = 0; b < text.blocks.size(); ++b) {
    const Block& block = text.blocks[b];
    const bool whole = block.kind == BlockKind::title || block.kind == BlockKind::heading;
    const bool has_stem = block.stem >= 0 && static_cast<std::size_t>(block.stem) < b;
    std::vector<Span> spans;
    if (whole && block.span.size() > 0) spans.push_back(block.span);
    if (!whole) spans = split_sentences(segmenter, draft.index->abbreviations, text.text, block.span);
    const CutSpans pieces = cut(text.text, spans);
    endless += pieces.endless;
    for (const Span span : pieces.spans) {
      Sentence sentence;
      sentence.span = span;
      sentence.block = block.kind;
      sentence.boilerplate = block.kind == BlockKind::boilerplate;
      if (has_stem) sentence.stem = last_sentence[static_cast<std::size_t>(block.stem)];
      last_sentence[b] = static_cast<int>(sentences.size());
      sentences.push_back(sentence);
    }
  }
  tell_of_endless(draft.reading, endless);
  return sentences;
}

const Block* block_at(const std::vector<Block>& blocks, Span span) {
  const auto after =
      std::upper_bound(blocks.begin(), blocks.end(), span.begin,
                       [](std::uint32_t at, const Block& block) { return at < block.span.begin; });
  if (after == blocks.begin()) return nullptr;
  const Block& block = *(after - 1);
  return block.span.overlaps(span) ? &block : nullptr;
}

std::vector<Sentence> sentences_as_given(const NormalisedText& text, std::span<const GivenSentence> given) {
  std::vector<Sentence> sentences;
  std::vector<int> last_sentence(text.blocks.size(), -1);
  for (const GivenSentence& one : given) {
    Sentence sentence;
    sentence.span = text.normalised(one.span);
    sentence.boilerplate = one.boilerplate;
    if (const Block* block = block_at(text.blocks, sentence.span)) {
      sentence.block = block->kind;
      const auto at = static_cast<std::size_t>(block - text.blocks.data());
      if (block->stem >= 0 && static_cast<std::size_t>(block->stem) < at) {
        sentence.stem = last_sentence[static_cast<std::size_t>(block->stem)];
      }
      last_sentence[at] = static_cast<int>(sentences.size());
    }
    sentences.push_back(sentence);
  }
  return sentences;
}

void add_tokens(ReadingDraft& draft, Segmenter& segmenter) {
  const Lexicon::Index& index = *draft.index;
  std::vector<Token>& tokens = draft.reading.tokens;
  for (Sentence& sentence : draft.reading.sentences) {
    sentence.first_token = static_cast<std::uint32_t>(tokens.size());
    const std::vector<Token> found =
        tokenise(segmenter, index.abbreviations, draft.reading.text.text, sentence.span);
    tokens.insert(tokens.end(), found.begin(), found.end());
    sentence.last_token = static_cast<std::uint32_t>(tokens.size());
  }
  draft.words.reserve(tokens.size());
  for (const Token& token : tokens) {
    draft.words.push_back(index.vocabulary.find(word_key(draft.reading.words(token.span))));
  }
}

}  // namespace

ReadingDraft draft_of(const Document& document, const Lexicon& lexicon,
                      std::span<const GivenSentence> given) {
  ReadingDraft draft;
  draft.lexicon = &lexicon;
  draft.index = &lexicon.index();
  draft.reading.document = &document;
  draft.reading.text = normalise(document);
  Segmenter segmenter;
  draft.reading.sentences =
      given.empty() ? sentences_of_blocks(draft, segmenter) : sentences_as_given(draft.reading.text, given);
  mark_foreign_text(draft);
  add_tokens(draft, segmenter);
  return draft;
}

bool ReadingDraft::is_dash(std::uint32_t i) const {
  const std::string_view mark = word(i);
  return mark == "-" || mark == "\u2013" || mark == "\u2010" || mark == "\u2011" || mark == "\u2012";
}

std::string local_key(EntityKind kind, std::string_view name) {
  return std::string(info(kind).prefix) + "~" + fold_name(name);
}

int ReadingDraft::entity_with_key(const std::string& key) const {
  const auto found = entity_keys.find(key);
  return found == entity_keys.end() ? -1 : found->second;
}

int ReadingDraft::entity_of(const Referent& referent) {
  // One key, one entity: an anaphor brings nothing but the key of what it refers to.
  const std::string& key = referent.entry != nullptr ? referent.entry->id : referent.key;
  const auto [found, added] = entity_keys.try_emplace(key, static_cast<int>(reading.entities.size()));
  const int index_of_entity = found->second;
  if (!added) return index_of_entity;
  DocumentEntity entity;
  entity.kind = referent.kind;
  entity.subtype = referent.subtype;
  entity.name = referent.name;
  entity.status = referent.status;
  entity.properties = referent.properties;
  if (referent.entry != nullptr) {
    entity.kind = referent.entry->kind;
    entity.lexicon_id = referent.entry->id;
    if (entity.subtype.empty()) entity.subtype = referent.entry->subtype;
    if (entity.name.empty()) entity.name = referent.entry->name;
  }
  reading.entities.push_back(std::move(entity));
  keys.push_back(found->first);
  add_members(index_of_entity, referent);
  return index_of_entity;
}

// Members that the document has not mentioned become entities without mention.
void ReadingDraft::add_members(int of, const Referent& referent) {
  std::vector<int> members;
  for (const std::string& key : referent.members) {
    int member = entity_with_key(key);
    if (member < 0) {
      const LexiconEntry* entry = lexicon->find(key);
      if (entry == nullptr) continue;
      Referent known;
      known.kind = entry->kind;
      known.entry = entry;
      member = entity_of(known);
    }
    members.push_back(member);
  }
  reading.entities[static_cast<std::size_t>(of)].members = std::move(members);
  if (!referent.equivalent_to.empty()) {
    reading.entities[static_cast<std::size_t>(of)].equivalent_to = entity_with_key(referent.equivalent_to);
  }
}

int ReadingDraft::enter(const Candidate& candidate) {
  const int entity = entity_of(candidate.referent);
  Mention mention;
  mention.span = span(candidate.tokens);
  mention.sentence = candidate.sentence;
  mention.kind = candidate.kind;
  mention.entity = entity;
  mention.method = candidate.method;
  if (candidate.title.size() > 0) mention.title = span(candidate.title);
  reading.mentions.push_back(mention);
  return entity;
}

}  // namespace entente
