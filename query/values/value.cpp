#include "query/values/value.h"

#include <algorithm>

namespace entente {
namespace {

ValueList values_of(const std::vector<std::string>& texts) {
  return ValueList(texts.begin(), texts.end());
}

}  // namespace

Value::Value(const std::vector<std::string>& texts) : Value(values_of(texts)) {}

}  // namespace entente
