// Tags, lemmas and arcs for the tokens of a reading.
//
// The treebank's words are not quite our tokens: it parts "don't" and "cannot" and keeps an address or "..."
// in one. So each sentence is put into the treebank's words, read (language/syntax_model.h), and folded back:
// a token that is several words takes tag, lemma and head of the one nearest to the root; tokens that are one
// word hang on the first of them by Arc::goeswith. The heads of a sentence always form trees: following them
// ends at -1.
#pragma once

#include "ingest/extraction/annotation.h"
#include "ingest/language/syntax_model.h"

namespace entente {

// Sets the grammar of every token and Reading::lemmas; boilerplate stays unknown. Linear in the text.
// REQUIRES: sentences and tokens are there, and no lemma yet
Reading with_syntax(Reading reading, const SyntaxModel& model);

}  // namespace entente
