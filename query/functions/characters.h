// Texts as characters (code points) rather than bytes: what size() counts and substring() cuts.
//
// Bytes that are not UTF-8 count as characters of their own; nothing fails. All linear in the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

std::size_t character_count(std::string_view text);

// The byte at which character `number` (from 0) begins; text.size() when there are not so many.
std::size_t byte_of_character(std::string_view text, std::size_t number);

std::string reversed_characters(std::string_view text);

// Letters of all scripts, one character for one: 'ß' stays.
std::string in_lower_case(std::string_view text);
std::string in_upper_case(std::string_view text);

// Without white space, as Unicode has it, at the beginning (and end).
std::string_view without_blanks_before(std::string_view text);
std::string_view without_blanks_after(std::string_view text);

}  // namespace entente
