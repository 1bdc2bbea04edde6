// Gzip and deflate, never more of it than was asked for. The only door to zlib.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace entente {

// How a stream is wrapped. `deflate` is what HTTP calls so: zlib's wrapper, or none, as some servers send it.
enum class Packing { gzip, deflate };

enum class InflateStatus { more, done, damaged };

struct InflateStep {
  std::size_t consumed = 0;  // of the input
  std::size_t produced = 0;  // in the output
  InflateStatus status = InflateStatus::more;
};

// One stream (one gzip member), inflated piece by piece into memory of the caller's.
class Inflater {
 public:
  explicit Inflater(Packing packing);
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;
  ~Inflater();

  // Goes on until the input is used up, the output is full, the stream ends, or it is damaged.
  InflateStep step(std::string_view input, std::span<char> output);
  // For the next stream of the same packing.
  void restart();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

struct Unpacked {
  std::string bytes;
  bool whole = true;  // false: the stream is cut or damaged, and `bytes` is what stands before that
};

// All of a stream; for gzip, of all members. Fails with too_large when it inflates to more than `max_bytes`,
// and with malformed when nothing can be inflated.
Result<Unpacked> unpack(std::string_view bytes, Packing packing, std::size_t max_bytes);

// One gzip member without name or time: the same bytes give the same member.
std::string gzip(std::string_view bytes);

}  // namespace entente
