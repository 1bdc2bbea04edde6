// A user's own lexicon file: entities, words, cues and relation cues from any bytes, and a document read with
// what they made.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "ingest/extractor.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

// The loader takes files, as its users have them.
class ScratchFile {
 public:
  ScratchFile()
      : path_(std::filesystem::temp_directory_path() / ("lexicon_fuzz." + std::to_string(getpid()))) {}
  ~ScratchFile() { std::filesystem::remove(path_, ignored_); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  const std::filesystem::path& write(const std::uint8_t* data, std::size_t size) {
    std::ofstream stream(path_, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path_;
  }

 private:
  std::filesystem::path path_;
  std::error_code ignored_;
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static ScratchFile file;
  const std::filesystem::path files[] = {file.write(data, size)};
  const auto lexicon = entente::Lexicon::load(files);
  if (!lexicon.ok()) {
    if (lexicon.error().describe().find("lexicon_fuzz") == std::string::npos) std::abort();  // names the file
    return 0;
  }
  const auto extractor = entente::Extractor::make(*lexicon);
  if (!extractor.ok()) return 0;
  entente::Document document;
  document.text =
      "We plight to share the harbour. Japan is twinned with Palau, and the Gulls Bureau met in Lima.";
  entente::PageMark page;
  page.span = {0, static_cast<std::uint32_t>(document.text.size())};
  document.pages.push_back(page);
  (void)extractor->extract(document);
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/own_lexicon.jsonl", "ingest/lexicon/short_names.jsonl"};
}
