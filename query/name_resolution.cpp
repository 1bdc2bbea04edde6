#include "query/name_resolution.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "query/name_words.h"

namespace entente {
namespace {

constexpr std::size_t shown_candidates = 5;
constexpr std::size_t shown_neighbours = 3;
constexpr std::uint32_t dominance = 5;

std::string documents_text(std::uint32_t documents) {
  return fmt::format("{} {}", documents, documents == 1 ? "document" : "documents");
}

std::string described(const NameMatch& match) {
  return fmt::format("{} ({})", info(match.kind).name, documents_text(match.documents));
}

// Each entity once, under its best match; the order stays.
std::vector<NameMatch> each_entity_once(std::vector<NameMatch> matches) {
  std::vector<NameMatch> once;
  for (NameMatch& match : matches) {
    auto same =
        std::find_if(once.begin(), once.end(), [&](const NameMatch& m) { return m.node == match.node; });
    if (same == once.end()) {
      once.push_back(std::move(match));
    } else if (match.source < same->source) {
      *same = std::move(match);
    }
  }
  return once;
}

// The index of the one match that is meant beyond reasonable doubt.
std::optional<std::size_t> dominant(const std::vector<NameMatch>& matches) {
  std::vector<std::size_t> canonical;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].source == NameSource::canonical) canonical.push_back(i);
  }
  if (canonical.size() == 1) return canonical.front();
  const bool often = matches[0].documents >= dominance * std::max(matches[1].documents, 1U);
  if (info(matches[0].kind).is_actor && often) return 0;
  return std::nullopt;
}

}  // namespace

ParsedName name_in(std::string_view text) {
  ParsedName name{std::string(text), {}, {0, text.size()}, {}};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return name;
  name.kind = entity_kind_named(text.substr(0, colon));
  if (name.kind) name.text = text.substr(colon + 1);
  return name;
}

Result<BoundName> NameResolution::resolve(const ParsedName& name, const std::set<EntityKind>& preferred) {
  if (name.kind) {
    const EntityId id = fmt::format("{}:{}", info(*name.kind).prefix, name.text);
    if (const auto entity = TRY(snapshot_.entity(node_of(id))); entity && entity->id == id) {
      return BoundName{node_of(id), id, entity->kind, entity->name};
    }
  }
  return bound(TRY(chosen(name, preferred)));
}

Result<NodeId> NameResolution::node(const ParsedName& name) {
  if (name.kind) {
    const EntityId id = fmt::format("{}:{}", info(*name.kind).prefix, name.text);
    if (TRY(snapshot_.id_of(node_of(id))) == id) return node_of(id);
  }
  const std::optional<NodeId> only = name.kind ? std::nullopt : TRY(snapshot_.only_named(name.text));
  return only ? *only : TRY(chosen(name, {})).node;
}

Result<NameMatch> NameResolution::chosen(const ParsedName& name, const std::set<EntityKind>& preferred) {
  const std::vector<NameMatch> matches = TRY(candidates(name, preferred));
  if (matches.empty()) return unknown(name);
  if (matches.size() == 1) return matches.front();
  const std::optional<std::size_t> taken = dominant(matches);
  if (!taken) return ambiguous(name, matches);
  TRY(note_choice(matches[*taken], matches[*taken == 0 ? 1 : 0]));
  return matches[*taken];
}

Result<std::vector<NameMatch>> NameResolution::candidates(const ParsedName& name,
                                                          const std::set<EntityKind>& preferred) const {
  std::vector<NameMatch> all = each_entity_once(TRY(snapshot_.named(name.text)));
  if (all.empty()) all = each_entity_once(TRY(named_in_any_order(snapshot_, name.text)));
  if (name.kind) std::erase_if(all, [&](const NameMatch& match) { return match.kind != *name.kind; });
  // What was pledged is often called by what it is about: that is seldom what a name means.
  const auto pledged = [](const NameMatch& match) { return match.kind == EntityKind::commitment; };
  if (!name.kind && !std::all_of(all.begin(), all.end(), pledged)) std::erase_if(all, pledged);
  std::vector<NameMatch> liked;
  std::copy_if(all.begin(), all.end(), std::back_inserter(liked),
               [&](const NameMatch& match) { return preferred.count(match.kind) > 0; });
  return liked.empty() ? all : liked;
}

Result<BoundName> NameResolution::bound(const NameMatch& match) const {
  const std::optional<Entity> entity = TRY(snapshot_.entity(match.node));
  return BoundName{match.node, match.id, match.kind, entity ? entity->name : match.text};
}

Result<void> NameResolution::note_choice(const NameMatch& taken, const NameMatch& other) {
  const BoundName chosen = TRY(bound(taken));
  const BoundName rest = TRY(bound(other));
  notes_.push_back(fmt::format("taking {}, {}, not {}, {}: for that write {}", chosen.name, described(taken),
                               rest.name, described(other), rest.id));
  return {};
}

