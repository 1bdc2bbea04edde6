#include "graph/bookkeeping.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/digest.h"
#include "graph/keys.h"
#include "graph/name_folding.h"
#include "graph/records.h"

namespace entente {
namespace {

enum class Sign { plus, minus };

Error broken_count(std::string_view what) {
  return {ErrorCode::corruption, fmt::format("the count of {} is too low: run `entente check`", what), ""};
}

Result<std::uint64_t> moved(std::uint64_t count, std::uint64_t by, Sign sign, std::string_view what) {
  if (sign == Sign::plus) return count + by;
  if (count < by) return broken_count(what);
  return count - by;
}

std::uint64_t profile_digest(const std::string& bytes) {
  return node_of(bytes);
}

// A row of `names`, but for its node.
struct NameKey {
  std::string folded;
  NameSource source;
  std::string written;
  auto operator<=>(const NameKey&) const = default;
};

void add_name(std::set<NameKey>& names, NameSource source, const std::string& written) {
  std::string folded = fold_name(written);
  if (!folded.empty()) names.insert({std::move(folded), source, written});
}

// One commit's or removal's way through the ledger.
class Entry {
 public:
  Entry(Ledger& ledger, Counts& counts, Sign sign) : ledger_(ledger), counts_(counts), sign_(sign) {}

  Result<void> move_own(const Contribution& contribution) {
    for (const Row& row : contribution.rows) TRY(move_row(row));
    return {};
  }

  Result<void> move_shared(const Contribution& contribution) {
    for (const Row& row : contribution.rows) TRY(count_row(row.family));
    for (const EntityShare& share : contribution.entities) TRY(move_entity(share));
    return {};
  }

 private:
  Result<void> move_row(const Row& row) {
    if (sign_ == Sign::minus) {
      ledger_.erase(row.family, row.key);
      return {};
    }
    bool is_assertion = row.family == Family::statements || row.family == Family::relations;
    if (is_assertion && TRY(ledger_.get(row.family, row.key))) {
      return Error{ErrorCode::invalid_argument,
                   fmt::format("{} {} is already there, said by another document", family_name(row.family),
                               to_string(keys::assertion_at(row.key, 0))),
                   ""};
    }
    ledger_.put(row.family, row.key, row.value);
    return {};
  }

  Result<void> count_row(Family family) {
    std::uint64_t* count = family == Family::documents    ? &counts_.documents
                           : family == Family::pages      ? &counts_.pages
                           : family == Family::statements ? &counts_.statements
                           : family == Family::relations  ? &counts_.relations
                                                          : nullptr;
    if (count != nullptr) *count = TRY(moved(*count, 1, sign_, family_name(family)));
    return {};
  }

  Result<EntityRow> entity_row(const EntityShare& share) {
    std::optional<std::string> bytes = TRY(ledger_.get(Family::entities, keys::node(share.node)));
    if (!bytes) return EntityRow{share.id, 0, 0, 0, {}};
    EntityRow row = TRY(decode_entity(*bytes));
    if (row.id == share.id) return row;
    return Error{ErrorCode::corruption,
                 fmt::format("{} and {} have the same node {:016x}", row.id, share.id, share.node), ""};
  }

  Result<void> move_entity(const EntityShare& share) {
    EntityRow row = TRY(entity_row(share));
    bool was_there = row.documents > 0;
    row.documents = TRY(moved(row.documents, 1, sign_, "documents of " + share.id));
    row.mentions = TRY(moved(row.mentions, share.mentions, sign_, "mentions of " + share.id));
    row.edges = TRY(moved(row.edges, share.edges, sign_, "edges of " + share.id));
    if (share.profile) TRY(move_profile(share, row));
    for (const ObservedFact& fact : share.observed) TRY(move_observed(share.node, fact));
    if (row.documents > 0) {
      ledger_.put(Family::entities, keys::node(share.node), encode(row));
    } else {
      ledger_.erase(Family::entities, keys::node(share.node));
    }
    if (was_there != (row.documents > 0)) TRY(count_entity(share.id));
    return {};
  }

  Result<void> count_entity(const EntityId& id) {
    counts_.entities = TRY(moved(counts_.entities, 1, sign_, "entities"));
    if (kind_of(id) != EntityKind::commitment) return {};
    counts_.commitments = TRY(moved(counts_.commitments, 1, sign_, "commitments"));
    return {};
  }

