// The whole graph as JSON Lines: one object a line, for programs and for comparing two stores.
//
//   {"format":"entente-jsonl","version":1,"scope":"graph"}
//   {"type":"document","id":"document:…","title":"…","date":"2023-08-18",…}
//   {"type":"page","document":"document:…","number":1,"bytes":2301,"sha256":"…"}
//   {"type":"contribution","document":"document:…","entity":"state:JPN","profile":{…},"observed":[…],"mentions":[…]}
//   {"type":"entity","id":"state:JPN","kind":"State","name":"Japan",…}
//   {"type":"statement","id":"…","document":"…","evidence":{…},"envelope":{…},…}
//   {"type":"relation","id":"…","relation":"participated_in","subject":"…","object":"…",…}
//
// Documents with their pages and contributions, then entities, statements, relations; each group in the
// store's key order, members in a fixed order, missing ones left out. No times of ingestion, no run ids: two
// stores that hold the same documents give the same bytes. Documents with pages (with their text),
// contributions, statements and relations are what Changes is made of: from them a store can be rebuilt;
// entity lines are the view that follows from them.
#pragma once

#include "export/byte_sink.h"
#include "export/selection.h"

namespace entente {

enum class PageContent { digest, text };

struct JsonlReport {
  std::uint64_t documents = 0, entities = 0, statements = 0, relations = 0;
};

// Of a part of the graph: its entities and relations, the statements these derive from and the documents that
// say so, without contributions. Streams; nothing is kept but, for a part, the ids of its documents and
// statements. Strings that are no UTF-8 have their invalid bytes replaced.
Result<JsonlReport> write_jsonl(const Selection& selection, PageContent pages, ByteSink& sink);

}  // namespace entente
