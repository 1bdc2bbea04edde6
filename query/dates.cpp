#include "query/dates.h"

namespace entente {
namespace {

// The least precise date that begins on `first`, and ends by `last`.
Date widest_from(Day first, Day last) {
  const Date exact = Date::from_day(first);
  const Date year{exact.year, 0, 0};
  const Date month{exact.year, exact.month, 0};
  if (year.first_day() == first && year.last_day() <= last) return year;
  if (month.first_day() == first && month.last_day() <= last) return month;
  return exact;
}

Date widest_until(Day first, Day last) {
  const Date exact = Date::from_day(last);
  const Date year{exact.year, 0, 0};
  const Date month{exact.year, exact.month, 0};
  if (year.last_day() == last && year.first_day() >= first) return year;
  if (month.last_day() == last && month.first_day() >= first) return month;
  return exact;
}

}  // namespace

std::string date_text(Day first, Day last) {
  if (first == unknown_day || last == unknown_day) return "";
  const Date from = widest_from(first, last);
  const Date until = widest_until(first, last);
  if (from == until) return from.to_string();
  return from.to_string() + " to " + until.to_string();
}

}  // namespace entente
