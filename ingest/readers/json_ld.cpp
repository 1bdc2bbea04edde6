#include "ingest/readers/json_ld.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

using Value = rapidjson::Value;
using ObjectsById = std::unordered_map<std::string_view, const Value*>;

constexpr std::size_t max_script = 4u << 20;
constexpr std::size_t max_objects = 20'000;
constexpr std::size_t max_authors = 100;

constexpr std::array<std::string_view, 22> publication_types = {"Article",
                                                                "NewsArticle",
                                                                "ReportageNewsArticle",
                                                                "AnalysisNewsArticle",
                                                                "BackgroundNewsArticle",
                                                                "OpinionNewsArticle",
                                                                "ReviewNewsArticle",
                                                                "BlogPosting",
                                                                "LiveBlogPosting",
                                                                "SocialMediaPosting",
                                                                "DiscussionForumPosting",
                                                                "ScholarlyArticle",
                                                                "MedicalScholarlyArticle",
                                                                "TechArticle",
                                                                "AdvertiserContentArticle",
                                                                "Report",
                                                                "GovernmentPublication",
                                                                "Legislation",
                                                                "PublicationIssue",
                                                                "CreativeWork",
                                                                "Review",
                                                                "Book"};

const Value* member(const Value& object, const char* name) {
  auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string_view view_of(const Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

std::string string_of(const Value* value) {
  if (value != nullptr && value->IsArray() && !value->Empty()) value = &(*value)[0];
  return value != nullptr && value->IsString() ? std::string(trim(view_of(*value))) : "";
}

bool is_publication_type(std::string_view type) {
  return std::find(publication_types.begin(), publication_types.end(), type) != publication_types.end();
}

// Of several types the one that is a publication: ["WebPage", "Article"].
std::string type_of(const Value& object) {
  const Value* type = member(object, "@type");
  if (type != nullptr && type->IsArray()) {
    for (const Value& each : type->GetArray()) {
      if (each.IsString() && is_publication_type(view_of(each))) return std::string(view_of(each));
    }
  }
  return string_of(type);
}

// A name given as text or as an object with one.
std::string name_of(const Value& value) {
  if (value.IsString()) return string_of(&value);
  return value.IsObject() ? string_of(member(value, "name")) : "";
}

class Describer {
 public:
  explicit Describer(const Value& root) {
    list_objects(root);
    for (const Value* object : objects_) {
      const Value* id = member(*object, "@id");
      bool says_more = id != nullptr && id->IsString() && object->MemberCount() > 1;
      if (says_more) by_id_.try_emplace(view_of(*id), object);
    }
  }

  std::vector<LinkedData> describe() const {
    std::vector<LinkedData> all;
    for (const Value* object : objects_) {
      if (member(*object, "@type") != nullptr) all.push_back(describe(*object));
    }
    return all;
  }

 private:
  void list_objects(const Value& root) {
    std::vector<const Value*> queue = {&root};
    for (std::size_t i = 0; i < queue.size() && queue.size() < max_objects; ++i) {
      const Value& value = *queue[i];
      if (value.IsArray()) {
        for (const Value& each : value.GetArray()) queue.push_back(&each);
      } else if (value.IsObject()) {
        objects_.push_back(&value);
        for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
          if (const Value* inner = member(value, name); inner != nullptr) queue.push_back(inner);
        }
      }
    }
  }

  const Value& looked_up(const Value& value) const {
    if (!value.IsObject() || member(value, "name") != nullptr) return value;
    const Value* id = member(value, "@id");
    if (id == nullptr || !id->IsString()) return value;
    auto found = by_id_.find(view_of(*id));
    return found == by_id_.end() ? value : *found->second;
  }

  void add_author(const Value& given, LinkedData& data) const {
    const Value& value = looked_up(given);
    std::string name = name_of(value);
    if (name.empty() || data.authors.size() + data.bodies.size() >= max_authors) return;
    std::string type = value.IsObject() ? string_of(member(value, "@type")) : "";
    bool person = type.empty() || type == "Person" || type == "Thing" || type == "Author";
    (person ? data.authors : data.bodies).push_back(name);
  }

  void add_authors_of(const Value& object, LinkedData& data) const {
    for (const char* role : {"author", "creator"}) {
      const Value* author = member(object, role);
      if (author == nullptr || !(data.authors.empty() && data.bodies.empty())) continue;
      if (author->IsArray()) {
        for (const Value& each : author->GetArray()) add_author(each, data);
      } else {
        add_author(*author, data);
      }
    }
  }

  LinkedData describe(const Value& object) const {
    LinkedData data;
    data.type = type_of(object);
    data.headline = string_of(member(object, "headline"));
    if (data.headline.empty()) data.headline = string_of(member(object, "name"));
    data.published = string_of(member(object, "datePublished"));
    if (data.published.empty()) data.published = string_of(member(object, "dateCreated"));
    data.modified = string_of(member(object, "dateModified"));
    data.language = string_of(member(object, "inLanguage"));
    data.url = string_of(member(object, "url"));
    if (const Value* publisher = member(object, "publisher"); publisher != nullptr)
      data.publisher = name_of(looked_up(*publisher));
    add_authors_of(object, data);
    return data;
  }

  std::vector<const Value*> objects_;
  ObjectsById by_id_;
};

// Some sites wrap the JSON in a comment or CDATA, and leave raw line ends in its strings.
std::string unwrap(std::string_view script) {
  std::size_t begin = script.find_first_of("{[");
  std::size_t end = script.find_last_of("}]");
  if (begin == script.npos || end == script.npos || end < begin) return "";
  if (script.substr(0, begin).find("CDATA[") != script.npos)
    begin = script.find_first_of("{[", script.find("CDATA[") + 6);
  if (begin == script.npos || end < begin) return "";
  std::string json(script.substr(begin, end - begin + 1));
  std::replace_if(
      json.begin(), json.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  return json;
}

// The string value of a key, from `at` on; "" when the next value is none. Moves nothing.
std::string value_behind(std::string_view json, std::string_view key, std::size_t at = 0) {
  at = json.find(key, at);
  if (at == json.npos) return "";
  std::size_t begin = json.find_first_not_of(" :", at + key.size());
  if (begin == json.npos || json[begin] != '"') return "";
  std::size_t end = json.find('"', begin + 1);
  bool whole = end != json.npos && end - begin < 400;
  return whole ? std::string(json.substr(begin + 1, end - begin - 1)) : "";
}

// Broken JSON still has its keys.
std::vector<LinkedData> salvage(std::string_view json) {
  LinkedData data;
  data.type = value_behind(json, "\"@type\"");
  data.headline = value_behind(json, "\"headline\"");
  data.published = value_behind(json, "\"datePublished\"");
  std::size_t author = json.find("\"author\"");
  if (author != json.npos) {
    std::string_view near = json.substr(author, 300);
    std::string name = value_behind(near, "\"name\"");
    if (name.empty()) name = value_behind(near, "\"author\"");
    if (!name.empty() && near.find("Organization") == near.npos) data.authors.push_back(name);
  }
  if (!is_publication_type(data.type)) data.type = "Article";
  return data.published.empty() && data.headline.empty() ? std::vector<LinkedData>()
                                                         : std::vector<LinkedData>{data};
}

}  // namespace

bool is_publication(const LinkedData& data) {
  return is_publication_type(data.type);
}

std::vector<LinkedData> read_json_ld(std::string_view script) {
  if (script.size() > max_script) return {};
  rapidjson::Document json;
  std::string text = unwrap(script);
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseTrailingCommasFlag |
                             rapidjson::kParseStopWhenDoneFlag;
  json.Parse<flags>(text.data(), text.size());
  return json.HasParseError() ? salvage(text) : Describer(json).describe();
}

}  // namespace entente
