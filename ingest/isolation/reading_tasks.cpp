#include "ingest/isolation/reading_tasks.h"

#include <fmt/format.h>

#include <charconv>

#include "ingest/archives/compression.h"
#include "ingest/archives/warc_reader.h"
#include "ingest/isolation/archive_json.h"
#include "ingest/listings/listing.h"
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

// An error page is kept in the archive like any other, and is not the document.
Result<void> require_success(const ArchivedBody& body) {
  if (body.status == 0 || (body.status >= 200 && body.status <= 299)) return {};
  return Error{ErrorCode::not_a_document, fmt::format("the site answered with status {}", body.status), ""};
}

// Words: source, address, content type.
Result<std::string> read_plain(const TaskInput& input, const ReadLimits& limits) {
  const ReadHints hints{word(input, 1), word(input, 2)};
  return to_json(TRY(read_document(input.bytes, word(input, 0), limits, hints)));
}

// The same of a record of a web archive.
Result<std::string> read_archived(const TaskInput& input, const ReadLimits& limits) {
  const ArchivedBody body = TRY(archived_body(input.bytes, limits.max_bytes));
  TRY(require_success(body));
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

constexpr std::size_t fixed_listing_words = 6;  // pairs of columns follow

ListingOptions listing_options_of(const TaskInput& input) {
  ListingOptions options;
  options.address = word(input, 0);
  options.content_type = word(input, 1);
  options.kind = word(input, 2);
  options.links = word(input, 3);
  options.beside = word(input, 4);
  const std::string& most = word(input, 5);
  std::from_chars(most.data(), most.data() + most.size(), options.max_items);
  for (std::size_t i = fixed_listing_words; i + 1 < input.words.size(); i += 2) {
    options.columns[input.words[i]] = input.words[i + 1];
  }
  return options;
}

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

Result<std::string> list_archived(const ArchivedBody& body, ListingOptions options) {
  TRY(require_success(body));
  if (options.address.empty()) options.address = body.address;
  if (options.content_type.empty()) options.content_type = body.content_type;
  Listing listing = TRY(read_listing(body.bytes, options));
  listing.losses.insert(listing.losses.end(), body.losses.begin(), body.losses.end());
  return to_json(listing);
}

// As it is, as a record of a web archive, or packed (sitemap.xml.gz).
Result<std::string> list_items(const TaskInput& input, const ReadLimits& limits) {
  const ListingOptions options = listing_options_of(input);
  if (!is_gzip(input.bytes) && !input.bytes.starts_with("WARC/")) {
    return to_json(TRY(read_listing(input.bytes, options)));
  }
  const Result<ArchivedBody> body = archived_body(input.bytes, limits.max_bytes);
  const bool only_packed = !body.ok() && body.error().code == ErrorCode::malformed && is_gzip(input.bytes);
  if (!only_packed) return list_archived(TRY(body), options);
  const Unpacked unpacked = TRY(unpack(input.bytes, Packing::gzip, limits.max_bytes));
  Listing listing = TRY(read_listing(unpacked.bytes, options));
  if (!unpacked.whole) listing.losses.emplace_back("its packing is damaged: what stands behind is lost");
  return to_json(listing);
}

}  // namespace

std::vector<std::string> words_of(const ListingOptions& options) {
  std::vector<std::string> words{options.address, options.content_type, options.kind,
                                 options.links,   options.beside,       std::to_string(options.max_items)};
  for (const auto& [field, column] : options.columns) {
    words.push_back(field);
    words.push_back(column);
  }
  return words;
}

std::vector<WorkerTask> reading_tasks(const ReadLimits& limits) {
  return {
      {"read a document", InputUse::mapped,
       [limits](const TaskInput& input) { return read_plain(input, limits); }},
      {"read an archived document", InputUse::mapped,
       [limits](const TaskInput& input) { return read_archived(input, limits); }},
      {"index an archive", InputUse::streamed, index_records},
      {"read a listing", InputUse::mapped,
       [limits](const TaskInput& input) { return list_items(input, limits); }},
  };
}

}  // namespace entente
