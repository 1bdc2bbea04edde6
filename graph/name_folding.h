// Names are compared folded: case, accents, punctuation and runs of blanks do not count.
//
//   fold_name("Côte d’Ivoire")  == "cote d ivoire"
//   fold_name("U.S.-ROK")       == "us rok"
//   fold_name("KISHIDA, Fumio") == "kishida fumio"
#pragma once

#include <string>
#include <string_view>

namespace entente {

// Lower case, without diacritics (NFKD, marks removed; Latin letters with a stroke lose it), typographic
// variants mapped to ASCII, full stops and apostrophes between letters dropped, but an apostrophe after a
// single letter ("d'Ivoire") and every other run of punctuation or blanks one blank; trimmed; a leading "the
// " dropped. Letters of other scripts stay (ICU case folding). Bytes that are not UTF-8 count as blanks.
// Folding a folded name changes nothing. About 0.1 µs for a short ASCII name, 2 µs for any other.
std::string fold_name(std::string_view name);

}  // namespace entente
