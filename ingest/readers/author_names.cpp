#include "ingest/readers/author_names.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/readers/line_text.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

enum class BylineWord { introduces, other_hand, role, postnominal, body, tail, nobody };
using enum BylineWord;

struct BylinePhrase {
  BylineWord use;
  std::string_view words;
};

constexpr BylinePhrase byline_phrases[] = {
#include "ingest/readers/author_words.inc"
};

constexpr std::size_t max_value = 400;
constexpr std::size_t max_names = 100;

constexpr std::array<std::string_view, 26> particles = {
    "de",  "van", "von", "der", "den", "del", "della", "di", "da", "dos", "das", "do", "bin",
    "ibn", "al",  "el",  "la",  "le",  "ten", "ter",   "zu", "y",  "e",   "du",  "af", "abu"};

// Letters and single blanks, lower case: "Ph.D." -> "ph d".
std::string folded_words(std::string_view text) {
  std::string words;
  for (char c : fold_phrase(text)) {
    bool letter = (c >= 'a' && c <= 'z') || c == '#' || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

bool has_use(std::string_view folded, BylineWord use) {
  return std::any_of(std::begin(byline_phrases), std::end(byline_phrases),
                     [&](const BylinePhrase& each) { return each.use == use && each.words == folded; });
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_particle(std::string_view word) {
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

bool begins_large(std::string_view word) {
  auto first = static_cast<unsigned char>(word.empty() ? 'a' : word[0]);
  return (first >= 'A' && first <= 'Z') || first >= 0xC3;
}

std::string single_blanks(std::string_view text) {
  std::string spaced(text);
  for (std::string_view blank : {"\u00A0", "\u202F", "\u2009"}) {
    for (std::size_t at = spaced.find(blank); at != spaced.npos; at = spaced.find(blank, at))
      spaced.replace(at, blank.size(), " ");
  }
  return collapse_blanks(spaced);
}

// Without quotes, bullets and dashes at the ends.
std::string_view without_ornaments(std::string_view text) {
  for (;;) {
    std::string_view before = text;
    text = trim(text);
    for (std::string_view sign : {"\"", "'", "*", "-", ":", "|", ",", "\u201C", "\u201D", "\u2013", "\u2014",
                                  "\u2022", "\u00B7", "\u25CF", "@", "/", "~", ".,"}) {
      if (text.starts_with(sign)) text.remove_prefix(sign.size());
      if (text.ends_with(sign)) text.remove_suffix(sign.size());
    }
    if (text == before) return text;
  }
}

// The longest phrase of this use that the text begins with; its length in bytes, 0 when there is none.
std::size_t opening_of(std::string_view text, BylineWord use) {
  std::size_t longest = 0;
  for (std::size_t end = 0; end < text.size() && end < 30;) {
    end = std::min(text.find_first_of(" :\n", end + 1), text.size());
    if (end <= 30 && has_use(folded_words(text.substr(0, end)), use)) longest = end;
  }
  return longest;
}

std::string_view without_opening(std::string_view value) {
  for (int round = 0; round < 2; ++round) {
    std::size_t opening = opening_of(value, introduces);
    if (opening == 0) break;
    value = without_ornaments(value.substr(opening));
  }
  return value;
}

// Where another hand is introduced inside a line: "Ann Lee. | Reviewed by Bo Kim"; npos when nowhere.
std::size_t find_other_hand(std::string_view value) {
  for (std::size_t at = value.find(' '); at != value.npos; at = value.find(' ', at + 1)) {
    if (opening_of(value.substr(at + 1), other_hand) > 0) return at;
  }
  return value.npos;
}

// What follows a bar, a bullet or a spaced dash is no longer the names.
std::string_view until_bar(std::string_view value) {
  std::size_t cut = value.size();
  for (std::string_view bar :
       {" | ", "\u2022", "\u00B7", "\u25CF", "\u22C5", "\u2219", " - ", " \u2013 ", " \u2014 ", " / ", "("})
    cut = std::min(cut, value.find(bar));
  return without_ornaments(value.substr(0, std::min(cut, find_other_hand(value))));
}

// The words of a part up to what is no name: an office, a digit, a small word.
std::string leading_name(std::string_view part) {
  std::string name;
  std::size_t taken = 0;
  for (std::string_view word : split_words(part)) {
    bool over = taken > 0 && has_use(folded_words(word), tail);
    if (over || word.find_first_of("0123456789") != word.npos) break;
    if (taken >= 2 && has_use(folded_words(word), role)) break;
    if (taken > 0) name += ' ';
    name += word;
    ++taken;
  }
  return std::string(without_ornaments(name));
}

bool is_name(std::string_view name) {
  std::size_t words = count_words(name);
  if (words == 0 || words > 6 || name.size() < 2 || name.size() > 70) return false;
  if (name.find_first_of("@/#<>{}|0123456789=") != name.npos) return false;
  std::string folded = folded_words(name);
  bool office = has_use(split_words(folded).empty() ? "" : split_words(folded).front(), role);
  return !folded.empty() && !office && !has_use(folded, nobody) && !has_use(folded, tail) &&
         !has_use(folded, introduces) && !has_use(folded, postnominal);
}

// "Lee, Ann": a catalogue's form. "Ann Lee, Bo Kim" is two names.
bool is_inverted(std::string_view value) {
  std::size_t comma = value.find(',');
  if (comma == value.npos || value.find(',', comma + 1) != value.npos || value.find(" and ") != value.npos)
    return false;
  std::string_view family = trim(value.substr(0, comma));
  std::string_view given = trim(value.substr(comma + 1));
  return count_words(family) == 1 && count_words(given) <= 2 && !given.empty() &&
         !has_use(folded_words(given), postnominal) && !has_use(folded_words(given), role);
}

std::vector<std::string_view> split_parts(std::string_view value) {
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t cut = value.size();
    std::size_t width = 0;
    for (std::string_view separator : {", and ", " and ", " & ", ";", ",", "\n", " | ", " with "}) {
      std::size_t at = value.find(separator);
      if (at < cut) {
        cut = at;
        width = separator.size();
      }
    }
    parts.push_back(trim(value.substr(0, cut)));
    if (cut == value.size()) return parts;
    value.remove_prefix(cut + width);
  }
}

bool holds_office(std::string_view part) {
  std::string folded = folded_words(part);
  std::vector<std::string_view> words = split_words(folded);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) { return has_use(word, role); });
}

// Behind "Ann Lee," stands another name of two words or more, or what Ann Lee is.
bool describes_first(std::string_view part, const std::vector<std::string>& names) {
  if (names.empty()) return false;
  bool single = count_words(part) == 1 && count_words(names.front()) > 1;
  return single || (holds_office(part) && !is_body_name(part));
}

// "Ann Lee, Executive Editor, Harbour Health Watch": only commas, and an office before the last part.
bool ends_in_employer(std::string_view value, const std::vector<std::string_view>& parts) {
  if (parts.size() < 3 || !holds_office(parts[parts.size() - 2])) return false;
  return value.find(" and ") == value.npos && value.find_first_of(";&|\n") == value.npos &&
         value.find(" with ") == value.npos;
}

std::vector<std::string> turned_round(std::string_view value) {
  std::size_t comma = value.find(',');
  std::string name =
      std::string(trim(value.substr(comma + 1))) + " " + std::string(trim(value.substr(0, comma)));
  return is_name(name) ? std::vector<std::string>{name} : std::vector<std::string>{};
}

}  // namespace

