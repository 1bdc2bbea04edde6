// Every name and alias of the lexicon is found in the example sentence of its kind and means its entry. Names
// that mean another entry there are listed in ingest/lexicon/ambiguous.jsonl, each with the reason.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <map>
#include <sstream>

#include "ingest/extraction/embedded_files.h"
#include "tests/extraction/reading_of.h"

namespace entente {
namespace {

using testing::document_of;
using testing::lexicon;

// Lines of an embedded file as string fields.
std::vector<std::map<std::string, std::string>> records_of(std::string_view file_name) {
  std::vector<std::map<std::string, std::string>> records;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name != file_name) continue;
    std::istringstream lines{std::string(file.contents)};
    for (std::string line; std::getline(lines, line);) {
      rapidjson::Document json;
      json.Parse(line.c_str());
      std::map<std::string, std::string> record;
      for (const auto& member : json.GetObject())
        if (member.value.IsString()) record[member.name.GetString()] = member.value.GetString();
      records.push_back(std::move(record));
    }
  }
  return records;
}

std::map<std::string, std::string> templates() {
  std::map<std::string, std::string> by_kind;
  for (auto& record : records_of("examples.jsonl")) by_kind[record["kind"]] = record["template"];
  return by_kind;
}

// "entity name": what the name means where the lexicon says that it is ambiguous; "" for no mention at all.
std::map<std::string, std::string> exceptions() {
  std::map<std::string, std::string> known;
  for (auto& record : records_of("ambiguous.jsonl")) {
    EXPECT_FALSE(record["reason"].empty()) << record["id"];
    known[record["entity"] + " " + record["name"]] = record["means"];
  }
  return known;
}

std::string with_name(std::string text, const std::string& name) {
  const std::string slot = "{name}";
  return text.replace(text.find(slot), slot.size(), name);
}

// The entry that the name means in the sentence; "" when it is no mention.
std::string meaning_of_name(const std::string& sentence, const std::string& name) {
  const Document document = document_of(sentence);
  const Reading reading = read_entities(document, lexicon());
  std::string partly;
  for (const Mention& mention : reading.mentions) {
    const DocumentEntity& entity = reading.entities[static_cast<std::size_t>(mention.entity)];
    if (reading.words(mention.span) == name) return entity.lexicon_id;
    // Of "Iraq's invasion of Kuwait" the common noun is the mention.
    const bool noun = mention.kind == MentionKind::nominal && entity.kind == EntityKind::event;
    if (noun && name.find(reading.words(mention.span)) != std::string::npos) return entity.lexicon_id;
    if (name.find(reading.words(mention.span)) != std::string::npos && !entity.lexicon_id.empty())
      partly = entity.lexicon_id;
  }
  return partly;
}

TEST(Entries, AreFoundByEachOfTheirNames) {
  const auto sentences = templates();
  auto exceptional = exceptions();
  int names = 0;
  for (const LexiconEntry& entry : lexicon().entries()) {
    const auto sentence = sentences.find(std::string(entry.id.substr(0, entry.id.find(':'))));
    ASSERT_NE(sentence, sentences.end()) << entry.id << ": examples.jsonl has no sentence for its kind";
    std::vector<std::string> all = entry.aliases;
    all.insert(all.begin(), entry.name);
    for (const std::string& name : all) {
      ++names;
      const std::string means = meaning_of_name(with_name(sentence->second, name), name);
      const auto exception = exceptional.find(entry.id + " " + name);
      if (exception == exceptional.end()) {
        EXPECT_EQ(means, entry.id) << "\"" << name << "\"";
      } else {
        EXPECT_EQ(means, exception->second) << "\"" << name << "\" is no longer ambiguous so";
        exceptional.erase(exception);
      }
    }
  }
  for (const auto& [name, means] : exceptional) ADD_FAILURE() << "ambiguous.jsonl: no entry has " << name;
  EXPECT_GT(names, 5000);
}

}  // namespace
}  // namespace entente
