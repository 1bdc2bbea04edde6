// Expressions of dates and times for table tests, without a statement around them:
//
//   answer("date({year: 1984, week: 10}) + duration('P1D')")   // "1984-03-06"
//   answer("date('2015-07-21').week")                          // "30"
//   answer("date('2015-13-01')")                               // "error: month is 13, but …"
//
// Numbers, texts, null, maps, calls, `.component`, + - * / from left to right. The current instant is
// 2024-02-29T10:15:30.123456789Z.
#pragma once

#include <string>
#include <string_view>

namespace entente {

std::string answer(std::string_view expression);

}  // namespace entente
