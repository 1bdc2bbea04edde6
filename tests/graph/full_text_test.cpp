// What a search could get wrong: words cut otherwise than sought, matches lost or invented, and an index that
// is behind, ahead, elsewhere or damaged and shows what is not so, or hides what is.
#include "graph/full_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "graph/database.h"
#include "graph/full_text_passage.h"
#include "graph/full_text_place.h"
#include "graph/full_text_state.h"
#include "graph/full_text_words.h"
#include "graph/full_text_writer.h"
#include "graph/store.h"
#include "tests/graph/changes_builder.h"
#include "tests/graph/scratch_store.h"

namespace entente {
namespace {

using Kind = FullTextQuery::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

FullTextQuery leaf(Kind kind, std::vector<std::string> words) {
  return {.kind = kind, .words = std::move(words), .parts = {}};
}
FullTextQuery word(const std::string& text) {
  return leaf(Kind::word, {text});
}
FullTextQuery branch(Kind kind, std::vector<FullTextQuery> parts) {
  return {.kind = kind, .words = {}, .parts = std::move(parts)};
}

// --- words ------------------------------------------------------------------------------------------

struct CutText {
  std::string text;
  std::vector<std::string> forms;
};

class WordsCutWrongly : public testing::TestWithParam<CutText> {};

TEST_P(WordsCutWrongly, AreCutLikeThis) {
  const std::string& text = GetParam().text;
  std::vector<std::string> forms;
  std::uint32_t last = 0;
  for (const TextWord& found : words_of(text)) {
    EXPECT_LE(last, found.begin);
    EXPECT_LT(found.begin, found.end);
    EXPECT_LE(found.end, text.size());
    last = found.begin;
    forms.push_back(found.form);
  }
  EXPECT_EQ(forms, GetParam().forms);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, WordsCutWrongly,
    testing::Values(CutText{"", {}}, CutText{"Japan’s Indo-Pacific", {"japan", "s", "indo", "pacific"}},
                    CutText{"The U.S.-ROK alliance. U.N.", {"the", "us", "rok", "alliance", "un"}},
                    CutText{"A. B.C.D. e.g", {"a", "bcd", "eg"}}, CutText{"a.b.cd", {"ab", "cd"}},
                    CutText{"Côte d’Ivoire ÅLAND", {"cote", "d", "ivoire", "aland"}},
                    CutText{"1,000 km² §5 №3 €7", {"1", "000", "km", "5", "3", "7"}},
                    CutText{"安全保障 and 協力", {"安", "全", "保", "障", "and", "協", "力"}},
                    CutText{"co\xC2\xADoperation zero\xE2\x80\x8Bwidth", {"cooperation", "zerowidth"}},
                    CutText{"x\xFF\xFEy\xC3", {"x", "y"}}, CutText{std::string("a\0b", 3), {"a", "b"}},
                    CutText{"«мир» — Мирный", {"мир", "мирныи"}}));

TEST(WordsCutWrongly, LongOnesAreCutOffAtALetter) {
  const auto ascii = words_of(std::string(1000, 'x'));
  ASSERT_EQ(ascii.size(), 1U);
  EXPECT_EQ(ascii[0].form.size(), longest_word);
  EXPECT_EQ(ascii[0].end, 1000U);
  std::string greek = "x";
  for (int i = 0; i < 100; ++i) greek += "λ";
  EXPECT_EQ(words_of(greek)[0].form.size(), longest_word - 1);
}

TEST(WordsCutWrongly, RandomBytesAreCutWithinTheText) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += static_cast<char>(random());
    for (const TextWord& found : words_of(text)) {
      ASSERT_LE(found.begin, found.end);
      ASSERT_LE(found.end, text.size());
      ASSERT_FALSE(found.form.empty());
    }
  }
}

// --- passages ---------------------------------------------------------------------------------------

