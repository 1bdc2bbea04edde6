// What the statement rules leave unread, so that nothing is left out in silence.
#pragma once

#include <string>
#include <vector>

#include "ingest/extraction/annotation.h"

namespace entente {

// "2 sentences of more than 1500 words were not read for statements"; nothing when all were read.
std::vector<std::string> losses_of(const Reading& reading);

}  // namespace entente
