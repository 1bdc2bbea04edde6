// The one file of the printers that includes RapidJSON.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cli/answer_printer.h"
#include "cli/value_json.h"

namespace entente {
namespace {

using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::Writer<Buffer>;

void write_text(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_row(Writer& writer, const Answer& answer, const AnswerRow& row) {
  writer.StartObject();
  for (std::size_t i = 0; i < answer.columns.size(); ++i) {
    write_text(writer, answer.columns[i].name);
    const std::string value = json_of(row.cells[i]);
    writer.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }
  write_text(writer, "ids");
  writer.StartArray();
  for (const AssertionId& id : row.assertions) write_text(writer, to_string(id));
  writer.EndArray();
  writer.EndObject();
}

}  // namespace

std::string row_json(const Answer& answer, const AnswerRow& row) {
  Buffer buffer;
  Writer writer(buffer);
  write_row(writer, answer, row);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string json_text(const Answer& answer) {
  std::string text = "[";
  for (std::size_t i = 0; i < answer.rows.size(); ++i) {
    text += (i == 0 ? "\n" : ",\n") + row_json(answer, answer.rows[i]);
  }
  return text + (answer.rows.empty() ? "]\n" : "\n]\n");
}

std::string json_lines(const Answer& answer) {
  std::string text;
  for (const AnswerRow& row : answer.rows) text += row_json(answer, row) + '\n';
  return text;
}

std::string error_json(const Error& error) {
  Buffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  write_text(writer, "error");
  write_text(writer, name_of(error.code));
  write_text(writer, "message");
  write_text(writer, error.describe());
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace entente
