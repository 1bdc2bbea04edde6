#include "query/values/temporal.h"

namespace entente {

std::string to_string(CalendarDay) {
  return {};
}
std::string to_string(LocalTime) {
  return {};
}
std::string to_string(const ZonedTime&) {
  return {};
}
std::string to_string(const LocalDateTime&) {
  return {};
}
std::string to_string(const ZonedDateTime&) {
  return {};
}
std::string to_string(const Duration&) {
  return {};
}

}  // namespace entente
