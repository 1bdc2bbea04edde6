#include "ingest/jobs/job_file.h"

#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <type_traits>

#include "ingest/jobs/job_fields.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr SourceKinds every_kind = ~SourceKinds{0};

struct JsonValueWriter {
  template <typename Writer>
  static void text(Writer& writer, std::string_view value) {
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  template <typename Writer>
  static void write(Writer& writer, const std::string& value) {
    text(writer, value);
  }
  template <typename Writer>
  static void write(Writer& writer, const std::vector<std::string>& values) {
    writer.StartArray();
    for (const std::string& value : values) text(writer, value);
    writer.EndArray();
  }
  template <typename Writer>
  static void write(Writer& writer, const std::map<std::string, std::string>& values) {
    writer.StartObject();
    for (const auto& [name, value] : values) {
      writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
      text(writer, value);
    }
    writer.EndObject();
  }
  template <typename Writer>
  static void write(Writer& writer, bool value) {
    writer.Bool(value);
  }
  template <typename Writer>
  static void write(Writer& writer, unsigned value) {
    writer.Uint(value);
  }
  template <typename Writer>
  static void write(Writer& writer, double value) {
    writer.Double(value);
  }
};

using PrettyWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void key(PrettyWriter& writer, std::string_view name) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

// The members of a section, without its braces.
template <typename S>
void write_fields(PrettyWriter& writer, const S& section, SourceKinds kinds = every_kind) {
  for (const JobField<S>& field : fields_of<S>()) {
    if (field.kinds != 0 && (field.kinds & kinds) == 0) continue;
    key(writer, field.name);
    std::visit([&](auto member) { JsonValueWriter::write(writer, section.*member); }, field.member);
  }
}

void write_sources(PrettyWriter& writer, const std::vector<JobSource>& sources) {
  key(writer, "sources");
  writer.StartArray();
  for (const JobSource& source : sources) {
    writer.StartObject();
    key(writer, "type");
    JsonValueWriter::text(writer, name_of(source.kind));
    write_fields(writer, source, only(source.kind));
    writer.EndObject();
  }
  writer.EndArray();
}

template <typename S>
void write_section(PrettyWriter& writer, std::string_view name, const S& section) {
  key(writer, name);
  writer.StartObject();
  write_fields(writer, section);
  writer.EndObject();
}

// Relative paths of one section made absolute.
template <typename S>
void make_absolute(S& section, const fs::path& folder) {
  const auto absolute = [&](std::string& path) {
    if (!path.empty()) path = (folder / path).lexically_normal().string();
  };
  for (const JobField<S>& field : fields_of<S>()) {
    if (field.shape != TextShape::path) continue;
    std::visit(
        [&](auto member) {
          using Value = std::remove_cvref_t<decltype(section.*member)>;
          if constexpr (std::is_same_v<Value, std::string>) absolute(section.*member);
          if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
            std::for_each((section.*member).begin(), (section.*member).end(), absolute);
          }
        },
        field.member);
  }
}

template <typename T>
std::string_view type_name() {
  if constexpr (std::is_same_v<T, std::string>) return "text";
  if constexpr (std::is_same_v<T, std::vector<std::string>>) return "list of texts";
  if constexpr (std::is_same_v<T, std::map<std::string, std::string>>) return "object of texts";
  if constexpr (std::is_same_v<T, bool>) return "true or false";
  if constexpr (std::is_same_v<T, unsigned>) return "whole number";
  return "number";
}

template <typename T>
std::string as_json(const T& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  JsonValueWriter::write(writer, value);
  return buffer.GetString();
}

std::string kind_names(SourceKinds kinds) {
  std::string names;
  for (std::size_t i = 0; i < source_kind_count; ++i) {
    const auto kind = static_cast<SourceKind>(i);
    if ((kinds & only(kind)) != 0) names += (names.empty() ? "" : ", ") + std::string(name_of(kind));
  }
  return names;
}

template <typename S>
std::vector<JobFieldNote> notes_of(std::string_view prefix) {
  std::vector<JobFieldNote> notes;
  for (const JobField<S>& field : fields_of<S>()) {
    JobFieldNote note{.path = std::string(prefix) + std::string(field.name),
                      .type = {},
                      .fallback = {},
                      .kinds = kind_names(field.kinds),
                      .meaning = std::string(field.meaning)};
    std::visit(
        [&](auto member) {
          using Value = std::remove_cvref_t<decltype(S{}.*member)>;
          note.type = field.choices.empty() ? type_name<Value>() : field.choices;
          if (field.required == 0) note.fallback = as_json(S{}.*member);
        },
        field.member);
    notes.push_back(std::move(note));
  }
  return notes;
}

template <typename S>
void append_notes(std::vector<JobFieldNote>& notes, std::string_view prefix) {
  for (JobFieldNote& note : notes_of<S>(prefix)) notes.push_back(std::move(note));
}

}  // namespace

JobDeclaration with_absolute_paths(JobDeclaration job, const fs::path& folder) {
  std::error_code ignored;
  const fs::path base = fs::absolute(folder.empty() ? "." : folder, ignored);
  for (JobSource& source : job.sources) make_absolute(source, base);
  make_absolute(job.options, base);
  make_absolute(job.after, base);
  return job;
}

std::string to_json(const JobDeclaration& job) {
  rapidjson::StringBuffer buffer;
  PrettyWriter writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  write_fields(writer, job);
  write_sources(writer, job.sources);
  key(writer, "options");
  writer.StartObject();
  write_fields(writer, job.options);
  write_section(writer, "limits", job.options.limits);
  writer.EndObject();
  write_section(writer, "fetch", job.fetch);
  write_section(writer, "schedule", job.schedule);
  write_section(writer, "after", job.after);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::vector<JobFieldNote> job_field_notes() {
  std::vector<JobFieldNote> notes = notes_of<JobDeclaration>("");
  std::string kinds;
  for (std::size_t i = 0; i < source_kind_count; ++i) {
    const auto kind = static_cast<SourceKind>(i);
    kinds += fmt::format("{}{}: {}", kinds.empty() ? "" : "; ", name_of(kind), meaning_of(kind));
  }
  notes.push_back({"sources[].type", kind_names(every_kind), "", kind_names(every_kind), kinds});
  append_notes<JobSource>(notes, "sources[].");
  append_notes<JobOptions>(notes, "options.");
  append_notes<JobLimits>(notes, "options.limits.");
  append_notes<JobFetch>(notes, "fetch.");
  append_notes<JobSchedule>(notes, "schedule.");
  append_notes<JobAfter>(notes, "after.");
  return notes;
}

std::string job_field_table() {
  std::string table = "| Field | Of | Type | Default | Meaning |\n|---|---|---|---|---|\n";
  for (const JobFieldNote& note : job_field_notes()) {
    table += fmt::format("| `{}` | {} | {} | {} | {} |\n", note.path, note.kinds, note.type,
                         note.fallback.empty() ? "must be given" : "`" + note.fallback + "`", note.meaning);
  }
  return table;
}

bool is_job_name(std::string_view name) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !name.empty() && name.size() <= 64 && is_plain(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return is_plain(c) || c == '-' || c == '_'; });
}

}  // namespace entente
