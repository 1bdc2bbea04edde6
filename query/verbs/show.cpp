#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

#include "query/tie.h"
#include "query/verbs/verbs.h"

namespace entente {
namespace {

constexpr std::size_t shown_values = 12;

class Page {
 public:
  void add(std::string attribute, std::string value, std::string from) {
    if (value.empty()) return;
    answer.rows.push_back({{std::move(attribute), std::move(value), std::move(from)}, {}});
  }

  Answer answer;
};

std::string some(std::vector<std::string> values) {
  const std::size_t all = values.size();
  values.resize(std::min(all, shown_values));
  std::string text = fmt::format("{}", fmt::join(values, "; "));
  return all > shown_values ? fmt::format("{}; and {} more", text, all - shown_values) : text;
}

void add_names(Page& page, const Entity& entity) {
  std::vector<std::string> aliases, spellings;
  for (const Name& name : entity.names) {
    if (name.source == NameSource::alias) aliases.push_back(name.text);
    if (name.source == NameSource::observed && name.text != entity.name) spellings.push_back(name.text);
  }
  page.add("also called", some(aliases), "lexicon");
  page.add("spelt", some(spellings), "documents");
}

void add_attributes(Page& page, const Entity& entity) {
  const std::string kind(info(entity.kind).name);
  page.add("name", entity.name, entity.in_lexicon ? "lexicon" : "documents");
  page.add("kind", entity.subtype.empty() ? kind : fmt::format("{}, {}", kind, entity.subtype), "");
  page.add("entity", entity.id, "");
  page.add("status", entity.status, "documents");
  add_names(page, entity);
  for (const auto& [scheme, id] : entity.ids) page.add(scheme, id, "lexicon");
  for (const auto& [attribute, value] : entity.background)
    page.add(attribute, value, "lexicon, not the documents");
  for (const auto& [attribute, values] : entity.observed) {
    if (attribute != "name" && attribute != "subtype" && attribute != "status") {
      page.add(attribute, some(values), "documents");
    }
  }
  page.add("documents", fmt::format("{}", entity.documents), "");
  page.add("mentions", fmt::format("{}", entity.mentions), "");
}

struct RelationCount {
  std::size_t facts = 0;
  std::size_t others = 0;
};

std::string text_of(const RelationCount& count) {
  if (count.others == 0) return fmt::format("{}", count.facts);
  return fmt::format("{}, and {} proposed, predicted or denied", count.facts, count.others);
}

}  // namespace

Result<Answer> answer_show(Inquiry& inquiry) {
  const BoundName& name = inquiry.question.names[0];
  Page page;
  page.answer.columns = columns({"attribute", "value", "from"});
  page.answer.used.nodes.push_back(name.node);
  if (const Entity* entity = TRY(inquiry.names.entity(name.node))) add_attributes(page, *entity);
  EdgeFilter all;
  all.facts_only = false;
  std::map<std::pair<RelationKind, Arrow>, RelationCount> counts;
  TRY(inquiry.snapshot.edges(name.node, all, [&](const Edge& edge) {
    RelationCount& count = counts[{edge.relation, arrow_from(edge, name.node)}];
    ++(edge.is_fact() ? count.facts : count.others);
    return inquiry.budget.spend();
  }));
  for (const auto& [key, count] : counts) {
    Tie tie;
    tie.relation = key.first;
    tie.arrow = key.second;
    page.add(text_with_arrow(tie), text_of(count), "relations");
  }
  return std::move(page.answer);
}

}  // namespace entente
