#include "ingest/language/embedded_models.h"

#include <cstddef>

// The build gives the path of each model (ingest/CMakeLists.txt) and rebuilds this file when one changes.
#define ENTENTE_EMBED(name, file) \
  __asm__(                        \
      ".section .rodata\n"        \
      ".balign 64\n"              \
      "entente_" name             \
      "_begin:\n"                 \
      ".incbin \"" file           \
      "\"\n"                      \
      "entente_" name             \
      "_end:\n"                   \
      ".byte 0\n"                 \
      ".text\n")

ENTENTE_EMBED("clusters", ENTENTE_CLUSTERS);
ENTENTE_EMBED("names", ENTENTE_NAMES);
ENTENTE_EMBED("syntax", ENTENTE_SYNTAX);

extern "C" const char entente_clusters_begin[];
extern "C" const char entente_clusters_end[];
extern "C" const char entente_names_begin[];
extern "C" const char entente_names_end[];
extern "C" const char entente_syntax_begin[];
extern "C" const char entente_syntax_end[];

namespace entente {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view embedded_clusters() {
  return between(entente_clusters_begin, entente_clusters_end);
}

std::string_view embedded_names() {
  return between(entente_names_begin, entente_names_end);
}

std::string_view embedded_syntax() {
  return between(entente_syntax_begin, entente_syntax_end);
}

}  // namespace entente
