#include "graph/full_text_index.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <charconv>

#include "graph/edit_distance.h"
#include "graph/full_text_state.h"
#include "graph/full_text_writer.h"

namespace entente {
namespace {

constexpr std::size_t most_words_of_a_prefix = 2000;

Error damaged(const std::string& cause, const std::string& where) {
  return {ErrorCode::corruption,
          fmt::format("the full-text index cannot be read ({}); the store itself is whole: run "
                      "`entente index rebuild`",
                      cause),
          where};
}

// Thrown and caught in this file: Xapian's expansion of a query has no other way out.
struct TooManyWords {
  std::string prefix;
};

class QueryMaker {
 public:
  explicit QueryMaker(const Xapian::Database& database) : database_(database) {}

  Xapian::Query make(const FullTextQuery& query) const {
    using enum FullTextQuery::Kind;
    switch (query.kind) {
      case word:
        return stems(query.words.front());
      case prefix:
        return beginning(query.words.front());
      case phrase:
        return Xapian::Query(Xapian::Query::OP_PHRASE, query.words.begin(), query.words.end(),
                             static_cast<Xapian::termcount>(query.words.size()));
      case all:
        return joined(Xapian::Query::OP_AND, query.parts.begin(), query.parts.end());
      case any:
        return joined(Xapian::Query::OP_OR, query.parts.begin(), query.parts.end());
      case but_not:
        return {Xapian::Query::OP_AND_NOT, make(query.parts.front()),
                joined(Xapian::Query::OP_OR, query.parts.begin() + 1, query.parts.end())};
    }
    return Xapian::Query::MatchNothing;
  }

 private:
  using Part = std::vector<FullTextQuery>::const_iterator;

  Xapian::Query joined(Xapian::Query::op join, Part begin, Part end) const {
    std::vector<Xapian::Query> parts;
    for (Part part = begin; part != end; ++part) parts.push_back(make(*part));
    return {join, parts.begin(), parts.end()};
  }

  // A term that no page has would change nothing but cost.
  Xapian::Query stems(const std::string& word) const {
    std::vector<std::string> terms;
    for (const std::string& stem : stems_in_all_languages(word)) {
      if (database_.term_exists(stem_prefix + stem)) terms.push_back(stem_prefix + stem);
    }
    return alternatives(terms);
  }

  Xapian::Query beginning(const std::string& prefix) const {
    std::vector<std::string> terms;
    const Xapian::TermIterator end = database_.allterms_end(prefix);
    for (Xapian::TermIterator term = database_.allterms_begin(prefix); term != end; ++term) {
      if (terms.size() == most_words_of_a_prefix) throw TooManyWords{prefix};
      terms.push_back(*term);
    }
    return alternatives(terms);
  }

  static Xapian::Query alternatives(const std::vector<std::string>& terms) {
    if (terms.empty()) return Xapian::Query::MatchNothing;
    if (terms.size() == 1) return Xapian::Query(terms.front());
    return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
  }

  const Xapian::Database& database_;
};

class Admission final : public Xapian::MatchDecider {
 public:
  explicit Admission(const FullTextSelection& selection) : selection_(selection) {}

  bool operator()(const Xapian::Document& entry) const override {
    const auto place = decode_place(entry.get_value(place_slot));
    if (!place) return false;
    if (!place->beside && selection_.outdated->contains(place->document)) return false;
    const FullTextRequest& request = *selection_.request;
    if (request.documents && !request.documents->contains(place->document)) return false;
    if (request.since == unknown_day && request.until == unknown_day) return true;
    return place->first != unknown_day && (request.since == unknown_day || place->last >= request.since) &&
           (request.until == unknown_day || place->first <= request.until);
  }

