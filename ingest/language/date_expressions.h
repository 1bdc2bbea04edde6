// Dates, durations and frequencies as policy texts write them, with their TIMEX3 value.
//
//   "August 18, 2023"        date       2023-08-18        "by the end of 2024"   deadline   2024
//   "18-19 August 2023"      date       2023-08-18        "since March 2022"     start      2022-03
//   "next year" (in 2023)    date       2024              "over five years"      duration   P5Y
//   "within 90 days"         deadline   P90D              "every two years"      frequency  P2Y
//
// Nothing is invented: a month without a year takes the year nearest to the reference date, and without one
// is no date. "May" is a month only beside a day or a year.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/kinds.h"
#include "ingest/document.h"

namespace entente {

struct DateExpression {
  Span span;          // the words of the date itself, offsets into the text
  Span with_cue;      // with the preposition that gives its role ("by the end of 2024")
  std::string value;  // "2023-08-18", "2022", "P5Y"
  TimeRole role = TimeRole::date;
};

// In text order, not overlapping, all inside `sentence`. `reference` is the date of the document; unknown is
// allowed. Linear in the length of the sentence.
std::vector<DateExpression> find_dates(std::string_view text, Span sentence, const Date& reference = {});

}  // namespace entente
