#include "ingest/archives/compression.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <utility>

namespace entente {

namespace {

constexpr int gzip_only = 15 + 16;  // zlib's way of asking for gzip's wrapper
constexpr std::size_t piece_size = 64u << 10;

uInt at_most_uint(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

// zlib does not write to its input.
Bytef* bytes_of(std::string_view text) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));  // NOLINT
}

// Whether these are the first two bytes of zlib's wrapper: method, window, and a check over both.
bool has_zlib_wrapper(std::string_view bytes) {
  if (bytes.size() < 2) return true;
  const unsigned method = static_cast<unsigned char>(bytes[0]);
  const unsigned flags = static_cast<unsigned char>(bytes[1]);
  return (method & 0x0fu) == 8 && (method >> 4u) <= 7 && (method * 256 + flags) % 31 == 0;
}

}  // namespace

struct Inflater::Stream {
  z_stream state{};
  Packing packing;
  bool begun = false;

  explicit Stream(Packing wanted) : packing(wanted) {
    if (inflateInit2(&state, packing == Packing::gzip ? gzip_only : MAX_WBITS) != Z_OK)
      throw std::bad_alloc();
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() { inflateEnd(&state); }
};

Inflater::Inflater(Packing packing) : stream_(std::make_unique<Stream>(packing)) {}
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;
Inflater::~Inflater() = default;

void Inflater::restart() {
  stream_->begun = false;
  inflateReset2(&stream_->state, stream_->packing == Packing::gzip ? gzip_only : MAX_WBITS);
}

InflateStep Inflater::step(std::string_view input, std::span<char> output) {
  z_stream& state = stream_->state;
  if (!stream_->begun && !input.empty()) {
    stream_->begun = true;
    if (stream_->packing == Packing::deflate && !has_zlib_wrapper(input)) inflateReset2(&state, -MAX_WBITS);
  }
  const uInt given = at_most_uint(input.size());
  const uInt room = at_most_uint(output.size());
  state.next_in = bytes_of(input);
  state.avail_in = given;
  state.next_out = reinterpret_cast<Bytef*>(output.data());
  state.avail_out = room;
  const int status = inflate(&state, Z_NO_FLUSH);
  InflateStep step{given - state.avail_in, room - state.avail_out, InflateStatus::more};
  if (status == Z_STREAM_END) step.status = InflateStatus::done;
  // Z_BUF_ERROR: no progress was possible, which more input or room may mend.
  if (status != Z_STREAM_END && status != Z_OK && status != Z_BUF_ERROR) step.status = InflateStatus::damaged;
  return step;
}

Result<Unpacked> unpack(std::string_view bytes, Packing packing, std::size_t max_bytes) {
  Inflater inflater(packing);
  Unpacked unpacked{{}, false};
  std::string piece(piece_size, '\0');
  bool ended = false;  // between two members
  while (!bytes.empty()) {
    const InflateStep step = inflater.step(bytes, piece);
    bytes.remove_prefix(step.consumed);
    unpacked.bytes.append(piece, 0, step.produced);
    if (unpacked.bytes.size() > max_bytes) {
      return Error{ErrorCode::too_large, fmt::format("it inflates to more than {} bytes", max_bytes), ""};
    }
    if (step.status == InflateStatus::damaged) {
      unpacked.whole =
          ended &&
          step.produced == 0;  // what follows a whole member and is none is padding, which all readers ignore
      break;
    }
    if (step.status == InflateStatus::done) {
      unpacked.whole = ended = true;
      if (packing == Packing::deflate) break;
      inflater.restart();
    } else if (step.consumed + step.produced == 0) {
      break;
    } else {
      unpacked.whole = ended = false;
    }
  }
  // The input may be used up while output waits in the inflater's window.
  while (!ended) {
    const InflateStep step = inflater.step({}, piece);
    unpacked.bytes.append(piece, 0, step.produced);
    if (unpacked.bytes.size() > max_bytes) {
      return Error{ErrorCode::too_large, fmt::format("it inflates to more than {} bytes", max_bytes), ""};
    }
    if (step.status == InflateStatus::done) unpacked.whole = ended = true;
    if (step.produced == 0) break;
  }
  if (!unpacked.whole && unpacked.bytes.empty()) {
    return Error{ErrorCode::malformed, "it is not compressed as it says", ""};
  }
  return unpacked;
}

std::string gzip(std::string_view bytes) {
  z_stream state{};
  if (deflateInit2(&state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_only, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string packed;
  std::array<char, piece_size> piece{};
  int status = Z_OK;
  do {
    if (state.avail_in == 0) {
      state.next_in = bytes_of(bytes);
      state.avail_in = at_most_uint(bytes.size());
      bytes.remove_prefix(state.avail_in);
    }
    state.next_out = reinterpret_cast<Bytef*>(piece.data());
    state.avail_out = static_cast<uInt>(piece.size());
    status = deflate(&state, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
    packed.append(piece.data(), piece.size() - state.avail_out);
  } while (status != Z_STREAM_END);
  deflateEnd(&state);
  return packed;
}

}  // namespace entente
