// Dates and times from their ISO 8601 text, in every form that openCypher 9 names: calendar, week, quarter
// and ordinal dates, with and without separators, shortened from the right; offsets; named zones in brackets.
//
// All fail with invalid_argument and say what would be right. Linear in the text, which is refused when it is
// longer than any such text.
#pragma once

#include <string_view>

#include "graph/result.h"
#include "query/values/temporal.h"

namespace entente {

Result<CalendarDay> read_date(std::string_view text);      // "2015-07-21", "2015W302", "2015-202"
Result<LocalTime> read_local_time(std::string_view text);  // "21:40:32.142", "2140"
Result<LocalDateTime> read_local_date_time(
    std::string_view text);  // "2015-W30-2T214032"; midnight if no time
// UTC where the text has no offset. A zone may stand in brackets with or without offset; an offset that the
// zone did not have then is an error.
Result<ZonedTime> read_zoned_time(std::string_view text);           // "21:40-01:30", "22+18:00"
Result<ZonedDateTime> read_zoned_date_time(std::string_view text);  // "2015-07-21T21:40[Europe/London]"

}  // namespace entente
