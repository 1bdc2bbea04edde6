#include "query/values/arithmetic.h"

namespace entente {

Result<Value> temporal_arithmetic(ArithmeticOperator, const Value&, const Value&) {
  return Error{ErrorCode::unsupported, "dates and times have no arithmetic yet", ""};
}

Value temporal_component(const Value&, std::string_view) {
  return {};
}

}  // namespace entente
