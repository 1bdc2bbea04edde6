#include "graph/fingerprint.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

std::string single_spaced(std::string_view text) {
  std::string spaced;
  for (char c : text) {
    if (!is_blank(c)) {
      spaced += c;
    } else if (!spaced.empty() && spaced.back() != ' ') {
      spaced += ' ';
    }
  }
  if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  return spaced;
}

std::string joined(std::vector<EntityId> ids) {
  std::ranges::sort(ids);
  return fmt::format("{}", fmt::join(ids, ","));
}

template <typename Enum>
int code(Enum value) {
  return static_cast<int>(value);
}

std::string content_of(const Envelope& envelope) {
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", envelope.time.value, code(envelope.modality),
                     code(envelope.factuality), code(envelope.polarity), joined(envelope.attributed_to),
                     code(envelope.status));
}

}  // namespace

std::uint64_t fingerprint(const Statement& statement) {
  return node_of(fmt::format("{}{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", content_of(statement.envelope),
                             code(statement.statement_class), joined(statement.parties),
                             joined(statement.target), joined(statement.beneficiary), statement.commitment,
                             statement.made_at, single_spaced(statement.condition),
                             single_spaced(statement.cue), single_spaced(statement.evidence.quote)));
}

std::uint64_t fingerprint(const Relation& relation) {
  return node_of(fmt::format("{}{}\n{}\n{}\n{}\n{}", content_of(relation.envelope), code(relation.kind),
                             relation.subject, relation.object, relation.derived ? 1 : 0,
                             single_spaced(relation.evidence.quote)));
}

}  // namespace entente