TEST(PassageElsewhere, ShowsWhereTheWordsStandTogether) {
  std::string text = "Deterrence comes first. " + std::string(600, '.') + " filler words follow here. ";
  text += "They committed to extended deterrence\nand to peace. ";
  for (int i = 0; i < 100; ++i) text += "More text follows. ";
  const FullTextQuery query =
      branch(Kind::all,
             {word("commit"), leaf(Kind::phrase, {"extended", "deterrence"}), leaf(Kind::prefix, {"pea"})});
  const Passage passage = passage_of(text, "en", query);
  EXPECT_EQ(passage.text, text.substr(passage.start, passage.end - passage.start));
  EXPECT_LE(passage.text.size(), 260U);
  EXPECT_THAT(passage.marked("[", "]"),
              testing::HasSubstr("They [committed] to [extended deterrence] and to [peace]. More"));
}

TEST(PassageElsewhere, MarksNothingThatMustNotBeThere) {
  const FullTextQuery query = branch(Kind::but_not, {word("treaty"), word("japan")});
  EXPECT_EQ(passage_of("a treaty with Japan", "en", query).marked("[", "]"), "a [treaty] with Japan");
  EXPECT_EQ(passage_of("", "en", query).text, "");
  EXPECT_EQ(passage_of("... !", "en", query).text, "");
}

// --- the naive twin ---------------------------------------------------------------------------------

bool matches(const std::vector<std::string>& forms, const FullTextQuery& query) {
  const auto holds = [&](const auto& test) { return std::ranges::any_of(forms, test); };
  const auto part_holds = [&](const FullTextQuery& part) { return matches(forms, part); };
  WordStems stems("en");
  switch (query.kind) {
    case Kind::word: {
      const std::string wanted = stems.of(query.words[0]);
      return holds([&](const std::string& form) { return stems.of(form) == wanted; });
    }
    case Kind::prefix:
      return holds([&](const std::string& form) { return form.starts_with(query.words[0]); });
    case Kind::phrase:
      return !std::ranges::search(forms, query.words).empty();
    case Kind::all:
      return std::ranges::all_of(query.parts, part_holds);
    case Kind::any:
      return std::ranges::any_of(query.parts, part_holds);
    case Kind::but_not:
      return part_holds(query.parts[0]) &&
             std::none_of(query.parts.begin() + 1, query.parts.end(), part_holds);
  }
  return false;
}

using Place = std::pair<NodeId, std::uint32_t>;

std::set<Place> scanned(const Snapshot& snapshot, const FullTextQuery& query) {
  std::set<Place> places;
  EXPECT_TRUE(snapshot
                  .for_each_document([&](const DocumentRecord& record) {
                    const NodeId node = node_of(record.id);
                    EXPECT_TRUE(snapshot
                                    .pages_of(node,
                                              [&](const PageText& page) {
                                                std::vector<std::string> forms;
                                                for (const TextWord& cut : words_of(page.text)) {
                                                  forms.push_back(cut.form);
                                                }
                                                if (matches(forms, query)) places.insert({node, page.number});
                                                return true;
                                              })
                                    .ok());
                    return true;
                  })
                  .ok());
  return places;
}

FullTextHits search(const Snapshot& snapshot, FullTextQuery query) {
  FullTextRequest request;
  request.query = std::move(query);
  request.limit = 1000;
  Result<FullTextHits> hits = snapshot.search(request);
  EXPECT_TRUE(hits.ok()) << hits.error().describe();
  return hits.ok() ? *std::move(hits) : FullTextHits{};
}

std::set<Place> places_of(const FullTextHits& hits) {
  std::set<Place> places;
  for (const FullTextHit& hit : hits.hits) places.insert({hit.document, hit.page});
  EXPECT_EQ(places.size(), hits.hits.size());
  EXPECT_EQ(places.size(), hits.found);
  return places;
}

const std::vector<std::string> vocabulary = {"commit", "committed", "commitment", "deter",    "deterrence",
                                             "extend", "extended",  "policy",     "policies", "Côte"};

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto i = 1 + random() % 8; i > 0; --i) text += vocabulary[random() % vocabulary.size()] + " ";
  return text;
}

