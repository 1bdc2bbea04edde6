// How fast one processor reads and extracts: a JSON object on standard output, for bench/evaluate.py.
//
//   extraction_speed FOLDER      every tenth *.md file below it, in order of path
//
// Seconds are of the processor, the least of three passes, so that other work on the machine counts little.
// The stage "mentions" includes normalisation, sentences, words and grammar; loading is lexicon, tables and
// models until the first document is done.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "ingest/extraction/entities.h"
#include "ingest/readers/reader.h"
#include "ingest/statements/statement_tables.h"
#include "ingest/statements/statements.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sampled = 10;  // one file in so many
constexpr int passes = 3;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Tools {
  Lexicon lexicon;
  StatementTables tables;
};

Result<Tools> load_tools() {
  Lexicon lexicon = TRY(Lexicon::load());
  StatementTables tables = TRY(StatementTables::load(lexicon));
  return Tools{std::move(lexicon), std::move(tables)};
}

struct Pass {
  enum Stage { reading, mentions, statements, relations, stages };
  std::array<double, stages> seconds{};
  std::size_t documents = 0, sentences = 0, tokens = 0, found = 0;

  double extraction() const { return seconds[mentions] + seconds[statements] + seconds[relations]; }
};

// Adds the time since the last call to a stage.
class Meter {
 public:
  explicit Meter(Pass& pass) : pass_(pass) {}
  void lap(Pass::Stage stage) {
    const double now = processor_seconds();
    pass_.seconds[stage] += now - last_;
    last_ = now;
  }

 private:
  Pass& pass_;
  double last_ = processor_seconds();
};

void extract(const Document& document, const Tools& tools, Meter& meter, Pass& pass) {
  Reading reading = read_entities(document, tools.lexicon);
  meter.lap(Pass::mentions);
  const auto statements = find_statements(reading, tools.tables);
  meter.lap(Pass::statements);
  const auto relations = find_relations(reading, statements, tools.tables);
  meter.lap(Pass::relations);
  ++pass.documents;
  pass.sentences += static_cast<std::size_t>(
      std::ranges::count_if(reading.sentences, [](const Sentence& one) { return !one.is_silent(); }));
  pass.tokens += reading.tokens.size();
  pass.found += statements.size();
}

Pass run(const std::vector<fs::path>& files, const Tools& tools) {
  Pass pass;
  for (const fs::path& file : files) {
    Meter meter(pass);
    const Result<Document> document = read_file(file);
    if (!document.ok()) continue;
    meter.lap(Pass::reading);
    extract(*document, tools, meter, pass);
  }
  return pass;
}

std::vector<fs::path> sample(const fs::path& folder) {
  std::vector<fs::path> all;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  std::ranges::sort(all);
  std::vector<fs::path> chosen;
  for (std::size_t i = 0; i < all.size(); i += sampled) chosen.push_back(all[i]);
  return chosen;
}

// Of this program alone: getrusage() counts the one that started it, too.
double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

void print(const Pass& best, double load_seconds) {
  const auto sentences = static_cast<double>(best.sentences);
  fmt::print(
      "{{\"documents\":{},\"sentences\":{},\"statements\":{},\"words_per_sentence\":{:.1f},\"read_seconds\":{"
      ":.3f},"
      "\"mention_seconds\":{:.3f},\"statement_seconds\":{:.3f},\"relation_seconds\":{:.3f},"
      "\"sentences_per_second\":{:.0f},\"sentences_per_second_with_reading\":{:.0f},\"load_ms\":{:.1f},"
      "\"peak_mb\":{:.1f}}}\n",
      best.documents, best.sentences, best.found, static_cast<double>(best.tokens) / std::max(1.0, sentences),
      best.seconds[Pass::reading], best.seconds[Pass::mentions], best.seconds[Pass::statements],
      best.seconds[Pass::relations], sentences / best.extraction(),
      sentences / (best.extraction() + best.seconds[Pass::reading]), 1000 * load_seconds, peak_megabytes());
}

int measure(const fs::path& folder) {
  const double start = processor_seconds();
  const Result<Tools> tools = load_tools();
  if (!tools.ok()) {
    std::cerr << tools.error().message << '\n';
    return 2;
  }
  const Result<Document> first = read_document("Japan will host the talks.", "first.txt");
  if (first.ok()) {
    Pass unused;
    Meter meter(unused);
    extract(*first, *tools, meter, unused);
  }
  const double load_seconds = processor_seconds() - start;
  const std::vector<fs::path> files = sample(folder);
  if (files.empty()) {
    std::cerr << folder << ": no *.md files\n";
    return 2;
  }
  Pass best = run(files, *tools);
  for (int i = 1; i < passes; ++i) {
    const Pass again = run(files, *tools);
    if (again.extraction() < best.extraction()) best = again;
  }
  print(best, load_seconds);
  return 0;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: extraction_speed FOLDER\n";
    return 2;
  }
  return entente::measure(argv[1]);
}
