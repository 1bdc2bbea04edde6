// Whole documents, with tags and arcs: what only the grammar of a sentence tells.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "ingest/extractor.h"

namespace entente {
namespace {

const Extractor& extractor() {
  static const Lexicon lexicon = [] {
    Result<Lexicon> loaded = Lexicon::load();
    if (loaded.ok()) return std::move(loaded.value());
    std::cerr << loaded.error().describe() << '\n';
    std::abort();
  }();
  static const Extractor made = [] {
    Result<Extractor> result = Extractor::make(lexicon);
    if (result.ok()) return std::move(result.value());
    std::cerr << result.error().describe() << '\n';
    std::abort();
  }();
  return made;
}

// "commit+ share data | urge- delay": class, polarity and content of each statement.
std::string statements_in(std::string_view text, std::string_view genre) {
  Document document;
  document.text = text;
  document.title = "On the Straits";
  document.genre = genre;
  document.pages.push_back({1, "", {0, static_cast<std::uint32_t>(text.size())}});
  document.blocks.push_back({});
  document.blocks.back().span = {0, static_cast<std::uint32_t>(text.size())};
  const Extraction said = extractor().extract(document);
  std::string line;
  for (const StatementCandidate& one : said.statements) {
    if (!line.empty()) line += " | ";
    line += std::string(info(one.statement_class).name) + std::string(name_of(one.envelope.polarity)) + " " +
            std::string(said.reading.words(one.content));
  }
  return line;
}

struct Row {
  std::string_view text, expected;
};

void expect_rows(std::string_view genre, std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(statements_in(row.text, genre), row.expected) << row.text;
}

TEST(ParsedPolicy, EachActionOfAPledgeOrCallIsItsOwn) {
  expect_rows("joint_statement",
              {
                  {"We will train pilots, repair the runway and not raise fees.",
                   "commit+ train pilots | commit+ repair the runway | commit- raise fees"},
                  {"We call on Guinea to release the crew and to pay for the damage.",
                   "urge+ release the crew | urge+ pay for the damage"},
                  {"Kenya will work together with Uganda to dredge the port and mark the channel.",
                   "commit+ work together with Uganda to dredge the port | commit+ mark the channel"},
                  {"We will deepen and widen the channel.", "commit+ deepen and widen the channel"},
                  {"Kenya offered to lend a tug, and Uganda undertook to pay the crew.",
                   "commit+ lend a tug | commit+ pay the crew"},
              });
}

TEST(ParsedPolicy, NounsAndEmbeddedClausesMakeNoStatement) {
  expect_rows(
      "joint_statement",
      {
          {"The support of Kenya matters to the planned terminal.", ""},
          {"We will ensure that the port continues to grow.",
           "commit+ ensure that the port continues to grow"},
          {"A pilot will be sent to Mombasa in May.", "commit+ A pilot will be sent to Mombasa in May"},
          {"Neither country intends to raise its fees.", "intend- raise its fees"},
          {"Should the pier collapse, Kenya will rebuild it.", "commit+ rebuild it"},
      });
}

TEST(ParsedTreaty, SubjectsWithRelativeClausesAreBound) {
  expect_rows("treaty",
              {
                  {"The Party which has lost a vessel shall inform the others.", "commit+ inform the others"},
                  {"The costs of a rescue shall be borne by the Party that requested it.",
                   "commit+ The costs of a rescue shall be borne by the Party that requested it"},
              });
}

TEST(ParsedAnalysis, EveryClauseSaysSomething) {
  expect_rows(
      "commentary",
      {
          {"Kenya bought two tugs, and the harbour is safer.",
           "report+ bought two tugs | claim+ the harbour is safer"},
          {"When Uganda closed its border, Kenya sent aid.",
           "report+ closed its border | report+ Kenya sent aid"},
          {"The pier, which China built in 2011, is sinking.",
           "report+ The pier, which China built in 2011, is sinking | report+ built in 2011"},
          {"The bad news is that the tugs are old.", "claim+ the tugs are old"},
          {"Kenya also strengthened its ties with Oman.", "report+ strengthened its ties with Oman"},
          {"The harbour needs a radar of its own.", "recommend+ The harbour needs a radar of its own"},
          {"Last year Kenya promised to lend a tug.", "report+ lend a tug"},
      });
}

}  // namespace
}  // namespace entente
