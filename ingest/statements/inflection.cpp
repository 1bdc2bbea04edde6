#include "ingest/statements/inflection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

struct Irregular {
  std::string_view base, past, participle;
};

constexpr std::array irregulars = {
    Irregular{"undertake", "undertook", "undertaken"},
    Irregular{"take", "took", "taken"},
    Irregular{"seek", "sought", "sought"},
    Irregular{"see", "saw", "seen"},
    Irregular{"say", "said", "said"},
    Irregular{"tell", "told", "told"},
    Irregular{"write", "wrote", "written"},
    Irregular{"hold", "held", "held"},
    Irregular{"uphold", "upheld", "upheld"},
    Irregular{"meet", "met", "met"},
    Irregular{"make", "made", "made"},
    Irregular{"give", "gave", "given"},
    Irregular{"begin", "began", "begun"},
    Irregular{"lead", "led", "led"},
    Irregular{"build", "built", "built"},
    Irregular{"bring", "brought", "brought"},
    Irregular{"stand", "stood", "stood"},
    Irregular{"find", "found", "found"},
    Irregular{"think", "thought", "thought"},
    Irregular{"keep", "kept", "kept"},
    Irregular{"go", "went", "gone"},
    Irregular{"come", "came", "come"},
    Irregular{"become", "became", "become"},
    Irregular{"speak", "spoke", "spoken"},
    Irregular{"foresee", "foresaw", "foreseen"},
    Irregular{"swear", "swore", "sworn"},
    Irregular{"withdraw", "withdrew", "withdrawn"},
    Irregular{"mean", "meant", "meant"},
    Irregular{"put", "put", "put"},
    Irregular{"set", "set", "set"},
    Irregular{"forbid", "forbade", "forbidden"},
    Irregular{"choose", "chose", "chosen"},
    Irregular{"forgo", "forwent", "forgone"},
    Irregular{"show", "showed", "shown"},
    Irregular{"have", "had", "had"},
    Irregular{"do", "did", "done"},
    Irregular{"strive", "strove", "striven"},
    Irregular{"bear", "bore", "borne"},
};

// Two-syllable verbs stressed on the last: the final consonant doubles.
constexpr std::array<std::string_view, 14> doubling = {"commit", "refer", "regret", "submit", "plan",
                                                       "permit", "admit", "compel", "stop",   "prefer",
                                                       "ban",    "deter", "occur",  "recur"};

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool ends_in_consonant_y(std::string_view verb) {
  return verb.size() > 1 && verb.back() == 'y' && !is_vowel(verb[verb.size() - 2]);
}

std::string third_person(std::string_view verb) {
  std::string stem(verb);
  if (verb == "have") return "has";
  if (ends_in_consonant_y(verb)) return stem.substr(0, stem.size() - 1) + "ies";
  const bool hissing = verb.ends_with("s") || verb.ends_with("x") || verb.ends_with("ch") ||
                       verb.ends_with("sh") || verb == "go" || verb == "do" || verb == "forgo";
  return stem + (hissing ? "es" : "s");
}

std::string suffixed_stem(std::string_view verb) {
  std::string stem(verb);
  if (std::ranges::find(doubling, verb) != doubling.end()) stem += stem.back();
  return stem;
}

std::string regular_past(std::string_view verb) {
  if (verb.ends_with("e")) return std::string(verb) + "d";
  if (ends_in_consonant_y(verb)) return std::string(verb.substr(0, verb.size() - 1)) + "ied";
  return suffixed_stem(verb) + "ed";
}

std::string gerund(std::string_view verb) {
  const bool silent_e = verb.ends_with("e") && !verb.ends_with("ee") && verb.size() > 2;
  if (silent_e) return std::string(verb.substr(0, verb.size() - 1)) + "ing";
  if (verb == "put" || verb == "set" || verb == "begin") return std::string(verb) + verb.back() + "ing";
  return suffixed_stem(verb) + "ing";
}

std::vector<InflectedForm> forms_of_be() {
  return {{"be", VerbForm::base},   {"am", VerbForm::third},    {"is", VerbForm::third},
          {"are", VerbForm::third}, {"was", VerbForm::past},    {"were", VerbForm::past},
          {"been", VerbForm::past}, {"being", VerbForm::gerund}};
}

}  // namespace

std::vector<InflectedForm> inflections(std::string_view verb) {
  if (verb == "be") return forms_of_be();
  std::vector<InflectedForm> forms = {{std::string(verb), VerbForm::base},
                                      {third_person(verb), VerbForm::third},
                                      {gerund(verb), VerbForm::gerund}};
  auto irregular = std::ranges::find(irregulars, verb, &Irregular::base);
  if (irregular == irregulars.end()) {
    forms.push_back({regular_past(verb), VerbForm::past});
    return forms;
  }
  forms.push_back({std::string(irregular->past), VerbForm::past});
  if (irregular->participle != irregular->past)
    forms.push_back({std::string(irregular->participle), VerbForm::past});
  return forms;
}

}  // namespace entente
