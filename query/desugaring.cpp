#include "query/desugaring.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace entente {
namespace {

class Desugaring {
 public:
  explicit Desugaring(const ParsedQuestion& question) : question_(question) {}

  DesugaredQuestion statement() {
    const VerbInfo& verb = info(question_.verb);
    std::vector<std::string> arguments = subject(verb);
    for (const ParsedFilter& filter : question_.filters) add_option(filter);
    if (!options_.empty()) arguments.push_back(options_text());
    out_.statement = fmt::format("CALL graph.{}({}) YIELD *", verb.name, fmt::join(arguments, ", "));
    return std::move(out_);
  }

 private:
  std::vector<std::string> subject(const VerbInfo& verb) {
    switch (verb.subject) {
      case VerbSubject::nothing:
        return {};
      case VerbSubject::kind:
        return {labels(question_.subject_kinds)};
      case VerbSubject::text:
      case VerbSubject::assertion:
        return {parameter(question_.subject, question_.subject_span)};
      case VerbSubject::names:
        break;
    }
    std::vector<std::string> arguments;
    for (const ParsedName& name : question_.names) arguments.push_back(entity(name));
    // A name that may be left out keeps its place before the options.
    if (arguments.empty()) arguments.emplace_back("null");
    return arguments;
  }

  std::string parameter(const std::string& text, TextSpan span) {
    const std::string name = fmt::format("p{}", out_.parameters.size() + 1);
    out_.parameters.emplace(name, Value(text));
    out_.origins.emplace(name, ParameterOrigin{question_.text, span});
    return "$" + name;
  }

  std::string entity(const ParsedName& name) {
    const std::string text = parameter(name.text, name.span);
    return name.kind ? fmt::format("entity({}, '{}')", text, info(*name.kind).name)
                     : fmt::format("entity({})", text);
  }

  std::string entities(const ParsedFilter& filter) {
    std::vector<std::string> all;
    for (const ParsedName& name : filter.names) all.push_back(entity(name));
    return fmt::format("[{}]", fmt::join(all, ", "));
  }

  std::string texts(const ParsedFilter& filter) {
    std::vector<std::string> all;
    for (const ParsedName& name : filter.names) all.push_back(parameter(name.text, name.span));
    return fmt::format("[{}]", fmt::join(all, ", "));
  }

  // A word of a closed list: none needs an escape.
  static std::string word(std::string_view text) { return fmt::format("'{}'", text); }

  // Several of them.
  static std::string words(const std::vector<std::string_view>& all) {
    std::vector<std::string> quoted;
    for (std::string_view word : all) quoted.push_back(fmt::format("'{}'", word));
    return fmt::format("[{}]", fmt::join(quoted, ", "));
  }

  static std::string labels(const std::set<EntityKind>& kinds) {
    std::vector<std::string_view> all;
    const auto has = [&](const EntityKindInfo& kind) { return kinds.count(kind.kind) > 0; };
    const auto missing = [&](const EntityKindInfo& kind) { return kind.is_actor && !has(kind); };
    const bool actors = std::none_of(entity_kinds().begin(), entity_kinds().end(), missing);
    if (actors) all.push_back("Actor");
    for (const EntityKindInfo& kind : entity_kinds()) {
      if (has(kind) && !(actors && kind.is_actor)) all.push_back(kind.name);
    }
    return words(all);
  }

  // `at` names a meeting, whatever else is called so.
  static ParsedName meeting(ParsedName name) {
    if (!name.kind) name.kind = EntityKind::meeting;
    return name;
  }

  static std::string day(Day day) { return fmt::format("date('{}')", Date::from_day(day).to_string()); }

  void put(std::string_view key, std::string text) {
    options_.emplace_back(std::string(key), std::move(text));
  }

  void add_option(const ParsedFilter& filter) {
    const FilterInfo& known = info(filter.filter);
    switch (known.argument) {
      case Argument::nothing:
        return put(known.option,
                   flag_value(filter.filter).empty() ? "true" : word(flag_value(filter.filter)));
      case Argument::weight:
        return put(known.option, word(filter.word));
      case Argument::name:
        return put(known.option, entity(filter.filter == Filter::at ? meeting(filter.names.front())
                                                                    : filter.names.front()));
      case Argument::names:
        return put(known.option, entities(filter));
      case Argument::texts:
        return put(known.option, texts(filter));
      case Argument::date:
      case Argument::dates:
        return add_days(filter);
      case Argument::count:
        return put(known.option, fmt::format("{}", filter.count));
      case Argument::fraction:
        return put(known.option, fmt::format("{}", filter.fraction));
      default:
        return put(known.option, closed_list(filter));
    }
  }

  static std::string closed_list(const ParsedFilter& filter) {
    std::vector<std::string_view> all;
    for (RelationKind kind : filter.relations) all.push_back(info(kind).name);
    for (StatementClass value : filter.classes) all.push_back(name_of(value));
    for (Modality value : filter.modalities) all.push_back(name_of(value));
    return filter.kinds.empty() ? words(all) : labels(filter.kinds);
  }

  void add_days(const ParsedFilter& filter) {
    switch (filter.filter) {
      case Filter::since:
        return narrow("since", filter.date.first_day());
      case Filter::until:
        return narrow("until", filter.date.last_day());
      case Filter::as_of:
        return put("as_of", day(filter.date.last_day()));
      case Filter::between:
        narrow("since", filter.date.first_day());
        return narrow("until", filter.other_date.last_day());
      default:
        narrow("since", filter.date.first_day());
        return narrow("until", filter.date.last_day());
    }
  }

  // `during 2023 since 2023-05`: both hold, and a map has each key once.
  void narrow(std::string_view key, Day wanted) {
    Day& known = key == "since" ? since_ : until_;
    const bool is_new = known == unknown_day;
    if (is_new) {
      known = wanted;
    } else {
      known = key == "since" ? std::max(known, wanted) : std::min(known, wanted);
      std::erase_if(options_, [key](const auto& option) { return option.first == key; });
    }
    put(key, day(known));
  }

  std::string options_text() const {
    std::vector<std::string> entries;
    for (const auto& [key, text] : options_) entries.push_back(fmt::format("{}: {}", key, text));
    return fmt::format("{{{}}}", fmt::join(entries, ", "));
  }

  const ParsedQuestion& question_;
  DesugaredQuestion out_;
  std::vector<std::pair<std::string, std::string>> options_;
  Day since_ = unknown_day, until_ = unknown_day;
};

}  // namespace

DesugaredQuestion desugared(const ParsedQuestion& question) {
  return Desugaring(question).statement();
}

}  // namespace entente
