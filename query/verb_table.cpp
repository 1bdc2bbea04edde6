#include "query/verb_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array filter_table = {
    FilterInfo{Filter::via, "via", Argument::relations, "KIND, …", 0, "kinds",
               "only relations of these kinds, or of a whole family (meeting, conduct …)"},
    FilterInfo{Filter::not_via, "not via", Argument::relations, "KIND, …", 0, "not_kinds",
               "no relations of these kinds"},
    FilterInfo{Filter::only, "only", Argument::kinds, "KIND, …", 0, "labels",
               "only entities of these kinds; in a path, the kinds that may stand inside it"},
    FilterInfo{Filter::through, "through", Argument::name, "NAME", 0, "through",
               "the path passes this entity"},
    FilterInfo{Filter::avoiding, "avoiding", Argument::names, "NAME, …", 0, "avoid",
               "nothing passes these entities"},
    FilterInfo{Filter::at, "at", Argument::name, "MEETING", 0, "at", "made at this meeting"},
    FilterInfo{Filter::statement_class, "class", Argument::classes, "CLASS, …", 0, "classes",
               "statements of these classes: commit, urge, recommend …"},
    FilterInfo{Filter::modality, "modality", Argument::modalities, "MODALITY, …", 0, "modality",
               "said in this way: asserted, committed, proposed, planned, predicted …"},
    FilterInfo{Filter::since, "since", Argument::date, "DATE", 0, "since",
               "on or after the first day of DATE"},
    FilterInfo{Filter::until, "until", Argument::date, "DATE", 0, "until",
               "on or before the last day of DATE"},
    FilterInfo{Filter::during, "during", Argument::date, "DATE", 0, "since until",
               "since DATE and until DATE"},
    FilterInfo{Filter::between, "between", Argument::dates, "DATE and DATE", 0, "since until",
               "since the one and until the other"},
    FilterInfo{Filter::as_of, "as of", Argument::date, "DATE", 0, "as_of",
               "what had begun by DATE, and is not said to have ended before"},
    FilterInfo{Filter::cited_by, "cited by", Argument::texts, "SOURCE, …", 0, "sources",
               "said in these documents, or by documents of these issuers, publishers or authors"},
    FilterInfo{Filter::not_cited_by, "not cited by", Argument::texts, "SOURCE, …", 0, "not_sources",
               "said in other documents than these"},
    FilterInfo{Filter::out, "out", Argument::nothing, "", 0, "direction", "relations that lead away from A"},
    FilterInfo{Filter::into, "into", Argument::nothing, "", 0, "direction", "relations that lead to A"},
    FilterInfo{Filter::all_shortest, "all shortest", Argument::nothing, "", 0, "all_shortest",
               "every way of the fewest steps"},
    FilterInfo{Filter::in_order, "in order", Argument::nothing, "", 0, "order",
               "no step is before the one before it: the way that arrives first"},
    FilterInfo{Filter::earliest, "earliest", Argument::nothing, "", 0, "mode",
               "in order: the way that arrives first"},
    FilterInfo{Filter::latest, "latest", Argument::nothing, "", 0, "mode",
               "in order: the way that can be begun last"},
    FilterInfo{Filter::fastest, "fastest", Argument::nothing, "", 0, "mode",
               "in order: the way that takes the fewest days"},
    FilterInfo{Filter::gap, "gap", Argument::count, "DAYS", 36500, "max_gap",
               "in order: at most so many days from one step to the next"},
    FilterInfo{Filter::undated, "undated", Argument::nothing, "", 0, "undated",
               "in order: relations without a date may be on any day"},
    FilterInfo{
        Filter::by, "by", Argument::weight, "WEIGHT", 0, "weight",
        "the way of least hops, distrust (doubt of the reading), hubs (what many know) or days between "
        "steps"},
    FilterInfo{Filter::depth, "depth", Argument::count, "N", 12, "max_depth", "at most N steps away"},
    FilterInfo{Filter::ways, "ways", Argument::count, "N", 100, "k", "the N shortest ways"},
    FilterInfo{Filter::limit, "limit", Argument::count, "N", 100000, "limit", "at most N rows"},
    FilterInfo{Filter::confidence, "confidence", Argument::fraction, "0.8", 0, "min_confidence",
               "read from the text with at least this confidence"},
    FilterInfo{Filter::with_proposals, "with proposals", Argument::nothing, "", 0, "with_proposals",
               "also what is proposed, urged, planned, predicted or denied, labelled so"},
    FilterInfo{Filter::issued_by, "by", Argument::texts, "SOURCE, …", 0, "sources",
               "pages of these issuers, publishers or authors, or of these documents"},
};

