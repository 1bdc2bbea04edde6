#include "export/document_names.h"

#include <fmt/format.h>

namespace entente {

Result<const DocumentName*> DocumentNames::of(NodeId document) {
  const auto found = known_.find(document);
  if (found != known_.end()) return &found->second;
  const std::optional<DocumentRecord> record = TRY(snapshot_.document(document));
  DocumentName name;
  if (record) {
    name = {record->title.empty() ? record->id : record->title, record->date, record->url, record->genre,
            record->issuer};
  } else {
    name.title = fmt::format("{:016x}", document);
  }
  return &known_.emplace(document, std::move(name)).first->second;
}

}  // namespace entente
