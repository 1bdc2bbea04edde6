#include "query/difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "query/document_difference.h"
#include "query/location_news.h"

namespace entente {
namespace {

class Comparison {
 public:
  Comparison(const Snapshot& snapshot, Difference difference)
      : snapshot_(snapshot), difference_(std::move(difference)) {}

  Result<Difference> run() && {
    TRY(compare_documents());
    sort_documents();
    collect_commitments();
    TRY(name_everybody());
    return std::move(difference_);
  }

 private:
  Result<void> compare_documents() {
    std::set<NodeId> touched;
    for (const RunRecord& run : difference_.runs) {
      const std::vector<NodeId> documents = TRY(snapshot_.touched_by(run.number));
      touched.insert(documents.begin(), documents.end());
    }
    for (NodeId document : touched) {
      DocumentDifference compared =
          TRY(document_difference(snapshot_, document, difference_.after, difference_.up_to));
      count_entities(compared);
      count_relations(compared);
      if (compared.news) difference_.documents.push_back(std::move(*compared.news));
    }
    return {};
  }

  // An entity comes when its first document names it, and goes with its last: in the end it came, went, or
  // did both.
  void count_entities(const DocumentDifference& compared) {
    for (const EntityName& entity : compared.appeared) note_entity(entity, 1);
    for (const EntityName& entity : compared.gone) note_entity(entity, -1);
  }
  void note_entity(const EntityName& entity, int by) {
    moved_[entity.id] += by;
    if (!entity.name.empty()) difference_.names[entity.id] = entity.name;
  }

  void count_relations(const DocumentDifference& compared) {
    difference_.counts.relations_new += compared.relations_new;
    difference_.counts.relations_gone += compared.relations_gone;
    if (!compared.news) return;
    for (const StatementNews& statement : compared.news->statements) {
      DifferenceCounts& counts = difference_.counts;
      ++(statement.news == News::added  ? counts.statements_new
         : statement.news == News::gone ? counts.statements_gone
                                        : counts.statements_changed);
    }
  }

  void sort_documents() {
    const auto order = [](const DocumentNews& document) {
      return std::tuple(document.news, -static_cast<std::int64_t>(document.shown().date.first_day()),
                        std::string_view(document.id));
    };
    std::ranges::sort(difference_.documents, {}, order);
  }

  void collect_commitments() {
    std::map<std::pair<EntityId, CommitmentNews::Kind>, CommitmentNews> found;
    for (std::size_t d = 0; d < difference_.documents.size(); ++d) {
      const DocumentNews& document = difference_.documents[d];
      for (std::size_t s = 0; s < document.statements.size(); ++s) {
        const EntityId& id = document.statements[s].shown().commitment;
        const auto kind = id.empty() ? std::nullopt : kind_of_news(id, document.statements[s]);
        if (!kind) continue;
        CommitmentNews& news = found[{id, *kind}];
        news.kind = *kind;
        news.id = id;
        news.places.push_back({d, s});
      }
    }
    for (auto& [key, news] : found) difference_.commitments.push_back(std::move(news));
    const auto order = [](const CommitmentNews& news) {
      return std::tuple(news.kind, news.places.front().document, news.places.front().statement);
    };
    std::ranges::sort(difference_.commitments, {}, order);
  }

  // Nothing: other documents state it still.
  std::optional<CommitmentNews::Kind> kind_of_news(const EntityId& id, const StatementNews& statement) const {
    const auto moved = moved_.find(id);
    const int by = moved == moved_.end() ? 0 : moved->second;
    if (statement.news == News::changed) return CommitmentNews::Kind::changed;
    if (statement.news == News::added) {
      return by > 0 ? CommitmentNews::Kind::added : CommitmentNews::Kind::reaffirmed;
    }
    return by < 0 ? std::optional(CommitmentNews::Kind::gone) : std::nullopt;
  }

  Result<void> name_everybody() {
    for (const DocumentNews& document : difference_.documents) {
      for (const StatementNews& statement : document.statements) {
        TRY(name_parties(statement.shown()));
        if (statement.news == News::changed) TRY(name_parties(statement.before));
      }
      for (const RelationNews& relation : document.relations) {
        TRY(name(relation.relation.subject));
        TRY(name(relation.relation.object));
        for (const EntityId& id : relation.relation.envelope.attributed_to) TRY(name(id));
      }
    }
    for (const auto& [id, by] : moved_) {
      if (by == 0 || kind_of(id) == EntityKind::commitment) continue;
      if (by > 0) TRY(name(id));
      auto& list = by > 0 ? difference_.entities_new : difference_.entities_gone;
      list.push_back({id, difference_.name(id)});
    }
    for (auto* list : {&difference_.entities_new, &difference_.entities_gone}) {
      std::ranges::sort(*list, {}, [](const EntityName& entity) { return std::tie(entity.name, entity.id); });
    }
    return {};
  }