 private:
  const FullTextSelection& selection_;
};

void wanted_leaves(const FullTextQuery& query, std::vector<const FullTextQuery*>& leaves) {
  if (query.parts.empty()) leaves.push_back(&query);
  const bool first_only = query.kind == FullTextQuery::Kind::but_not;
  for (const FullTextQuery& part : query.parts) {
    wanted_leaves(part, leaves);
    if (first_only) break;
  }
}

std::string text_of(const FullTextQuery& leaf) {
  if (leaf.kind == FullTextQuery::Kind::prefix) return leaf.words.front() + "*";
  const std::string words = fmt::format("{}", fmt::join(leaf.words, " "));
  return leaf.kind == FullTextQuery::Kind::phrase ? '"' + words + '"' : words;
}

// The indexed words spelt most like `word`; of equal distance the one on most pages.
std::vector<std::string> nearest_words(const Xapian::Database& database, const std::string& word) {
  constexpr std::size_t most = 3;
  const int limit = word.size() < 5 ? 1 : 2;
  const EditDistance distance(word);
  std::vector<std::tuple<int, std::int64_t, std::string>> near;
  for (Xapian::TermIterator term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string text = *term;
    if (text.empty() || (text.front() >= 'A' && text.front() <= 'Z')) continue;
    const int apart = distance.within(text, limit);
    if (apart > 0 && apart <= limit) near.emplace_back(apart, -std::int64_t{term.get_termfreq()}, text);
  }
  std::ranges::sort(near);
  std::vector<std::string> words;
  for (const auto& entry : near) {
    if (words.size() < most) words.push_back(std::get<2>(entry));
  }
  return words;
}

std::uint64_t pages_with(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, database.get_doccount() + 1).get_matches_estimated();
}

std::uint64_t number_in(const std::string& digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

struct FullTextIndex::State {
  std::optional<Xapian::Database> indexed;
  std::uint64_t number = 0;
  std::optional<Xapian::WritableDatabase> beside;

  Xapian::Database both() const {
    Xapian::Database database;
    if (indexed) database.add_database(*indexed);
    if (beside) database.add_database(*beside);
    return database;
  }
};

FullTextIndex::FullTextIndex(std::filesystem::path store)
    : store_(std::move(store)), state_(std::make_unique<State>()) {}
FullTextIndex::~FullTextIndex() = default;

template <typename Act>
auto FullTextIndex::guarded(const Act& act) -> Result<decltype(act())> {
  overtaken_ = false;
  const std::string where = full_text_directory(store_, state_->number).string();
  try {
    if constexpr (std::is_void_v<decltype(act())>) {
      act();
      return {};
    } else {
      return act();
    }
  } catch (const TooManyWords& many) {
    return Error{ErrorCode::invalid_query,
                 fmt::format("more than {} words begin with '{}'", most_words_of_a_prefix, many.prefix), ""};
  } catch (const Xapian::DatabaseModifiedError& error) {
    overtaken_ = true;
    return Error{ErrorCode::io, "the full-text index is being written: ask again", where};
  } catch (const Xapian::Error& error) {
    return damaged(error.get_msg(), where);
  }
}

void FullTextIndex::close() {
  state_->indexed.reset();
}

Result<std::optional<std::uint64_t>> FullTextIndex::open(std::uint64_t number, std::uint64_t batch) {
  const std::filesystem::path directory = full_text_directory(store_, number);
  std::error_code ignored;
  if (store_.empty() || number == 0 || !std::filesystem::exists(directory / index_file, ignored)) {
    close();
    return std::optional<std::uint64_t>();
  }
  if (state_->number != number) close();
  state_->number = number;
  return guarded([&] {
    if (!state_->indexed) state_->indexed = Xapian::Database(directory.string());
    std::uint64_t shown = number_in(state_->indexed->get_metadata(batch_key));
    if (shown < batch && state_->indexed->reopen()) {
      shown = number_in(state_->indexed->get_metadata(batch_key));
    }
    return std::optional(shown);
  });
}

Result<std::map<NodeId, std::uint64_t>> FullTextIndex::stamps() {
  std::map<NodeId, std::uint64_t> stamps;
  if (!state_->indexed) return stamps;
  return guarded([&] {
    const Xapian::Database& database = *state_->indexed;
    for (auto value = database.valuestream_begin(place_slot); value != database.valuestream_end(place_slot);
         ++value) {
      if (const auto place = decode_place(*value)) stamps[place->document] = place->stamp;
    }
    return std::move(stamps);
  });
}

Result<void> FullTextIndex::put_beside(std::map<NodeId, std::uint64_t> documents,
                                       const std::vector<PageBeside>& pages) {
  beside_.clear();
  state_->beside.reset();
  TRY(guarded([&] {
    if (pages.empty()) return;
    state_->beside = Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY);
    for (const PageBeside& page : pages) {
      const std::string entry = indexed_page(page.place, page.language, page.text);
      state_->beside->add_document(Xapian::Document::unserialise(entry));
    }
  }));
  beside_ = std::move(documents);
  return {};
}

Result<FoundPlaces> FullTextIndex::find(const FullTextSelection& selection) {
  return guarded([&] {
    FoundPlaces found;
    const Xapian::Database database = state_->both();
    if (database.get_doccount() == 0) return found;
    Xapian::Enquire enquire(database);
    enquire.set_query(QueryMaker(database).make(selection.request->query));
    enquire.set_weighting_scheme(Xapian::BM25Weight());
    enquire.set_sort_by_relevance_then_value(place_slot, false);
    const Admission admission(selection);
    // All are looked at: what is found is counted, not estimated.
    const Xapian::doccount all = database.get_doccount();
    const auto wanted = static_cast<Xapian::doccount>(std::min<std::size_t>(selection.request->limit, all));
    const Xapian::MSet matches = enquire.get_mset(0, wanted, all, nullptr, &admission);
    found.found = matches.get_matches_estimated();
    for (Xapian::MSetIterator match = matches.begin(); match != matches.end(); ++match) {
      const auto place = decode_place(match.get_document().get_value(place_slot));
      if (place) found.places.emplace_back(*place, match.get_weight());
    }
    return found;
  });
}

Result<std::vector<SoughtWords>> FullTextIndex::sought(const FullTextQuery& query) {
  return guarded([&] {
    std::vector<SoughtWords> all;
    const Xapian::Database database = state_->both();
    if (database.get_doccount() == 0) return all;
    std::vector<const FullTextQuery*> leaves;
    wanted_leaves(query, leaves);
    for (const FullTextQuery* leaf : leaves) {
      SoughtWords sought{.text = text_of(*leaf), .pages = 0, .nearest = {}};
      if (std::ranges::find(all, sought.text, &SoughtWords::text) != all.end()) continue;
      sought.pages = pages_with(database, QueryMaker(database).make(*leaf));
      const bool spelt = leaf->words.size() == 1 && leaf->kind != FullTextQuery::Kind::prefix;
      if (sought.pages == 0 && spelt) sought.nearest = nearest_words(database, leaf->words.front());
      all.push_back(std::move(sought));
    }
    return all;
  });
}

std::uint64_t FullTextIndex::bytes() const {
  std::uint64_t bytes = 0;
  if (!state_->indexed) return bytes;
  std::error_code ignored;
  for (const auto& file :
       std::filesystem::directory_iterator(full_text_directory(store_, state_->number), ignored)) {
    const std::uintmax_t size = file.file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

Result<void> FullTextIndex::verify() {
  if (!state_->indexed) return {};
  const std::string directory = full_text_directory(store_, state_->number).string();
  const std::size_t errors = TRY(guarded([&] { return Xapian::Database::check(directory, 0, nullptr); }));
  if (errors > 0) return damaged(fmt::format("{} errors", errors), directory);
  return {};
}

}  // namespace entente
