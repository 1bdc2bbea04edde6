#include "ingest/statements/relation_cue_table.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "ingest/extraction/embedded_files.h"
#include "ingest/statements/jsonl.h"

namespace entente {
namespace {

constexpr std::string_view file_name = "relation_cues.jsonl";

Error broken(const JsonLine& line, std::string_view what) {
  return {ErrorCode::malformed, std::string(what), line.where()};
}

// Nothing when one of the words names no kind, or there is none.
std::vector<EntityKind> kinds_of(const std::vector<std::string>& words) {
  std::vector<EntityKind> kinds;
  for (const std::string& word : words) {
    const auto kind = entity_kind_named(word);
    if (!kind) return {};
    kinds.push_back(*kind);
  }
  return kinds;
}

Result<RelationCue> cue_of(const JsonLine& line) {
  RelationCue cue;
  cue.id = line.text("id");
  cue.example = line.text("example");
  cue.counterexample = line.text("counterexample");
  cue.where = line.where();
  cue.reverse = line.text("reverse") == "yes";
  const auto kind = relation_kind_named(line.text("relation"));
  if (!kind) return broken(line, "unknown relation");
  cue.kind = *kind;
  if (const std::string_view modality = line.text("modality"); !modality.empty()) {
    const auto known = modality_named(modality);
    if (!known) return broken(line, "unknown modality");
    cue.modality = *known;
  }
  cue.subjects = kinds_of(line.texts("subject"));
  cue.objects = kinds_of(line.texts("object"));
  if (cue.subjects.empty() || cue.objects.empty()) return broken(line, "an end is of no known kind");
  const std::string_view from = line.text("subject_from");
  if (!from.empty() && from != "statement" && from != "possessor")
    return broken(line, "unknown subject_from");
  if (from == "statement") cue.subject_from = SubjectPlace::statement;
  if (from == "possessor") cue.subject_from = SubjectPlace::possessor;
  cue.elements = pattern_elements(line.text("pattern"));
  const bool worded = !cue.elements.empty() && !cue.elements.front().forms.empty();
  if (!worded || cue.elements.front().optional) return broken(line, "a pattern begins with a word");
  return cue;
}

}  // namespace

Result<RelationCueTable> RelationCueTable::parse(std::string_view name, std::string_view contents) {
  RelationCueTable table;
  TRY(table.add(TRY(parse_jsonl(name, contents))));
  return table;
}

Result<RelationCueTable> RelationCueTable::extended(const OwnFile& file) const {
  RelationCueTable table = *this;
  TRY(table.add(TRY(lines_of_kind("relation", file.name, file.contents))));
  return table;
}

Result<void> RelationCueTable::add(const std::vector<JsonLine>& lines) {
  for (const JsonLine& line : lines) {
    RelationCue cue = TRY(cue_of(line));
    const auto known = std::ranges::find(cues_, cue.id, &RelationCue::id);
    if (known == cues_.end())
      cues_.push_back(std::move(cue));
    else
      *known = std::move(cue);
  }
  index();
  return {};
}

void RelationCueTable::index() {
  first_words_.clear();
  for (std::uint32_t i = 0; i < cues_.size(); ++i)
    for (const InflectedForm& form : cues_[i].elements.front().forms) {
      std::vector<std::uint32_t>& known = first_words_[form.text];
      if (known.empty() || known.back() != i) known.push_back(i);
    }
}

const RelationCueTable& RelationCueTable::embedded() {
  static const RelationCueTable table = [] {
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name != file_name) continue;
      auto parsed = parse(file.name, file.contents);
      if (parsed.ok()) return std::move(parsed).value();
    }
    std::abort();  // the build embeds the file and a test parses it
  }();
  return table;
}

const std::vector<std::uint32_t>& RelationCueTable::starting_with(std::string_view word) const {
  static const std::vector<std::uint32_t> none;
  const auto found = first_words_.find(std::string(word));
  return found == first_words_.end() ? none : found->second;
}

}  // namespace entente
