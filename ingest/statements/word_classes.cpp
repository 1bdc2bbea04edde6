#include "ingest/statements/word_classes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <utility>

#include "ingest/extraction/embedded_files.h"
#include "ingest/statements/inflection.h"
#include "ingest/statements/jsonl.h"

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 69> class_names = {{
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
    {"document_noun", WordClass::document_noun},
    {"giving_word", WordClass::giving_word},
    {"pledge_noun", WordClass::pledge_noun},
    {"foundation_noun", WordClass::foundation_noun},
    {"attempt_noun", WordClass::attempt_noun},
    {"ties_noun", WordClass::ties_noun},
    {"cooperation_noun", WordClass::cooperation_noun},
    {"alliance_noun", WordClass::alliance_noun},
    {"aggression_noun", WordClass::aggression_noun},
    {"attack_noun", WordClass::attack_noun},
    {"sanction_verb", WordClass::sanction_verb},
    {"meeting_verb", WordClass::meeting_verb},
    {"attendance_verb", WordClass::attendance_verb},
    {"hosting_verb", WordClass::hosting_verb},
    {"holding_verb", WordClass::holding_verb},
    {"aside_word", WordClass::aside_word},
    {"signing_verb", WordClass::signing_verb},
    {"issuing_verb", WordClass::issuing_verb},
    {"founding_verb", WordClass::founding_verb},
    {"catenative_verb", WordClass::catenative_verb},
    {"seat_noun", WordClass::seat_noun},
    {"assembly_noun", WordClass::assembly_noun},
    {"chairing_verb", WordClass::chairing_verb},
    {"gathering_verb", WordClass::gathering_verb},
    {"member_noun", WordClass::member_noun},
    {"former_word", WordClass::former_word},
    {"one_government", WordClass::one_government},
    {"planning_modal", WordClass::planning_modal},
    {"proposing_modal", WordClass::proposing_modal},
    {"count_word", WordClass::count_word},
    {"procedural_row", WordClass::procedural_row},
    {"granting_row", WordClass::granting_row},
    {"happening_row", WordClass::happening_row},
    {"principle_noun", WordClass::principle_noun},
    {"carrier_verb", WordClass::carrier_verb},
    {"receiving_verb", WordClass::receiving_verb},
    {"source_row", WordClass::source_row},
    {"condition_row", WordClass::condition_row},
    {"creation_stem", WordClass::creation_stem},
    {"analysis_genre", WordClass::analysis_genre},
    {"policy_genre", WordClass::policy_genre},
    {"policy_title", WordClass::policy_title},
    {"treaty_genre", WordClass::treaty_genre},
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
      classes.add(*word_class, word);
    }
  }
  return classes;
}

void WordClasses::add(WordClass word_class, const std::string& words) {
  Row row;
  std::istringstream parts(words);
  for (std::string part; parts >> part;) row.push_back(std::move(part));
  rows_[static_cast<std::size_t>(word_class)].push_back(std::move(row));
  words_[words].add(word_class);
  if (word_class != WordClass::action_verb) return;
  for (const InflectedForm& form : inflections(words)) {
    if (form.form == VerbForm::past) words_[form.text].add(WordClass::past_form);
    if (form.form == VerbForm::gerund) words_[form.text].add(WordClass::gerund_form);
  }
}

bool WordClasses::any_in(WordClass word_class, std::string_view text) const {
  return std::ranges::any_of(rows(word_class), [&](const Row& row) {
    std::string words;
    for (const std::string& part : row) words += (words.empty() ? "" : " ") + part;
    return text.find(words) != std::string_view::npos;
  });
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
