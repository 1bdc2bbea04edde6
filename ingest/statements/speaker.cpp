#include "ingest/statements/speaker.h"

#include <algorithm>
#include <string>

#include "ingest/statements/word_classes.h"

namespace entente {
namespace {

constexpr std::size_t most_named_parties = 4;

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : (c == '-' || c == ' ' ? '_' : c);
  return lower;
}

bool is_policy(const Voice& voice, const std::string& genre, const std::string& title) {
  const WordClasses& known = WordClasses::embedded();
  if (known.any_in(WordClass::analysis_genre, genre)) return false;
  if (known.any_in(WordClass::policy_genre, genre)) return true;
  if (voice.authors.empty() && known.any_in(WordClass::policy_title, title)) return true;
  return !voice.issuers.empty() && voice.discussed_author < 0;
}

bool same_set(std::vector<int> a, std::vector<int> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b;
}

// The state itself, or the one an office belongs to; -1: neither.
int state_named(const Reading& reading, int entity) {
  if (entity < 0) return -1;
  const DocumentEntity& named = reading.entities[static_cast<std::size_t>(entity)];
  if (named.kind == EntityKind::state) return entity;
  const auto of = named.properties.find("jurisdiction");
  if (named.kind != EntityKind::office || of == named.properties.end()) return -1;
  for (std::size_t i = 0; i < reading.entities.size(); ++i) {
    const DocumentEntity& other = reading.entities[i];
    const bool same = other.id == of->second || other.lexicon_id == of->second || other.name == of->second ||
                      std::to_string(i) == of->second;
    if (other.kind == EntityKind::state && same) return static_cast<int>(i);
  }
  return -1;
}

// Issuers of a text that names none: the states of its title, the first alone unless it is a joint text.
std::vector<int> issuers_in_title(const Reading& reading, const std::string& genre,
                                  const std::string& title) {
  std::vector<int> states;
  for (const Mention& mention : reading.mentions) {
    const bool in_title =
        mention.sentence == 0 ||
        reading.sentences[static_cast<std::size_t>(mention.sentence)].block == BlockKind::title;
    if (!in_title) break;
    const int state = mention.nested ? -1 : state_named(reading, mention.entity);
    if (state >= 0 && std::ranges::find(states, state) == states.end()) states.push_back(state);
  }
  const bool joint = genre.find("joint") != std::string::npos || title.find("joint") != std::string::npos ||
                     genre.find("treaty") != std::string::npos;
  if (!joint && states.size() > 1) states.resize(1);
  return states;
}

void set_source(const Voice& voice, Speaker& speaker) {
  if (!speaker.policy && voice.discussed_author >= 0) {
    speaker.source = {voice.discussed_author};
    speaker.attribution = AttributionKind::inherited;
    return;
  }
  const bool authors_speak = !voice.authors.empty() && (!speaker.policy || voice.issuers.empty());
  speaker.source = authors_speak ? voice.authors : speaker.we;
  if (!speaker.policy || voice.spokesperson < 0) return;
  speaker.spokesperson = voice.spokesperson;
  speaker.source = {voice.spokesperson};
}

}  // namespace

std::vector<int> collapsed(const Reading& reading, const std::vector<int>& entities) {
  if (entities.size() <= most_named_parties) return entities;
  for (std::size_t i = 0; i < reading.entities.size(); ++i) {
    const DocumentEntity& entity = reading.entities[i];
    if (entity.kind == EntityKind::grouping && same_set(entity.members, entities))
      return {static_cast<int>(i)};
  }
  return entities;
}

Speaker speaker_of(const Reading& reading) {
  Speaker speaker;
  const std::string genre = lower_ascii(reading.voice.genre);
  const std::string title = lower_ascii(reading.document ? reading.document->title : std::string());
  speaker.policy = is_policy(reading.voice, genre, title);
  const WordClasses& known = WordClasses::embedded();
  speaker.treaty = speaker.policy && (known.any_in(WordClass::treaty_genre, genre) ||
                                      known.any_in(WordClass::treaty_genre, title));
  speaker.readout = genre.find("readout") != std::string::npos || title.find("readout") != std::string::npos;
  speaker.we = collapsed(reading, reading.voice.issuers);
  if (speaker.we.empty()) speaker.we = reading.voice.authors;
  if (speaker.we.empty() && speaker.policy)
    speaker.we = collapsed(reading, issuers_in_title(reading, genre, title));
  set_source(reading.voice, speaker);
  return speaker;
}

}  // namespace entente
