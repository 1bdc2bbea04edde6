// Markdown inside a block, rendered as the words a reader sees: no emphasis marks, no link targets, no tags.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// Line ends of the source become one blank; hard breaks ("  " or "\" before the line end, <br>) become '\n'.
// Images and comments leave nothing; links leave their text; entities become characters.
std::string render_inline(std::string_view source);

// The character that &name; or &#number; at the front of text stands for, and its size in the source; size 0
// when there is none.
struct CharacterReference {
  std::string text;
  std::size_t size = 0;
};
CharacterReference read_reference(std::string_view text);

}  // namespace entente
