#include "query/filter_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "query/filter_arguments.h"

namespace entente {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// As a person would have to write it.
std::string quoted(std::string_view name) {
  const bool plain = !name.empty() && name.find_first_of(" ,\"'\\\n\t;:") == std::string_view::npos;
  if (plain) return std::string(name);
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

Day day_of(const Value& value) {
  if (value.is<CalendarDay>()) return static_cast<Day>(value.as<CalendarDay>().days);
  return unknown_day;
}

// The shortest date that begins (or ends) on this day.
std::string date_from(Day day) {
  const Date exact = Date::from_day(day);
  for (const Date& date : {Date{exact.year, 0, 0}, Date{exact.year, exact.month, 0}}) {
    if (date.first_day() == day) return date.to_string();
  }
  return exact.to_string();
}

std::string date_until(Day day) {
  const Date exact = Date::from_day(day);
  for (const Date& date : {Date{exact.year, 0, 0}, Date{exact.year, exact.month, 0}}) {
    if (date.last_day() == day) return date.to_string();
  }
  return exact.to_string();
}

// "meeting" for all relations of that family.
std::string relations_text(const ValueList& list) {
  std::set<RelationKind> kinds;
  for (const Value& word : list) {
    if (!word.is<std::string>()) continue;
    const std::set<RelationKind> some = relations_named(word.as<std::string>());
    kinds.insert(some.begin(), some.end());
  }
  std::vector<std::string> words;
  for (const RelationKindInfo& kind : relation_kinds()) {
    const std::set<RelationKind> family = relations_named(kind.family);
    const bool whole =
        family.size() > 1 && std::includes(kinds.begin(), kinds.end(), family.begin(), family.end());
    std::string word(whole ? kind.family : kind.name);
    const bool known = std::find(words.begin(), words.end(), word) != words.end();
    if (kinds.count(kind.kind) > 0 && !known) words.push_back(std::move(word));
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

class FilterTexts {
 public:
  FilterTexts(const VerbCall& call, Names& names) : call_(call), names_(names) {}

  Result<std::vector<FilterText>> all() {
    add_period();
    for (Filter filter : info(call_.verb).filters) TRY(add(info(filter)));
    return std::move(texts_);
  }

 private:
  bool said(const std::string& key) const {
    return std::any_of(texts_.begin(), texts_.end(), [&](const FilterText& text) {
      return std::find(text.keys.begin(), text.keys.end(), key) != text.keys.end();
    });
  }

  // since and until that are the ends of one year, month or day.
  void add_period() {
    const auto since = call_.options.find("since");
    const auto until = call_.options.find("until");
    if (since == call_.options.end() || until == call_.options.end()) return;
    const Day first = day_of(since->second), last = day_of(until->second);
    if (first == unknown_day || last == unknown_day) return;
    const std::string from = date_from(first);
    if (from == date_until(last)) texts_.push_back({{"since", "until"}, "during " + from});
  }

  Result<void> add(const FilterInfo& filter) {
    const std::string key(filter.option);
    const auto option = call_.options.find(key);
    if (option == call_.options.end() || option->second.is_null() || said(key)) return {};
    const Value& value = option->second;
    if (filter.argument == Argument::nothing) {
      if (is_set(filter, value)) texts_.push_back({{key}, std::string(filter.words)});
    } else {
      texts_.push_back({{key}, fmt::format("{} {}", filter.words, TRY(argument(filter, value)))});
    }
    return {};
  }

  static bool is_set(const FilterInfo& filter, const Value& value) {
    const std::string_view flag = flag_value(filter.filter);
    if (flag.empty()) return value.is<bool>() && value.as<bool>();
    return value.is<std::string>() && value.as<std::string>() == flag;
  }

  Result<std::string> argument(const FilterInfo& filter, const Value& value) {
    const ValueList list = value.is<ValueList>() ? value.as<ValueList>() : ValueList{value};
    if (filter.argument == Argument::relations) return relations_text(list);
    std::vector<std::string> words;
    for (const Value& one : list) words.push_back(TRY(word(filter, one)));
    return fmt::format("{}", fmt::join(words, ", "));
  }

  Result<std::string> word(const FilterInfo& filter, const Value& value) {
    if (value.is<NodeValue>()) return quoted(TRY(names_.name(value.as<NodeValue>().id)));
    if (const Day day = day_of(value); day != unknown_day)
      return filter.filter == Filter::since ? date_from(day) : date_until(day);
    if (!value.is<std::string>())
      return value.is_number() ? fmt::format("{}", value.as_double()) : text_of(value);
    return filter.argument == Argument::kinds ? lower(value.as<std::string>())
                                              : quoted(value.as<std::string>());
  }

  const VerbCall& call_;
  Names& names_;
  std::vector<FilterText> texts_;
};

}  // namespace

Result<std::vector<FilterText>> filter_texts(const VerbCall& call, Names& names) {
  return FilterTexts(call, names).all();
}

}  // namespace entente
