// Where an export's bytes go. Writers see this and nothing of files.
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

class ByteSink {
 public:
  virtual ~ByteSink() = default;

  // Takes the bytes. A failure is kept: later writes do nothing, failed() is true, finish() tells why.
  virtual void write(std::string_view bytes) = 0;
  virtual bool failed() const = 0;
  // Everything written is where it should be, or the error that prevented it. Called once, at the end.
  virtual Result<void> finish() = 0;
};

// Collects the bytes in memory: for tests and for small answers.
class StringSink final : public ByteSink {
 public:
  void write(std::string_view bytes) override { bytes_.append(bytes); }
  bool failed() const override { return false; }
  Result<void> finish() override { return {}; }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace entente
