#include "ingest/statements/cue_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <unordered_set>
#include <utility>

#include "ingest/extraction/embedded_files.h"
#include "ingest/statements/jsonl.h"

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, CueKind>, 6> kind_names = {
    {{"verb", CueKind::verb},
     {"modal", CueKind::modal},
     {"phrase", CueKind::phrase},
     {"nominal", CueKind::nominal},
     {"idiom", CueKind::idiom},
     {"reporting", CueKind::reporting}}};
constexpr std::array<std::pair<std::string_view, CueVoice>, 3> voice_names = {
    {{"any", CueVoice::any}, {"policy", CueVoice::policy}, {"analysis", CueVoice::analysis}}};

constexpr std::string_view own_prefix = "cue";  // of ids in a user's own file

template <typename Names>
auto named(const Names& names, std::string_view name) -> std::optional<decltype(names[0].second)> {
  for (const auto& [known, value] : names)
    if (known == name) return value;
  return std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

std::vector<InflectedForm> forms_of(std::string_view words) {
  std::vector<InflectedForm> forms;
  const bool inflected = words.starts_with('~');
  for (std::string_view word : split(words.substr(inflected ? 1 : 0), '|')) {
    if (!inflected) forms.push_back({std::string(word), VerbForm::none});
    if (inflected)
      for (InflectedForm& form : inflections(word)) forms.push_back(std::move(form));
  }
  return forms;
}

CueElement element_of(std::string_view text) {
  CueElement element;
  element.any_words = text == "__";
  element.before_verb = text == "<verb>";
  if (text == "_" || text == "__" || element.before_verb) return element;
  element.optional = text.starts_with('(') && text.ends_with(')');
  element.forms = forms_of(element.optional ? text.substr(1, text.size() - 2) : text);
  return element;
}

Error broken(const JsonLine& line, std::string_view what) {
  return {ErrorCode::malformed, std::string(what), line.where()};
}

template <typename Value>
bool read(std::optional<Value> value, std::string_view text, Value& into) {
  if (!text.empty() && value) into = *value;
  return text.empty() || value.has_value();
}

// The optional fields, each a word of one of the closed lists.
Result<void> read_choices(const JsonLine& line, Cue& cue) {
  const bool good = read(named(kind_names, line.text("kind")), line.text("kind"), cue.kind) &&
                    read(named(voice_names, line.text("voice")), line.text("voice"), cue.voice) &&
                    read(modality_named(line.text("modality")), line.text("modality"), cue.modality) &&
                    read(strength_named(line.text("strength")), line.text("strength"), cue.strength) &&
                    read(status_named(line.text("status")), line.text("status"), cue.status);
  if (!good) return broken(line, "a field names no known kind, voice, modality, strength or status");
  if (line.text("polarity") == "-") cue.polarity = Polarity::negative;
  cue.participle = line.text("participle") == "yes";
  cue.before_that = line.text("that") == "keeps";
  cue.transparent = line.text("transparent") == "yes";
  return {};
}

Result<Cue> cue_of(const JsonLine& line) {
  Cue cue;
  cue.id = line.text("id");
  cue.pattern = line.text("pattern");
  const auto known_class = statement_class_named(line.text("class"));
  if (!known_class) return broken(line, "unknown statement class");
  cue.statement_class = *known_class;
  cue.modality = info(*known_class).modality;
  TRY(read_choices(line, cue));
  cue.elements = pattern_elements(cue.pattern);
  if (cue.elements.empty() || cue.elements.front().forms.empty() || cue.elements.front().optional)
    return broken(line, "a pattern begins with a word");
  cue.example = line.text("example");
  cue.counterexample = line.text("counterexample");
  cue.example_voice = line.text("example_voice");
  cue.where = line.where();
  cue.source = line.text("source");
  return cue;
}

}  // namespace

std::vector<CueElement> pattern_elements(std::string_view pattern) {
  std::vector<CueElement> elements;
  for (std::string_view part : split(pattern, ' ')) elements.push_back(element_of(part));
  return elements;
}

Result<CueTable> CueTable::parse(std::string_view cues, std::string_view reporting_verbs) {
  CueTable table;
  for (const JsonLine& line : TRY(parse_jsonl("cues.jsonl", cues))) table.cues_.push_back(TRY(cue_of(line)));
  for (JsonLine& line : TRY(parse_jsonl("reporting_verbs.jsonl", reporting_verbs))) {
    line.fields["class"] = {"claim"};
    line.fields["kind"] = {"reporting"};
    table.cues_.push_back(TRY(cue_of(line)));
  }
  table.index();
  TRY(table.check_ids());
  return table;
}

void CueTable::index() {
  first_words_.clear();
  for (std::uint32_t i = 0; i < cues_.size(); ++i)
    for (const InflectedForm& form : cues_[i].elements.front().forms) first_words_[form.text].push_back(i);
}

Result<void> CueTable::check_ids() const {
  std::unordered_set<std::string_view> seen;
  for (const Cue& cue : cues_)
    if (!seen.insert(cue.id).second)
      return Error{ErrorCode::malformed, fmt::format("\"{}\" stands twice", cue.id), cue.where};
  return {};
}

Result<CueTable> CueTable::extended(const OwnFile& file) const {
  CueTable table = *this;
  for (JsonLine& line : TRY(lines_of_kind(own_prefix, file.name, file.contents))) {
    Cue cue = TRY(cue_of(line));
    cue.id.erase(0, own_prefix.size() + 1);
    const auto known = std::ranges::find(table.cues_, cue.id, &Cue::id);
    if (known == table.cues_.end())
      table.cues_.push_back(std::move(cue));
    else
      *known = std::move(cue);
  }
  table.index();
  return table;
}

const CueTable& CueTable::embedded() {
  static const CueTable table = [] {
    std::string_view cues, verbs;
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name == "cues.jsonl") cues = file.contents;
      if (file.name == "reporting_verbs.jsonl") verbs = file.contents;
    }
    auto parsed = parse(cues, verbs);
    if (!parsed.ok()) std::abort();  // the build embeds the files and a test parses them
    return std::move(parsed).value();
  }();
  return table;
}

const std::vector<std::uint32_t>& CueTable::starting_with(std::string_view word) const {
  static const std::vector<std::uint32_t> none;
  auto found = first_words_.find(word);
  return found == first_words_.end() ? none : found->second;
}

}  // namespace entente
