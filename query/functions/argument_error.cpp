#include "query/functions/argument_error.h"

#include <fmt/format.h>

namespace entente {

Error argument_error(std::string_view function, std::string_view expected, const Value& given) {
  return {ErrorCode::invalid_argument,
          fmt::format("{}() takes {}, not {}", function, expected, name_of(given.kind())), ""};
}

}  // namespace entente
