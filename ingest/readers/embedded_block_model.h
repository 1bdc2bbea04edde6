// The file ingest/readers/model/blocks, which the build puts into the program as bytes.
#pragma once

#include <string_view>

namespace entente {

std::string_view embedded_block_model();  // block_model.h

}  // namespace entente
