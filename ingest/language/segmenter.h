// Where Unicode's rules (UAX 29) put the boundaries of sentences and words. The repairs that English policy
// texts need stand in sentences.h and words.h.
//
// One segmenter a thread; making one costs some microseconds. Text that is not UTF-8 is segmented all the
// same.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace entente {

class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;

  // Ends of the sentences of `text`, the last its size. Blanks after a sentence belong to it.
  std::vector<std::uint32_t> sentence_ends(std::string_view text);
  // Words and single punctuation marks of `text`, without the blanks.
  std::vector<Span> words(std::string_view text);

 private:
  struct Iterators;
  std::unique_ptr<Iterators> iterators_;
};

}  // namespace entente
