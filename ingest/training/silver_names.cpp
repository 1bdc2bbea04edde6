#include "ingest/training/silver_names.h"

#include <algorithm>
#include <random>
#include <unordered_set>

#include "ingest/extraction/entities.h"
#include "ingest/training/text_collection.h"

namespace entente {
namespace {

constexpr LabelSet only(NameLabel label) {
  return static_cast<LabelSet>(1u << label);
}

// The type of the tagger for what the rules found; nothing where the two do not speak of the same thing.
std::optional<NameType> type_of(const Mention& mention, const DocumentEntity& entity) {
  if (mention.kind == MentionKind::adjective) return NameType::other;
  if (mention.kind != MentionKind::name) return std::nullopt;
  switch (entity.kind) {
    case EntityKind::person:
      return NameType::person;
    case EntityKind::organisation:
      return NameType::organisation;
    case EntityKind::state:
    case EntityKind::place:
      return NameType::place;
    case EntityKind::event:
      return NameType::event;
    case EntityKind::meeting:
    case EntityKind::instrument:
    case EntityKind::initiative:
    case EntityKind::document:
      return NameType::other;
    default:
      return std::nullopt;
  }
}

class SilverSentences {
 public:
  SilverSentences(const WordClusters& clusters, const SilverSettings& settings)
      : clusters_(clusters), settings_(settings), random_(7) {}

  void add(const ReadingDraft& draft, const Reading& reading) {
    if (reading.sentences.size() != draft.reading.sentences.size()) return;
    auto mention = reading.mentions.begin();
    for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
      const auto begin = mention;
      while (mention != reading.mentions.end() && mention->sentence == static_cast<int>(i)) ++mention;
      const Sentence& sentence = reading.sentences[i];
      const std::uint32_t tokens = sentence.last_token - sentence.first_token;
      if (sentence.boilerplate || sentence.block == BlockKind::title || sentence.block == BlockKind::heading)
        continue;
      if (begin == mention || tokens < 6 || tokens > 80) continue;
      if (!seen_.insert(std::hash<std::string_view>()(reading.words(sentence.span))).second) continue;
      add(draft, reading, sentence, {begin, mention});
    }
  }

  std::vector<ChainExample> take() && { return std::move(examples_); }

 private:
  void add(const ReadingDraft& draft, const Reading& reading, const Sentence& sentence,
           std::span<const Mention> mentions) {
    const TokenRange range = draft.tokens_of(sentence);
    ChainExample example;
    example.allowed.assign(range.size(), only(no_name));
    bool open = false;
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      if (!draft.token(at).capitalised || draft.is(at, WordList::calendar_word)) continue;
      if (at == range.first && clusters_.cluster_of(lowered(draft.word(at))).known) continue;
      if (draft.word(at) == "I" || draft.is(at, WordList::name_stopper)) continue;
      example.allowed[at - range.first] = every_label;
    }
    for (const Mention& mention : mentions) mark(draft, reading, mention, range, example);
    for (const LabelSet set : example.allowed) open = open || set == every_label;
    if (settings_.only_explained && open) return;
    std::vector<KnownNameTag> known = known_name_tags(draft, range);
    hide_some(known);
    example.features = name_features(draft, range, known, clusters_);
    examples_.push_back(std::move(example));
  }

  static std::string lowered(std::string_view word) {
    std::string low(word);
    for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return low;
  }

  // The words of a mention get its labels; its title none; what the types do not cover stays open.
  static void mark(const ReadingDraft& draft, const Reading& reading, const Mention& mention,
                   TokenRange range, ChainExample& example) {
    const auto type = type_of(mention, reading.entities[static_cast<std::size_t>(mention.entity)]);
    TokenRange tokens{range.last, range.first};
    for (std::uint32_t at = range.first; at < range.last; ++at) {
      const Span span = draft.token(at).span;
      if (mention.title.size() > 0 && mention.title.contains(span))
        example.allowed[at - range.first] = only(no_name);
      if (!mention.span.contains(span)) continue;
      tokens = {std::min(tokens.first, at), at + 1};
    }
    if (tokens.first >= tokens.last) return;
    const EntityKind kind = reading.entities[static_cast<std::size_t>(mention.entity)].kind;
    if (!type) {
      const bool office = kind == EntityKind::office;
      for (std::uint32_t at = tokens.first; at < tokens.last; ++at)
        example.allowed[at - range.first] =
            office || !draft.token(at).capitalised ? only(no_name) : every_label;
      if (!office && draft.token(tokens.first).capitalised)
        for (std::uint32_t at = tokens.first; at < tokens.last; ++at)
          example.allowed[at - range.first] = every_label;
      return;
    }
    const std::vector<NameLabel> labels = labels_of({{tokens, *type}}, tokens.first, tokens.size());
    for (std::uint32_t at = tokens.first; at < tokens.last; ++at)
      example.allowed[at - range.first] = only(labels[at - tokens.first]);
  }

  void hide_some(std::vector<KnownNameTag>& known) {
    bool hidden = false;
    for (std::size_t i = 0; i < known.size(); ++i) {
      const bool begins = known[i] % 2 == 1;  // tags of later words are even (name_features.cpp)
      if (begins) hidden = static_cast<double>(random_() % 1000) < settings_.unseen * 1000;
      if (hidden) known[i] = 0;
    }
  }

  const WordClusters& clusters_;
  SilverSettings settings_;
  std::mt19937 random_;
  std::unordered_set<std::size_t> seen_;
  std::vector<ChainExample> examples_;
};

}  // namespace

Result<std::vector<ChainExample>> silver_names(const std::filesystem::path& texts, const Lexicon& lexicon,
                                               const WordClusters& clusters, const SilverSettings& settings) {
  SilverSentences sentences(clusters, settings);
  TRY(for_each_text(texts, lexicon, [&](ReadingDraft& draft) {
    sentences.add(draft, read_entities(*draft.reading.document, lexicon));
  }));
  std::vector<ChainExample> all = std::move(sentences).take();
  if (all.size() <= settings.sentences) return all;
  std::vector<ChainExample> some;
  for (std::size_t i = 0; i < settings.sentences; ++i)
    some.push_back(std::move(all[i * all.size() / settings.sentences]));
  return some;
}

}  // namespace entente