// Where the words of a name stand that was written without quotes; none for any other.
std::vector<TextSpan> NameResolution::unquoted_words(const ParsedName& name) const {
  if (!name.words.empty() || name.span.end > text_.size() || name.span.begin > name.span.end)
    return name.words;
  const std::string_view written = text_.substr(name.span.begin, name.span.end - name.span.begin);
  std::vector<TextSpan> words;
  if (written != name.text) return words;
  for (std::size_t begin = 0; begin < written.size();) {
    const std::size_t blank = std::min(written.find(' ', begin), written.size());
    if (blank > begin) words.push_back({name.span.begin + begin, name.span.begin + blank});
    begin = blank + 1;
  }
  return words;
}

// How many words at the beginning of an unquoted name are a name of their own; 0: none.
Result<std::size_t> NameResolution::known_words(const std::vector<TextSpan>& words) const {
  for (std::size_t count = words.size(); count-- > 1;) {
    const TextSpan span{words[0].begin, words[count - 1].end};
    const std::string text(text_.substr(span.begin, span.end - span.begin));
    if (!TRY(snapshot_.named(text)).empty()) return count;
  }
  return std::size_t{0};
}

Result<NameMatch> NameResolution::unknown(const ParsedName& name) const {
  const std::vector<TextSpan> words = unquoted_words(name);
  if (const std::size_t count = TRY(known_words(words)); count > 0) {
    const TextSpan word = words[count];
    const std::string_view text = std::string_view(text_).substr(word.begin, word.end - word.begin);
    return question_error(ErrorCode::invalid_query, fmt::format("'{}' is not a filter", text), text_, word,
                          "names of several words may stand in quotes");
  }
  std::vector<std::string> nearest;
  for (const NameMatch& match : each_entity_once(TRY(snapshot_.nearest(name.text, 2 * shown_neighbours)))) {
    if (name.kind && match.kind != *name.kind) continue;
    if (nearest.size() < shown_neighbours)
      nearest.push_back(fmt::format("'{}', {}", match.text, described(match)));
  }
  const std::string kind = name.kind ? fmt::format("{}", info(*name.kind).name) : "entity";
  const std::string hint = nearest.empty() ? "'find' looks for parts of names"
                                           : fmt::format("did you mean {}?", fmt::join(nearest, "; "));
  return question_error(ErrorCode::unknown_name, fmt::format("no {} is called '{}'", kind, name.text), text_,
                        name.span, hint);
}

Result<NameMatch> NameResolution::ambiguous(const ParsedName& name,
                                            const std::vector<NameMatch>& matches) const {
  std::vector<std::string> lines;
  for (const NameMatch& match : matches) {
    if (lines.size() == shown_candidates) break;
    lines.push_back(TRY(told_apart(match)));
  }
  const std::string hint =
      fmt::format("write one of: {}{}", fmt::join(lines, "; "), matches.size() > lines.size() ? " …" : "");
  return question_error(ErrorCode::ambiguous_name,
                        fmt::format("'{}' is the name of {} entities", name.text, matches.size()), text_,
                        name.span, hint);
}

// "place:georgia, Place in United States (1 document, 12 relations)".
Result<std::string> NameResolution::told_apart(const NameMatch& match) const {
  const std::string country = TRY(country_of(match.node));
  const std::uint64_t degree = TRY(snapshot_.degree(match.node));
  return fmt::format("{}, {}{} ({}, {} relation{})", match.id, info(match.kind).name,
                     country.empty() ? "" : " in " + country, documents_text(match.documents), degree,
                     degree == 1 ? "" : "s");
}

// Where the lexicon or the documents say that it is; "" where nobody does.
Result<std::string> NameResolution::country_of(NodeId node) const {
  const std::optional<Entity> entity = TRY(snapshot_.entity(node));
  if (!entity) return std::string();
  std::string country;
  if (const auto known = entity->background.find("country"); known != entity->background.end())
    country = known->second;
  for (const char* attribute : {"jurisdiction", "of"}) {
    const auto observed = entity->observed.find(attribute);
    if (country.empty() && observed != entity->observed.end()) country = observed->second.front();
  }
  EdgeFilter located;
  located.direction = Direction::out;
  located.relations = {RelationKind::located_in};
  if (country.empty()) {
    NodeId place = 0;
    TRY(snapshot_.edges(node, located, [&](const Edge& edge) {
      place = edge.target;
      return false;
    }));
    if (place != 0) country = TRY(snapshot_.id_of(place)).value_or("");
  }
  const std::optional<Entity> named =
      kind_of(country) ? TRY(snapshot_.entity(node_of(country))) : std::nullopt;
  return named ? named->name : country;
}

}  // namespace entente
