// Forms of English verbs, so that a cue is written once: "pledge" stands for pledges, pledged, pledging.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class VerbForm : std::uint8_t { none, base, third, past, gerund };  // past: past tense or participle

struct InflectedForm {
  std::string text;
  VerbForm form = VerbForm::base;
};

// All forms of a verb given in lower case, spelled by rule and by ingest/lexicon/irregular_verbs.jsonl. A
// verb whose past equals its base ("put") yields both.
std::vector<InflectedForm> inflections(std::string_view verb);

}  // namespace entente
