#include "query/verbs/verb_columns.h"

#include <array>
#include <utility>

#include "query/verbs/statement_rows.h"

namespace entente {
namespace {

struct VerbNames {
  Verb verb;
  std::string_view names;  // joined by blanks; `…` stands for the details of a statement
};

constexpr std::array table = {
    VerbNames{Verb::find, "name kind matched documents entity"},
    VerbNames{Verb::show, "attribute value from"},
    VerbNames{Verb::neighbours, "steps name kind relations from documents entity"},
    VerbNames{Verb::path,
              "way step from relations to date documents cost said_in page sentence "
              "from_entity to_entity document_entity"},
    VerbNames{Verb::links, "direction relation date standing documents"},
    VerbNames{Verb::common, "name kind first_relations second_relations documents entity"},
    VerbNames{Verb::sources, "relation standing date document page sentence quote document_entity start end"},
    VerbNames{Verb::timeline, "date what with standing document documents"},
    VerbNames{Verb::commitments,
              "number date class status commitment parties made_at document page said_by sentence …"},
    VerbNames{Verb::statements,
              "date class role content parties target document page said_by status sentence …"},
    VerbNames{Verb::documents,
              "date title genre issuer authors pages statements commitments relations location publisher "
              "language media_type date_source sources losses text_digest extractor document_entity"},
    VerbNames{Verb::stats, "what number"},
    VerbNames{Verb::schema, "group name number meaning"},
    VerbNames{Verb::why, "field value"},
    VerbNames{Verb::compare, "side name kind first_relations second_relations documents entity"},
    VerbNames{Verb::top, "name kind relations connected_to documents entity"},
    VerbNames{Verb::changes, "change kind what date document run entity"},
    VerbNames{Verb::pledges,
              "number date class status commitment parties made_at document page said_by sentence …"},
    VerbNames{Verb::who, "date said_by class content parties document page status sentence …"},
    VerbNames{Verb::search, "date document page passage issuer label score document_entity start end"},
};

// Of columns that are no texts. A name that is a number in one answer and a list in another is neither here.
constexpr std::pair<std::string_view, std::string_view> types[] = {
    {"steps", "INTEGER"},        {"way", "INTEGER"},
    {"step", "INTEGER"},         {"number", "INTEGER"},
    {"pages", "INTEGER"},        {"statements", "INTEGER"},
    {"commitments", "INTEGER"},  {"connected_to", "INTEGER"},
    {"run", "INTEGER"},          {"start", "INTEGER"},
    {"end", "INTEGER"},          {"confidence", "FLOAT"},
    {"cost", "FLOAT"},           {"score", "FLOAT"},
    {"first_relations", "LIST"}, {"second_relations", "LIST"},
    {"parties", "LIST"},         {"target", "LIST"},
    {"said_by", "LIST"},         {"authors", "LIST"},
    {"sources", "LIST"},         {"losses", "LIST"},
    {"topics", "LIST"},          {"parties_entities", "LIST"},
    {"target_entities", "LIST"}, {"beneficiary_entities", "LIST"},
    {"attributed_to", "LIST"},   {"documents", "INTEGER"}};

std::string_view type_of(Verb verb, std::string_view name) {
  if (name == "relations") return verb == Verb::documents || verb == Verb::top ? "INTEGER" : "LIST";
  if (verb == Verb::search && name == "page") return "INTEGER";
  for (const auto& [known, type] : types) {
    if (known == name) return type;
  }
  return "STRING";
}

}  // namespace

std::vector<VerbColumn> columns_of(Verb verb) {
  std::vector<VerbColumn> columns;
  const auto add = [&](std::string_view name) {
    columns.push_back({std::string(name), type_of(verb, name)});
  };
  for (const VerbNames& known : table) {
    if (known.verb != verb) continue;
    std::string_view rest = known.names;
    while (!rest.empty()) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      const std::string_view name = rest.substr(0, blank);
      rest.remove_prefix(std::min(blank + 1, rest.size()));
      if (name != "…") {
        add(name);
        continue;
      }
      for (const std::string& detail : statement_detail_columns()) add(detail);
    }
  }
  return columns;
}

}  // namespace entente
