// How entente reports failure.
//
//   Result<Store> store = Store::open(directory);
//   if (!store.ok()) return complain(store.error());
//
//   Result<int> count(const Path& file) {
//     std::string bytes = TRY(read_bytes(file));   // passes the error up
//     return bytes.size();
//   }
//
// "Could not deliver" is a Result; "nothing there" is a std::optional or an empty vector;
// "delivered with loss" is a note in the value; our own bug is an assert. Exceptions of third-party
// libraries stop at the file that includes the library.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace entente {

// Whose fault it is, and what a caller can do about it. Each code has one exit status (cli/exit_status.h).
enum class ErrorCode {
  invalid_argument,   // the caller's words are off: fix the call
  unknown_name,       // no entity of that name; the message lists the nearest
  ambiguous_name,     // several entities of that name; the message lists them
  invalid_query,      // the question does not parse; the message shows where
  not_found,          // a file, document or statement that was asked for by name is not there
  unreadable,         // the operating system refused to read the file
  unsupported,        // the bytes are of a kind entente does not read
  encrypted,          // the document asks for a password
  malformed,          // the bytes break the rules of their own format
  empty,              // the document holds no text (a scan without text layer, a 0-byte file)
  too_large,          // over a documented limit
  limit_exceeded,     // a query's time, row, edge or memory budget
  locked,             // another process writes this store
  io,                 // disk full, read-only file system, lost mount
  corruption,         // stored bytes break an invariant
  timed_out,          // reading took longer than a document may
  out_of_memory,      // reading needed more memory than a document may
  crashed,            // the parser of a foreign format failed on these bytes
  sandbox_violation,  // a parser tried what no parser needs: the bytes may be an attack
  not_a_document,     // a login page, a bot check, an error page: fetched in place of the document
  unreachable,        // the site did not answer, or answered with an error
  disallowed,         // robots.txt, a private address, or a rule of the job forbids fetching it
};

// The code's name as it is written in JSON output: "unknown_name".
std::string_view name_of(ErrorCode code);
std::optional<ErrorCode> error_code(std::string_view name);

struct Error {
  ErrorCode code;
  std::string message;  // one sentence for a person, with what to do where we know it
  std::string where;    // file, document or span the error belongs to; may be empty

  // "WHERE: MESSAGE", or the message alone.
  std::string describe() const { return where.empty() ? message : where + ": " + message; }
};

// A T or the Error that kept us from one. Never empty.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  bool ok() const { return state_.index() == 0; }
  // REQUIRES: ok()
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  // REQUIRES: !ok()
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() : state_(std::in_place_index<0>) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  bool ok() const { return state_.index() == 0; }
  void value() const {}
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<std::monostate, Error> state_;
};

}  // namespace entente

#define ENTENTE_JOIN_(a, b) a##b
#define ENTENTE_JOIN(a, b) ENTENTE_JOIN_(a, b)
#define ENTENTE_TRY_(name, expression)                                \
  ({                                                                  \
    auto&& name = (expression);                                       \
    if (!name.ok()) return ::entente::Error(std::move(name).error()); \
    std::move(name).value();                                          \
  })
// The value of a Result; on failure returns its Error from the enclosing function.
#define TRY(expression) ENTENTE_TRY_(ENTENTE_JOIN(try_result_, __COUNTER__), expression)
