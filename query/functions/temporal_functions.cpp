#include "query/functions/function_table.h"

namespace entente {

std::span<const FunctionInfo> temporal_functions() {
  return {};
}

}  // namespace entente
