#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "query/functions/argument_error.h"
#include "query/functions/function_table.h"

namespace entente {
namespace {

using Arguments = std::span<const Value>;

Result<double> number_argument(std::string_view function, const Value& argument) {
  if (!argument.is_number()) return argument_error(function, "an INTEGER or FLOAT", argument);
  return argument.as_double();
}

double cotangent(double angle) {
  return 1 / std::tan(angle);
}
double in_degrees(double angle) {
  return angle * 180 / std::numbers::pi;
}
double in_radians(double angle) {
  return angle * std::numbers::pi / 180;
}
double half_versine(double angle) {
  return (1 - std::cos(angle)) / 2;
}
double logarithm(double number) {
  return std::log(number);
}
double logarithm_to_10(double number) {
  return std::log10(number);
}
double square_root(double number) {
  return std::sqrt(number);
}
double exponential(double number) {
  return std::exp(number);
}
double sine(double angle) {
  return std::sin(angle);
}
double cosine(double angle) {
  return std::cos(angle);
}
double tangent(double angle) {
  return std::tan(angle);
}
double arc_sine(double number) {
  return std::asin(number);
}
double arc_cosine(double number) {
  return std::acos(number);
}
double arc_tangent(double number) {
  return std::atan(number);
}
double floored(double number) {
  return std::floor(number);
}
double ceiled(double number) {
  return std::ceil(number);
}

// The names of functions, as template arguments.
constexpr char acos_name[] = "acos", asin_name[] = "asin", atan_name[] = "atan", ceil_name[] = "ceil",
               cos_name[] = "cos", cot_name[] = "cot", degrees_name[] = "degrees", exp_name[] = "exp",
               floor_name[] = "floor", haversin_name[] = "haversin", log_name[] = "log",
               log10_name[] = "log10", radians_name[] = "radians", sin_name[] = "sin", sqrt_name[] = "sqrt",
               tan_name[] = "tan";

// A function of one number that answers a float.
template <const char* name, double (*function)(double)>
Result<Value> of_one(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  return Value(function(TRY(number_argument(name, arguments[0]))));
}

Result<Value> absolute(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  if (!arguments[0].is<std::int64_t>()) return Value(std::abs(TRY(number_argument("abs", arguments[0]))));
  const auto number = arguments[0].as<std::int64_t>();
  if (number == std::numeric_limits<std::int64_t>::min()) {
    return Error{ErrorCode::invalid_argument, "abs() of the lowest INTEGER is no 64-bit INTEGER", ""};
  }
  return Value(number < 0 ? -number : number);
}

Result<Value> sign(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  const double number = TRY(number_argument("sign", arguments[0]));
  return Value(number > 0 ? 1 : number < 0 ? -1 : 0);
}

// Halves go up.
double rounded(double number) {
  const double below = std::floor(number);
  return number - below >= 0.5 ? below + 1 : below;
}

Result<Value> round(Arguments arguments, const FunctionSetting&) {
  constexpr std::int64_t most_places = 15;  // a double knows no more
  if (arguments[0].is_null() || (arguments.size() > 1 && arguments[1].is_null())) return Value();
  const double number = TRY(number_argument("round", arguments[0]));
  if (arguments.size() == 1) return Value(rounded(number));
  const Value& places = arguments[1];
  if (!places.is<std::int64_t>() || places.as<std::int64_t>() < 0) {
    return argument_error("round", "a number of places of at least 0", places);
  }
  if (places.as<std::int64_t>() > most_places || !std::isfinite(number)) return Value(number);
  const double scale = std::pow(10, static_cast<double>(places.as<std::int64_t>()));
  const double scaled = number * scale;
  return Value(std::isfinite(scaled) ? rounded(scaled) / scale : number);
}

Result<Value> arc_tangent_of_two(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null() || arguments[1].is_null()) return Value();
  const double y = TRY(number_argument("atan2", arguments[0]));
  return Value(std::atan2(y, TRY(number_argument("atan2", arguments[1]))));
}

Result<Value> is_nan(Arguments arguments, const FunctionSetting&) {
  if (arguments[0].is_null()) return Value();
  return Value(std::isnan(TRY(number_argument("isNaN", arguments[0]))));
}

Result<Value> random_number(Arguments, const FunctionSetting&) {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return Value(std::uniform_real_distribution<double>(0, 1)(generator));
}

Result<Value> pi(Arguments, const FunctionSetting&) {
  return Value(std::numbers::pi);
}

Result<Value> e(Arguments, const FunctionSetting&) {
  return Value(std::numbers::e);
}

constexpr auto family = FunctionFamily::number;

constexpr std::array<FunctionInfo, 24> table = {{
    {"abs", family, 1, 1, "number", "a number without its sign", absolute, nullptr},
    {"acos", family, 1, 1, "number", "the angle of a cosine", of_one<acos_name, arc_cosine>, nullptr},
    {"asin", family, 1, 1, "number", "the angle of a sine", of_one<asin_name, arc_sine>, nullptr},
    {"atan", family, 1, 1, "number", "the angle of a tangent", of_one<atan_name, arc_tangent>, nullptr},
    {"atan2", family, 2, 2, "y, x", "the angle of a point", arc_tangent_of_two, nullptr},
    {"ceil", family, 1, 1, "number", "the next whole number up", of_one<ceil_name, ceiled>, nullptr},
    {"cos", family, 1, 1, "angle", "cosine", of_one<cos_name, cosine>, nullptr},
    {"cot", family, 1, 1, "angle", "cotangent", of_one<cot_name, cotangent>, nullptr},
    {"degrees", family, 1, 1, "radians", "an angle in degrees", of_one<degrees_name, in_degrees>, nullptr},
    {"e", family, 0, 0, "", "the base of natural logarithms", e, nullptr},
    {"exp", family, 1, 1, "number", "e to a power", of_one<exp_name, exponential>, nullptr},
    {"floor", family, 1, 1, "number", "the next whole number down", of_one<floor_name, floored>, nullptr},
    {"haversin", family, 1, 1, "angle", "half the versine", of_one<haversin_name, half_versine>, nullptr},
    {"isNaN", family, 1, 1, "number", "whether a float is not a number", is_nan, nullptr},
    {"log", family, 1, 1, "number", "natural logarithm", of_one<log_name, logarithm>, nullptr},
    {"log10", family, 1, 1, "number", "logarithm to base 10", of_one<log10_name, logarithm_to_10>, nullptr},
    {"pi", family, 0, 0, "", "half a turn in radians", pi, nullptr},
    {"radians", family, 1, 1, "degrees", "an angle in radians", of_one<radians_name, in_radians>, nullptr},
    {"rand", family, 0, 0, "", "a random number from 0 up to 1", random_number, nullptr, false},
    {"round", family, 1, 2, "number, places", "the nearest whole number, or decimal; halves go up", round,
     nullptr},
    {"sign", family, 1, 1, "number", "-1, 0 or 1", sign, nullptr},
    {"sin", family, 1, 1, "angle", "sine", of_one<sin_name, sine>, nullptr},
    {"sqrt", family, 1, 1, "number", "square root", of_one<sqrt_name, square_root>, nullptr},
    {"tan", family, 1, 1, "angle", "tangent", of_one<tan_name, tangent>, nullptr},
}};

}  // namespace

std::span<const FunctionInfo> number_functions() {
  return table;
}

}  // namespace entente
