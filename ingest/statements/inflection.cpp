#include "ingest/statements/inflection.h"

#include <cstdlib>
#include <functional>
#include <map>
#include <utility>

#include "ingest/statements/jsonl.h"

namespace entente {
namespace {

// What the rules of spelling do not know of a verb: irregular_verbs.jsonl.
struct Irregular {
  std::string past, participle;  // empty: spelled by rule
  bool doubles = false;          // "planning": its last consonant doubles
};
using IrregularTable = std::map<std::string, Irregular, std::less<>>;

const IrregularTable& irregulars() {
  static const IrregularTable table = [] {
    IrregularTable read;
    const auto lines = embedded_jsonl("irregular_verbs.jsonl");
    if (!lines.ok()) std::abort();  // the build embeds the file and a test parses it
    for (const JsonLine& line : *lines)
      read[std::string(line.text("base"))] = {std::string(line.text("past")),
                                              std::string(line.text("participle")),
                                              line.text("doubles") == "yes"};
    return read;
  }();
  return table;
}

const Irregular& irregular(std::string_view verb) {
  static const Irregular none;
  const auto found = irregulars().find(verb);
  return found == irregulars().end() ? none : found->second;
}

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
  if (irregular(verb).doubles) stem += stem.back();
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
  const Irregular& known = irregular(verb);
  forms.push_back({known.past.empty() ? regular_past(verb) : known.past, VerbForm::past});
  if (known.participle != known.past) forms.push_back({known.participle, VerbForm::past});
  return forms;
}

}  // namespace entente
