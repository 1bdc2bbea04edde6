#include "tests/query/temporal_expression.h"

#include <charconv>
#include <cstdlib>
#include <vector>

#include "query/functions/function_table.h"
#include "query/graphs/scratch_graph.h"
#include "query/values/arithmetic.h"
#include "query/values/temporal_reading.h"

namespace entente {
namespace {

class TemporalExpression {
 public:
  explicit TemporalExpression(std::string_view text) : text_(text) {}

  Result<Value> value() {
    Value left = TRY(term());
    while (!text_.empty() && std::string_view("+-*/").find(text_[0]) != std::string_view::npos) {
      const auto op = static_cast<ArithmeticOperator>(std::string_view("+-*/").find(text_[0]));
      take(1);
      left = TRY(arithmetic(op, left, TRY(term())));
    }
    return left;
  }

 private:
  void take(std::size_t count) {
    text_.remove_prefix(count);
    text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size()));
  }

  std::string_view take_while(std::string_view characters) {
    const std::string_view taken = text_.substr(0, text_.find_first_not_of(characters));
    take(taken.size());
    return taken;
  }

  Result<Value> number() {
    const std::string digits(take_while("0123456789.-"));
    if (digits.find('.') != std::string::npos) return Value(std::strtod(digits.c_str(), nullptr));
    std::int64_t whole = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    return Value(whole);
  }

  Result<Value> map() {
    ValueMap entries;
    take(1);
    while (text_[0] != '}') {
      const std::string key(text_.substr(0, text_.find(':')));
      take(key.size() + 1);
      entries[key] = TRY(value());
      if (text_[0] == ',') take(1);
    }
    take(1);
    return Value(entries);
  }

  Result<Value> call(std::string_view name) {
    std::vector<Value> arguments;
    take(1);
    while (text_[0] != ')') {
      arguments.push_back(TRY(value()));
      if (text_[0] == ',') take(1);
    }
    take(1);
    const FunctionInfo* function = function_named(name);
    if (function == nullptr) return Error{ErrorCode::invalid_query, "no function " + std::string(name), ""};
    if (arguments.size() < function->least_arguments || arguments.size() > function->most_arguments) {
      return Error{ErrorCode::invalid_query, "wrong number of arguments", ""};
    }
    const ScratchGraph graph;
    const ZonedDateTime now = *read_zoned_date_time("2024-02-29T10:15:30.123456789Z");
    return function->call(arguments, FunctionSetting{graph, now});
  }

  Result<Value> term() {
    if (text_[0] == '{') return map();
    if (text_[0] == '\'') {
      const std::string text(text_.substr(1, text_.find('\'', 1) - 1));
      take(text.size() + 2);
      return Value(text);
    }
    if (std::string_view("0123456789-").find(text_[0]) != std::string_view::npos) return number();
    const std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.";
    const std::string_view name = take_while(letters);
    if (name == "null") return Value();
    Value value = TRY(call(name));
    if (text_.starts_with('.')) {
      take(1);
      return temporal_component(value, take_while(letters));
    }
    return value;
  }

  std::string_view text_;
};

}  // namespace

std::string answer(std::string_view expression) {
  const Result<Value> value = TemporalExpression(expression).value();
  if (!value.ok()) return "error: " + value.error().message;
  return value->is_null() ? "null" : text_of(*value);
}

}  // namespace entente
