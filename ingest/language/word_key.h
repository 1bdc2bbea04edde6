// What a word is looked up by: lower case, without accents, apostrophes and full stops.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// "U.S." -> "us", "Türkiye" -> "turkiye", "&" -> "and"; dashes and hyphens -> "-"; punctuation stays itself.
std::string word_key(std::string_view word);

}  // namespace entente
