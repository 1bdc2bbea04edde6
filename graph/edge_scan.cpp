// How a date window becomes seeks. Rows of `out` and `in` are sorted by first day within a relation, so edges
// that begin inside the window are one range. Edges that began before it and last into it have more than one
// day, and all such edges stand in `spans` as well, by length class: those of a class that can reach the
// window are one range there. Both are read in order of the first day, the early ones first.
#include "graph/edge_scan.h"

#include <algorithm>
#include <optional>

#include "graph/keys.h"
#include "graph/records.h"

namespace entente {
namespace {

using keys::Side;

// The place of an edge in the order that is promised, but for its relation.
auto order(const HalfEdge& half) {
  return std::tuple(half.edge.first, half.far, half.edge.assertion);
}

// Rows of `spans` repeat side and length class between the node and the relation of a half edge.
std::string half_edge_key(std::string_view span_key) {
  std::string key(span_key.substr(0, 8));
  key += span_key[9];
  key += span_key.substr(11);
  return key;
}

struct Window {
  Day since = unknown_day;
  Day until = unknown_day;
  bool undated = false;
  explicit Window(const EdgeFilter& filter)
      : since(filter.since), until(filter.until), undated(filter.undated) {}
  bool is_open() const { return since == unknown_day && until == unknown_day; }
  Day first_dated() const { return since == unknown_day ? unknown_day + 1 : since; }
  bool ends_before(Day first) const { return until != unknown_day && first > until; }
};

// One side's halves of `node`, relation after relation. Two cursors at most, however many relations.
class Halves {
 public:
  Halves(const DatabaseView& view, NodeId node, Side side, const Window& window)
      : view_(view),
        node_(node),
        side_(side),
        window_(window),
        rows_(view.cursor(side == Side::out ? Family::out : Family::in)) {}

  // The lowest relation number that is not below `number` and has rows.
  std::optional<std::uint8_t> relation_from(std::uint8_t number) {
    std::string key = keys::half_edge_prefix(node_, static_cast<RelationKind>(number));
    if (!placed_ || !rows_.valid() || rows_.key() < key) rows_.seek(key);
    placed_ = true;
    if (!rows_.valid_within(keys::node(node_)) || rows_.key().size() < 9) return std::nullopt;
    return static_cast<std::uint8_t>(rows_.key()[8]);
  }

  // Stands on the first half of `relation` that the window lets pass.
  Result<void> begin(RelationKind relation) {
    relation_ = relation;
    prefix_ = keys::half_edge_prefix(node_, relation);
    early_.clear();
    next_early_ = 0;
    phase_ = Phase::undated;
    if (window_.is_open() || window_.undated) {
      seek(unknown_day);
      return settle();
    }
    return leave_undated();
  }

  bool valid() const { return current_.has_value(); }
  const HalfEdge& half() const { return *current_; }

  Result<void> next() {
    if (phase_ == Phase::early) {
      ++next_early_;
    } else {
      rows_.next();
    }
    return settle();
  }

 private:
  enum class Phase { undated, early, dated };

  void seek(Day first) {
    std::string key = keys::half_edge_from(node_, relation_, first);
    if (!placed_ || !rows_.valid() || rows_.key() < key || !rows_.key().starts_with(prefix_)) rows_.seek(key);
    placed_ = true;
  }

  Result<void> leave_undated() {
    phase_ = Phase::early;
    if (window_.since != unknown_day) TRY(collect_early());
    return settle();
  }

  Result<void> settle() {
    if (phase_ == Phase::early) {
      if (next_early_ < early_.size()) {
        current_ = early_[next_early_];
        return {};
      }
      phase_ = Phase::dated;
      seek(window_.first_dated());
    }
    return settle_on_row();
  }

  Result<void> settle_on_row() {
    current_.reset();
    if (rows_.valid_within(prefix_)) current_ = TRY(decode_half_edge(rows_.key(), rows_.value()));
    if (!current_) TRY(rows_.status());
    if (window_.is_open()) return {};
    if (phase_ == Phase::undated && (!current_ || current_->edge.first != unknown_day))
      return leave_undated();
    if (current_ && window_.ends_before(current_->edge.first)) current_.reset();
    return {};
  }

