// Reading half of job_file.h: the tree of a job file against the table of fields.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <type_traits>

#include "graph/edit_distance.h"
#include "ingest/jobs/job_fields.h"
#include "ingest/jobs/job_file.h"
#include "ingest/jobs/json_tree.h"
#include "ingest/jobs/schedule.h"
#include "ingest/listings/address_pattern.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

constexpr std::size_t max_complaints = 10;
constexpr std::size_t max_job_bytes = 1U << 20;

// The one of `names` that was probably meant; "" when none is near.
std::string_view nearest_of(std::string_view word, const std::vector<std::string_view>& names) {
  const EditDistance distance(word);
  std::string_view best;
  int best_distance = static_cast<int>(std::max<std::size_t>(word.size(), 3) / 3) + 1;
  for (std::string_view name : names) {
    if (const int to_name = distance.to(name); to_name < best_distance) {
      best = name;
      best_distance = to_name;
    }
  }
  return best;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string_view meant = nearest_of(word, names);
  return meant.empty() ? fmt::format("; there are {}", fmt::join(names, ", "))
                       : fmt::format("; did you mean \"{}\"?", meant);
}

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

// Where in the job a section stands.
struct Scope {
  std::string path;                               // "sources[1]"; "" for the job itself
  std::optional<SourceKind> kind = std::nullopt;  // of a source
  std::vector<std::string_view> inner = {};       // members that somebody else reads

  std::string of(std::string_view name) const {
    return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
  }
};

template <typename S>
bool belongs(const JobField<S>& field, const Scope& scope) {
  return !scope.kind || (field.kinds & only(*scope.kind)) != 0;
}

template <typename S>
bool is_required(const JobField<S>& field, const Scope& scope) {
  return scope.kind ? (field.required & only(*scope.kind)) != 0 : field.required != 0;
}

class JobFileReader {
 public:
  JobFileReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Result<JobDeclaration> read(const JsonNode& root) {
    JobDeclaration job = read_job(root);
    if (complaints_.empty()) return job;
    std::stable_sort(complaints_.begin(), complaints_.end(),
                     [](const Complaint& one, const Complaint& other) { return one.offset < other.offset; });
    Error error{ErrorCode::invalid_argument, complaints_[0].message, place(complaints_[0])};
    for (std::size_t i = 1; i < complaints_.size(); ++i) {
      error.message += fmt::format("\n{}: {}", place(complaints_[i]), complaints_[i].message);
    }
    return error;
  }

 private:
  struct Complaint {
    std::size_t offset;
    std::string message;
  };

  std::string place(const Complaint& complaint) const { return place_in(text_, file_, complaint.offset); }

  JobDeclaration read_job(const JsonNode& root) {
    const Scope scope{.path = "", .inner = {"sources", "options", "fetch", "schedule", "after"}};
    auto job = section<JobDeclaration>(root, scope);
    bool has_sources = false;
    for (const JsonNode& member : root.children) {
      if (member.name == "sources") job.sources = sources(member), has_sources = true;
      if (member.name == "options") job.options = options(member);
      if (member.name == "fetch") job.fetch = section<JobFetch>(member, {.path = "fetch"});
      if (member.name == "schedule") job.schedule = schedule(member);
      if (member.name == "after") job.after = section<JobAfter>(member, {.path = "after"});
    }
    if (root.type == JsonType::object && !has_sources) complain(root.offset, "sources", "is missing");
    return job;
  }

  std::vector<JobSource> sources(const JsonNode& node) {
    if (!is(node, JsonType::list, "sources")) return {};
    std::vector<JobSource> read;
    for (const JsonNode& item : node.children) {
      read.push_back(source(item, fmt::format("sources[{}]", read.size())));
    }
    if (read.empty()) complain(node.offset, "sources", "is empty: the job would have nothing to read");
    return read;
  }

  JobSource source(const JsonNode& node, const std::string& path) {
    if (!is(node, JsonType::object, path)) return {};
    const auto type = std::find_if(node.children.begin(), node.children.end(),
                                   [](const JsonNode& member) { return member.name == "type"; });
    if (type == node.children.end()) {
      complain(node.offset, path + ".type",
               fmt::format("is missing; there are {}", fmt::join(kinds(), ", ")));
      return {};
    }
    const std::optional<SourceKind> kind = kind_of(*type, path + ".type");
    if (!kind) return {};
    auto read = section<JobSource>(node, {.path = path, .kind = kind, .inner = {"type"}});
    read.kind = *kind;
    return read;
  }

