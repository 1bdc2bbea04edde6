#include "graph/full_text_state.h"

#include "graph/codec.h"
#include "graph/full_text_place.h"
#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

constexpr std::string_view state_key = "state";
constexpr std::uint8_t state_version = 1;

Result<FullTextState> decode_state(std::string_view bytes) {
  Decoder decoder(bytes);
  decoder.expect_version(state_version);
  FullTextState state;
  state.number = decoder.number();
  state.batch = decoder.number();
  TRY(decoder.finish("state of the full-text index"));
  return state;
}

}  // namespace

Result<std::optional<FullTextState>> full_text_state(const DatabaseView& view) {
  const std::optional<std::string> bytes = TRY(view.get(Family::full_text, state_key));
  if (!bytes) return std::optional<FullTextState>();
  return std::optional(TRY(decode_state(*bytes)));
}

Write state_row(const FullTextState& state) {
  Encoder encoder;
  encoder.byte(state_version);
  encoder.number(state.number);
  encoder.number(state.batch);
  return {Family::full_text, std::string(state_key), encoder.take()};
}

std::string unindexed_key(NodeId document) {
  return keys::node(document);
}
std::string unindexed_value(std::uint64_t stamp) {
  return keys::node(stamp);
}

Result<UnindexedDocuments> unindexed_documents(const DatabaseView& view) {
  UnindexedDocuments documents;
  TRY(view.scan(Family::full_text, "", [&](std::string_view key, std::string_view value) {
    if (key.size() == sizeof(NodeId)) {
      documents[keys::node_at(key, 0)] = value.size() == 8 ? keys::node_at(value, 0) : 0;
    }
    return true;
  }));
  return documents;
}

Result<FullTextDifference> compare_stamps(const DatabaseView& view,
                                          const std::map<NodeId, std::uint64_t>& indexed) {
  FullTextDifference difference;
  std::map<NodeId, std::uint64_t> left = indexed;
  Cursor rows = view.cursor(Family::documents);
  for (rows.seek(""); rows.valid(); rows.next()) {
    const DocumentRecord record = TRY(decode_document(rows.value()));
    ++difference.documents;
    const NodeId node = node_of(record.id);
    const std::uint64_t stamp = text_stamp(record);
    const auto found = left.find(node);
    const bool same = found != left.end() && found->second == stamp;
    if (same) left.erase(found);
    if (!same && record.pages > 0) difference.missing[node] = stamp;
  }
  TRY(rows.status());
  for (const auto& [node, stamp] : left) difference.outdated.push_back(node);
  return difference;
}

std::filesystem::path full_text_directory(const std::filesystem::path& store, std::uint64_t number) {
  return store / "full_text" / std::to_string(number);
}

}  // namespace entente
