#include "tests/statements/reading_builder.h"

#include <array>
#include <cctype>

#include "ingest/language/words.h"
#include "ingest/statements/statements.h"

namespace entente {
namespace {

struct KnownName {
  std::string_view surface, entity;
  EntityKind kind;
  MentionKind mention = MentionKind::name;
};

// Longer surfaces first where one begins another.
constexpr std::array known_names = {
    KnownName{"Japanese", "Japan", EntityKind::state, MentionKind::adjective},
    KnownName{"Japan", "Japan", EntityKind::state},
    KnownName{"Philippines", "Philippines", EntityKind::state},
    KnownName{"United States", "United States", EntityKind::state},
    KnownName{"Russian", "Russia", EntityKind::state, MentionKind::adjective},
    KnownName{"Russia", "Russia", EntityKind::state},
    KnownName{"Ukraine", "Ukraine", EntityKind::state},
    KnownName{"North Korea", "North Korea", EntityKind::state},
    KnownName{"China", "China", EntityKind::state},
    KnownName{"Iran", "Iran", EntityKind::state},
    KnownName{"Australia", "Australia", EntityKind::state},
    KnownName{"Palau", "Palau", EntityKind::state},
    KnownName{"Timor-Leste", "Timor-Leste", EntityKind::state},
    KnownName{"Taliban", "Taliban", EntityKind::organisation},
    KnownName{"Security Council", "Security Council", EntityKind::organisation},
    KnownName{"ASEAN", "ASEAN", EntityKind::organisation},
    KnownName{"Pacific Secretariat", "Pacific Secretariat", EntityKind::organisation},
    KnownName{"Parties", "Parties", EntityKind::grouping, MentionKind::definite},
    KnownName{"Party", "Parties", EntityKind::grouping, MentionKind::definite},
    KnownName{"Fumio Kishida", "Kishida", EntityKind::person},
    KnownName{"Kishida", "Kishida", EntityKind::person},
    KnownName{"Marcos", "Marcos", EntityKind::person},
    KnownName{"Lee", "Lee", EntityKind::person},
    KnownName{"Prime Minister", "Prime Minister of Japan", EntityKind::office},
    KnownName{"Manila Declaration", "Manila Declaration", EntityKind::instrument},
    KnownName{"Manila Summit", "Manila Summit", EntityKind::meeting},
    KnownName{"first meeting", "first meeting", EntityKind::meeting, MentionKind::nominal},
    KnownName{"Tokyo", "Tokyo", EntityKind::place},
    KnownName{"Manila", "Manila", EntityKind::place},
    KnownName{"Ocean Treaty", "Ocean Treaty", EntityKind::instrument},
    KnownName{"Cable Initiative", "Cable Initiative", EntityKind::initiative},
    KnownName{"Trio", "Trio", EntityKind::grouping},
};

class Builder {
 public:
  explicit Builder(TestReading& made) : made_(made), reading_(made.reading) {}

  int entity(std::string_view name, EntityKind kind) {
    for (std::size_t i = 0; i < reading_.entities.size(); ++i)
      if (reading_.entities[i].name == name) return static_cast<int>(i);
    DocumentEntity made;
    made.kind = kind;
    made.name = name;
    made.id = name;
    if (kind == EntityKind::office) {
      made.subtype = "head_of_government";
      made.properties["jurisdiction"] = "Japan";
    }
    reading_.entities.push_back(made);
    return static_cast<int>(reading_.entities.size()) - 1;
  }

  void sentence(Span span) {
    Sentence made;
    made.span = span;
    const std::string_view words = reading_.words(span);
    if (words.starts_with("- ")) {
      made.block = BlockKind::list_item;
      made.stem = stem_;
      made.span.begin += 2;
    } else if (words.ends_with(":")) {
      made.block = BlockKind::list_stem;
      stem_ = static_cast<int>(reading_.sentences.size());
    }
    made.first_token = static_cast<std::uint32_t>(reading_.tokens.size());
    for (Span word : split_words(segmenter_, abbreviations_, reading_.text.text, made.span)) token(word);
    made.last_token = static_cast<std::uint32_t>(reading_.tokens.size());
    find_names(made.span);
    reading_.sentences.push_back(made);
  }

 private:
  void token(Span span) {
    Token made;
    made.span = span;
    const auto first = static_cast<unsigned char>(reading_.text.text[span.begin]);
    made.shape = std::isdigit(first)   ? Token::Shape::number
                 : std::ispunct(first) ? Token::Shape::punctuation
                                       : Token::Shape::word;
    if (reading_.words(span) == "'s") made.shape = Token::Shape::word;
    made.capitalised = std::isupper(first) != 0;
    made.all_capitals = span.size() > 1 && made.capitalised &&
                        std::isupper(static_cast<unsigned char>(reading_.text.text[span.begin + 1]));
    reading_.tokens.push_back(made);
  }

