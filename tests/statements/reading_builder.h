// Readings for tests, made by hand: sentences split by line, names from a small table, voices by choice.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extraction/annotation.h"

namespace entente {

struct TestReading {
  std::unique_ptr<Document> document;
  Reading reading;
};

// Each line of `text` is a sentence; a line that begins with "- " is an item of the last line ending in ':'.
// `voice`: "policy" (issued by Japan and the Philippines), "analysis" (written by Lee), "treaty" (issued by
// Japan and the Philippines, titled so), "four-plus" (issued by five states whose grouping is the Pact).
TestReading build_reading(std::string_view text, std::string_view voice);

// "commit+ Japan,Philippines | oppose+ Japan" for the statements of all sentences, in order.
std::string describe(const TestReading& made, const std::vector<StatementCandidate>& statements);
std::vector<StatementCandidate> statements_of(TestReading& made);
std::vector<RelationCandidate> relations_of(TestReading& made);

// Names of entities, joined by ','.
std::string names(const Reading& reading, const std::vector<int>& entities);
std::string describe(const TestReading& made, const RelationCandidate& relation);

}  // namespace entente
