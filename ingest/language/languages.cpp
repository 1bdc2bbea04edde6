#include "ingest/language/languages.h"

#include <algorithm>
#include <bit>

#include "ingest/language/utf8.h"

namespace entente {
namespace {

constexpr std::string_view script_names[] = {"latin",      "greek", "cyrillic", "hebrew", "arabic",
                                             "devanagari", "thai",  "hangul",   "kana",   "han"};

// Letters of a script stand in these ranges (Unicode's Blocks.txt); in order.
struct ScriptRange {
  char32_t first, last;
  Script script;
};
constexpr ScriptRange script_ranges[] = {
    {U'A', U'Z', Script::latin},      {U'a', U'z', Script::latin},        {0xC0, 0x24F, Script::latin},
    {0x370, 0x3FF, Script::greek},    {0x400, 0x52F, Script::cyrillic},   {0x590, 0x5FF, Script::hebrew},
    {0x600, 0x77F, Script::arabic},   {0x900, 0x97F, Script::devanagari}, {0xE00, 0xE7F, Script::thai},
    {0x1100, 0x11FF, Script::hangul}, {0x1E00, 0x1EFF, Script::latin},    {0x1F00, 0x1FFF, Script::greek},
    {0x3040, 0x30FF, Script::kana},   {0x3130, 0x318F, Script::hangul},   {0x3400, 0x4DBF, Script::han},
    {0x4E00, 0x9FFF, Script::han},    {0xAC00, 0xD7AF, Script::hangul},   {0xF900, 0xFAFF, Script::han},
    {0xFB50, 0xFDFF, Script::arabic}, {0xFE70, 0xFEFF, Script::arabic},   {0x20000, 0x2FA1F, Script::han},
};

std::optional<Script> script_of(char32_t letter) {
  const auto* range = std::ranges::lower_bound(script_ranges, letter, {}, &ScriptRange::last);
  if (range == std::end(script_ranges) || letter < range->first) return std::nullopt;
  return range->script;
}

// The bytes of a word of up to eight as one number; ASCII letters in lower case.
std::uint64_t packed(std::string_view word) {
  std::uint64_t key = 0;
  for (char c : word) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    key = key << 8U | static_cast<unsigned char>(lower);
  }
  return key;
}

// A script of syllables or ideographs says in one letter what others say in two or three.
std::uint32_t weight_of(Script script) {
  return script == Script::han || script == Script::kana || script == Script::hangul ? 3 : 1;
}

}  // namespace

std::optional<Script> script_named(std::string_view name) {
  const auto* found = std::ranges::find(script_names, name);
  if (found == std::end(script_names)) return std::nullopt;
  return static_cast<Script>(found - std::begin(script_names));
}

// What must be counted before a text in Latin letters is said to be in a language other than English.
struct LanguageTable::Threshold {
  std::uint32_t words;      // so many words
  std::uint32_t different;  // so many different frequent words
  std::uint32_t share;      // one word in so many is a frequent one
};

bool LanguageTable::add(const LanguageRecord& record) {
  if (languages_.size() == max_languages) return false;
  for (const std::string& word : record.words)
    if (word.empty() || word.size() > max_word) return false;
  for (const std::string& word : record.words) {
    const Word fresh{static_cast<std::uint32_t>(words_.size()), 0};
    words_.try_emplace(packed(word), fresh).first->second.languages |= std::uint64_t{1} << languages_.size();
  }
  languages_.push_back({record.name, record.script, record.names_script});
  return true;
}

void LanguageTable::Counts::add(const Counts& other) {
  words += other.words;
  hits.resize(std::max(hits.size(), other.hits.size()));
  different.resize(hits.size());
  for (std::size_t i = 0; i < other.hits.size(); ++i) {
    hits[i] += other.hits[i];
    different[i] += other.different[i];
  }
  for (std::size_t i = 0; i < script_count; ++i) letters[i] += other.letters[i];
}

namespace {

// Calls `use` with every row of letters of the text, and `count` with the script of every letter.
template <typename Use, typename Count>
void for_each_word(std::string_view text, Use use, Count count) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character character = utf8_at(text, at);
    const auto script = character.valid ? script_of(character.code) : std::nullopt;
    if (script) {
      count(*script);
    } else {
      if (begin < at) use(text.substr(begin, at - begin));
      begin = at + character.length;
    }
    at += character.length;
  }
  if (begin < text.size()) use(text.substr(begin));
}

}  // namespace

LanguageTable::Counts LanguageTable::count(std::string_view text) const {
  Counts counts;
  counts.hits.resize(languages_.size());
  counts.different.resize(languages_.size());
  std::vector<bool> seen(words_.size());
  for_each_word(
      text,
      [&](std::string_view word) {
        ++counts.words;
        if (word.size() > max_word) return;
        const auto found = words_.find(packed(word));
        if (found == words_.end()) return;
        for (std::uint64_t left = found->second.languages; left != 0; left &= left - 1) {
          const auto language = static_cast<std::size_t>(std::countr_zero(left));
          ++counts.hits[language];
          counts.different[language] += !seen[found->second.number];
        }
        seen[found->second.number] = true;
      },
      [&](Script script) { ++counts.letters[static_cast<std::size_t>(script)]; });
  return counts;
}

std::string_view LanguageTable::of_script(const Counts& counts, Script script) const {
  std::string_view best;
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].script != script) continue;
    if (counts.hits[i] > most || (most == 0 && languages_[i].names_script)) {
      best = languages_[i].name;
      most = counts.hits[i];
    }
  }
  return best;
}

std::string_view LanguageTable::of_latin(const Counts& counts, const Threshold& threshold) const {
  std::uint32_t hits_of_english = 0;
  std::size_t best = languages_.size();
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].script != Script::latin) continue;
    if (languages_[i].name == english)
      hits_of_english = counts.hits[i];
    else if (best == languages_.size() || counts.hits[i] > counts.hits[best])
      best = i;
  }
  const std::uint32_t hits = best == languages_.size() ? 0 : counts.hits[best];
  if (counts.words < threshold.words) return "";
  if (hits_of_english >= hits && hits_of_english * 10 >= counts.words) return english;
  const bool clear = hits > 2 * hits_of_english && hits * threshold.share >= counts.words;
  return clear && counts.different[best] >= threshold.different ? std::string_view(languages_[best].name)
                                                                : "";
}

std::string_view LanguageTable::identify(const Counts& counts, const Threshold& threshold) const {
  Script largest = Script::latin;
  std::uint32_t most = 0, others = 0;
  for (std::size_t i = 1; i < script_count; ++i) {
    const auto script = static_cast<Script>(i);
    const std::uint32_t letters = counts.letters[i] * weight_of(script);
    others += letters;
    if (letters > most) {
      most = letters;
      largest = script;
    }
  }
  constexpr std::uint32_t fewest_letters = 12;
  const bool foreign = others > counts.letters[0] && others >= fewest_letters;
  if (!foreign) return of_latin(counts, threshold);
  const std::uint32_t kana = counts.letters[static_cast<std::size_t>(Script::kana)];
  const std::uint32_t han = counts.letters[static_cast<std::size_t>(Script::han)];
  if (largest == Script::han && kana * 10 >= han) largest = Script::kana;
  return of_script(counts, largest);
}

std::string_view LanguageTable::of_paragraph(const Counts& counts) const {
  return identify(counts, {.words = 10, .different = 4, .share = 5});
}

std::string_view LanguageTable::of_document(const Counts& counts) const {
  return identify(counts, {.words = 40, .different = 6, .share = 12});
}

}  // namespace entente
