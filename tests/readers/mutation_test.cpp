// Damaged input of every kind: whatever a flipped byte or a cut does, the reader answers with a document that
// keeps its promises or with an error, and comes back.
#include <gtest/gtest.h>

#include <random>

#include "tests/readers/read_fixture.h"
#include "tests/readers/small_pdf.h"

namespace entente {
namespace {

struct Seed {
  std::string name;
  std::string bytes;
};

class Mutated : public testing::TestWithParam<Seed> {};

// Flips, cuts, repeats and swaps, a few at a time.
std::string mutate(std::string bytes, std::mt19937& random) {
  auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  for (std::size_t change = 0; change <= below(6) && !bytes.empty(); ++change) {
    std::size_t at = below(bytes.size());
    switch (below(5)) {
      case 0:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 1:
        bytes.resize(at);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, below(40)));
        break;
      case 3:
        bytes.erase(at, below(20));
        break;
      default:
        bytes.insert(at, 1, "<>\"'&*_[](){}\\\n\0"[below(17)]);
        break;
    }
  }
  return bytes;
}

TEST_P(Mutated, EndsInADocumentOrAnError) {
  std::mt19937 random(20240518);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes = mutate(GetParam().bytes, random);
    Result<Document> document = read_document(bytes, "mutant");
    if (!document.ok()) continue;
    ASSERT_EQ(broken_promise(*document), "") << "round " << round << "\n" << bytes.substr(0, 2000);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Seeds, Mutated,
    testing::Values(Seed{"pdf", make_pdf({{{72, 80, "A Title of the Paper", 18},
                                           {72, 120, "Words of the text stand here and go on."}},
                                          {{72, 120, "1. More words stand on the second page."}}},
                                         "/Title (A Title) /CreationDate (D:20230818120000Z)")},
                    Seed{"html",
                         "<!doctype html><html><head><meta charset=utf-8><title>A title | "
                         "Site</title><script type='application/ld+json'>"
                         "{\"@type\":\"Article\",\"headline\":\"A "
                         "title\",\"datePublished\":\"2023-08-18\"}</script></head><body><nav>"
                         "<a href=/>Home</a></nav><article><h1>A title</h1><p>The two sides met &amp; agreed "
                         "that they will:</p><ul><li>one"
                         "</li><li>two<ul><li>three</ul></ul><table><tr><td>a<td>b<tr><td>c<td>d</"
                         "table><pre>x\n y</pre></article></body></html>"},
                    Seed{"markdown",
                         "---\ntitle: \"A\\_title \\\n  \\ of two\"\ndate: '2023-08-18'\ntags: [a, "
                         "'b']\n---\n\n# A title\n\n**Bold** and "
                         "[link](x) with `code`, <u>tags</u>.\n\nWe will:\n\n- one\n  - two\n\n| a | b "
                         "|\n|---|---|\n| c | d |\n\n> quote\n"},
                    Seed{"text",
                         "A TITLE\n\nOslo, 3 May 2024\n\nThe sides met in Oslo\nand agreed to:\n\n  * one;\n "
                         " * two.\n\n(a) three\n\f1.1 Four.\n"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
