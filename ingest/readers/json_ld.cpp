#include "ingest/readers/json_ld.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <string>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

using Value = rapidjson::Value;

constexpr std::size_t max_script = 4u << 20;
constexpr std::size_t max_objects = 20'000;

constexpr std::array<std::string_view, 14> publication_types = {"Article",
                                                                "NewsArticle",
                                                                "ReportageNewsArticle",
                                                                "AnalysisNewsArticle",
                                                                "OpinionNewsArticle",
                                                                "BlogPosting",
                                                                "ScholarlyArticle",
                                                                "TechArticle",
                                                                "Report",
                                                                "GovernmentPublication",
                                                                "Legislation",
                                                                "PublicationIssue",
                                                                "CreativeWork",
                                                                "Book"};

const Value* member(const Value& object, const char* name) {
  auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string string_of(const Value* value) {
  if (value == nullptr) return "";
  if (value->IsString()) return std::string(trim({value->GetString(), value->GetStringLength()}));
  if (value->IsArray() && !value->Empty() && (*value)[0].IsString()) return (*value)[0].GetString();
  return "";
}

// A name given as text or as an object with one; nothing for groups of people that the page calls an author.
std::string name_of(const Value& value) {
  if (value.IsString()) return string_of(&value);
  return value.IsObject() ? string_of(member(value, "name")) : "";
}

bool is_person(const Value& value) {
  return !value.IsObject() || member(value, "@type") == nullptr ||
         string_of(member(value, "@type")) == "Person";
}

std::vector<std::string> authors_of(const Value& object) {
  std::vector<std::string> authors;
  const Value* author = member(object, "author");
  if (author == nullptr) return authors;
  auto add = [&](const Value& value) {
    std::string name = name_of(value);
    if (!name.empty() && is_person(value)) authors.push_back(name);
  };
  if (author->IsArray()) {
    for (const Value& each : author->GetArray()) add(each);
  } else {
    add(*author);
  }
  return authors;
}

LinkedData describe(const Value& object) {
  LinkedData data;
  data.type = string_of(member(object, "@type"));
  data.headline = string_of(member(object, "headline"));
  if (data.headline.empty()) data.headline = string_of(member(object, "name"));
  data.published = string_of(member(object, "datePublished"));
  data.language = string_of(member(object, "inLanguage"));
  data.url = string_of(member(object, "url"));
  if (const Value* publisher = member(object, "publisher"); publisher != nullptr)
    data.publisher = name_of(*publisher);
  data.authors = authors_of(object);
  return data;
}

bool is_publication(const LinkedData& data) {
  return std::find(publication_types.begin(), publication_types.end(), data.type) != publication_types.end();
}

bool is_dated_page(const LinkedData& data) {
  return data.type.ends_with("Page") && !data.published.empty();
}

// Objects that may describe the page: the value itself, array elements, members of @graph and mainEntity.
std::vector<const Value*> list_objects(const Value& root) {
  std::vector<const Value*> queue = {&root};
  std::vector<const Value*> objects;
  for (std::size_t i = 0; i < queue.size() && queue.size() < max_objects; ++i) {
    const Value& value = *queue[i];
    if (value.IsArray()) {
      for (const Value& each : value.GetArray()) queue.push_back(&each);
    } else if (value.IsObject()) {
      objects.push_back(&value);
      for (const char* name : {"@graph", "mainEntity"}) {
        if (const Value* inner = member(value, name); inner != nullptr) queue.push_back(inner);
      }
    }
  }
  return objects;
}

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

}  // namespace

LinkedData read_json_ld(std::string_view script) {
  if (script.size() > max_script) return {};
  rapidjson::Document json;
  std::string text = unwrap(script);
  json.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (json.HasParseError()) return {};
  LinkedData best;
  for (const Value* object : list_objects(json)) {
    LinkedData data = describe(*object);
    if (is_publication(data)) return data;
    if (is_dated_page(data) && best.published.empty()) best = data;
  }
  return best;
}

}  // namespace entente
