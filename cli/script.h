// A script, or a paste of several lines, as the things to run one after the other: a verb or a '.command' is
// one line; a statement of openCypher goes on to its ';' or to the end.
//
//   Script script;
//   script.add("MATCH (a:State)");
//   script.add("RETURN a.name;");
//   while (const auto part = script.next()) run(part->text);
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct ScriptPart {
  std::string text;
  std::size_t line = 1;  // where it begins
};

class Script {
 public:
  void add(std::string_view line);  // without its line end
  void end();                       // no more lines: what is open is complete
  // The next complete part; nothing: add more, or all is done. Blank lines and comments ('#', '--') are none.
  std::optional<ScriptPart> next();
  bool is_open() const { return !open_.empty(); }  // a statement has begun and not ended

 private:
  void begin(std::string_view line);
  void take_statements();

  std::deque<ScriptPart> parts_;
  std::string open_;  // a statement without its ';' yet
  std::size_t open_line_ = 0;
  std::size_t lines_ = 0;
};

// Whether a person who pressed Enter after `text` has finished: no statement in it is open.
bool is_finished(std::string_view text);

}  // namespace entente
