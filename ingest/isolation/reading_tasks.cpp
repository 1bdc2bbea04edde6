#include "ingest/isolation/reading_tasks.h"

#include <fmt/format.h>

#include <charconv>

#include "ingest/archives/warc_reader.h"
#include "ingest/isolation/archive_json.h"
#include "ingest/readers/document_json.h"

namespace entente {
namespace {

const std::string& word(const TaskInput& input, std::size_t index) {
  static const std::string none;
  return index < input.words.size() ? input.words[index] : none;
}

// What the batch knows stands over what the record says.
ReadHints hints_of(const TaskInput& input, const ArchivedBody& body) {
  const std::string& address = word(input, 1);
  const std::string& content_type = word(input, 2);
  return {address.empty() ? body.address : address, content_type.empty() ? body.content_type : content_type};
}

// Words: source, address, content type.
Result<std::string> read_plain(const TaskInput& input, const ReadLimits& limits) {
  const ReadHints hints{word(input, 1), word(input, 2)};
  return to_json(TRY(read_document(input.bytes, word(input, 0), limits, hints)));
}

// The same of a record of a web archive.
Result<std::string> read_archived(const TaskInput& input, const ReadLimits& limits) {
  const ArchivedBody body = TRY(archived_body(input.bytes, limits.max_bytes));
  if (body.status != 0 && (body.status < 200 || body.status > 299)) {
    return Error{ErrorCode::not_a_document, fmt::format("the site answered with status {}", body.status), ""};
  }
  Document document = TRY(read_document(body.bytes, word(input, 0), limits, hints_of(input, body)));
  document.losses.insert(document.losses.end(), body.losses.begin(), body.losses.end());
  return to_json(document);
}

// Word: where in the file to begin.
Result<std::string> index_records(const TaskInput& input) {
  ArchiveLimits limits;
  const std::string& from = word(input, 0);
  std::from_chars(from.data(), from.data() + from.size(), limits.from);
  return to_json(TRY(index_archive(input.descriptor, limits)));
}

}  // namespace

std::vector<WorkerTask> reading_tasks(const ReadLimits& limits) {
  return {
      {"read a document", InputUse::mapped,
       [limits](const TaskInput& input) { return read_plain(input, limits); }},
      {"read an archived document", InputUse::mapped,
       [limits](const TaskInput& input) { return read_archived(input, limits); }},
      {"index an archive", InputUse::streamed, index_records},
  };
}

}  // namespace entente
