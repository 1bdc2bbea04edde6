// The one file that includes readline.
#include "cli/line_editor.h"

#include <fcntl.h>
#include <sys/select.h>
#include <unistd.h>

// readline.h needs FILE before it.
#include <readline/history.h>
#include <readline/readline.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace entente {
namespace {

constexpr int history_lines = 10'000;

// What readline's callbacks, which take no argument of ours, work on.
struct Typing {
  bool done = false;
  std::optional<std::string> line;
  std::function<void()> complete;
  std::function<void()> enter;
};
Typing typing;

void line_is_done(char* line) {
  typing.done = true;
  typing.line.reset();
  if (line != nullptr) typing.line = line;
  std::free(line);
  rl_callback_handler_remove();
}

int complete_key(int /*count*/, int /*key*/) {
  if (typing.complete) typing.complete();
  return 0;
}

int enter_key(int /*count*/, int /*key*/) {
  if (typing.enter) typing.enter();
  return 0;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string common_prefix(const std::vector<std::string>& texts) {
  std::string prefix = texts.front();
  for (const std::string& text : texts) {
    std::size_t n = 0;
    while (n < prefix.size() && n < text.size() && prefix[n] == text[n]) ++n;
    prefix.resize(n);
    while (n < text.size() && !prefix.empty() && continues_character(text[n])) {
      prefix.resize(--n);
    }
  }
  return prefix;
}

void replace_typed(std::size_t begin, const std::string& text) {
  rl_begin_undo_group();
  rl_delete_text(static_cast<int>(begin), rl_point);
  rl_point = static_cast<int>(begin);
  rl_insert_text(text.c_str());
  rl_end_undo_group();
}

void list(const std::vector<std::string>& texts) {
  std::vector<std::string> copies = texts;
  copies.insert(copies.begin(), "");  // readline keeps the common prefix first
  std::vector<char*> matches;
  std::size_t longest = 0;
  for (std::string& text : copies) {
    matches.push_back(text.data());
    longest = std::max(longest, text.size());
  }
  matches.push_back(nullptr);
  rl_display_match_list(matches.data(), static_cast<int>(texts.size()), static_cast<int>(longest));
  rl_on_new_line();
  rl_forced_update_display();
}

// Creates the file for its owner alone before readline writes to it.
bool create_private(const std::filesystem::path& file) {
  std::error_code failure;
  std::filesystem::create_directories(file.parent_path(), failure);
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  close(descriptor);
  return true;
}

}  // namespace

LineEditor::LineEditor(std::filesystem::path history, std::function<Completions(std::string_view)> complete,
                       std::function<bool(std::string_view)> finished, std::atomic<bool>& interrupt)
    : history_(std::move(history)),
      complete_(std::move(complete)),
      finished_(std::move(finished)),
      interrupt_(interrupt) {
  rl_readline_name = "entente";
  rl_catch_signals = 0;  // Ctrl-C is ours
  rl_bind_key('\t', complete_key);
  rl_bind_key('\r', enter_key);
  rl_bind_key('\n', enter_key);
  typing.complete = [this] { complete_here(); };
  typing.enter = [this] { press_enter(); };
  using_history();
  // With its time before each entry the file keeps entries of several lines whole.
  history_comment_char = '#';
  history_write_timestamps = 1;
  stifle_history(history_lines);
  if (create_private(history_)) read_history(history_.c_str());
}

LineEditor::~LineEditor() {
  rl_callback_handler_remove();
  history_truncate_file(history_.c_str(), history_lines);
  typing.complete = nullptr;
  typing.enter = nullptr;
}

std::optional<std::string> LineEditor::read(const std::string& prompt) {
  typing.done = false;
  rl_callback_handler_install(prompt.c_str(), line_is_done);
  while (!typing.done) wait_for_key();
  if (typing.line) remember(*typing.line);
  return typing.line;
}

// Interrupts are let in only while waiting, so that none falls between looking at the flag and waiting.
void LineEditor::wait_for_key() {
  sigset_t interrupts, before;
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupts, &before);
  fd_set input;
  FD_ZERO(&input);
  FD_SET(STDIN_FILENO, &input);
  const bool clear = interrupt_.load();
  const int ready = clear ? -1 : pselect(STDIN_FILENO + 1, &input, nullptr, nullptr, nullptr, &before);
  const bool gone = !clear && ready < 0 && errno != EINTR;
  sigprocmask(SIG_SETMASK, &before, nullptr);
  if (interrupt_.exchange(false)) {
    clear_line();
  } else if (ready > 0) {
    rl_callback_read_char();
  } else if (gone) {
    line_is_done(nullptr);
  }
}

void LineEditor::clear_line() {
  rl_callback_sigcleanup();
  rl_replace_line("", 1);
  std::fputs("^C\n", rl_outstream);
  rl_on_new_line();
  rl_redisplay();
}

void LineEditor::remember(const std::string& line) {
  if (line.find_first_not_of(" \t\n") == std::string::npos) return;
  const HIST_ENTRY* last = history_length > 0 ? history_get(history_base + history_length - 1) : nullptr;
  if (last != nullptr && line == last->line) return;
  add_history(line.c_str());
  append_history(1, history_.c_str());
}

void LineEditor::complete_here() const {
  const std::string typed(rl_line_buffer, static_cast<std::size_t>(rl_point));
  const Completions completions = complete_(typed);
  if (completions.texts.empty()) {
    rl_ding();
    return;
  }
  const std::string prefix = common_prefix(completions.texts);
  if (completions.texts.size() == 1) {
    replace_typed(completions.begin, prefix + " ");
  } else if (prefix.size() > typed.size() - completions.begin) {
    replace_typed(completions.begin, prefix);
  } else {
    list(completions.texts);
  }
}

void LineEditor::press_enter() const {
  if (finished_(rl_line_buffer)) {
    rl_newline(1, '\n');
  } else {
    rl_insert_text("\n");
  }
}

std::filesystem::path default_history() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0') {
    return std::filesystem::path(state) / "entente" / "history";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr ? home : ".") / ".local/state/entente/history";
}

}  // namespace entente
