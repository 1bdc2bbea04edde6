// The model in the program against the development part of the treebank, which it was not trained on.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "ingest/training/syntax_scores.h"

namespace entente {
namespace {

std::string unpacked(const std::string& file) {
  std::string bytes;
  FILE* pipe = popen(("xz -dc '" + file + "'").c_str(), "r");
  if (pipe == nullptr) return bytes;
  char block[4096];
  for (std::size_t size = 0; (size = fread(block, 1, sizeof block, pipe)) > 0;) bytes.append(block, size);
  pclose(pipe);
  return bytes;
}

TEST(SyntaxScore, StaysAboveTheMark) {
  const std::string file = ENTENTE_SHARED_DIR "/corpora/ud-ewt/en_ewt-ud-dev.conllu.xz";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "the treebank is not there: " << file;
  const auto treebank = parse_treebank(unpacked(file));
  ASSERT_TRUE(treebank.ok());
  ASSERT_GT(treebank->size(), 2000U);
  const auto model = SyntaxModel::load();
  ASSERT_TRUE(model.ok());
  const SyntaxScores scores = score_syntax(*model, *treebank);
  EXPECT_GE(scores.upos, 95.0);
  EXPECT_GE(scores.uas, 84.7);
  EXPECT_GE(scores.las, 81.7);
  EXPECT_GE(scores.lemma, 95.0);
}

TEST(Treebank, WhatIsNoTreebankIsAnError) {
  EXPECT_FALSE(parse_treebank("1\tword\n\n").ok());
  EXPECT_FALSE(parse_treebank("1\tword\tword\tNOUN\tNN\t_\t7\tobj\t_\t_\n\n").ok());
  EXPECT_TRUE(parse_treebank("").ok());
  EXPECT_EQ(parse_treebank("1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n")->size(), 1U);
}

}  // namespace
}  // namespace entente
