// A line typed at the terminal, with history and completion. GNU readline stands behind it, in
// line_editor.cpp alone.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "query/completion.h"

namespace entente {

// One at a time: the library keeps its state in globals.
class LineEditor {
 public:
  // Keeps history in `history` (created with mode 0600; 10,000 entries, an entry of several lines whole;
  // where it cannot be written there is none). `complete` is asked with the text up to the cursor, `finished`
  // with the whole text when Enter is pressed: until it says so, Enter begins a new line of the same text.
  // While `interrupt` is set by a signal handler, what is being typed is cleared.
  LineEditor(std::filesystem::path history, std::function<Completions(std::string_view)> complete,
             std::function<bool(std::string_view)> finished, std::atomic<bool>& interrupt);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  // The next text without its last line end; lines typed together or pasted come as one text with '\n'
  // inside. Nothing on Ctrl-D or when the terminal is gone.
  std::optional<std::string> read(const std::string& prompt);

 private:
  void wait_for_key();
  void clear_line();
  void remember(const std::string& line);
  void complete_here() const;
  void press_enter() const;

  std::filesystem::path history_;
  std::function<Completions(std::string_view)> complete_;
  std::function<bool(std::string_view)> finished_;
  std::atomic<bool>& interrupt_;
};

// $XDG_STATE_HOME/entente/history, else ~/.local/state/entente/history.
std::filesystem::path default_history();

}  // namespace entente