const std::vector<VerbInfo>& verb_table() {  // NOLINT(readability-function-size): a table
  using enum Filter;
  static const std::vector<VerbInfo> table = {
      {Verb::find,
       "find",
       "",
       VerbSubject::text,
       "",
       "",
       0,
       {only, limit},
       "entities whose name contains these words",
       "find \"camp david\" only meeting"},
      {Verb::show,
       "show",
       "",
       VerbSubject::names,
       "",
       "",
       1,
       {},
       "what is known of one entity: names, attributes, relations",
       "show Japan"},
      {Verb::neighbours,
       "neighbours",
       "neighbors",
       VerbSubject::names,
       "of",
       "",
       1,
       {depth, out, into, via, not_via, only, avoiding, since, until, during, between, as_of, cited_by,
        not_cited_by, modality, confidence, with_proposals, limit},
       "what it is connected to",
       "neighbours Japan via member_of since 2020"},
      {Verb::path,
       "path",
       "",
       VerbSubject::names,
       "",
       "to",
       2,
       {ways,    all_shortest, in_order,     earliest, latest,     fastest,       gap,
        undated, by,           depth,        out,      into,       via,           not_via,
        only,    through,      avoiding,     since,    until,      during,        between,
        as_of,   cited_by,     not_cited_by, modality, confidence, with_proposals},
       "the shortest ways from one entity to another",
       "path Japan to AUKUS avoiding \"United States\" ways 3"},
      {Verb::links,
       "links",
       "",
       VerbSubject::names,
       "",
       "to",
       2,
       {via, not_via, out, into, since, until, during, between, as_of, cited_by, not_cited_by, modality,
        confidence, with_proposals, limit},
       "the direct relations between two entities",
       "links Japan to Philippines"},
      {Verb::common,
       "common",
       "",
       VerbSubject::names,
       "",
       "and",
       2,
       {via, not_via, only, avoiding, since, until, during, between, as_of, cited_by, not_cited_by, modality,
        confidence, with_proposals, limit},
       "what two entities are both connected to",
       "common Japan and \"South Korea\" via participated_in"},
      {Verb::sources,
       "sources",
       "",
       VerbSubject::names,
       "",
       "to",
       2,
       {via, not_via, out, into, since, until, during, between, as_of, cited_by, not_cited_by, modality,
        confidence, with_proposals, limit},
       "the sentences that connect two entities",
       "sources Japan to Quad"},
      {Verb::timeline,
       "timeline",
       "",
       VerbSubject::names,
       "of",
       "",
       1,
       {via, not_via, only, out, into, since, until, during, between, as_of, cited_by, not_cited_by, modality,
        confidence, with_proposals, limit},
       "its relations and statements by date",
       "timeline Philippines during 2024"},
      {Verb::commitments,
       "commitments",
       "",
       VerbSubject::names,
       "of",
       "",
       1,
       {at, statement_class, since, until, during, between, cited_by, not_cited_by, modality, confidence,
        with_proposals, limit},
       "what it committed to, each commitment with every statement of it",
       "commitments of Japan at \"Camp David Summit\""},
      {Verb::statements,
       "statements",
       "",
       VerbSubject::names,
       "of",
       "",
       1,
       {statement_class, at, since, until, during, between, cited_by, not_cited_by, modality, confidence,
        limit},
       "what it says, or is a party to",
       "statements of \"South Korea\" class recommend, urge"},
      {Verb::documents,
       "documents",
       "",
       VerbSubject::names,
       "of",
       "",
       0,
       {since, until, during, between, cited_by, not_cited_by, limit},
       "the documents, or those that mention an entity",
       "documents of AUKUS since 2023"},
      {Verb::stats, "stats", "", VerbSubject::nothing, "", "", 0, {}, "how much the graph holds", "stats"},
      {Verb::schema,
       "schema",
       "",
       VerbSubject::nothing,
       "",
       "",
       0,
       {},
       "the kinds of entities and relations, with their numbers",
       "schema"},
      {Verb::why,
       "why",
       "",
       VerbSubject::assertion,
       "",
       "",
       1,
       {},
       "the words behind a statement or relation, by the first digits of its id",
       "why 3fa09c1d"},
      {Verb::compare,
       "compare",
       "",
       VerbSubject::names,
       "",
       "and",
       2,
       {via, not_via, only, avoiding, out, into, since, until, during, between, as_of, cited_by, not_cited_by,
        modality, confidence, with_proposals, limit},
       "what only the first is connected to, what both are, what only the second is",
       "compare Japan and Australia only commitment via committed_to"},
      {Verb::top,
       "top",
       "",
       VerbSubject::kind,
       "",
       "",
       1,
       {via, not_via, avoiding, out, into, since, until, during, between, as_of, cited_by, not_cited_by,
        modality, confidence, with_proposals, limit},
       "the entities of a kind with most relations",
       "top actors via party_to since 2015 limit 5"},
      {Verb::changes,
       "changes",
       "",
       VerbSubject::nothing,
       "",
       "",
       0,
       {since, limit},
       "what was added, changed or taken out of the graph since a date",
       "changes since 2024-01-01"},
      {Verb::pledges,
       "pledges",
       "",
       VerbSubject::names,
       "at",
       "",
       1,
       {statement_class, since, until, during, between, cited_by, not_cited_by, modality, confidence,
        with_proposals, limit},
       "the commitments made at a meeting, by whom, with documents and pages",
       "pledges at \"Camp David Summit\""},
      {Verb::who,
       "who",
       "",
       VerbSubject::text,
       "says",
       "",
       0,
       {statement_class, since, until, during, between, cited_by, not_cited_by, modality, confidence, limit},
       "who says a thing: the statements about an entity or a commitment, or that contain these words",
       "who says \"extended deterrence\""},
      {Verb::search,
       "search",
       "",
       VerbSubject::text,
       "",
       "",
       0,
       {issued_by, not_cited_by, since, until, during, between, limit},
       "pages that hold these words: \"a phrase\", AND, OR, NOT, begin*",
       "search \"extended deterrence\" by \"White House\" since 2023"},
  };
  return table;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string subject_text(const VerbInfo& verb) {
  if (verb.verb == Verb::search) return " WORDS";
  if (verb.subject == VerbSubject::text)
    return fmt::format(" {}\"TEXT\"", verb.lead.empty() ? "" : fmt::format("{} ", verb.lead));
  if (verb.subject == VerbSubject::kind) return " KIND";
  if (verb.subject == VerbSubject::assertion) return " ID";
  if (verb.subject == VerbSubject::nothing) return "";
  const std::string lead = verb.lead.empty() ? "" : fmt::format("{} ", verb.lead);
  if (verb.least_names == 0) return fmt::format(" [{}A]", lead);
  return fmt::format(" {}A", lead) + (verb.connective.empty() ? "" : fmt::format(" {} B", verb.connective));
}

std::string argument_suffix(const FilterInfo& filter) {
  return filter.argument_text.empty() ? "" : fmt::format(" {}", filter.argument_text);
}

std::string filter_line(const FilterInfo& filter) {
  const std::string call = fmt::format("{}{}", filter.words, argument_suffix(filter));
  return fmt::format("  {:<20} {}\n", call, filter.meaning);
}

std::string help_on_all() {
  std::string page = "Verbs\n";
  for (const VerbInfo& verb : verb_table()) {
    page += fmt::format("  {:<20} {}\n", std::string(verb.name) + subject_text(verb), verb.meaning);
  }
  page += "\nFilters, after the names, in any order\n";
  for (const FilterInfo& filter : filter_table) page += filter_line(filter);
  page +=
      "\nNames: Japan, South Korea, \"Treaty with Japan\", place:\"Camp David\", state:KOR.\n"
      "Dates: 2023, 2023-08 or 2023-08-18.\n";
  return page;
}

}  // namespace