FullTextQuery random_query(std::mt19937& random, int depth) {
  const auto any_word = [&] { return words_of(vocabulary[random() % vocabulary.size()])[0].form; };
  switch (depth == 0 ? random() % 3 : random() % 6) {
    case 0:
      return word(any_word());
    case 1:
      return leaf(Kind::prefix, {any_word().substr(0, 3 + random() % 4)});
    case 2:
      return leaf(Kind::phrase,
                  random() % 2 == 0 ? std::vector{any_word(), any_word()} : std::vector{any_word()});
    case 3:
      return branch(Kind::all, {random_query(random, depth - 1), random_query(random, depth - 1)});
    case 4:
      return branch(Kind::any, {random_query(random, depth - 1), random_query(random, depth - 1)});
    default:
      return branch(Kind::but_not, {random_query(random, depth - 1), random_query(random, depth - 1)});
  }
}

Changes paper(const std::string& name, const std::vector<std::string>& pages) {
  ChangesBuilder builder(name);
  builder.dated("2024-05-01");
  for (const std::string& page : pages) builder.page(page);
  return builder.build();
}

TEST(MatchesLostOrInvented, NeverBesideAScanOfEveryPage) {
  std::mt19937 random(11);
  for (int round = 0; round < 5; ++round) {
    ScratchDirectory scratch;
    Store store = Store::open(scratch.path()).value();
    for (int i = 0; i < 30; ++i) {
      std::vector<std::string> pages = {random_text(random)};
      if (random() % 2 == 0) pages.push_back(random_text(random));
      ASSERT_TRUE(store.commit(paper("d" + std::to_string(random() % 20), pages)).ok());
      if (random() % 7 == 0) {
        ASSERT_TRUE(store.finish_full_text().ok());
      }
    }
    const Snapshot snapshot = store.snapshot().value();
    for (int i = 0; i < 60; ++i) {
      const FullTextQuery query = random_query(random, 2);
      EXPECT_EQ(places_of(search(snapshot, query)), scanned(snapshot, query));
    }
  }
}

// --- ranking ----------------------------------------------------------------------------------------

std::vector<std::pair<NodeId, double>> ranked(const Snapshot& snapshot, const FullTextQuery& query) {
  std::vector<std::pair<NodeId, double>> order;
  for (const FullTextHit& hit : search(snapshot, query).hits) order.emplace_back(hit.document, hit.score);
  return order;
}

TEST(RankingThatDependsOnHistory, IsTheSameInAnyOrderOfArrival) {
  std::mt19937 random(5);
  std::vector<Changes> papers;
  for (int i = 0; i < 40; ++i) {
    papers.push_back(paper("d" + std::to_string(i), {random_text(random) + std::to_string(i)}));
  }
  ScratchDirectory one, other;
  Store forwards = Store::open(one.path()).value();
  Store backwards = Store::open(other.path()).value();
  for (const Changes& changes : papers) ASSERT_TRUE(forwards.commit(changes).ok());
  ASSERT_TRUE(forwards.finish_full_text().ok());
  for (int i = 39; i >= 0; --i) {
    ASSERT_TRUE(backwards.commit(paper("d" + std::to_string(i), {"another text " + std::to_string(i)})).ok());
    if (i % 10 == 0) {
      ASSERT_TRUE(backwards.finish_full_text().ok());
    }
    ASSERT_TRUE(backwards.commit(papers[static_cast<std::size_t>(i)]).ok());
  }
  const FullTextQuery query = branch(Kind::any, {word("commit"), word("policy")});
  const auto expected = ranked(forwards.snapshot().value(), query);
  EXPECT_GT(expected.size(), 10U);
  ASSERT_TRUE(backwards.finish_full_text().ok());
  EXPECT_EQ(ranked(backwards.snapshot().value(), query), expected);
  for (std::size_t i = 1; i < expected.size(); ++i) {
    EXPECT_GE(expected[i - 1].second, expected[i].second);
    if (expected[i - 1].second == expected[i].second) {
      EXPECT_LT(expected[i - 1].first, expected[i].first);
    }
  }
}

// --- filters ----------------------------------------------------------------------------------------

