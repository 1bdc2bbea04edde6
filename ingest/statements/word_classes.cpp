#include "ingest/statements/word_classes.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "ingest/extraction/embedded_files.h"
#include "ingest/statements/inflection.h"
#include "ingest/statements/jsonl.h"

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 26> class_names = {{
    {"determiner", WordClass::determiner},
    {"possessive", WordClass::possessive},
    {"preposition", WordClass::preposition},
    {"first_person", WordClass::first_person},
    {"third_person", WordClass::third_person},
    {"subordinator", WordClass::subordinator},
    {"coordinator", WordClass::coordinator},
    {"modal", WordClass::modal},
    {"be", WordClass::be},
    {"have", WordClass::have},
    {"auxiliary_do", WordClass::auxiliary_do},
    {"adverb", WordClass::adverb},
    {"negation", WordClass::negation},
    {"collective_noun", WordClass::collective_noun},
    {"government_noun", WordClass::government_noun},
    {"evaluative", WordClass::evaluative},
    {"stative", WordClass::stative},
    {"action_verb", WordClass::action_verb},
    {"adverse_verb", WordClass::adverse_verb},
    {"number_word", WordClass::number_word},
    {"weekday_or_month", WordClass::weekday_or_month},
    {"performed_verb", WordClass::performed_verb},
    {"noun_verb", WordClass::noun_verb},
    {"body_noun", WordClass::body_noun},
    {"outsider_noun", WordClass::outsider_noun},
    {"outcome_verb", WordClass::outcome_verb},
}};

std::optional<WordClass> word_class_named(std::string_view name) {
  for (const auto& [known, value] : class_names)
    if (known == name) return value;
  return std::nullopt;
}

}  // namespace

Result<WordClasses> WordClasses::parse(std::string_view name, std::string_view contents) {
  WordClasses classes;
  for (const JsonLine& line : TRY(parse_jsonl(name, contents))) {
    const std::string_view id = line.text("id");
    for (const std::string& word : line.texts("words")) {
      if (id == "not_adverb") {
        classes.not_adverbs_[word] = true;
        continue;
      }
      const auto word_class = word_class_named(id);
      if (!word_class)
        return Error{ErrorCode::malformed, fmt::format("unknown word class '{}'", id),
                     fmt::format("{}:{}", name, line.number)};
      classes.words_[word].add(*word_class);
      if (*word_class != WordClass::action_verb) continue;
      for (const InflectedForm& form : inflections(word)) {
        if (form.form == VerbForm::past) classes.words_[form.text].add(WordClass::past_form);
        if (form.form == VerbForm::gerund) classes.words_[form.text].add(WordClass::gerund_form);
      }
    }
  }
  return classes;
}

const WordClasses& WordClasses::embedded() {
  static const WordClasses classes = [] {
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name != "word_classes.jsonl") continue;
      auto parsed = parse(file.name, file.contents);
      if (parsed.ok()) return std::move(parsed).value();
    }
    std::abort();  // the build embeds the file and a test parses it
  }();
  return classes;
}

WordClassSet WordClasses::of(std::string_view word) const {
  WordClassSet classes;
  if (auto found = words_.find(word); found != words_.end()) classes = found->second;
  if (word.size() > 4 && word.ends_with("ly") && !not_adverbs_.contains(word)) classes.add(WordClass::adverb);
  return classes;
}

}  // namespace entente
