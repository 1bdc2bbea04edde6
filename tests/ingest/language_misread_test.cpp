// Text in another language that is read as English, and English that is passed over as foreign.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <fstream>
#include <iterator>

#include "ingest/extractor.h"
#include "ingest/readers/reader.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load().value();
  return loaded;
}

struct Found {
  std::size_t statements = 0;
  std::size_t mentions = 0;
  std::vector<std::string> losses;
};

Found found_in(const std::string& text) {
  static const Extractor extractor = Extractor::make(lexicon()).value();
  const Document document = read_document(text, "page.txt").value();
  const Extraction extraction = extractor.extract(document);
  return {extraction.statements.size(), extraction.reading.mentions.size(), extraction.reading.losses};
}

// Every line of languages.jsonl, its example as a document of its own.
TEST(Language, IsToldOfTheExampleOfEveryEntry) {
  std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/ingest/lexicon/languages.jsonl");
  int lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    rapidjson::Document entry;
    ASSERT_FALSE(entry.Parse(line.c_str()).HasParseError()) << line;
    const std::string name = entry["name"].GetString(), example = entry["example"].GetString();
    EXPECT_FALSE(std::string(entry["source"].GetString()).empty()) << name;
    const Found found = found_in(example);
    if (name == "English") {
      EXPECT_THAT(found.losses, IsEmpty());
      EXPECT_GE(found.statements, 1U);
    } else {
      EXPECT_THAT(found.losses, ElementsAre("language: " + name + "; extraction reads English"));
      EXPECT_EQ(found.statements + found.mentions, 0U) << name;
    }
  }
  EXPECT_GE(lines, 25);
}

const std::string english =
    "The two governments will open a maritime hotline before the end of next year.\n\n"
    "Japan and Australia agreed to train two hundred officers in each of the next five years.\n\n";
const std::string french =
    "Les deux gouvernements condamnent les essais et vont mettre en place une ligne maritime avec le Japon "
    "dans le courant de l'année.\n\n";

TEST(Language, AParagraphOfFrenchInAnEnglishReportSaysNothing) {
  const Found alone = found_in(english), mixed = found_in(english + french + english);
  EXPECT_EQ(mixed.statements, 2 * alone.statements);
  EXPECT_THAT(mixed.losses,
              ElementsAre("language: a paragraph in French was not read; extraction reads English"));
}

TEST(Language, AnEnglishParagraphInAFrenchReportIsRead) {
  const Found found = found_in(french + french + english + french);
  EXPECT_EQ(found.statements, found_in(english).statements);
  EXPECT_THAT(found.losses,
              ElementsAre("language: 3 paragraphs in French were not read; extraction reads English"));
}

TEST(Language, ShortLinesOfAForeignDocumentAreForeign) {
  const Found found =
      found_in("Communiqué\n\n" + french + "Paris, le 3 mai 2031\n\n" + french + "Le Japon\n");
  EXPECT_EQ(found.mentions, 0U);
  EXPECT_THAT(found.losses, ElementsAre("language: French; extraction reads English"));
}

// English text that looks foreign: names, addresses, titles of books, quotations, numbers.
TEST(Language, EnglishWithForeignNamesIsRead) {
  for (const char* text : {
           "Delegations came from Rio de Janeiro, Buenos Aires, La Paz, Los Angeles, San José and Santiago "
           "de los "
           "Caballeros.",
           "Presidente Luiz Inácio Lula da Silva, Ministério das Relações Exteriores, Brasília, and the "
           "Minister of "
           "Foreign Affairs of Japan will meet.",
           "Japan will fund the Instituto de Estudos da Paz and the École des hautes études en sciences "
           "sociales.",
           "Moon Jae-in (문재인), Fumio Kishida (岸田文雄) and Xi Jinping (习近平) will meet in Seoul in "
           "May.",
           "Der Spiegel reported that Germany will send two ships to the region in the autumn of this year.",
           "Total 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40 42 44 46 48 50",
           "GDP USD EUR JPY KRW AUD CAD GBP CHF SEK NOK DKK NZD SGD HKD INR BRL MXN ZAR TRY",
           "We will.",
       })
    EXPECT_THAT(found_in(text).losses, IsEmpty()) << text;
}

// Words may be spelled in capitals, decomposed, or cut by markup: counting must not be fooled into English.
TEST(Language, CapitalsDoNotHideALanguage) {
  EXPECT_THAT(found_in("LES DEUX GOUVERNEMENTS SONT CONVENUS DE METTRE EN PLACE UNE LIGNE MARITIME ET DE SE "
                       "RENCONTRER POUR LES NEGOCIATIONS DANS LE PAYS.")
                  .losses,
              ElementsAre("language: French; extraction reads English"));
}

TEST(Language, CountsStayRightInTextThatIsNotUtf8) {
  EXPECT_THAT(found_in(english + "Gar\xE7on \xFF\xFE caf\xE9\n\n").losses, IsEmpty());
}

}  // namespace
}  // namespace entente
