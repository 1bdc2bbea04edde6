#include "query/language/expression.h"

#include "query/language/syntax.h"

namespace entente {

// Here, where the types that an expression owns are complete.
Expression::Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

}  // namespace entente
