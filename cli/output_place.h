// Where answers go: standard output, a pager when they are higher than the screen, or a file.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

class OutputPlace {
 public:
  // What follows is written to `file`, which begins empty. `io` when it cannot be.
  Result<void> open(const std::filesystem::path& file);
  // The same for the next write() alone.
  Result<void> open_once(const std::filesystem::path& file);
  void close();  // standard output again
  // Something was written where the next write() goes: a blank line may separate it.
  bool has_begun() const { return file_ != nullptr ? file_begun_ : output_begun_; }

  // The command answers higher than the screen go through: "" for none.
  void set_pager(std::string command) { pager_ = std::move(command); }
  const std::string& pager() const { return pager_; }
  // $PAGER, else "less -SRXF".
  static std::string default_pager();

  // Fails with `io`. Without the pager it is standard output after all. Whoever leaves the pager early wants
  // no more: no error.
  Result<void> write(std::string_view text);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  bool wants_pager(std::string_view text) const;
  bool page(std::string_view text) const;  // false: there is no such pager

  std::unique_ptr<std::FILE, Closer> file_;
  std::filesystem::path name_;
  bool once_ = false;
  bool file_begun_ = false;
  bool output_begun_ = false;
  std::string pager_;
};

}  // namespace entente
