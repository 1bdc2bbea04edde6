#include "graph/full_text_keeper.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "graph/full_text_place.h"
#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

// A batch rewrites most blocks of the index, whatever its size: few and large ones cost least. Until then a
// search reads the documents through.
constexpr std::uint64_t pages_worth_a_batch = 400;
// What one batch may hold in memory, times about ten.
constexpr std::uint64_t most_bytes_of_a_batch = 16ULL << 20;

// The numbers of the indexes that lie in the store's directory, of which one is in use.
std::vector<std::uint64_t> numbers_on_disk(const std::filesystem::path& store) {
  std::vector<std::uint64_t> numbers;
  std::error_code ignored;
  const std::filesystem::path parent = full_text_directory(store, 0).parent_path();
  for (const auto& entry : std::filesystem::directory_iterator(parent, ignored)) {
    const std::string name = entry.path().filename().string();
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc() && end == name.data() + name.size()) numbers.push_back(number);
  }
  return numbers;
}

std::uint64_t next_number(const std::filesystem::path& store, std::uint64_t in_use) {
  for (std::uint64_t number : numbers_on_disk(store)) in_use = std::max(in_use, number);
  return in_use + 1;
}

void remove_others(const std::filesystem::path& store, std::uint64_t in_use) {
  std::error_code ignored;
  for (std::uint64_t number : numbers_on_disk(store)) {
    if (number != in_use) std::filesystem::remove_all(full_text_directory(store, number), ignored);
  }
}

Result<bool> has_documents(const Database& database) {
  bool found = false;
  TRY(database.view()->scan(Family::documents, "", [&found](std::string_view, std::string_view) {
    found = true;
    return false;
  }));
  return found;
}

}  // namespace

FullTextKeeper::~FullTextKeeper() {
  if (is_running()) running_.wait();
}

Result<std::unique_ptr<FullTextKeeper>> FullTextKeeper::open(Database& database) {
  if (database.directory().empty()) return std::unique_ptr<FullTextKeeper>();
  std::unique_ptr<FullTextKeeper> keeper(new FullTextKeeper(database));
  keeper->state_ = TRY(full_text_state(*database.view()));
  if (!keeper->state_ && !TRY(has_documents(database))) {
    keeper->state_ = FullTextState{.number = next_number(database.directory(), 0), .batch = 0};
    const Write row[] = {state_row(*keeper->state_)};
    TRY(database.write(row, Durability::process));
  }
  if (!keeper->state_) return keeper;
  const Result<void> opened = keeper->open_index();
  if (!opened.ok()) keeper->failure_ = opened.error();
  keeper->has_notes_ = !TRY(unindexed_documents(*database.view())).empty();
  return keeper;
}

// An index that is not where the store left it (a crash between the two, a copy put back) is compared with
// every document; what differs is noted, and then the books are right.
Result<void> FullTextKeeper::open_index() {
  const auto missing =
      state_->batch == 0 ? FullTextWriter::Missing::is_created : FullTextWriter::Missing::fails;
  writer_ = TRY(FullTextWriter::open(full_text_directory(database_.directory(), state_->number), missing));
  const std::uint64_t batch = TRY(writer_->batch());
  if (batch == state_->batch) return {};
  return compare_all(batch);
}

Result<void> FullTextKeeper::compare_all(std::uint64_t batch) {
  const FullTextDifference difference = TRY(compare_stamps(*database_.view(), TRY(writer_->stamps())));
  const FullTextState state = {state_->number, batch};
  std::vector<Write> rows = {state_row(state)};
  for (NodeId node : difference.outdated) {
    rows.push_back({Family::full_text, unindexed_key(node), unindexed_value(0)});
  }
  for (const auto& [node, stamp] : difference.missing) {
    rows.push_back({Family::full_text, unindexed_key(node), unindexed_value(stamp)});
  }
  TRY(database_.write(rows, Durability::process));
  state_ = state;
  return {};
}

Result<void> FullTextKeeper::note(Ledger& ledger, const EntityId& document) {
  if (!state_) return {};
  const NodeId node = node_of(document);
  const std::optional<std::string> bytes = TRY(ledger.get(Family::documents, keys::node(node)));
  std::uint64_t stamp = 0;
  ++noted_pages_;
  if (bytes) {
    const DocumentRecord record = TRY(decode_document(*bytes));
    stamp = text_stamp(record);
    noted_pages_ += record.pages;
  }
  ledger.put(Family::full_text, unindexed_key(node), unindexed_value(stamp));
  has_notes_ = true;
  return {};
}

void FullTextKeeper::go_on() {
  if (is_running() && running_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) end_running();
  if (!is_running() && noted_pages_ >= pages_worth_a_batch) start();
}

void FullTextKeeper::start() {
  if (failure_ || !writer_) return;
  noted_pages_ = 0;
  running_ = std::async(std::launch::async,
                        [this, view = database_.view()]() mutable { return index_some(std::move(view)); });
}

