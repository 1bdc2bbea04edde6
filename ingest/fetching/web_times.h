// Times as servers and sitemaps write them.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/clock.h"

namespace entente {

// "Sun, 06 Nov 1994 08:49:37 GMT"; nothing for what is none.
std::optional<TimePoint> parse_http_date(std::string_view text);

// Retry-After: a number of seconds from `now`, or a date.
std::optional<TimePoint> parse_retry_after(std::string_view text, TimePoint now);

// The moment from which a page of this date of modification is surely as it is now. Of
// "2024-05-01T10:00+09:00" the moment itself, of "2024-05-01" a moment after that day has ended everywhere;
// nothing for other texts.
std::optional<TimePoint> settled_since(std::string_view modified);

}  // namespace entente
