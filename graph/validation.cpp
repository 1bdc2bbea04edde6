#include "graph/validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

using Texts = std::unordered_map<std::uint32_t, std::string_view>;

bool is_entity_id(std::string_view id) {
  std::size_t colon = id.find(':');
  return kind_of(id) && colon + 1 < id.size() &&
         std::ranges::all_of(id, [](char c) { return c > ' ' && c < 0x7F; });
}

bool is_unset(const AssertionId& id) {
  return id == AssertionId{};
}

bool lies_within(std::uint32_t start, std::uint32_t end, std::string_view text) {
  return start <= end && end <= text.size();
}

bool has_zero_byte(std::string_view text) {
  return text.find('\0') != std::string_view::npos;
}

class Validator {
 public:
  explicit Validator(const Changes& changes) : changes_(changes) {}

  Result<void> validate() {
    TRY(document());
    TRY(pages());
    TRY(entities());
    for (const Statement& statement : changes_.statements) TRY(check(statement));
    for (const Relation& relation : changes_.relations) TRY(check(relation));
    return {};
  }

 private:
  Error refusal(std::string message) const {
    return {ErrorCode::invalid_argument, std::move(message), changes_.document.id};
  }

  Result<void> document() const {
    const DocumentRecord& record = changes_.document;
    if (!is_entity_id(record.id) || kind_of(record.id) != EntityKind::document) {
      return refusal(fmt::format("\"{}\" is no id of a document", record.id));
    }
    if (record.text_digest.empty()) return refusal("the document has no text digest");
    if (record.date != Date{} && Date::parse(record.date.to_string()) != record.date) {
      return refusal(fmt::format("there is no date {}", record.date.to_string()));
    }
    if (std::ranges::any_of(record.sources, has_zero_byte))
      return refusal("a source location holds a zero byte");
    return {};
  }

  Result<void> pages() {
    for (const PageText& page : changes_.pages) {
      if (page.number == 0) return refusal("a page has number 0; the first is 1");
      if (page.text.size() > UINT32_MAX) return refusal(fmt::format("page {} is too long", page.number));
      if (!texts_.emplace(page.number, page.text).second) {
        return refusal(fmt::format("page {} is there twice", page.number));
      }
    }
    return {};
  }

  Result<void> entities() {
    for (const EntityContribution& entity : changes_.entities) {
      if (!is_entity_id(entity.id)) return refusal(fmt::format("\"{}\" is no entity id", entity.id));
      if (!known_.insert(entity.id).second) return refusal(fmt::format("{} is there twice", entity.id));
      TRY(check(entity));
    }
    return named(changes_.document.id, "the document itself");
  }

  Result<void> check(const EntityContribution& entity) const {
    for (const ObservedFact& fact : entity.observed) {
      if (fact.attribute.empty() || has_zero_byte(fact.attribute)) {
        return refusal(fmt::format("an observed attribute of {} has no name", entity.id));
      }
    }
    for (const MentionRecord& mention : entity.mentions) {
      auto page = texts_.find(mention.page);
      if (page == texts_.end() || !lies_within(mention.start, mention.end, page->second)) {
        return refusal(fmt::format("a mention of {} lies outside page {}", entity.id, mention.page));
      }
    }
    return {};
  }

  Result<void> named(const EntityId& id, std::string_view what) const {
    if (known_.contains(id)) return {};
    return refusal(fmt::format("{} is {} but not among the entities", id.empty() ? "\"\"" : id, what));
  }

  Result<void> all_named(const std::vector<EntityId>& ids, const std::string& what) const {
    for (const EntityId& id : ids) TRY(named(id, what));
    return {};
  }

  Result<void> check(const Statement& statement) {
    std::string what = "in statement " + to_string(statement.id);
    if (is_unset(statement.id)) return refusal("a statement has no id");
    if (!statements_.insert(statement.id).second) return refusal(what + ", which is there twice");
    if (statement.document != changes_.document.id) return refusal("another document is named " + what);
    TRY(check(statement.evidence, what));
    TRY(check(statement.envelope, what));
    for (const auto* list : {&statement.parties, &statement.target, &statement.beneficiary}) {
      TRY(all_named(*list, what));
    }
    if (!statement.commitment.empty()) TRY(named(statement.commitment, what));
    if (!statement.made_at.empty()) TRY(named(statement.made_at, what));
    return {};
  }

  Result<void> check(const Relation& relation) {
    std::string what = fmt::format("in relation {} ({})", to_string(relation.id), info(relation.kind).name);
    if (is_unset(relation.id)) return refusal("a relation has no id");
    if (!relations_.insert(relation.id).second) return refusal(what + ", which is there twice");
    if (relation.document != changes_.document.id) return refusal("another document is named " + what);
    TRY(check(relation.evidence, what));
    TRY(check(relation.envelope, what));
    TRY(named(relation.subject, what));
    TRY(named(relation.object, what));
    if (info(relation.kind).symmetric && relation.subject >= relation.object) {
      return refusal("the ends are not in the order of their ids " + what);
    }
    if (!is_unset(relation.statement) && !statements_.contains(relation.statement)) {
      return refusal(fmt::format("statement {} is missing, named {}", to_string(relation.statement), what));
    }
    return {};
  }

  Result<void> check(const Evidence& evidence, const std::string& what) const {
    auto page = texts_.find(evidence.page);
    if (page == texts_.end()) return refusal(fmt::format("there is no page {} {}", evidence.page, what));
    std::string_view text = page->second;
    if (evidence.quote.empty()) return refusal("there is no quote " + what);
    if (!lies_within(evidence.start, evidence.end, text) ||
        text.substr(evidence.start, evidence.end - evidence.start) != evidence.quote) {
      return refusal(fmt::format("the quote is not what page {} says at {} to {} {}", evidence.page,
                                 evidence.start, evidence.end, what));
    }
    if (!lies_within(evidence.sentence_start, evidence.sentence_end, text) ||
        !lies_within(evidence.stem_start, evidence.stem_end, text)) {
      return refusal(fmt::format("the sentence lies outside page {} {}", evidence.page, what));
    }
    return {};
  }

  Result<void> check(const Envelope& envelope, const std::string& what) const {
    if (!(envelope.confidence >= 0.0F && envelope.confidence <= 1.0F)) {
      return refusal("the confidence is not between 0 and 1 " + what);
    }
    return all_named(envelope.attributed_to, what);
  }

  const Changes& changes_;
  Texts texts_;
  std::unordered_set<std::string_view> known_;
  std::set<AssertionId> statements_;
  std::set<AssertionId> relations_;
};

}  // namespace

Result<void> validate(const Changes& changes) {
  return Validator(changes).validate();
}

}  // namespace entente
