#include "cli/watch_file.h"

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "export/output_file.h"

namespace entente {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t max_name = 64;
constexpr std::uintmax_t max_bytes = 64 << 20;

Error malformed(const fs::path& path) {
  return {ErrorCode::malformed, "this is no watch: remove it and add it anew", path.string()};
}

Result<std::string> bytes_of(const fs::path& path) {
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  if (failure)
    return Error{ErrorCode::not_found, "there is no such watch; see `entente watch list`", path.string()};
  if (size > max_bytes) return malformed(path);
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return Error{ErrorCode::io, "cannot read the watch", path.string()};
  return bytes.str();
}

std::string text_at(const rapidjson::Value& json, const char* name) {
  const auto member = json.FindMember(name);
  if (member == json.MemberEnd() || !member->value.IsString()) return "";
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::vector<std::string> texts_at(const rapidjson::Value& json, const char* name) {
  std::vector<std::string> texts;
  const auto member = json.FindMember(name);
  if (member == json.MemberEnd() || !member->value.IsArray()) return texts;
  for (const auto& item : member->value.GetArray()) {
    if (item.IsString()) texts.emplace_back(item.GetString(), item.GetStringLength());
  }
  return texts;
}

class WatchWriter {
 public:
  std::string write(const Watch& watch) {
    json_.SetIndent(' ', 2);
    json_.StartObject();
    text("question", watch.question);
    text("file", watch.file);
    texts("command", watch.command);
    texts("seen", watch.seen);
    json_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + '\n';
  }

 private:
  void string(const std::string& value) {
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void text(const char* name, const std::string& value) {
    json_.Key(name);
    string(value);
  }
  template <typename Texts>
  void texts(const char* name, const Texts& values) {
    json_.Key(name);
    json_.StartArray();
    for (const std::string& value : values) string(value);
    json_.EndArray();
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> json_{buffer_};
};

}  // namespace

fs::path watch_file(const fs::path& store, const std::string& name) {
  return store / "watches" / (name + ".json");
}

Result<void> require_watch_name(const std::string& name) {
  const bool plain = std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
  if (plain && !name.empty() && name.size() <= max_name) return {};
  return Error{ErrorCode::invalid_argument,
               "a watch is named with small letters, digits, '-' and '_', at most 64 of them", name};
}

Result<std::vector<std::string>> watch_names(const fs::path& store) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator entry(store / "watches", failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const std::string name = entry->path().stem().string();
    if (entry->path().extension() == ".json" && require_watch_name(name).ok()) names.push_back(name);
  }
  if (failure && failure != std::errc::no_such_file_or_directory) {
    return Error{ErrorCode::io, "cannot list the watches: " + failure.message(), store.string()};
  }
  std::ranges::sort(names);
  return names;
}

Result<Watch> read_watch(const fs::path& store, const std::string& name) {
  TRY(require_watch_name(name));
  const fs::path path = watch_file(store, name);
  const std::string bytes = TRY(bytes_of(path));
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(bytes.data(),
                                                                                     bytes.size());
  if (json.HasParseError() || !json.IsObject()) return malformed(path);
  Watch watch;
  watch.name = name;
  watch.question = text_at(json, "question");
  watch.file = text_at(json, "file");
  watch.command = texts_at(json, "command");
  for (std::string& digest : texts_at(json, "seen")) watch.seen.insert(std::move(digest));
  if (watch.question.empty()) return malformed(path);
  return watch;
}

Result<void> write_watch(const fs::path& store, const Watch& watch) {
  TRY(require_watch_name(watch.name));
  std::error_code failure;
  fs::create_directories(store / "watches", failure);
  if (failure) return Error{ErrorCode::io, "cannot keep the watch: " + failure.message(), store.string()};
  OutputFile file = TRY(OutputFile::create(watch_file(store, watch.name).string()));
  file.write(WatchWriter().write(watch));
  return file.finish();
}

Result<void> remove_watch(const fs::path& store, const std::string& name) {
  TRY(require_watch_name(name));
  std::error_code failure;
  if (fs::remove(watch_file(store, name), failure)) return {};
  if (failure) return Error{ErrorCode::io, "cannot remove the watch: " + failure.message(), name};
  return Error{ErrorCode::not_found, "there is no such watch; see `entente watch list`", name};
}

}  // namespace entente