TEST(FilterThatLetsTooMuchPass, KeepsToDaysDocumentsAndLimit) {
  Store store = Store::open_in_memory().value();
  ASSERT_TRUE(store.commit(ChangesBuilder("old").dated("2020-03").page("a treaty").build()).ok());
  ASSERT_TRUE(store.commit(ChangesBuilder("new").dated("2024-03-05").page("a new treaty").build()).ok());
  ASSERT_TRUE(store.commit(ChangesBuilder("undated").page("some treaty").build()).ok());
  const Snapshot snapshot = store.snapshot().value();
  FullTextRequest request;
  request.query = word("treaties");
  const auto found = [&] { return snapshot.search(request).value().found; };
  EXPECT_EQ(found(), 3U);
  request.since = Date::parse("2020-03-31")->first_day();
  EXPECT_EQ(found(), 2U);
  request.until = Date::parse("2020-04")->last_day();
  EXPECT_EQ(found(), 1U);
  request.since = request.until = unknown_day;
  request.documents = {node_of("document:undated")};
  EXPECT_EQ(found(), 1U);
  request.documents = std::nullopt;
  request.limit = 1;
  EXPECT_EQ(found(), 3U);
  EXPECT_EQ(snapshot.search(request).value().hits.size(), 1U);
}

// --- out of step ------------------------------------------------------------------------------------

class OutOfStep : public testing::Test {
 protected:
  void SetUp() override {
    Store store = Store::open(scratch_.path()).value();
    commit(store, "kept", "a treaty that is kept");
    commit(store, "changed", "the old treaty");
    commit(store, "removed", "the treaty that goes");
  }

  static void commit(Store& store, const std::string& name, const std::string& text) {
    ASSERT_TRUE(store.commit(paper(name, {text})).ok());
  }

  // Beside whatever is there.
  std::vector<std::string> texts(const std::string& sought = "treaty") {
    const Reader reader = Reader::open(scratch_.path()).value();
    std::vector<std::string> found;
    for (const FullTextHit& hit : search(reader.snapshot().value(), word(sought)).hits) {
      found.push_back(hit.passage.text);
    }
    std::ranges::sort(found);
    return found;
  }

  FullTextCoverage coverage() {
    const Reader reader = Reader::open(scratch_.path()).value();
    return reader.snapshot().value().full_text_coverage().value();
  }

  // As if the process had ended between the store's batch and the index's.
  void change_store_without_index() {
    const auto index = scratch_.path() / "full_text";
    std::filesystem::copy(index, aside_.path() / "before", std::filesystem::copy_options::recursive);
    const auto row = state();
    {
      Store store = Store::open(scratch_.path()).value();
      commit(store, "changed", "the new treaty");
      commit(store, "added", "a treaty that is added");
      ASSERT_TRUE(store.remove("document:removed").ok());
    }
    std::filesystem::copy(index, aside_.path() / "after", std::filesystem::copy_options::recursive);
    put_index("before");
    state_before_ = row;
  }

  void put_index(const std::string& name) {
    std::filesystem::remove_all(scratch_.path() / "full_text");
    std::filesystem::copy(aside_.path() / name, scratch_.path() / "full_text",
                          std::filesystem::copy_options::recursive);
  }

  FullTextState state() {
    auto database = Database::open(scratch_.path()).value();
    return full_text_state(*database->view()).value().value();
  }

  // The rows of the store as a process that ended before the index was written leaves them.
  void put_notes_back() {
    auto database = Database::open(scratch_.path()).value();
    std::vector<Write> rows = {state_row(state_before_)};
    for (const char* id : {"document:changed", "document:added", "document:removed"}) {
      const auto snapshot = Snapshot(database->view(), nullptr);
      const auto record = snapshot.document(node_of(id)).value();
      rows.push_back(
          {Family::full_text, unindexed_key(node_of(id)), unindexed_value(record ? text_stamp(*record) : 0)});
    }
    ASSERT_TRUE(database->write(rows, Durability::process).ok());
  }

  void expect_truth() {
    EXPECT_THAT(texts(), ElementsAre("a treaty that is added", "a treaty that is kept", "the new treaty"));
    EXPECT_THAT(texts("old"), IsEmpty());
    EXPECT_THAT(texts("goes"), IsEmpty());
  }

  // The next writer, whatever it comes for.
  void expect_healed_by_a_writer() {
    ASSERT_TRUE(Store::open(scratch_.path()).ok());
    const FullTextCoverage now = coverage();
    EXPECT_EQ(now.missing, 0U);
    EXPECT_EQ(now.outdated, 0U);
    expect_truth();
  }

