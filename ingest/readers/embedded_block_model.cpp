#include "ingest/readers/embedded_block_model.h"

#include <cstddef>

// The build gives the path (ingest/CMakeLists.txt) and rebuilds this file when the model changes.
__asm__(
    ".section .rodata\n"
    ".balign 64\n"
    "entente_block_model_begin:\n"
    ".incbin \"" ENTENTE_BLOCK_MODEL
    "\"\n"
    "entente_block_model_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" const char entente_block_model_begin[];
extern "C" const char entente_block_model_end[];

namespace entente {

std::string_view embedded_block_model() {
  return {entente_block_model_begin,
          static_cast<std::size_t>(entente_block_model_end - entente_block_model_begin)};
}

}  // namespace entente