  std::optional<SourceKind> kind_of(const JsonNode& node, const std::string& path) {
    if (!is(node, JsonType::text, path)) return std::nullopt;
    const std::vector<std::string_view> names = kinds();
    const auto found = std::find(names.begin(), names.end(), node.text);
    if (found != names.end()) return static_cast<SourceKind>(found - names.begin());
    complain(node.offset, path,
             fmt::format("\"{}\" is no kind of source{}", node.text, suggestion(node.text, names)));
    return std::nullopt;
  }

  static std::vector<std::string_view> kinds() {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < source_kind_count; ++i) names.push_back(name_of(static_cast<SourceKind>(i)));
    return names;
  }

  JobOptions options(const JsonNode& node) {
    auto read = section<JobOptions>(node, {.path = "options", .inner = {"limits"}});
    for (const JsonNode& member : node.children) {
      if (member.name == "limits") read.limits = section<JobLimits>(member, {.path = "options.limits"});
    }
    return read;
  }

  JobSchedule schedule(const JsonNode& node) {
    if (node.type != JsonType::text) return section<JobSchedule>(node, {.path = "schedule"});
    JobSchedule read;
    read.cron = node.text;
    check_shape(node, TextShape::cron, "schedule");
    return read;
  }

  template <typename S>
  S section(const JsonNode& node, const Scope& scope) {
    S read;
    if (!is(node, JsonType::object, scope.path.empty() ? "the job" : scope.path)) return read;
    std::set<std::string_view> seen;
    for (const JsonNode& member : node.children) {
      if (!seen.insert(member.name).second) {
        complain(member.name_offset, scope.of(member.name), "stands here a second time");
        continue;
      }
      if (std::find(scope.inner.begin(), scope.inner.end(), member.name) != scope.inner.end()) continue;
      fill(read, member, scope);
    }
    for (const JobField<S>& field : fields_of<S>()) {
      if (is_required(field, scope) && !seen.contains(field.name)) {
        complain(node.offset, scope.of(field.name), "is missing");
      }
    }
    return read;
  }

  template <typename S>
  void fill(S& read, const JsonNode& member, const Scope& scope) {
    std::vector<std::string_view> names;
    for (const JobField<S>& field : fields_of<S>()) {
      if (!belongs(field, scope)) continue;
      names.push_back(field.name);
      if (field.name != member.name) continue;
      std::visit([&](auto pointer) { assign(read.*pointer, member, field, scope); }, field.member);
      return;
    }
    names.insert(names.end(), scope.inner.begin(), scope.inner.end());
    const std::string owner = scope.kind ? fmt::format("no field of a {} source", name_of(*scope.kind))
                                         : std::string("no such field");
    complain(member.name_offset, scope.of(member.name), owner + suggestion(member.name, names));
  }

  template <typename T, typename S>
  void assign(T& value, const JsonNode& node, const JobField<S>& field, const Scope& scope) {
    const std::string path = scope.of(field.name);
    std::optional<T> read;
    if constexpr (std::is_same_v<T, bool>) {
      if (is(node, JsonType::boolean, path)) read = node.flag();
    } else if constexpr (std::is_arithmetic_v<T>) {
      read = number<T>(node, field.least, field.most, path);
    } else if constexpr (std::is_same_v<T, std::string>) {
      read = text(node, field, path);
    } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
      read = texts(node, path);
    } else {
      read = columns(node, path);
    }
    if (!read) return;
    value = std::move(*read);
    if constexpr (!std::is_arithmetic_v<T>) {
      if (is_required(field, scope) && value.empty()) complain(node.offset, path, "is empty");
    }
  }

  template <typename T>
  std::optional<T> number(const JsonNode& node, double least, double most, const std::string& path) {
    if (!is(node, JsonType::number, path)) return std::nullopt;
    const bool whole = std::is_floating_point_v<T> || node.number == std::floor(node.number);
    if (whole && node.number >= least && node.number <= most) return static_cast<T>(node.number);
    complain(node.offset, path,
             fmt::format("{} is not {} {} to {}", node.text,
                         std::is_floating_point_v<T> ? "a number from" : "a whole number from", least, most));
    return std::nullopt;
  }

  template <typename S>
  std::optional<std::string> text(const JsonNode& node, const JobField<S>& field, const std::string& path) {
    if (!is(node, JsonType::text, path)) return std::nullopt;
    const std::vector<std::string_view> choices = words_of(field.choices);
    const bool chosen = std::find(choices.begin(), choices.end(), node.text) != choices.end() ||
                        node.text == S{}.*std::get<std::string S::*>(field.member);
    if (!choices.empty() && !chosen) {
      complain(node.offset, path,
               fmt::format("\"{}\" is no choice here{}", node.text, suggestion(node.text, choices)));
    }
    check_shape(node, field.shape, path);
    return node.text;
  }

  // A list of texts; one text alone is a list of one.
  std::optional<std::vector<std::string>> texts(const JsonNode& node, const std::string& path) {
    if (node.type == JsonType::text) return std::vector<std::string>{node.text};
    if (!is(node, JsonType::list, path)) return std::nullopt;
    std::vector<std::string> read;
    for (const JsonNode& item : node.children) {
      const std::string place = fmt::format("{}[{}]", path, read.size());
      if (is(item, JsonType::text, place) && item.text.empty()) complain(item.offset, place, "is empty");
      read.push_back(item.text);
    }
    return read;
  }

  std::optional<std::map<std::string, std::string>> columns(const JsonNode& node, const std::string& path) {
    if (!is(node, JsonType::object, path)) return std::nullopt;
    std::map<std::string, std::string> read;
    for (const JsonNode& member : node.children) {
      if (!is(member, JsonType::text, path + "." + member.name)) continue;
      if (!read.emplace(member.name, member.text).second) {
        complain(member.name_offset, path + "." + member.name, "stands here a second time");
      }
    }
    return read;
  }

  void check_shape(const JsonNode& node, TextShape shape, const std::string& path) {
    if (shape == TextShape::name && !is_job_name(node.text)) {
      complain(node.offset, path,
               fmt::format("\"{}\" is no name for a job: letters, digits, - and _, at most 64, and a letter "
                           "or digit first",
                           node.text));
    }
    if (shape == TextShape::address && !node.text.starts_with("http://") &&
        !node.text.starts_with("https://")) {
      complain(node.offset, path, fmt::format("\"{}\" begins with neither http:// nor https://", node.text));
    }
    if (shape == TextShape::pattern) complain_of(AddressPattern::compile(node.text), node, path);
    if (shape == TextShape::cron && !node.text.empty()) complain_of(parse_cron(node.text), node, path);
    if (shape == TextShape::time_zone) complain_of(TimeZone::named(node.text), node, path);
  }

  template <typename T>
  void complain_of(const Result<T>& result, const JsonNode& node, const std::string& path) {
    if (!result.ok()) complain(node.offset, path, result.error().message);
  }

  bool is(const JsonNode& node, JsonType type, const std::string& path) {
    if (node.type == type) return true;
    complain(node.offset, path,
             fmt::format("{} stands here, {} belongs here", name_of(node.type), name_of(type)));
    return false;
  }

  void complain(std::size_t offset, std::string_view path, std::string_view message) {
    if (complaints_.size() >= max_complaints) return;
    complaints_.push_back({offset, fmt::format("{}: {}", path, message)});
  }

  std::string_view text_;
  std::string_view file_;
  std::vector<Complaint> complaints_;
};

}  // namespace

Result<JobDeclaration> parse_job(std::string_view text, std::string_view file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const JsonNode root = TRY(parse_json_tree(text, file));
  return JobFileReader(text, file).read(root);
}

Result<JobDeclaration> read_job_file(const std::filesystem::path& file) {
  const std::string text = TRY(read_bytes(file, max_job_bytes));
  return with_absolute_paths(TRY(parse_job(text, file.string())), file.parent_path());
}

}  // namespace entente