  ScratchDirectory scratch_, aside_;
  FullTextState state_before_;
};

TEST_F(OutOfStep, NothingIsAfterClosing) {
  EXPECT_EQ(texts().size(), 3U);
  EXPECT_EQ(coverage().missing, 0U);
  EXPECT_TRUE(coverage().has_index);
  EXPECT_GT(state().batch, 0U);
}

TEST_F(OutOfStep, ACrashBeforeTheIndexIsWritten) {
  change_store_without_index();
  put_notes_back();
  expect_truth();
  EXPECT_EQ(coverage().missing, 2U);   // the added and the changed one
  EXPECT_EQ(coverage().outdated, 2U);  // the removed and the changed one
  expect_healed_by_a_writer();
}

TEST_F(OutOfStep, ACrashAfterTheIndexIsWrittenButNotTheBooks) {
  change_store_without_index();
  put_notes_back();
  put_index("after");
  expect_truth();
  EXPECT_EQ(coverage().missing, 0U);
  expect_healed_by_a_writer();
}

TEST_F(OutOfStep, AnOlderCopyOfTheIndexIsPutBack) {
  change_store_without_index();
  expect_truth();
  EXPECT_EQ(coverage().missing, 2U);
  expect_healed_by_a_writer();
}

TEST_F(OutOfStep, TheIndexIsGone) {
  std::filesystem::remove_all(scratch_.path() / "full_text");
  EXPECT_EQ(texts().size(), 3U);
  EXPECT_FALSE(coverage().has_index);
  Store store = Store::open(scratch_.path()).value();
  commit(store, "added", "a treaty more");
  EXPECT_THAT(store.finish_full_text().error().message, testing::HasSubstr("entente index rebuild"));
  EXPECT_EQ(search(store.snapshot().value(), word("treaty")).found, 4U);
  EXPECT_EQ(store.rebuild_full_text().value(), 4U);
  EXPECT_EQ(search(store.snapshot().value(), word("treaty")).found, 4U);
  EXPECT_TRUE(store.finish_full_text().ok());
  EXPECT_EQ(coverage().missing, 0U);
}

TEST(IndexHalfMade, IsMadeAnew) {
  ScratchDirectory scratch;
  { ASSERT_TRUE(Store::open(scratch.path()).ok()); }
  const auto index = full_text_directory(scratch.path(), 1);
  ASSERT_TRUE(std::filesystem::remove(index / index_file));  // as a process killed at that moment leaves it
  Store store = Store::open(scratch.path()).value();
  ASSERT_TRUE(store.commit(paper("one", {"a treaty"})).ok());
  EXPECT_TRUE(store.finish_full_text().ok());
  EXPECT_EQ(search(store.snapshot().value(), word("treaty")).found, 1U);
}

TEST_F(OutOfStep, AStoreOfAnOlderProgramHasNone) {
  {
    auto database = Database::open(scratch_.path()).value();
    const Write rows[] = {{Family::full_text, "state", std::nullopt}};
    ASSERT_TRUE(database->write(rows, Durability::process).ok());
  }
  EXPECT_EQ(texts().size(), 3U);  // few enough to be read through
  {
    Store store = Store::open(scratch_.path()).value();
    commit(store, "added", "a treaty more");
    EXPECT_TRUE(store.finish_full_text().ok());
  }
  EXPECT_EQ(texts().size(), 4U);
  EXPECT_FALSE(coverage().has_index);
  EXPECT_EQ(Store::open(scratch_.path()).value().rebuild_full_text().value(), 4U);
  EXPECT_TRUE(coverage().has_index);
  EXPECT_EQ(coverage().missing, 0U);
}

