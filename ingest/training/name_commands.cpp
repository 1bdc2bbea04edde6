#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "ingest/training/cluster_training.h"
#include "ingest/training/commands.h"
#include "ingest/training/name_score.h"
#include "ingest/training/name_training.h"

namespace entente {
namespace {

// Words that follow options, by option; "" for those that follow none.
using OptionWords = std::map<std::string, std::string>;

OptionWords option_words(Arguments arguments) {
  OptionWords words;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool option = arguments[i].starts_with("-") && i + 1 < arguments.size();
    words[option ? arguments[i] : ""] = option ? arguments[i + 1] : arguments[i];
    i += option ? 1u : 0u;
  }
  return words;
}

int complain(const Error& error) {
  std::fprintf(stderr, "entente-train: %s\n", error.describe().c_str());
  return 2;
}

Result<void> write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !out.flush())
    return Error{ErrorCode::io, "cannot be written", path};
  return {};
}

// FOLDER/train.txt, or packed as FOLDER/train.txt.xz.
Result<std::vector<MarkedSentence>> part_of(const std::filesystem::path& folder, const std::string& part) {
  const std::filesystem::path plain = folder / (part + ".txt");
  return read_marked_sentences(std::filesystem::exists(plain) ? plain : folder / (part + ".txt.xz"));
}

Result<void> train_name_model(const OptionWords& words) {
  const Lexicon lexicon = TRY(Lexicon::load_without_models());
  NameTrainingData data;
  data.political = TRY(part_of(words.at(""), "train"));
  if (words.contains("--general")) data.general = TRY(read_marked_sentences(words.at("--general")));
  if (words.contains("--texts")) data.texts = words.at("--texts");
  return write_file(words.at("-o"), TRY(train_names(data, lexicon)));
}

// The tagger as it is learned from the corpus' own training part alone, and as it is shipped.
Result<std::string> evaluation(const std::filesystem::path& corpus) {
  const Lexicon lexicon = TRY(Lexicon::load_without_models());
  const WordClusters clusters = TRY(WordClusters::load());
  const std::vector<MarkedSentence> dev = TRY(part_of(corpus, "dev"));
  NameTrainingData data;
  data.political = TRY(part_of(corpus, "train"));
  const std::string bytes = TRY(train_names(data, lexicon));
  const NameTagger own = TRY(NameTagger::read(bytes, clusters));
  const NameTagger shipped = TRY(NameTagger::load());
  const NameScore score = score_names(own, dev, political_types(), lexicon);
  const NameScore of_shipped = score_names(shipped, dev, political_types(), lexicon);
  return fmt::format(
      "{{\"crossner_untyped_f1\":{:.4f},\"crossner_typed_f1\":{:.4f},\"shipped_untyped_f1\":{:.4f},"
      "\"shipped_typed_f1\":{:.4f},\"sentences_per_second\":{:.0f}}}",
      score.spans.f1(), score.typed.f1(), of_shipped.spans.f1(), of_shipped.typed.f1(),
      of_shipped.sentences_per_second);
}

}  // namespace

int train_clusters_command(Arguments arguments) {
  const OptionWords words = option_words(arguments);
  if (!words.contains("") || !words.contains("-o"))
    return complain({ErrorCode::invalid_argument, "clusters FOLDER -o FILE [--list FILE]", ""});
  const auto trained = train_clusters(words.at(""));
  if (!trained.ok()) return complain(trained.error());
  std::fprintf(stderr, "%zu words, %zu tokens\n", trained->words, trained->tokens);
  const Result<void> written = write_file(words.at("-o"), trained->file);
  if (!written.ok()) return complain(written.error());
  if (!words.contains("--list")) return 0;
  const Result<void> listed = write_file(words.at("--list"), trained->list);
  return listed.ok() ? 0 : complain(listed.error());
}

int train_names_command(Arguments arguments) {
  const OptionWords words = option_words(arguments);
  if (!words.contains("") || !words.contains("-o")) {
    return complain({ErrorCode::invalid_argument,
                     "names CROSSNER-FOLDER -o FILE [--general UNER-FILE] [--texts FOLDER]", ""});
  }
  const Result<void> done = train_name_model(words);
  return done.ok() ? 0 : complain(done.error());
}

int evaluate_names_command(Arguments arguments) {
  if (arguments.size() != 1)
    return complain({ErrorCode::invalid_argument, "evaluate-names CROSSNER-FOLDER", ""});
  const Result<std::string> json = evaluation(arguments[0]);
  if (!json.ok()) return complain(json.error());
  std::printf("%s\n", json->c_str());
  return 0;
}

}  // namespace entente
