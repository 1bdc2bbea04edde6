// JSON as values: every encoding of the protocol, and JSON that is meant to hurt.
#include "cli/value_json.h"

#include <gtest/gtest.h>

#include <string>

namespace entente {
namespace {

struct JsonCase {
  std::string_view json;
  std::string_view literal;  // of openCypher
};

class JsonValues : public testing::TestWithParam<JsonCase> {};

TEST_P(JsonValues, AreRead) {
  const Result<Value> value = value_of_json(GetParam().json);
  ASSERT_TRUE(value.ok()) << value.error().message;
  EXPECT_EQ(literal_of(*value), GetParam().literal);
}

INSTANTIATE_TEST_SUITE_P(
    Encodings, JsonValues,
    testing::Values(JsonCase{"null", "null"}, JsonCase{" true ", "true"}, JsonCase{"-7", "-7"},
                    JsonCase{"9223372036854775807", "9223372036854775807"}, JsonCase{"7.0", "7.0"},
                    JsonCase{"1e2", "100.0"}, JsonCase{R"("it's \u00e9")", R"('it\'s é')"},
                    JsonCase{R"([1, [2.5], null])", "[1, [2.5], null]"},
                    JsonCase{R"({"b": 1, "a": {}})", "{a: {}, b: 1}"},
                    JsonCase{R"({"$int": "-9223372036854775808"})", "-9223372036854775808"},
                    JsonCase{R"({"$float": "1.5"})", "1.5"},
                    JsonCase{R"({"$map": {"$int": "1"}})", "{`$int`: '1'}"},
                    JsonCase{R"({"$map": {}})", "{}"}, JsonCase{R"({"$price": 3})", "{`$price`: 3}"},
                    JsonCase{R"({"$int": "1", "b": 2})", "{`$int`: '1', b: 2}"}));

struct TemporalCase {
  std::string_view text;
  ValueKind kind;
};

class TemporalJson : public testing::TestWithParam<TemporalCase> {};

TEST_P(TemporalJson, IsReadByItsSigns) {
  const std::string json = "{\"$temporal\":\"" + std::string(GetParam().text) + "\"}";
  const Result<Value> value = value_of_json(json);
  ASSERT_TRUE(value.ok()) << value.error().message;
  EXPECT_EQ(value->kind(), GetParam().kind);
  EXPECT_EQ(json_of(*value), json);
}

INSTANTIATE_TEST_SUITE_P(Kinds, TemporalJson,
                         testing::Values(TemporalCase{"2015-07-21", ValueKind::date},
                                         TemporalCase{"21:40:32.142", ValueKind::local_time},
                                         TemporalCase{"21:40+01:00", ValueKind::zoned_time},
                                         TemporalCase{"2015-07-21T21:40", ValueKind::local_date_time},
                                         TemporalCase{"2015-07-21T21:40Z", ValueKind::zoned_date_time},
                                         TemporalCase{"2015-07-21T21:40+02:00[Europe/Stockholm]",
                                                      ValueKind::zoned_date_time},
                                         TemporalCase{"P1Y2M3DT4.5S", ValueKind::duration}));

class BadJson : public testing::TestWithParam<std::string_view> {};

TEST_P(BadJson, IsRefused) {
  EXPECT_FALSE(value_of_json(GetParam()).ok());
}

INSTANTIATE_TEST_SUITE_P(Texts, BadJson,
                         testing::Values("", "nul", "[1,", "{\"a\" 1}", "1 2", "{a: 1}", "\"\xff\"", "01",
                                         "9223372036854775808", "99999999999999999999", "1e999",
                                         R"({"$int": "1.5"})", R"({"$int": ""})", R"({"$float": "one"})",
                                         R"({"$temporal": "yesterday"})", R"({"$temporal": "P"})"));

std::string nested(std::size_t levels, std::string_view open, std::string_view close) {
  std::string json;
  for (std::size_t i = 0; i < levels; ++i) json += open;
  json += "1";
  for (std::size_t i = 0; i < levels; ++i) json += close;
  return json;
}

TEST(DeepJson, IsReadTo200LevelsAndRefusedBeyond) {
  for (const auto& [open, close] :
       {std::pair("[", "]"), std::pair("{\"a\":", "}"), std::pair("[{\"$map\":{\"a\":", "}}]")}) {
    const std::size_t levels_each = std::string_view(open).size() > 10 ? 2 : 1;
    EXPECT_TRUE(value_of_json(nested(200 / levels_each, open, close)).ok()) << open;
    for (const std::size_t levels : {201U, 2'000U, 1'000'000U}) {
      const Result<Value> value = value_of_json(nested(levels, open, close));
      ASSERT_FALSE(value.ok()) << open << levels;
      EXPECT_EQ(value.error().code, ErrorCode::too_large) << open << levels;
    }
  }
}

TEST(LongJson, IsRefused) {
  const Result<Value> value = value_of_json(std::string((16 << 20) + 1, ' '));
  ASSERT_FALSE(value.ok());
  EXPECT_EQ(value.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace entente
