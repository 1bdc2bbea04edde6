// Which page of which version of a document an entry of the full-text index stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model.h"

namespace entente {

struct FullTextPlace {
  NodeId document = 0;
  std::uint32_t page = 1;
  Day first = unknown_day;  // days of the document's date
  Day last = unknown_day;
  std::uint64_t stamp = 0;  // text_stamp() of the document
  bool beside = false;      // read through for one search, not in the index on the disk
};

// As the index keeps it: document and page first, so that the bytes sort as places do.
std::string encode(const FullTextPlace& place);
std::optional<FullTextPlace> decode_place(std::string_view bytes);

// Changes whenever anything changes of which the index holds a copy: text, pages, date, language. Never 0.
std::uint64_t text_stamp(const DocumentRecord& document);

// The term that all entries of a document have.
std::string document_term(NodeId document);

inline constexpr char stem_prefix = 'Z';           // before a stem; words are lower case
inline constexpr const char* batch_key = "batch";  // of the index's metadata: the number of the last batch
inline constexpr const char* index_file = "iamglass";  // stands in the directory of every complete index
inline constexpr unsigned place_slot = 0;              // the value that holds the place

}  // namespace entente
