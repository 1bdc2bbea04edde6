// .help: pages made from the tables of verbs, commands, functions and procedures.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "cli/exit_status.h"
#include "cli/repl_commands.h"
#include "cli/repl_session.h"
#include "query/functions/function_table.h"
#include "query/procedures/procedure.h"
#include "query/question_error.h"
#include "query/verb_table.h"

namespace entente {
namespace {

std::string row(std::string_view call, std::string_view meaning) {
  return fmt::format("  {:<28} {}\n", call, meaning);
}

std::string commands_page() {
  std::string page = "Commands\n";
  for (const ReplCommand& command : repl_commands()) {
    page += row(fmt::format(".{} {}", command.name, command.argument_text), command.meaning);
  }
  return page;
}

std::string functions_page() {
  std::string page = "Functions of statements\n";
  for (const FunctionInfo& function : functions()) {
    page += row(fmt::format("{}({})", function.name, function.arguments), function.meaning);
  }
  // Resolved when a statement is planned, so no function of the table.
  page += row("entity(name, label)", "the node of a name or alias, found before the statement runs");
  return page;
}

std::string arguments_of(const ProcedureSignature& signature) {
  std::string text;
  for (const ProcedureArgument& argument : signature.arguments) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", argument.name);
  }
  return text;
}

std::string procedures_page() {
  std::string page = "Procedures: CALL name(…) YIELD columns\n";
  for (const std::string_view name : product_procedures().names()) {
    const ProcedureSignature& signature = product_procedures().named(name)->signature();
    page += row(fmt::format("{}({})", name, arguments_of(signature)), signature.meaning);
    std::string columns;
    for (const ProcedureColumn& column : signature.columns) {
      columns += fmt::format("{}{}", columns.empty() ? "" : ", ", column.name);
    }
    page += row("", fmt::format("yields {}", columns));
  }
  return page;
}

constexpr std::string_view statements_page =
    "Statements of openCypher 9 (reading part) end in ';' and may run over several lines:\n"
    "  MATCH (a:State {name: 'Japan'})-[r:member_of]->(g)\n"
    "  WHERE r.date >= date('2021-01-01')\n"
    "  RETURN g.name, r.date, r.quote ORDER BY r.date LIMIT 10;\n"
    "entity('Japan') is the entity of that name or alias. MATCH shows facts; a WHERE that speaks of\n"
    "r.standing, r.modality, r.polarity or r.factuality sees the rest too.\n"
    ".help functions, .help procedures; 'EXPLAIN' or 'PROFILE' before a statement; .schema lists the "
    "kinds.\n";

struct Topic {
  std::string_view name;
  std::string (*page)();
};

constexpr Topic topics[] = {
    {"commands", commands_page},
    {"functions", functions_page},
    {"procedures", procedures_page},
    {"statements", [] { return std::string(statements_page); }},
};

}  // namespace

std::vector<std::string_view> help_topics() {
  std::vector<std::string_view> words = verb_names();
  for (const Topic& known : topics) {
    if (std::find(words.begin(), words.end(), known.name) == words.end()) words.push_back(known.name);
  }
  return words;
}

int help_command(ReplSession& session, std::string_view topic) {
  std::string page;
  for (const Topic& known : topics) {
    if (known.name == topic) page = known.page();
  }
  const VerbInfo* verb = topic.empty() ? nullptr : verb_named(topic);
  if (verb != nullptr) page = page.empty() ? help(verb) : fmt::format("{}\n{}", help(verb), page);
  if (topic.empty()) page = fmt::format("{}\n{}\n{}", help(nullptr), commands_page(), statements_page);
  if (page.empty()) {
    const std::vector<std::string_view> words = help_topics();
    return refuse(fmt::format("'{}' is no topic; {}", topic, did_you_mean(topic, words, "see .help")));
  }
  const Result<void> written = session.output().write(page);
  return written.ok() ? exit_answered : refuse(written.error().describe());
}

}  // namespace entente
