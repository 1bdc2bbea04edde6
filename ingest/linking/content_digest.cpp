#include "ingest/linking/content_digest.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "graph/digest.h"

namespace entente {
namespace {

constexpr std::size_t fewest_words = 50;

bool is_actor(EntityKind kind) {
  return kind == EntityKind::state || kind == EntityKind::person || kind == EntityKind::office ||
         kind == EntityKind::grouping || kind == EntityKind::organisation;
}

std::string lower(std::string_view word) {
  std::string result(word);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

// The same for "Fumio Kishida" and "Kishida Fumio", whether the lexicon knows him or not.
std::string key_of(const DocumentEntity& entity) {
  const EntityId id = entity.lexicon_id.empty() ? entity_id(entity.kind, entity.name) : entity.lexicon_id;
  const std::size_t colon = id.find(':');
  std::vector<std::string> words;
  std::string word;
  for (const char c : id.substr(colon + 1) + "-") {
    if (c != '-') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::sort(words.begin(), words.end());
  std::string result = id.substr(0, colon + 1);
  for (const std::string& part : words) result += part + "-";
  return result;
}

// Words that may stand between the actors of a list.
bool parts_a_list(std::string_view word) {
  return word == "and" || word == "of";
}

class Digesting {
 public:
  explicit Digesting(const Reading& reading) : reading_(reading) {}

  std::string run() {
    std::size_t mention = 0;
    for (const Sentence& sentence : reading_.sentences) {
      if (sentence.boilerplate || sentence.block == BlockKind::title) continue;
      for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
        mention = take(reading_.tokens[i], mention);
      }
      end_list();
      text_ += '\n';
    }
    return words_ < fewest_words ? "" : hex(sha256(text_));
  }

 private:
  // The next mention at or after the token; tokens come in order, so mentions are passed once.
  std::size_t take(const Token& token, std::size_t mention) {
    const std::vector<Mention>& mentions = reading_.mentions;
    while (mention < mentions.size() && (mentions[mention].span.end <= token.span.begin ||
                                         mentions[mention].nested || !names_actor(mentions[mention]))) {
      ++mention;
    }
    if (mention < mentions.size() && mentions[mention].span.contains(token.span)) {
      if (token.span.begin == mentions[mention].span.begin) add_actor(mentions[mention]);
      return mention;
    }
    const std::string word = lower(reading_.words(token.span));
    const bool is_word = token.shape == Token::Shape::word || token.shape == Token::Shape::number;
    if (!is_word || word == "the") return mention;  // "the United States" may have stood where "Japan" stands
    ++words_;
    if (!actors_.empty() && parts_a_list(word)) {
      between_.push_back(word);
    } else {
      end_list();
      text_ += word + ' ';
    }
    return mention;
  }

  bool names_actor(const Mention& mention) const {
    return mention.entity >= 0 && mention.kind != MentionKind::nominal &&
           is_actor(reading_.entities[static_cast<std::size_t>(mention.entity)].kind);
  }

  void add_actor(const Mention& mention) {
    const DocumentEntity& entity = reading_.entities[static_cast<std::size_t>(mention.entity)];
    ++words_;
    between_.clear();
    if (entity.members.empty()) {
      actors_.push_back(key_of(entity));
      return;
    }
    for (const int member : entity.members) {
      actors_.push_back(key_of(reading_.entities[static_cast<std::size_t>(member)]));
    }
  }

  void end_list() {
    std::sort(actors_.begin(), actors_.end());
    for (const std::string& actor : actors_) text_ += actor + ' ';
    for (const std::string& word : between_) text_ += word + ' ';
    actors_.clear();
    between_.clear();
  }

  const Reading& reading_;
  std::string text_;
  std::size_t words_ = 0;
  std::vector<std::string> actors_;   // of the list under way, canonical
  std::vector<std::string> between_;  // since its last actor
};

}  // namespace

std::string content_digest(const Reading& reading) {
  return Digesting(reading).run();
}

}  // namespace entente
