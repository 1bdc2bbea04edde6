#include "ingest/extraction/annotation.h"

namespace entente {

std::string_view name_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::name:
      return "NAM";
    case MentionKind::definite:
      return "DEF";
    case MentionKind::nominal:
      return "NOM";
    case MentionKind::adjective:
      return "ADJ";
  }
  return "NAM";
}

}  // namespace entente
