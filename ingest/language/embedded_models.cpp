#include "ingest/language/embedded_models.h"

#include <cstddef>

// The build gives the path of each model (ingest/CMakeLists.txt) and rebuilds this file when one changes.
__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    "entente_clusters_begin:\n"
    ".incbin \"" ENTENTE_CLUSTERS
    "\"\n"
    "entente_clusters_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" const char entente_clusters_begin[];
extern "C" const char entente_clusters_end[];

namespace entente {

std::string_view embedded_clusters() {
  return {entente_clusters_begin, static_cast<std::size_t>(entente_clusters_end - entente_clusters_begin)};
}

}  // namespace entente