TEST_F(OutOfStep, AReaderFromBeforeSeesWhatItSaw) {
  Reader reader = Reader::open(scratch_.path()).value();
  {
    const Snapshot before = reader.snapshot().value();
    EXPECT_EQ(search(before, word("treaty")).found, 3U);
    Store store = Store::open(scratch_.path()).value();
    for (int i = 0; i < 4; ++i) {  // more versions of the index than its reader may outlive
      commit(store, "changed", "the new treaty " + std::to_string(i));
      commit(store, "added", "a treaty that is added " + std::to_string(i));
      ASSERT_TRUE(store.finish_full_text().ok());
    }
    ASSERT_TRUE(store.remove("document:removed").ok());
    ASSERT_TRUE(store.finish_full_text().ok());
    EXPECT_EQ(search(before, word("old")).found, 1U);
    EXPECT_EQ(search(before, word("goes")).found, 1U);
    EXPECT_EQ(search(before, word("added")).found, 0U);
  }
  ASSERT_TRUE(reader.catch_up().ok());
  const Snapshot after = reader.snapshot().value();
  EXPECT_EQ(search(after, word("old")).found, 0U);
  EXPECT_EQ(search(after, word("added")).found, 1U);
}

TEST_F(OutOfStep, DamageIsToldAndMended) {
  for (const auto& file : std::filesystem::recursive_directory_iterator(scratch_.path() / "full_text")) {
    if (!file.is_regular_file()) continue;
    std::ofstream(file.path(), std::ios::binary | std::ios::trunc) << std::string(20000, '\xA5');
  }
  {
    const Reader reader = Reader::open(scratch_.path()).value();
    FullTextRequest request;
    request.query = word("treaty");
    const Result<FullTextHits> hits = reader.snapshot().value().search(request);
    ASSERT_FALSE(hits.ok());
    EXPECT_EQ(hits.error().code, ErrorCode::corruption);
    EXPECT_THAT(hits.error().message, testing::HasSubstr("entente index rebuild"));
  }
  Store store = Store::open(scratch_.path()).value();
  commit(store, "added", "a treaty more");
  EXPECT_FALSE(store.finish_full_text().ok());
  EXPECT_EQ(store.rebuild_full_text().value(), 4U);
  EXPECT_EQ(search(store.snapshot().value(), word("treaty")).found, 4U);
}

TEST(NotSearched, DocumentsThatAreTooManyAreCounted) {
  Store store = Store::open_in_memory().value();
  for (int i = 0; i < 450; ++i) {
    ASSERT_TRUE(store.commit(paper("d" + std::to_string(i), {"treaty " + std::to_string(i)})).ok());
  }
  const FullTextHits hits = search(store.snapshot().value(), word("treaty"));
  EXPECT_FALSE(hits.has_index);
  EXPECT_EQ(hits.found + hits.not_searched, 450U);
  EXPECT_EQ(hits.documents, hits.found);
  EXPECT_GT(hits.found, 300U);
}

TEST(NothingFound, TellsHowOftenEachPartStandsAndWhatIsSpeltAlike) {
  Store store = Store::open_in_memory().value();
  ASSERT_TRUE(store.commit(paper("one", {"extended deterrence"})).ok());
  ASSERT_TRUE(store.commit(paper("two", {"the alliance"})).ok());
  const FullTextHits hits = search(
      store.snapshot().value(),
      branch(Kind::all, {word("alliance"), word("deterence"), leaf(Kind::phrase, {"the", "extended"})}));
  ASSERT_EQ(hits.sought.size(), 3U);
  EXPECT_EQ(hits.sought[0].pages, 1U);
  EXPECT_EQ(hits.sought[1].pages, 0U);
  EXPECT_THAT(hits.sought[1].nearest, ElementsAre("deterrence"));
  EXPECT_EQ(hits.sought[2].text, "\"the extended\"");
  EXPECT_EQ(hits.sought[2].pages, 0U);
}

TEST(PrefixThatIsTooShort, IsRefused) {
  Store store = Store::open_in_memory().value();
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "w" + std::to_string(i) + " ";
  ASSERT_TRUE(store.commit(paper("one", {text})).ok());
  FullTextRequest request;
  request.query = leaf(Kind::prefix, {"w"});
  EXPECT_EQ(store.snapshot().value().search(request).error().code, ErrorCode::invalid_query);
  request.query = leaf(Kind::prefix, {"w29"});
  EXPECT_EQ(store.snapshot().value().search(request).value().found, 1U);
}

}  // namespace
}  // namespace entente
