#include "ingest/extraction/name_labels.h"

namespace entente {

std::string_view name_of(NameType type) {
  static constexpr std::array<std::string_view, name_type_count> names{"person", "organisation", "place",
                                                                       "event", "other"};
  return names[static_cast<std::size_t>(type)];
}

std::vector<LabelledName> names_of(const std::vector<NameLabel>& labels, std::uint32_t first) {
  std::vector<LabelledName> names;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == no_name) continue;
    const std::uint32_t at = first + i;
    if (part_of(labels[i]) == NamePart::later && !names.empty() && names.back().tokens.last == at) {
      names.back().tokens.last = at + 1;
    } else {
      names.push_back({{at, at + 1}, type_of(labels[i])});
    }
  }
  return names;
}

std::vector<NameLabel> labels_of(const std::vector<LabelledName>& names, std::uint32_t first,
                                 std::uint32_t count) {
  std::vector<NameLabel> labels(count, no_name);
  for (const LabelledName& name : names) {
    for (std::uint32_t at = name.tokens.first; at < name.tokens.last; ++at) {
      const NamePart part = name.tokens.size() == 1   ? NamePart::whole
                            : at == name.tokens.first ? NamePart::first
                                                      : NamePart::later;
      labels[at - first] = label_of(name.type, part);
    }
  }
  return labels;
}

}  // namespace entente
