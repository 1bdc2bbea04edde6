// The parser against every statement of the openCypher TCK: what no scenario calls a syntax error parses.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "query/language/syntax.h"

namespace entente {
namespace {

struct CorpusStatement {
  bool must_parse = true;
  std::string text;
};

// What tck_texts.py prints.
std::vector<CorpusStatement> read_statements(const std::string& printed) {
  std::vector<CorpusStatement> statements;
  std::istringstream lines(printed);
  CorpusStatement statement;
  bool at_head = true;
  for (std::string line; std::getline(lines, line);) {
    if (at_head) {
      statement.must_parse = line == "must parse";
      at_head = false;
    } else if (line == "%%") {
      statements.push_back(std::exchange(statement, {}));
      at_head = true;
    } else {
      statement.text += line + "\n";
    }
  }
  return statements;
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 65536> bytes{};
  for (std::size_t got = 0; (got = fread(bytes.data(), 1, bytes.size(), pipe)) > 0;) {
    output.append(bytes.data(), got);
  }
  return pclose(pipe) == 0 ? output : std::string();
}

TEST(Corpus, of_the_tck_parses_but_for_syntax_errors) {
  const std::string folder = std::string(ENTENTE_SHARED_DIR) + "/tck";
  if (!std::ifstream(folder + "/opencypher-tck.tar.xz")) GTEST_SKIP() << "no scenarios in " << folder;
  const std::string printed =
      output_of("python3 '" ENTENTE_SOURCE_DIR "/tests/query/tck_texts.py' '" + folder + "'");
  const std::vector<CorpusStatement> statements = read_statements(printed);
  ASSERT_GT(statements.size(), 4000U);
  std::size_t refused = 0;
  for (const CorpusStatement& statement : statements) {
    const Result<Query> query = parse_query(statement.text);
    if (!query.ok()) ++refused;
    EXPECT_TRUE(query.ok() || !statement.must_parse) << query.error().message;
    EXPECT_TRUE(is_query(statement.text)) << statement.text;
  }
  // Those that grammar alone tells; the others (types, scopes) are the planner's.
  EXPECT_GE(refused, 33U);
}

}  // namespace
}  // namespace entente
