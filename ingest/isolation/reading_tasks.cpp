#include "ingest/isolation/reading_tasks.h"

#include "ingest/readers/document_json.h"

namespace entente {
namespace {

const std::string& word(const TaskInput& input, std::size_t index) {
  static const std::string none;
  return index < input.words.size() ? input.words[index] : none;
}

// Words: source, address, content type.
Result<std::string> read_in_worker(const TaskInput& input, const ReadLimits& limits) {
  const Document document =
      TRY(read_document(input.bytes, word(input, 0), limits, {word(input, 1), word(input, 2)}));
  return to_json(document);
}

}  // namespace

std::vector<WorkerTask> reading_tasks(const ReadLimits& limits) {
  return {
      {"read a document", InputUse::mapped,
       [limits](const TaskInput& input) { return read_in_worker(input, limits); }},
  };
}

}  // namespace entente
