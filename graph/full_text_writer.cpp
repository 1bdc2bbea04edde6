#include "graph/full_text_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "graph/full_text_words.h"

namespace entente {
namespace {

struct StemmedLanguage {
  std::string_view code;
  const char* rules;  // the name Xapian gives them
};
// A further language is a row here; the index of a store must then be rebuilt.
constexpr std::array stemmed_languages = {StemmedLanguage{"en", "english"}};

Xapian::Stem stemmer_of(std::string_view language) {
  if (language.empty()) return Xapian::Stem("english");
  for (const StemmedLanguage& known : stemmed_languages) {
    if (language.substr(0, 2) == known.code) return Xapian::Stem(known.rules);
  }
  return {};
}

Error failure(const Xapian::Error& error, const std::string& where) {
  const std::string cause = error.get_error_string() != nullptr ? error.get_error_string() : error.get_msg();
  const std::string_view type = error.get_type();
  const bool damaged = type == "DatabaseCorruptError" || type == "DatabaseOpeningError";
  return {
      damaged ? ErrorCode::corruption : ErrorCode::io,
      fmt::format("the full-text index cannot be written ({}); the store itself is whole: make room where "
                  "there is none, then run `entente index rebuild`",
                  cause),
      where};
}

// Xapian throws; nothing it throws leaves this file.
template <typename Act>
auto guarded(const std::string& where, const Act& act) -> Result<decltype(act())> {
  try {
    if constexpr (std::is_void_v<decltype(act())>) {
      act();
      return {};
    } else {
      return act();
    }
  } catch (const Xapian::Error& error) {
    return failure(error, where);
  }
}

// Words with their places, so that phrases can be found; stems without.
Xapian::Document entry_of(const FullTextPlace& place, WordStems& stems, std::string_view text) {
  Xapian::Document entry;
  entry.add_value(place_slot, encode(place));
  entry.add_boolean_term(document_term(place.document));
  std::unordered_map<std::string, std::vector<Xapian::termpos>> positions;
  Xapian::termpos position = 0;
  for (TextWord& word : words_of(text)) positions[std::move(word.form)].push_back(++position);
  std::unordered_map<std::string, Xapian::termcount> counts;
  for (const auto& [word, places] : positions) {
    for (Xapian::termpos at : places) entry.add_posting(word, at);
    counts[stem_prefix + stems.of(word)] += static_cast<Xapian::termcount>(places.size());
  }
  for (const auto& [stem, count] : counts) entry.add_term(stem, count);
  return entry;
}

}  // namespace

// --- WordStems --------------------------------------------------------------------------------------

struct WordStems::State {
  Xapian::Stem stemmer;
  std::unordered_map<std::string, std::string> known;
};

WordStems::WordStems(std::string_view language)
    : state_(std::make_unique<State>(State{stemmer_of(language), {}})) {}
WordStems::WordStems(WordStems&&) noexcept = default;
WordStems::~WordStems() = default;

const std::string& WordStems::of(const std::string& word) {
  constexpr std::size_t most_known = 100'000;
  if (state_->known.size() > most_known) state_->known.clear();
  const auto [entry, is_new] = state_->known.try_emplace(word);
  if (is_new) entry->second = state_->stemmer(word);
  return entry->second;
}

std::vector<std::string> stems_in_all_languages(const std::string& word) {
  std::vector<std::string> stems = {word};
  for (const StemmedLanguage& language : stemmed_languages) {
    std::string stem = Xapian::Stem(language.rules)(word);
    if (std::ranges::find(stems, stem) == stems.end()) stems.push_back(std::move(stem));
  }
  return stems;
}

std::string indexed_page(const FullTextPlace& place, std::string_view language, std::string_view text) {
  WordStems stems(language);
  return entry_of(place, stems, text).serialise();
}

// --- FullTextWriter ---------------------------------------------------------------------------------

struct FullTextWriter::State {
  std::string directory;
  Xapian::WritableDatabase database;
  std::unordered_map<std::string, WordStems> stems;  // by language
};

FullTextWriter::FullTextWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
FullTextWriter::FullTextWriter(FullTextWriter&&) noexcept = default;
FullTextWriter& FullTextWriter::operator=(FullTextWriter&&) noexcept = default;

FullTextWriter::~FullTextWriter() {
  if (!state_) return;
  // What was begun and not committed is given up; a disk that fails now changes nothing.
  (void)guarded(state_->directory, [&] { state_->database.close(); });
}

Result<FullTextWriter> FullTextWriter::open(const std::filesystem::path& directory, Missing missing) {
  auto state = std::make_unique<State>();
  state->directory = directory.string();
  if (missing == Missing::is_created) {
    std::error_code failed;
    // A process that ended while it made one leaves what Xapian neither opens nor makes anew.
    if (!std::filesystem::exists(directory / index_file, failed)) {
      std::filesystem::remove_all(directory, failed);
    }
    std::filesystem::create_directories(directory.parent_path(), failed);
    if (failed) return Error{ErrorCode::io, "cannot create the index: " + failed.message(), state->directory};
  }
  const int how = missing == Missing::is_created ? Xapian::DB_CREATE_OR_OPEN : Xapian::DB_OPEN;
  TRY(guarded(state->directory, [&] {
    state->database = Xapian::WritableDatabase(state->directory, how | Xapian::DB_BACKEND_GLASS);
  }));
  return FullTextWriter(std::move(state));
}

Result<std::uint64_t> FullTextWriter::batch() {
  return guarded(state_->directory, [&] {
    const std::string digits = state_->database.get_metadata(batch_key);
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  });
}

Result<void> FullTextWriter::begin(std::uint64_t batch) {
  return guarded(state_->directory, [&] {
    state_->database.begin_transaction();  // else Xapian writes parts of the batch when it sees fit
    state_->database.set_metadata(batch_key, std::to_string(batch));
  });
}

Result<std::map<NodeId, std::uint64_t>> FullTextWriter::stamps() {
  return guarded(state_->directory, [&] {
    std::map<NodeId, std::uint64_t> stamps;
    const Xapian::Database& database = state_->database;
    for (auto value = database.valuestream_begin(place_slot); value != database.valuestream_end(place_slot);
         ++value) {
      if (const auto place = decode_place(*value)) stamps[place->document] = place->stamp;
    }
    return stamps;
  });
}

Result<std::uint64_t> FullTextWriter::stamp_of(NodeId document) {
  return guarded(state_->directory, [&]() -> std::uint64_t {
    const std::string term = document_term(document);
    const Xapian::PostingIterator first = state_->database.postlist_begin(term);
    if (first == state_->database.postlist_end(term)) return 0;
    const auto place = decode_place(state_->database.get_document(*first).get_value(place_slot));
    return place ? place->stamp : 0;
  });
}

Result<void> FullTextWriter::remove(NodeId document) {
  return guarded(state_->directory, [&] { state_->database.delete_document(document_term(document)); });
}

Result<void> FullTextWriter::add(const FullTextPlace& place, std::string_view language,
                                 std::string_view text) {
  return guarded(state_->directory, [&] {
    WordStems& stems = state_->stems.try_emplace(std::string(language.substr(0, 2)), language).first->second;
    state_->database.add_document(entry_of(place, stems, text));
  });
}

Result<void> FullTextWriter::commit() {
  return guarded(state_->directory, [&] { state_->database.commit_transaction(); });
}

}  // namespace entente
