// What a statement or relation says, without where it stands: equal for two versions of a document as long as
// the words, who says them and how they are read are the same. Blanks and line breaks do not count.
#pragma once

#include <cstdint>

#include "graph/model.h"

namespace entente {

// The first 8 bytes of a SHA-256. Never renumber or reorder what goes in: it is on disk.
std::uint64_t fingerprint(const Statement& statement);
std::uint64_t fingerprint(const Relation& relation);

}  // namespace entente
