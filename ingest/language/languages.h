// Which language a stretch of text is in, as far as it matters here: English is read, others are not.
//
// By script first; within a script by words that are frequent in every text of a language ("et", "dans").
// Entries come from ingest/lexicon/languages.jsonl. Linear in the text; some 40 ns a word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente {

enum class Script : std::uint8_t {
  latin,
  greek,
  cyrillic,
  hebrew,
  arabic,
  devanagari,
  thai,
  hangul,
  kana,  // Japanese: texts with kana, Chinese characters among them
  han,
};
inline constexpr std::size_t script_count = static_cast<std::size_t>(Script::han) + 1;
std::optional<Script> script_named(std::string_view name);

// A record of the lexicon.
struct LanguageRecord {
  std::string id;
  std::string name;  // "French"
  Script script = Script::latin;
  bool names_script = false;  // a text in this script is in this language when no word tells
  std::vector<std::string> words;
  std::string example;  // a text in it
};

class LanguageTable {
 public:
  // Languages that fit; the rest is passed over by add().
  static constexpr std::size_t max_languages = 64;
  // Bytes of the longest word; longer ones are no frequent words.
  static constexpr std::size_t max_word = 8;

  // False: there is no room, or a word is longer than max_word.
  bool add(const LanguageRecord& record);

  // What was counted in a text; counts of several texts add up.
  struct Counts {
    std::uint32_t words = 0;               // in Latin script
    std::vector<std::uint32_t> hits;       // of each language
    std::vector<std::uint32_t> different;  // of each language: different words among them, by text
    std::uint32_t letters[script_count] = {};
    void add(const Counts& other);
  };
  Counts count(std::string_view text) const;

  // The language a paragraph is clearly in; "" when it is too short, or has too few frequent words to tell.
  std::string_view of_paragraph(const Counts& counts) const;
  // The language most of a whole document is in; asks for less, because there is more to count.
  std::string_view of_document(const Counts& counts) const;

  static constexpr std::string_view english = "English";

 private:
  struct Threshold;
  struct Word {
    std::uint32_t number = 0;     // in order of entry
    std::uint64_t languages = 0;  // a bit for each that has it
  };
  struct Language {
    std::string name;
    Script script;
    bool names_script;
  };

  std::string_view identify(const Counts& counts, const Threshold& threshold) const;
  std::string_view of_latin(const Counts& counts, const Threshold& threshold) const;
  std::string_view of_script(const Counts& counts, Script script) const;

  std::vector<Language> languages_;
  std::unordered_map<std::uint64_t, Word> words_;  // by their packed letters
};

}  // namespace entente
