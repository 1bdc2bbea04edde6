#include <rapidjson/document.h>

#include "ingest/gold/code_points.h"
#include "ingest/gold/gold_json.h"

namespace entente {
namespace {

using Json = rapidjson::Value;

Error malformed(std::string_view source, std::string message) {
  return Error{ErrorCode::malformed, std::move(message), std::string(source)};
}

// A string member; "" when it is missing, null or of another type.
std::string text_of(const Json& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::optional<std::uint32_t> number_of(const Json& object, const char* key) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsUint()) return std::nullopt;
  return member->value.GetUint();
}

bool flag_of(const Json& object, const char* key) {
  const auto member = object.FindMember(key);
  return member != object.MemberEnd() && member->value.IsBool() && member->value.GetBool();
}

Result<std::vector<GivenSentence>> sentences_of(const Json& root, const CodePoints& points,
                                                std::string_view source) {
  std::vector<GivenSentence> sentences;
  const auto member = root.FindMember("sentences");
  if (member == root.MemberEnd() || !member->value.IsArray()) return sentences;
  std::uint32_t last = 0;
  for (const Json& item : member->value.GetArray()) {
    if (!item.IsObject()) return malformed(source, "an entry of \"sentences\" is no object");
    const auto start = number_of(item, "start");
    const auto end = number_of(item, "end");
    if (!start || !end || *end < *start || *start < last) {
      return malformed(source, "\"sentences\" need rising \"start\" and \"end\" in code points");
    }
    last = *start;
    sentences.push_back({{points.byte_of(*start), points.byte_of(*end)}, flag_of(item, "boilerplate")});
  }
  return sentences;
}

}  // namespace

Result<GoldInput> parse_gold_input(std::string_view json, std::string_view source) {
  rapidjson::Document root;
  root.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (root.HasParseError()) {
    return malformed(source, "not JSON (at byte " + std::to_string(root.GetErrorOffset()) + ")");
  }
  if (!root.IsObject()) return malformed(source, "expected a JSON object with \"doc_id\" and \"text\"");
  GoldInput input;
  input.doc_id = text_of(root, "doc_id");
  input.title = text_of(root, "title");
  input.issuer = text_of(root, "issuer");
  input.genre = text_of(root, "genre");
  input.text = text_of(root, "text");
  if (const auto date = Date::parse(text_of(root, "date"))) input.date = *date;
  if (input.doc_id.empty()) return malformed(source, "\"doc_id\" is missing");
  if (input.text.empty()) return malformed(source, "\"text\" is missing or empty");
  input.sentences = TRY(sentences_of(root, CodePoints(input.text), source));
  return input;
}

}  // namespace entente
