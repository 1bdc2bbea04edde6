// An export on disk or on standard output.
//
//   OutputFile file = TRY(OutputFile::create("graph.graphml"));
//   file.write(bytes);
//   TRY(file.finish());  // only now graph.graphml is there, complete
//
// The bytes go to a file beside the wanted one, which finish() renames: a reader sees the old file or the
// whole new one, and a failed export leaves the old one alone. A symbolic link is followed, not replaced.
// What is no regular file (a pipe, /dev/null) is written directly, for renaming would destroy it.
#pragma once

#include <string>
#include <string_view>

#include "export/byte_sink.h"

namespace entente {

class OutputFile final : public ByteSink {
 public:
  // Fails with `io` when the place cannot be written.
  static Result<OutputFile> create(const std::string& path);
  static OutputFile standard_output();

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  // Without finish(): removes the unfinished file.
  ~OutputFile() override;

  void write(std::string_view bytes) override;
  bool failed() const override { return error_number_ != 0; }
  Result<void> finish() override;

 private:
  OutputFile(int descriptor, std::string path, std::string unfinished)
      : descriptor_(descriptor), path_(std::move(path)), unfinished_(std::move(unfinished)) {}
  void flush();

  int descriptor_;
  std::string path_;        // for messages, and the name at the end
  std::string unfinished_;  // the name until then; empty: written in place
  std::string buffer_;
  int error_number_ = 0;
};

}  // namespace entente