std::vector<std::string> split_authors(std::string_view given) {
  if (given.size() > max_value) return {};
  std::string spaced = single_blanks(given);
  std::string_view value = until_bar(without_opening(without_ornaments(spaced)));
  if (value.empty() || opening_of(value, other_hand) > 0) return {};
  if (is_inverted(value)) return turned_round(value);
  // An organisation's name may hold "and" and commas.
  if (is_body_name(value) && value.find(',') == value.npos && is_name(value)) return {std::string(value)};
  std::vector<std::string> names;
  std::vector<std::string_view> parts = split_parts(value);
  if (ends_in_employer(value, parts)) parts.pop_back();
  for (std::string_view part : parts) {
    std::string_view whole = without_opening(without_ornaments(part));
    if (!is_name(whole) && whole.find_first_of("@/#<>{}|=") != whole.npos) continue;
    if (describes_first(whole, names)) continue;
    std::string name = is_body_name(whole) ? std::string(whole) : leading_name(whole);
    if (is_name(name) && names.size() < max_names) add_authors(names, {name});
  }
  return names;
}

std::vector<std::string> stated_authors(std::string_view field) {
  std::vector<std::string> names = split_authors(field);
  if (!names.empty() || field.size() > max_value) return names;
  std::string spaced = single_blanks(field);
  std::string name(without_ornaments(spaced));
  bool stands = name.size() >= 2 && name.size() <= 40 && count_words(name) <= 4 &&
                name.find_first_of("@/<>{}|=,") == name.npos && !has_use(folded_words(name), nobody) &&
                name.find_first_not_of("0123456789 .") != name.npos;
  return stands ? std::vector<std::string>{name} : names;
}

BylineOpening open_byline(std::string_view line) {
  std::string spaced = single_blanks(line.substr(0, max_value));
  std::string_view text = without_ornaments(spaced);
  if (opening_of(text, introduces) == 0) return {};
  return {true, std::string(until_bar(without_opening(text)))};
}

bool is_of_another_hand(std::string_view line) {
  return opening_of(trim(line), other_hand) > 0;
}

bool is_full_name(std::string_view text) {
  std::vector<std::string_view> words = split_words(text);
  if (words.size() < 2 || words.size() > 5 || !is_name(text) || is_body_name(text)) return false;
  bool last_stands = begins_large(words.back());
  return last_stands && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return (begins_large(word) && !has_use(folded_words(word), role)) || is_particle(word);
         });
}

bool is_office(std::string_view text) {
  if (count_words(text) > 8 || ends_sentence(text)) return false;
  std::string folded = folded_words(text);
  std::vector<std::string_view> words = split_words(folded);
  if (words.size() > 2) words.resize(2);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) { return has_use(word, role); });
}

bool is_body_name(std::string_view name) {
  std::string folded = folded_words(name);
  std::vector<std::string_view> words = split_words(folded);
  // No person is called "The".
  bool article = words.size() > 1 && words.front() == "the";
  return article ||
         std::any_of(words.begin(), words.end(), [](std::string_view word) { return has_use(word, body); });
}

bool is_byline(std::string_view line) {
  line = trim(line);
  if (!starts_with_ignoring_case(line, "by ") || line.size() > 150 || ends_sentence(line)) return false;
  std::vector<std::string> names = split_authors(line);
  if (names.empty()) return false;
  // Every part is a name of two words or more: "By sea and by land" is not.
  return std::all_of(names.begin(), names.end(), [](const std::string& name) {
    std::size_t last = name.rfind(' ');
    return last != name.npos && !starts_in_lower_case(name.substr(last + 1));
  });
}

void add_authors(std::vector<std::string>& authors, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    auto known = [&](const std::string& author) { return same_title(author, name); };
    if (std::none_of(authors.begin(), authors.end(), known)) authors.push_back(name);
  }
}

}  // namespace entente
