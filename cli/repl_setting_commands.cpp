// Commands that change how questions are asked and answered.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <optional>
#include <string>

#include "cli/exit_status.h"
#include "cli/repl_commands.h"
#include "cli/repl_session.h"
#include "cli/value_json.h"
#include "query/ask.h"

namespace entente {
namespace {

constexpr std::size_t most_rows = 10'000'000;
constexpr std::size_t longest_timeout = 86'400;  // seconds

std::optional<std::size_t> number_in(std::string_view text, std::size_t most) {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || number > most) return std::nullopt;
  return number;
}

std::optional<bool> switch_in(std::string_view text) {
  if (text == "on") return true;
  if (text == "off") return false;
  return std::nullopt;
}

int tell(const std::string& text) {
  talk(text + "\n");
  return exit_answered;
}

}  // namespace

int mode_command(ReplSession& session, std::string_view name) {
  std::vector<std::string_view> names;
  for (const FormatInfo& format : formats()) names.push_back(format.name);
  if (name.empty()) {
    for (const FormatInfo& format : formats()) {
      if (format.format == session.settings().format)
        return tell(fmt::format("mode: {}; there are {}", format.name, fmt::join(names, ", ")));
    }
  }
  const std::optional<Format> format = format_named(name);
  if (!format) return refuse(fmt::format("a mode is one of {}", fmt::join(names, ", ")));
  session.settings().format = *format;
  return exit_answered;
}

int limit_command(ReplSession& session, std::string_view text) {
  if (text.empty()) return tell(fmt::format("limit: {} rows", session.settings().limit));
  const std::optional<std::size_t> number = number_in(text, most_rows);
  if (!number || *number == 0) return refuse(fmt::format("a limit is a number from 1 to {}", most_rows));
  session.settings().limit = *number;
  return exit_answered;
}

int timeout_command(ReplSession& session, std::string_view text) {
  std::optional<std::chrono::milliseconds>& timeout = session.settings().timeout;
  if (text.empty()) {
    return tell(timeout ? fmt::format("timeout: {} s", timeout->count() / 1000) : "timeout: none");
  }
  const std::optional<std::size_t> seconds = number_in(text, longest_timeout);
  if (!seconds)
    return refuse(fmt::format("a timeout is a number of seconds from 0 (none) to {}", longest_timeout));
  timeout.reset();
  if (*seconds > 0) timeout = std::chrono::seconds(*seconds);
  return exit_answered;
}

int timer_command(ReplSession& session, std::string_view text) {
  const std::optional<bool> on = switch_in(text);
  if (!on) return refuse("write .timer on or .timer off");
  session.settings().timer = *on;
  return exit_answered;
}

int desugar_command(ReplSession& session, std::string_view text) {
  if (const std::optional<bool> on = switch_in(text)) {
    session.settings().desugar = *on;
    return exit_answered;
  }
  if (text.empty()) return refuse("write .desugar on, .desugar off or .desugar QUESTION");
  const Result<Desugared> desugared = desugar(text);
  if (!desugared.ok()) return refuse(desugared.error().describe());
  std::string shown = desugared->statement + "\n";
  for (const auto& [name, value] : desugared->parameters) {
    shown += fmt::format("  ${} = {}\n", name, json_of(value));
  }
  const Result<void> written = session.output().write(shown);
  return written.ok() ? exit_answered : refuse(written.error().describe());
}

int pager_command(ReplSession& session, std::string_view text) {
  OutputPlace& output = session.output();
  if (text.empty()) return tell(fmt::format("pager: {}", output.pager().empty() ? "off" : output.pager()));
  const std::optional<bool> on = switch_in(text);
  output.set_pager(!on ? std::string(text) : *on ? OutputPlace::default_pager() : "");
  return exit_answered;
}

int param_command(ReplSession& session, std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return refuse("write .param NAME VALUE, as in: .param who \"Japan\"");
  std::string_view name = text.substr(0, blank);
  if (name.starts_with("$")) name.remove_prefix(1);
  Result<Value> value = value_of_json(text.substr(blank + 1));
  if (!value.ok()) {
    return refuse(
        fmt::format("the value is no JSON: {}; texts stand in double quotes", value.error().message));
  }
  session.settings().parameters[std::string(name)] = std::move(*value);
  return exit_answered;
}

int params_command(ReplSession& session, std::string_view /*argument*/) {
  std::string text;
  for (const auto& [name, value] : session.settings().parameters) {
    text += fmt::format("${} = {}\n", name, json_of(value));
  }
  if (text.empty()) return tell("there are no parameters: .param NAME VALUE sets one");
  const Result<void> written = session.output().write(text);
  return written.ok() ? exit_answered : refuse(written.error().describe());
}

}  // namespace entente
