// Writes the full-text index: one entry a page, in batches that are there wholly or not at all.
//
// Knows nothing of the store; who keeps the two in step is graph/full_text_keeper.h. Xapian is included by
// full_text_writer.cpp and full_text_index.cpp alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/full_text_place.h"
#include "graph/model.h"
#include "graph/result.h"

namespace entente {

// Reduces a word to what its forms have in common, by the rules of one language.
class WordStems {
 public:
  // "en"; "" counts as English. A language without rules keeps its words as they are.
  explicit WordStems(std::string_view language);
  WordStems(WordStems&&) noexcept;
  ~WordStems();

  // Of a folded word. Remembered, since a text repeats its words.
  const std::string& of(const std::string& word);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What a word that is sought may have become in the index, whatever the language of the page.
std::vector<std::string> stems_in_all_languages(const std::string& word);

// A page as the index holds it, as bytes that FullTextIndex reads: for pages searched without being indexed.
std::string indexed_page(const FullTextPlace& place, std::string_view language, std::string_view text);

class FullTextWriter {
 public:
  // Opens the index in `directory`; with `create`, makes one where there is none. `io` or `corruption` else.
  enum class Missing { fails, is_created };
  static Result<FullTextWriter> open(const std::filesystem::path& directory, Missing missing);
  FullTextWriter(FullTextWriter&&) noexcept;
  FullTextWriter& operator=(FullTextWriter&&) noexcept;
  ~FullTextWriter();

  // The number of the last batch; 0: none yet.
  Result<std::uint64_t> batch();
  Result<void> begin(std::uint64_t batch);
  // What the index holds, by document.
  Result<std::map<NodeId, std::uint64_t>> stamps();
  // What the index holds of the document; 0: nothing.
  Result<std::uint64_t> stamp_of(NodeId document);
  Result<void> remove(NodeId document);
  Result<void> add(const FullTextPlace& place, std::string_view language, std::string_view text);
  // Waits for the disk. Killed before it returns, the index is as before begin(), or as after.
  Result<void> commit();

 private:
  struct State;
  explicit FullTextWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace entente