  Result<void> move_observed(NodeId node, const ObservedFact& fact) {
    std::string key = keys::observed(node, fact.attribute, fact.value);
    std::optional<std::string> bytes = TRY(ledger_.get(Family::observed, key));
    std::uint64_t before = bytes ? TRY(decode_count(*bytes)) : 0;
    std::uint64_t after = TRY(moved(before, 1, sign_, "documents that state " + fact.value));
    if (after > 0) {
      ledger_.put(Family::observed, key, encode_count(after));
    } else {
      ledger_.erase(Family::observed, key);
    }
    if (fact.attribute != name_attribute || (before > 0) == (after > 0)) return {};
    std::set<NameKey> names;
    add_name(names, NameSource::observed, fact.value);
    for (const NameKey& name : names) TRY(move_name(node, name, sign_));
    return {};
  }

  Result<void> move_name(NodeId node, const NameKey& name, Sign sign) {
    std::string key = keys::name(name.folded, node, name.source, name.written);
    if (sign == Sign::plus) {
      ledger_.put(Family::names, key, "");
    } else {
      ledger_.erase(Family::names, key);
    }
    counts_.names = TRY(moved(counts_.names, 1, sign, "names"));
    return {};
  }

  // The common case, a profile that stays, touches the entity's row alone.
  Result<void> move_profile(const EntityShare& share, EntityRow& row) {
    std::string bytes = encode(*share.profile);
    std::uint64_t digest = profile_digest(bytes);
    auto use = std::ranges::lower_bound(row.profiles, digest, {}, &ProfileUse::digest);
    bool found = use != row.profiles.end() && use->digest == digest;
    if (found && (sign_ == Sign::plus || use->documents > 1)) {
      use->documents = sign_ == Sign::plus ? use->documents + 1 : use->documents - 1;
      return {};
    }
    if (!found && sign_ == Sign::minus) return broken_count("profiles of " + share.id);
    std::set<NameKey> before = TRY(lexicon_names(share.node, row));
    if (found) {
      row.profiles.erase(use);
      ledger_.erase(Family::profiles, keys::profile(share.node, digest));
    } else {
      row.profiles.insert(use, {digest, 1});
      ledger_.put(Family::profiles, keys::profile(share.node, digest), std::move(bytes));
    }
    return rename(share.node, before, TRY(lexicon_names(share.node, row)));
  }

  Result<std::set<NameKey>> lexicon_names(NodeId node, const EntityRow& row) {
    std::set<NameKey> names;
    for (const ProfileUse& use : row.profiles) {
      std::optional<std::string> bytes = TRY(ledger_.get(Family::profiles, keys::profile(node, use.digest)));
      if (!bytes) return Error{ErrorCode::corruption, "a profile of " + row.id + " is missing", ""};
      EntityProfile profile = TRY(decode_profile(*bytes));
      add_name(names, NameSource::canonical, profile.name);
      for (const std::string& alias : profile.aliases) add_name(names, NameSource::alias, alias);
    }
    return names;
  }

  Result<void> rename(NodeId node, const std::set<NameKey>& before, const std::set<NameKey>& after) {
    for (const NameKey& name : before) {
      if (!after.contains(name)) TRY(move_name(node, name, Sign::minus));
    }
    for (const NameKey& name : after) {
      if (!before.contains(name)) TRY(move_name(node, name, Sign::plus));
    }
    return {};
  }

  Ledger& ledger_;
  Counts& counts_;
  Sign sign_;
};

Result<void> move(Ledger& ledger, const Contribution& contribution, Sign sign) {
  Counts counts = TRY(read_counts(ledger));
  Entry entry(ledger, counts, sign);
  TRY(entry.move_own(contribution));
  TRY(entry.move_shared(contribution));
  write_counts(ledger, counts);
  return {};
}

}  // namespace

Result<void> enter(Ledger& ledger, const Contribution& contribution) {
  return move(ledger, contribution, Sign::plus);
}

Result<void> withdraw(Ledger& ledger, const Contribution& contribution) {
  return move(ledger, contribution, Sign::minus);
}

Result<void> enter_shared(Ledger& ledger, const Contribution& contribution) {
  Counts counts = TRY(read_counts(ledger));
  TRY(Entry(ledger, counts, Sign::plus).move_shared(contribution));
  write_counts(ledger, counts);
  return {};
}

Result<Counts> read_counts(Ledger& ledger) {
  std::optional<std::string> bytes = TRY(ledger.get(Family::meta, std::string(keys::counts)));
  if (!bytes) return Counts{};
  return decode_counts(*bytes);
}

void write_counts(Ledger& ledger, const Counts& counts) {
  ledger.put(Family::meta, std::string(keys::counts), encode(counts));
}

}  // namespace entente
