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
    ".balign 16\n"
    "entente_syntax_begin:\n"
    ".incbin \"" ENTENTE_SYNTAX
    "\"\n"
    "entente_syntax_end:\n"
    ".byte 0\n"
    ".text\n");

extern "C" const char entente_clusters_begin[];
extern "C" const char entente_clusters_end[];
extern "C" const char entente_syntax_begin[];
extern "C" const char entente_syntax_end[];

namespace entente {

std::string_view embedded_clusters() {
  return {entente_clusters_begin, static_cast<std::size_t>(entente_clusters_end - entente_clusters_begin)};
}

std::string_view embedded_syntax() {
  return {entente_syntax_begin, static_cast<std::size_t>(entente_syntax_end - entente_syntax_begin)};
}

}  // namespace entente