  Result<void> name_parties(const Statement& statement) {
    for (const auto* list :
         {&statement.parties, &statement.target, &statement.beneficiary, &statement.envelope.attributed_to}) {
      for (const EntityId& id : *list) TRY(name(id));
    }
    if (!statement.made_at.empty()) TRY(name(statement.made_at));
    return {};
  }

  // As the graph knows it now; one that has left it keeps the name of the journal.
  Result<void> name(const EntityId& id) {
    if (!named_.insert(id).second) return {};
    const std::optional<Entity> entity = TRY(snapshot_.entity(node_of(id)));
    if (entity && !entity->name.empty()) difference_.names[id] = entity->name;
    return {};
  }

  const Snapshot& snapshot_;
  Difference difference_;
  std::map<EntityId, int> moved_;  // came: 1, went: -1
  std::set<EntityId> named_;
};

}  // namespace

std::string_view name_of(News news) {
  static constexpr std::array<std::string_view, 3> names = {"new", "changed", "gone"};
  return names[static_cast<std::size_t>(news)];
}

std::string_view name_of(CommitmentNews::Kind kind) {
  static constexpr std::array<std::string_view, 4> names = {"new", "reaffirmed", "changed", "gone"};
  return names[static_cast<std::size_t>(kind)];
}

bool Difference::empty() const {
  const auto is_news = [](const LocationNews& location) { return !location.known_before; };
  return documents.empty() && entities_new.empty() && entities_gone.empty() &&
         std::ranges::none_of(failed, is_news) && std::ranges::none_of(vanished, is_news);
}

std::size_t Difference::count(News news) const {
  return static_cast<std::size_t>(std::ranges::count(documents, news, &DocumentNews::news));
}

const std::string& Difference::name(const EntityId& id) const {
  const auto found = names.find(id);
  return found == names.end() ? id : found->second;
}

const Statement& Difference::statement(const CommitmentNews::Place& place) const {
  return documents[place.document].statements[place.statement].shown();
}

Result<Difference> difference(const Snapshot& snapshot, RunNumber after, RunNumber up_to) {
  Difference difference;
  difference.after = after;
  difference.up_to = up_to;
  const std::vector<RunRecord> runs = TRY(snapshot.runs());
  for (const RunRecord& run : runs) {
    if (run.number == after) difference.since = run;
    if (run.number > after && run.number <= up_to) difference.runs.push_back(run);
  }
  if (after > up_to || up_to > runs.size()) {
    return Error{ErrorCode::invalid_argument,
                 fmt::format("there is nothing between the ends of run {} and run {}; the last run is {}",
                             after, up_to, runs.size()),
                 ""};
  }
  LocationReport locations = TRY(location_report(snapshot, runs, after, up_to));
  difference.failed = std::move(locations.failed);
  difference.vanished = std::move(locations.vanished);
  return Comparison(snapshot, std::move(difference)).run();
}

Result<RunNumber> run_named(std::string_view text, const std::vector<RunRecord>& runs) {
  if (text == "last") return static_cast<RunNumber>(runs.size());
  RunNumber number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = failure == std::errc() && end == text.data() + text.size() && text.size() < 7;
  if (is_number && !(text.size() == 4 && number > runs.size() && Date::parse(text))) {
    if (number <= runs.size()) return number;
    return Error{ErrorCode::not_found, fmt::format("there is no run {}; the last is {}", number, runs.size()),
                 ""};
  }
  if (!Date::parse(text)) {
    return Error{
        ErrorCode::invalid_argument,
        fmt::format("\"{}\" is no run: give its number, \"last\", or a date such as 2023-08-18", text), ""};
  }
  // ISO 8601 sorts as text; a date sorts before every time of its day.
  RunNumber before = 0;
  for (const RunRecord& run : runs) {
    if (!run.finished.empty() && run.finished < text) before = run.number;
  }
  return before;
}

}  // namespace entente
