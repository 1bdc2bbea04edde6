// Statements: any text is parsed or refused with an error that shows it, and what was parsed lies within it.
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "query/language/syntax.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_spans(const entente::Query& query, std::string_view text) {
  for (const entente::SingleQuery& part : query.parts) {
    check(!part.clauses.empty());
    std::size_t end = 0;
    for (const entente::QueryClause& clause : part.clauses) {
      check(clause.span.begin >= end && clause.span.begin < clause.span.end &&
            clause.span.end <= text.size());
      end = clause.span.end;
    }
  }
}

void run_statement(std::string_view text) {
  static_cast<void>(entente::is_query(text));
  const std::size_t end = entente::statement_end(text);
  check(end == std::string_view::npos || end <= text.size());
  const entente::Result<entente::Query> query = entente::parse_query(text);
  if (!query.ok()) {
    check(query.error().code == entente::ErrorCode::invalid_query && !query.error().message.empty());
    return;
  }
  check_spans(*query, text);
}

}  // namespace

// Each line is a statement, and so is the whole.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  run_statement(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    run_statement(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/statements.txt"};
}
