#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "ingest/training/commands.h"
#include "ingest/training/lemma_training.h"
#include "ingest/training/parser_training.h"
#include "ingest/training/syntax_scores.h"
#include "ingest/training/tagger_training.h"

namespace entente {
namespace {

constexpr int tagger_rounds = 10;
constexpr int jackknife_folds = 5;
constexpr int jackknife_rounds = 4;

struct Words {
  std::vector<std::string> files;
  std::string option;  // what follows -o or -m
};

Words read_arguments(Arguments arguments, std::string_view option) {
  Words words;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == option && i + 1 < arguments.size()) {
      words.option = arguments[++i];
    } else {
      words.files.push_back(arguments[i]);
    }
  }
  return words;
}

int fail(const Error& error) {
  std::fprintf(stderr, "entente-train: %s\n", error.describe().c_str());
  return 2;
}

void progress(const char* step) {
  std::fprintf(stderr, "%s\n", step);
}

std::string trained(const std::vector<TreebankSentence>& treebank) {
  const TagNumbering numbering(treebank);
  const std::vector<TrainingSentence> sentences = training_sentences(treebank, numbering);
  std::vector<const TrainingSentence*> all;
  for (const TrainingSentence& sentence : sentences) all.push_back(&sentence);
  progress("tagger");
  TaggerTrainer trainer(numbering);
  const TaggerParts tagger = trainer.train(all, tagger_rounds);
  progress("tags for the parser");
  const auto tags = trainer.jackknifed_tags(sentences, jackknife_folds, jackknife_rounds);
  progress("parser");
  const WordKnowledge knowledge{NumberTable::open(tagger.tag_sets).value(), WordClusters::load().value()};
  const ParserParts parser =
      train_parser(sentences, tags, Tagger::open(numbering.packed(), tagger.weights).value(), knowledge, {});
  progress("lemmas");
  const LemmaParts lemmas = train_lemmas(treebank, numbering);
  return syntax_file::put_together({numbering.packed(), tagger.weights, tagger.tag_sets, parser.transitions,
                                    parser.weights, lemmas.rules, lemmas.endings});
}

}  // namespace

int train_syntax_command(Arguments arguments) {
  const Words words = read_arguments(arguments, "-o");
  if (words.files.empty() || words.option.empty())
    return fail({ErrorCode::invalid_argument, "syntax TREEBANK... -o FILE", ""});
  std::vector<TreebankSentence> treebank;
  for (const std::string& file : words.files) {
    auto more = read_treebank(file);
    if (!more.ok()) return fail(more.error());
    std::move(more->begin(), more->end(), std::back_inserter(treebank));
  }
  const std::string bytes = trained(treebank);
  std::ofstream out(words.option, std::ios::binary);
  if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !out.flush())
    return fail({ErrorCode::io, "cannot be written", words.option});
  std::fprintf(stderr, "%zu sentences, %zu bytes\n", treebank.size(), bytes.size());
  return 0;
}

int score_syntax_command(Arguments arguments) {
  const Words words = read_arguments(arguments, "-m");
  if (words.files.size() != 1)
    return fail({ErrorCode::invalid_argument, "score-syntax TREEBANK [-m FILE]", ""});
  const auto treebank = read_treebank(words.files[0]);
  if (!treebank.ok()) return fail(treebank.error());
  std::string bytes;
  if (!words.option.empty()) {
    std::ifstream file(words.option, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  const auto start = std::chrono::steady_clock::now();
  const auto model = words.option.empty() ? SyntaxModel::load() : SyntaxModel::read(bytes);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  if (!model.ok()) return fail(model.error());
  std::printf("%s\n", to_json(score_syntax(*model, *treebank), spent.count()).c_str());
  return 0;
}

}  // namespace entente