  // Those of one length class whose first day is so late that they can still reach the window.
  Result<void> collect_early() {
    if (!spans_) spans_ = view_.cursor(Family::spans);
    for (int length = 0; length < keys::span_classes; ++length) {
      std::int64_t earliest = std::int64_t{window_.since} - keys::longest_span(length) + 1;
      Day first = static_cast<Day>(std::max<std::int64_t>(earliest, std::int64_t{unknown_day} + 1));
      std::string prefix = keys::span_prefix(node_, side_, relation_, length);
      spans_->seek(keys::span_from(node_, side_, relation_, length, first));
      for (; spans_->valid_within(prefix); spans_->next()) {
        HalfEdge half = TRY(decode_half_edge(half_edge_key(spans_->key()), spans_->value()));
        if (half.edge.first >= window_.since || window_.ends_before(half.edge.first)) break;
        if (half.edge.last >= window_.since) early_.push_back(half);
      }
      TRY(spans_->status());
    }
    std::ranges::sort(early_, {}, order);
    return {};
  }

  const DatabaseView& view_;
  NodeId node_;
  Side side_;
  Window window_;
  Cursor rows_;
  bool placed_ = false;
  std::optional<Cursor> spans_;
  RelationKind relation_{};
  std::string prefix_;
  Phase phase_ = Phase::undated;
  std::vector<HalfEdge> early_;
  std::size_t next_early_ = 0;
  std::optional<HalfEdge> current_;
};

class Scan {
 public:
  Scan(const DatabaseView& view, NodeId node, const EdgeFilter& filter, const Visitor<Edge>& visit)
      : filter_(filter),
        visit_(visit),
        out_(view, node, Side::out, Window(filter)),
        in_(view, node, Side::in, Window(filter)) {}

  Result<void> run() {
    if (!filter_.relations.empty()) {
      for (RelationKind relation : filter_.relations) {
        if (!TRY(go_on_after(relation))) return {};
      }
      return {};
    }
    for (int number = 0; number <= 255;) {
      auto next = next_relation(static_cast<std::uint8_t>(number));
      if (!next || !TRY(go_on_after(TRY(decode_relation_kind(*next))))) return {};
      number = *next + 1;
    }
    return {};
  }

 private:
  std::optional<std::uint8_t> next_relation(std::uint8_t number) {
    auto out = out_.relation_from(number);
    auto in = in_.relation_from(number);
    if (!out || !in) return out ? out : in;
    return std::min(*out, *in);
  }

  // Visits the edges of one relation; false when the visitor has had enough.
  Result<bool> go_on_after(RelationKind relation) {
    if (filter_.not_relations.contains(relation)) return true;
    bool both = filter_.direction == Direction::both || info(relation).symmetric;
    bool with_out = both || filter_.direction == Direction::out;
    bool with_in = both || filter_.direction == Direction::in;
    if (with_out) TRY(out_.begin(relation));
    if (with_in) TRY(in_.begin(relation));
    while ((with_out && out_.valid()) || (with_in && in_.valid())) {
      bool from_out =
          with_out && out_.valid() && (!with_in || !in_.valid() || order(out_.half()) <= order(in_.half()));
      Halves& side = from_out ? out_ : in_;
      bool loop_again = with_out && !from_out && side.half().near == side.half().far;
      if (!loop_again && !offer(side.half(), from_out)) return false;
      TRY(side.next());
    }
    return true;
  }

  bool offer(const HalfEdge& half, bool from_out) {
    Edge edge = half.edge;
    edge.source = from_out ? half.near : half.far;
    edge.target = from_out ? half.far : half.near;
    return !filter_.admits(edge) || visit_(edge);
  }

  const EdgeFilter& filter_;
  const Visitor<Edge>& visit_;
  Halves out_;
  Halves in_;
};

}  // namespace

bool EdgeFilter::admits(const Edge& edge) const {
  if (!relations.empty() && !relations.contains(edge.relation)) return false;
  if (not_relations.contains(edge.relation)) return false;
  if (facts_only && !edge.is_fact()) return false;
  if (!derived && edge.derived) return false;
  if (edge.confidence < min_confidence) return false;
  if (!documents.empty() && !documents.contains(edge.document)) return false;
  if (since == unknown_day && until == unknown_day) return true;
  if (edge.first == unknown_day) return undated;
  return (since == unknown_day || edge.last >= since) && (until == unknown_day || edge.first <= until);
}

Result<void> scan_edges(const DatabaseView& view, NodeId node, const EdgeFilter& filter,
                        const Visitor<Edge>& visit) {
  return Scan(view, node, filter, visit).run();
}

}  // namespace entente
