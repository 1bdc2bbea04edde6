// Model files that the build puts into the program as bytes, used where they lie. What they are, how they
// were trained and under which licence: ingest/language/model/README.md.
#pragma once

#include <string_view>

namespace entente {

std::string_view embedded_clusters();  // word_clusters.h
std::string_view embedded_syntax();    // syntax_model.h
std::string_view embedded_names();     // extraction/name_tagger.h

}  // namespace entente