  void find_names(Span sentence) {
    const std::string_view text = reading_.words(sentence);
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (at > 0 && std::isalpha(static_cast<unsigned char>(text[at - 1]))) continue;
      for (const KnownName& known : known_names) {
        if (text.substr(at, known.surface.size()) != known.surface) continue;
        const std::size_t end = at + known.surface.size();
        if (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end]))) continue;
        mention(known, {static_cast<std::uint32_t>(sentence.begin + at),
                        static_cast<std::uint32_t>(sentence.begin + end)});
        at = end - 1;
        break;
      }
    }
  }

  void mention(const KnownName& known, Span span) {
    Mention made;
    made.span = span;
    made.sentence = static_cast<int>(reading_.sentences.size());
    made.kind = known.mention;
    made.entity = entity(known.entity, known.kind);
    reading_.entities[static_cast<std::size_t>(made.entity)].mentions.push_back(
        static_cast<int>(reading_.mentions.size()));
    reading_.mentions.push_back(made);
  }

  TestReading& made_;
  Reading& reading_;
  Segmenter segmenter_;
  AbbreviationTable abbreviations_;
  int stem_ = -1;
};

void set_voice(Builder& builder, TestReading& made, std::string_view voice) {
  const auto state = [&](std::string_view name) { return builder.entity(name, EntityKind::state); };
  Voice& who = made.reading.voice;
  who.genre = voice == "analysis" ? "commentary" : voice == "treaty" ? "treaty" : "joint_statement";
  if (voice == "analysis") {
    who.authors = {builder.entity("Lee", EntityKind::person)};
    who.document = builder.entity("the page", EntityKind::document);
    return;
  }
  who.issuers = {state("Japan"), state("Philippines")};
  const int trio = builder.entity("Trio", EntityKind::grouping);
  const std::vector<int> three = {state("Japan"), state("Philippines"), state("United States")};
  made.reading.entities[static_cast<std::size_t>(trio)].members = three;
  if (voice != "four-plus") return;
  who.issuers = {state("Japan"), state("Philippines"), state("United States"), state("Australia"),
                 state("Palau")};
  const int pact = builder.entity("Pact", EntityKind::grouping);
  made.reading.entities[static_cast<std::size_t>(pact)].members = who.issuers;
}

}  // namespace

TestReading build_reading(std::string_view text, std::string_view voice) {
  TestReading made;
  made.document = std::make_unique<Document>();
  made.document->text = text;
  made.document->date = *Date::parse("2024-06-01");
  made.reading.document = made.document.get();
  made.reading.text.text = text;
  Builder builder(made);
  set_voice(builder, made, voice);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    builder.sentence({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 1;
  }
  return made;
}

namespace {

const StatementTables& tables() {
  static const StatementTables embedded{CueTable::embedded(), RelationCueTable::embedded(), {}};
  return embedded;
}

}  // namespace

std::vector<StatementCandidate> statements_of(TestReading& made) {
  return find_statements(made.reading, tables());
}

std::vector<RelationCandidate> relations_of(TestReading& made) {
  const auto statements = find_statements(made.reading, tables());
  return find_relations(made.reading, statements, tables());
}

std::string names(const Reading& reading, const std::vector<int>& entities) {
  std::string joined;
  for (int entity : entities)
    joined += (joined.empty() ? "" : ",") + reading.entities[static_cast<std::size_t>(entity)].name;
  return joined;
}

std::string describe(const TestReading& made, const std::vector<StatementCandidate>& statements) {
  std::string text;
  for (const StatementCandidate& statement : statements) {
    if (!text.empty()) text += " | ";
    text +=
        std::string(name_of(statement.statement_class)) + std::string(name_of(statement.envelope.polarity));
    if (!statement.parties.empty()) text += " " + names(made.reading, statement.parties);
  }
  return text;
}

std::string describe(const TestReading& made, const RelationCandidate& relation) {
  const auto name = [&](int i) { return made.reading.entities[static_cast<std::size_t>(i)].name; };
  return name(relation.subject) + " " + std::string(info(relation.kind).name) + " " + name(relation.object) +
         std::string(name_of(relation.envelope.polarity)) + std::string(name_of(relation.envelope.modality));
}

}  // namespace entente
