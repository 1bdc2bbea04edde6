// What bytes that entente does not read are, so that the message can say it.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// "a JPEG image", "a Word document (DOCX)", "binary data"; "" when no signature fits.
std::string_view name_foreign_kind(std::string_view bytes);

// What a person can do about it: "export it as PDF"; "" when nothing better than naming the readable kinds.
std::string_view advice_for_foreign_kind(std::string_view kind);

}  // namespace entente
