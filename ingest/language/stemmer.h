// Word stems: "sharing", "shared" and "shares" are one (Snowball's English stemmer).
#pragma once

#include <string>
#include <string_view>

namespace entente {

// The stem of one word in lower case. Words of other scripts come back as they are. Safe on any thread.
std::string stem(std::string_view word);

}  // namespace entente
