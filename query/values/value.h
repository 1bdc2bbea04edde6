// What a query computes with: the types of openCypher 9.
//
//   Value name("Japan");
//   Value list(ValueList{1, 2.5, Value()});
//   if (name.is<std::string>()) use(name.as<std::string>());
//
// A Value is 40 bytes and cheap to copy: what is large is shared and never changes. It knows its size and how
// deep it nests, so that asking is free. Equality and order are those of openCypher and live in
// values/comparison.h; there is no operator== on purpose, because `1 = null` is neither true nor false.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model.h"
#include "query/values/temporal.h"

namespace entente {

class Value;
using ValueList = std::vector<Value>;
using ValueMap = std::map<std::string, Value, std::less<>>;

// In the order of kinds in ValueContent below.
enum class ValueKind : std::uint8_t {
  null,
  boolean,
  integer,
  floating,
  string,
  list,
  map,
  node,
  relationship,
  path,
  date,
  local_time,
  zoned_time,
  local_date_time,
  zoned_date_time,
  duration,
};
// "INTEGER", "LIST", "ZONED DATETIME": as messages and the schema say it.
std::string_view name_of(ValueKind kind);

// What a node or relationship looked like when an answer was completed: an answer outlives its graph.
struct ElementContent {
  std::string id;                   // "state:JPN"; the hex digits of a relation
  std::vector<std::string> labels;  // of a node; of a relationship its one type
  std::string source, target;       // of a relationship: the ids of its ends
  ValueMap properties;
};

// A node as a query holds it. While the query runs it is its number alone.
struct NodeValue {
  NodeId id = 0;
  std::shared_ptr<const ElementContent> content;  // null while the query runs
};

using RelationshipId = std::uint64_t;  // unique in its graph
using TypeId = std::uint32_t;          // a relationship type, as its graph numbers it
using LabelId = std::uint32_t;         // a node label, as its graph numbers it

// One relationship of a property graph.
struct Relationship {
  RelationshipId id = 0;
  NodeId source = 0;
  NodeId target = 0;
  TypeId type = 0;
  Edge edge;  // of a stored graph; a scratch graph leaves it as it is

  NodeId other_end(NodeId end) const { return end == source ? target : source; }
};

struct RelationshipValue {
  std::shared_ptr<const Relationship> relationship;  // never null
  std::shared_ptr<const ElementContent> content;     // null while the query runs
};

// One more node than relationships; relationships in the order of the walk, each as stored.
struct PathValue {
  std::vector<NodeValue> nodes;
  std::vector<RelationshipValue> relationships;
};

using ValueContent =
    std::variant<std::monostate, bool, std::int64_t, double, std::shared_ptr<const std::string>,
                 std::shared_ptr<const ValueList>, std::shared_ptr<const ValueMap>, NodeValue,
                 RelationshipValue, std::shared_ptr<const PathValue>, CalendarDay, LocalTime,
                 std::shared_ptr<const ZonedTime>, std::shared_ptr<const LocalDateTime>,
                 std::shared_ptr<const ZonedDateTime>, std::shared_ptr<const Duration>>;

class Value {
 public:
  Value() = default;                      // null
  Value(bool truth) : content_(truth) {}  // NOLINT(google-explicit-constructor): literals read as values
  Value(int number) : content_(std::int64_t{number}) {}       // NOLINT
  Value(std::int64_t number) : content_(number) {}            // NOLINT
  Value(double number) : content_(number) {}                  // NOLINT
  Value(const char* text) : Value(std::string(text)) {}       // NOLINT
  Value(std::string_view text) : Value(std::string(text)) {}  // NOLINT
  Value(std::string text);                                    // NOLINT
  Value(ValueList list);                                      // NOLINT
  Value(const std::vector<std::string>& texts);               // NOLINT
  Value(ValueMap map);                                        // NOLINT
  Value(NodeValue node);                                      // NOLINT
  Value(RelationshipValue relationship);                      // NOLINT
  Value(PathValue path);                                      // NOLINT
  Value(CalendarDay day) : content_(day) {}                   // NOLINT
  Value(LocalTime time) : content_(time) {}                   // NOLINT
  Value(ZonedTime time);                                      // NOLINT
  Value(LocalDateTime time);                                  // NOLINT
  Value(ZonedDateTime time);                                  // NOLINT
  Value(Duration duration);                                   // NOLINT

  ValueKind kind() const { return static_cast<ValueKind>(content_.index()); }
  bool is_null() const { return content_.index() == 0; }
  bool is_number() const { return is<std::int64_t>() || is<double>(); }

  // Whether it is a T, and the T: `as<std::string>()`, `as<ValueList>()`, `as<CalendarDay>()` …
  template <typename T>
  bool is() const {
    return std::holds_alternative<typename Held<T>::type>(content_);
  }
  // REQUIRES: is<T>()
  template <typename T>
  const T& as() const {
    const auto& held = std::get<typename Held<T>::type>(content_);
    if constexpr (Held<T>::shared) {
      return *held;
    } else {
      return held;
    }
  }
  double as_double() const {  // REQUIRES: is_number()
    return is<double>() ? as<double>() : static_cast<double>(as<std::int64_t>());
  }

  const ValueContent& content() const { return content_; }

  // Levels of lists and maps: 0 for a number, 1 for [1], 2 for [[1]]. Evaluation keeps it at most
  // deepest_value, so that whatever walks a value may recurse.
  std::size_t nesting() const { return nesting_; }
  friend std::size_t size_of(const Value& value);

 private:
  template <typename T>
  struct Held {
    static constexpr bool shared = !std::is_same_v<T, bool> && !std::is_same_v<T, std::int64_t> &&
                                   !std::is_same_v<T, double> && !std::is_same_v<T, NodeValue> &&
                                   !std::is_same_v<T, RelationshipValue> && !std::is_same_v<T, CalendarDay> &&
                                   !std::is_same_v<T, LocalTime>;
    using type = std::conditional_t<shared, std::shared_ptr<const T>, T>;
  };

  struct Measure {  // of what is held outside the value itself
    std::uint64_t bytes = 0;
    std::size_t nesting = 0;
    void include(const Value& value);
  };
  static Measure measure(const ElementContent* content);
  void measured(const Measure& measure);  // saturates

  [[no_unique_address]] ValueContent content_;  // the two below lie in its padding
  std::uint16_t nesting_ = 0;
  std::uint32_t bytes_ = 0;
};
static_assert(sizeof(Value) == 40);

inline constexpr std::size_t deepest_value = 1000;

// For people, on one line: a text as it is (without quotes), null as nothing, a list joined by ", " (in
// brackets inside others), a node by its name, a relationship by its type, a path as a chain. Never fails.
std::string text_of(const Value& value);

// As openCypher would write it: texts in quotes, `[1, null]`, `{k: 'v'}`, `(:State {…})`.
std::string literal_of(const Value& value);

// Bytes the value holds in memory, what is shared counted as its own: for the memory budget. Costs nothing. A
// value of 4 GiB and more counts as 4 GiB.
std::size_t size_of(const Value& value);

// The shortest text that reads back as the same number, with the '.' or 'e' that makes it a float: "1.0",
// "1e+21", "NaN", "Infinity".
std::string float_text(double number);

}  // namespace entente