bool VerbInfo::takes(Filter filter) const {
  return std::find(filters.begin(), filters.end(), filter) != filters.end();
}

std::size_t VerbInfo::most_names() const {
  if (subject != VerbSubject::names) return 0;
  return connective.empty() ? 1 : 2;
}

std::span<const VerbInfo> verbs() {
  return verb_table();
}

const VerbInfo& info(Verb verb) {
  return verb_table()[static_cast<std::size_t>(verb)];
}

const VerbInfo* verb_named(std::string_view word) {
  for (const VerbInfo& verb : verb_table()) {
    const bool other = !verb.other_spelling.empty() && same_word(word, verb.other_spelling);
    if (other || same_word(word, verb.name)) return &verb;
  }
  return nullptr;
}

std::span<const FilterInfo> filters() {
  return filter_table;
}

const FilterInfo& info(Filter filter) {
  return filter_table[static_cast<std::size_t>(filter)];
}

std::string_view flag_value(Filter filter) {
  switch (filter) {
    case Filter::out:
      return "out";
    case Filter::into:
      return "in";
    case Filter::in_order:
      return "non_decreasing";
    case Filter::earliest:
      return "earliest";
    case Filter::latest:
      return "latest";
    case Filter::fastest:
      return "fastest";
    case Filter::undated:
      return "any";
    default:
      return "";
  }
}

std::string usage(const VerbInfo& verb) {
  std::string text = std::string(verb.name) + subject_text(verb);
  for (Filter filter : verb.filters) {
    text += fmt::format(" [{}{}]", info(filter).words, argument_suffix(info(filter)));
  }
  return text;
}

std::string help(const VerbInfo* verb) {
  if (verb == nullptr) return help_on_all();
  std::string page = fmt::format("{}{}: {}\n", verb->name, subject_text(*verb), verb->meaning);
  for (Filter filter : verb->filters) page += filter_line(info(filter));
  page += fmt::format("Example: {}\n", verb->example);
  return page;
}

std::vector<std::string_view> verb_names() {
  std::vector<std::string_view> names;
  for (const VerbInfo& verb : verb_table()) names.push_back(verb.name);
  return names;
}

std::vector<std::string_view> filter_words(const VerbInfo& verb) {
  std::vector<std::string_view> words;
  for (Filter filter : verb.filters) words.push_back(info(filter).words);
  return words;
}

}  // namespace entente
