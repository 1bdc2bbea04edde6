#include "cli/script.h"

#include <algorithm>

#include "query/language/syntax.h"

namespace entente {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// A verb never begins so: "--" and "#" open comments only where a question would begin.
bool is_comment(std::string_view line) {
  return line.starts_with("#") || line.starts_with("--") || line.starts_with("//");
}

}  // namespace

void Script::add(std::string_view line) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";  // with which some editors begin a file
  if (++lines_ == 1 && line.starts_with(mark)) line.remove_prefix(mark.size());
  if (open_.empty()) {
    begin(line);
  } else {
    open_.append("\n").append(line);
    take_statements();
  }
}

void Script::begin(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (text.empty() || is_comment(text)) return;
  if (!is_query(text)) {
    parts_.push_back({std::string(text), lines_});
    return;
  }
  open_ = line;
  open_line_ = lines_;
  take_statements();
}

void Script::take_statements() {
  for (std::size_t end = statement_end(open_); end != std::string::npos; end = statement_end(open_)) {
    parts_.push_back({open_.substr(0, end), open_line_});
    const std::string rest(trimmed(std::string_view(open_).substr(end)));
    open_.clear();
    if (rest.empty() || is_comment(rest)) return;
    if (!is_query(rest)) {
      parts_.push_back({rest, lines_});
      return;
    }
    open_ = rest;
    open_line_ = lines_;
  }
}

void Script::end() {
  if (!trimmed(open_).empty()) parts_.push_back({open_, open_line_});
  open_.clear();
}

std::optional<ScriptPart> Script::next() {
  if (parts_.empty()) return std::nullopt;
  ScriptPart part = std::move(parts_.front());
  parts_.pop_front();
  return part;
}

bool is_finished(std::string_view text) {
  Script script;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    script.add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return !script.is_open();
}

}  // namespace entente
