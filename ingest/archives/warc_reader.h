// Reading web archives, whoever wrote them: plain (.warc) or with a gzip member for each record (.warc.gz).
//
//   ArchiveIndex index = TRY(index_archive(descriptor));
//   for (const ArchivedRecord& record : index.records) …pread `record.size` bytes at `record.offset`…
//   ArchivedBody body = TRY(archived_body(record_bytes, 64u << 20));
//
// Foreign bytes are hostile: this runs in a sandboxed worker. The index is made in one pass with constant
// memory beside the records; a damaged record costs itself and a note, and the search goes on behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/result.h"
#include "ingest/archives/archived_record.h"

namespace entente {

struct ArchiveLimits {
  std::uint64_t from = 0;  // where a record begins; what stands before is not read
  std::size_t max_records = 500'000;
  std::size_t max_losses = 1'000;             // damaged places, after which the rest is given up
  std::uint64_t max_record_bytes = 1u << 30;  // inflated
  std::uint64_t max_growth = 100;  // bytes looked at, inflated ones included, for each byte of the file
};

// Records of responses, resources and revisits over http, https or file; the others (requests, metadata) are
// passed over. Only preads. Fails with unreadable, and with unsupported where no record is found in a file
// that is not empty.
Result<ArchiveIndex> index_archive(int descriptor, const ArchiveLimits& limits = {});

// The payload of one record, as it is stored. Chunks are put together, gzip and deflate undone; a body that
// is cut short is kept up to there, with a note. Fails with malformed (no such record), empty (a revisit: the
// earlier record has it), unsupported (another content coding), too_large.
Result<ArchivedBody> archived_body(std::string_view record, std::size_t max_bytes);

}  // namespace entente
