// Names are compared folded: case, accents, punctuation and runs of blanks do not count.
//
//   fold_name("Côte d’Ivoire")  == "cote d ivoire"
//   fold_name("U.S.-ROK")       == "us rok"
//   fold_name("KISHIDA, Fumio") == "kishida fumio"
#pragma once

#include <string>
#include <string_view>

namespace entente {

// Lower case, without diacritics (NFKD, marks removed), typographic variants mapped to ASCII, full stops and
// apostrophes inside words dropped, every other run of punctuation or blanks one blank; trimmed; a leading
// "the " dropped. Letters of other scripts stay (ICU case folding). Invalid UTF-8 is replaced.
std::string fold_name(std::string_view name);

}  // namespace entente
