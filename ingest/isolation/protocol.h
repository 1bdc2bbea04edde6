// What the batch, the zygote and the workers say to each other: datagrams on socket pairs, some of them with
// descriptors. Wrong door for callers: reading_pool.h.
//
//   batch -> zygote   ZygoteRequest   "fork a worker" (with its three descriptors), "bury that worker"
//   zygote -> batch   ZygoteReply
//   batch -> worker   WorkerRequest, then packed words; with it the descriptor of the bytes to read
//   worker -> batch   WorkerReply; the answer itself stands in the worker's reply memory
//
// Only the last is hostile: a worker may have been taken over by what it read.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/isolation/descriptor.h"

namespace entente {

enum class ZygoteOrder : std::uint32_t { fork_worker, bury };

struct ZygoteRequest {
  ZygoteOrder order = ZygoteOrder::fork_worker;
  pid_t worker = 0;                // bury: which
  std::uint32_t patience_ms = 0;   // bury: how long it may take to end by itself
  std::uint64_t memory_bytes = 0;  // fork_worker: what it may allocate
};

struct ZygoteReply {
  pid_t worker = -1;          // fork_worker: the new one; -1: it could not be forked
  std::int32_t status = 0;    // bury: as waitpid() has it
  std::uint32_t patient = 0;  // bury: 1 when it ended by itself
};

struct WorkerRequest {
  std::uint64_t serial = 0;
  std::uint64_t task = 0;  // index in the table of tasks
};

enum class ReplyKind : std::uint32_t { hello, answer, failure };

struct WorkerReply {
  std::uint64_t serial = 0;  // of the request; 0 for hello
  ReplyKind kind = ReplyKind::failure;
  std::uint32_t code = 0;        // failure: an ErrorCode
  std::uint32_t memory_out = 0;  // 1: an allocation failed meanwhile
  std::uint32_t unused = 0;
  std::uint64_t size = 0;  // of the answer, or of the message, in the reply memory
};

// The longest datagram: what fits the socket buffers of every kernel.
inline constexpr std::size_t max_datagram = 65'536;

// False when the other end is gone or the datagram does not fit.
bool send_datagram(int socket, std::string_view bytes, std::span<const int> descriptors = {});

struct Datagram {
  std::string bytes;
  std::vector<Descriptor> descriptors;
};
// Waits for one. Nothing when the other end is gone.
std::optional<Datagram> receive_datagram(int socket);

// A plain struct as bytes and back; nothing when the size is another.
template <typename Message>
std::string_view bytes_of(const Message& message) {
  return {reinterpret_cast<const char*>(&message), sizeof message};
}
template <typename Message>
std::optional<Message> message_of(std::string_view bytes) {
  if (bytes.size() != sizeof(Message)) return std::nullopt;
  Message message;
  bytes.copy(reinterpret_cast<char*>(&message), sizeof message);
  return message;
}

// Words, each with its length before it.
std::string pack(std::span<const std::string> words);
std::vector<std::string> unpack(std::string_view bytes);

}  // namespace entente
