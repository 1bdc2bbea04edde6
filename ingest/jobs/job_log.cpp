#include "ingest/jobs/job_log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t max_bytes = 1U << 20;
constexpr std::size_t max_detail = 4096;

using LineWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void string(LineWriter& writer, std::string_view value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void append_lines(std::vector<std::string>& lines, const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('{') && line.ends_with('}')) lines.push_back(line);
  }
}

}  // namespace

std::string to_json_line(const JobEvent& event) {
  rapidjson::StringBuffer buffer;
  LineWriter writer(buffer);
  writer.StartObject();
  writer.Key("time"), string(writer, to_string(event.time));
  writer.Key("event"), string(writer, event.what);
  for (const auto& [name, value] : event.details) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      writer.Int64(*number);
    } else {
      string(writer, std::string_view(std::get<std::string>(value)).substr(0, max_detail));
    }
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Result<void> JobLog::append(const JobEvent& event) const {
  std::error_code absent;
  const std::uintmax_t size = fs::file_size(file_, absent);
  if (!absent && size > max_bytes) fs::rename(file_, older(), absent);
  // A torn line before ours must not swallow it, and one write is one line even beside another process.
  const std::string line = to_json_line(event) + "\n";
  const int descriptor = open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  bool ok = descriptor >= 0;
  if (ok) {
    char last = '\n';
    const off_t end = lseek(descriptor, 0, SEEK_END);
    const bool torn = end > 0 && pread(descriptor, &last, 1, end - 1) == 1 && last != '\n';
    const std::string bytes = (torn ? "\n" : "") + line;
    ok = write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  }
  const int code = errno;
  if (descriptor >= 0) close(descriptor);
  if (ok) return {};
  return Error{ErrorCode::io, fmt::format("cannot write the log: {}", std::strerror(code)), file_.string()};
}

std::vector<std::string> JobLog::last_lines(std::size_t count) const {
  std::vector<std::string> lines;
  append_lines(lines, older());
  append_lines(lines, file_);
  if (lines.size() > count) lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(count));
  return lines;
}

std::vector<fs::path> JobLog::files() const {
  return {file_, older()};
}

}  // namespace entente
