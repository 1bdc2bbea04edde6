// The control words of rich text that matter to a reader, as tables.
#pragma once

#include <optional>
#include <string_view>

namespace entente {

// Groups that begin with such a word hold no text of the document: fonts, pictures, running headers …
bool is_rtf_silent_group(std::string_view word);

// "\emdash" -> "—"; nothing when the word stands for no character.
std::optional<std::string_view> rtf_character(std::string_view word);

// The charset of a font, by its number: 204 -> "windows-1251"; "" when it is the document's own.
std::string_view rtf_font_charset(int number);

}  // namespace entente
