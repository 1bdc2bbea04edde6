// The door of those who only read (graph/store.h).
#include "graph/database.h"
#include "graph/full_text_index.h"
#include "graph/store.h"
#include "graph/store_format.h"

namespace entente {

Reader::Reader(std::unique_ptr<Database> database)
    : database_(std::move(database)),
      full_text_(std::make_shared<FullTextIndex>(database_->directory())) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::filesystem::path& directory) {
  std::unique_ptr<Database> database = TRY(Database::open_beside_writer(directory));
  TRY(require_format(*database, directory.string()));
  return Reader(std::move(database));
}

Result<void> Reader::catch_up() {
  return database_->catch_up();
}

Result<Snapshot> Reader::snapshot() const {
  return Snapshot(database_->view(), full_text_);
}

}  // namespace entente