void FullTextKeeper::end_running() {
  const Result<Indexed> indexed = running_.get();
  const Result<void> struck = indexed.ok() ? strike(*indexed) : Result<void>(indexed.error());
  if (!struck.ok()) failure_ = struck.error();
}

// On the keeper's own thread: reads the view and nothing that the other thread may change.
Result<FullTextKeeper::Indexed> FullTextKeeper::index_some(std::shared_ptr<const DatabaseView> view) {
  Indexed indexed;
  indexed.batch = TRY(writer_->batch()) + 1;
  TRY(writer_->begin(indexed.batch));
  std::uint64_t bytes = 0;
  for (const auto& [node, stamp] : TRY(unindexed_documents(*view))) {
    if (bytes >= most_bytes_of_a_batch) break;
    if (TRY(writer_->stamp_of(node)) != stamp) {
      TRY(writer_->remove(node));
      if (stamp != 0) TRY(index_document(*view, node, bytes));
    }
    indexed.documents.emplace(node, stamp);
  }
  TRY(writer_->commit());
  return indexed;
}

Result<void> FullTextKeeper::index_document(const DatabaseView& view, NodeId document, std::uint64_t& bytes) {
  const std::optional<std::string> row = TRY(view.get(Family::documents, keys::node(document)));
  if (!row) return {};
  const DocumentRecord record = TRY(decode_document(*row));
  FullTextPlace place{.document = document,
                      .page = 0,
                      .first = record.date.first_day(),
                      .last = record.date.last_day(),
                      .stamp = text_stamp(record)};
  Result<void> outcome;
  TRY(view.scan(Family::pages, keys::node(document), [&](std::string_view, std::string_view value) {
    const Result<PageText> page = decode_page(value);
    if (page.ok()) {
      place.page = page->number;
      bytes += page->text.size();
    }
    outcome = page.ok() ? writer_->add(place, record.language, page->text) : Result<void>(page.error());
    return outcome.ok();
  }));
  return outcome;
}

// A note that has changed since is of a newer text, and stays.
Result<void> FullTextKeeper::strike(const Indexed& indexed) {
  const FullTextState state = {state_->number, indexed.batch};
  std::vector<Write> rows = {state_row(state)};
  for (const auto& [node, stamp] : indexed.documents) {
    const auto value = TRY(database_.get(Family::full_text, unindexed_key(node)));
    if (value == unindexed_value(stamp)) {
      rows.push_back({Family::full_text, unindexed_key(node), std::nullopt});
    }
  }
  TRY(database_.write(rows, Durability::process));
  state_ = state;
  return {};
}

Result<void> FullTextKeeper::finish() {
  if (is_running()) end_running();
  while (has_notes_ && !failure_ && writer_) {
    start();
    if (is_running()) end_running();
    if (!failure_) has_notes_ = !TRY(unindexed_documents(*database_.view())).empty();
  }
  return failure_ ? Result<void>(*failure_) : Result<void>();
}

// The old index serves readers until the one batch of rows that names the new one.
Result<std::uint64_t> FullTextKeeper::rebuild() {
  if (is_running()) end_running();
  Result<std::uint64_t> pages = rebuild_elsewhere();
  if (!pages.ok()) failure_ = pages.error();
  return pages;
}

Result<std::uint64_t> FullTextKeeper::rebuild_elsewhere() {
  const std::filesystem::path store = database_.directory();
  FullTextState state = {next_number(store, state_ ? state_->number : 0), 0};
  writer_ = TRY(
      FullTextWriter::open(full_text_directory(store, state.number), FullTextWriter::Missing::is_created));
  const std::shared_ptr<const DatabaseView> view = database_.view();
  const std::uint64_t pages = TRY(index_all(*view, state));
  std::vector<Write> rows = {state_row(state)};
  for (const auto& [node, stamp] : TRY(unindexed_documents(*view))) {
    rows.push_back({Family::full_text, unindexed_key(node), std::nullopt});
  }
  TRY(database_.write(rows, Durability::power));
  state_ = state;
  failure_.reset();
  has_notes_ = false;
  noted_pages_ = 0;
  remove_others(store, state.number);
  return pages;
}

Result<std::uint64_t> FullTextKeeper::index_all(const DatabaseView& view, FullTextState& state) {
  std::uint64_t pages = 0;
  std::uint64_t bytes = 0;
  TRY(writer_->begin(++state.batch));
  Cursor rows = view.cursor(Family::documents);
  for (rows.seek(""); rows.valid(); rows.next()) {
    TRY(index_document(view, keys::node_at(rows.key(), 0), bytes));
    pages += TRY(decode_document(rows.value())).pages;
    if (bytes < most_bytes_of_a_batch) continue;
    TRY(writer_->commit());
    TRY(writer_->begin(++state.batch));
    bytes = 0;
  }
  TRY(rows.status());
  TRY(writer_->commit());
  return pages;
}

}  // namespace entente
