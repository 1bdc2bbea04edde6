#include "ingest/isolation/reading_server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "ingest/readers/document_json.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

// One datagram on the socket: these limits, then the path; the pipe for the reply comes with it.
struct Request {
  ReadLimits limits;
  std::int64_t seconds = 0;
  std::size_t memory_bytes = 0;
};
constexpr std::size_t max_request = sizeof(Request) + 8192;

// The first byte of a reply says what follows.
constexpr char reply_document = 'D';  // JSON of the document
constexpr char reply_error = 'E';     // a byte with the error's code, then its message

Error io_error(std::string_view what) {
  return {ErrorCode::io, fmt::format("{}: {}", what, std::strerror(errno)), ""};
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// --- the child: one document

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(resource, &both);
}

void limit_child(const Request& request) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(request.seconds) + 1);
  alarm(static_cast<unsigned>(request.seconds) + 1);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_AS, request.memory_bytes);
#endif
}

[[noreturn]] void run_child(int reply, const Request& request, const std::string& file) {
  limit_child(request);
  const Result<Document> document = read_file(file, request.limits);
  std::string answer;
  if (document.ok()) {
    answer = reply_document + to_json(*document);
  } else {
    answer = {reply_error, static_cast<char>(document.error().code)};
    answer += document.error().message;
  }
  write_all(reply, answer);
  _exit(0);
}

// --- the serving process: a fork for each request

// The pipe that came with a message; -1 when none did.
int descriptor_of(msghdr& message) {
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return -1;
  int descriptor = -1;
  std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
  return descriptor;
}

// Serves until the other end of the socket is closed.
[[noreturn]] void serve(int requests) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGCHLD, SIG_IGN);  // children need no burial
  std::signal(SIGINT, SIG_IGN);   // Ctrl-C is for the batch to answer
  for (;;) {
    std::array<char, max_request> bytes;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control;
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t size = recvmsg(requests, &message, MSG_CMSG_CLOEXEC);
    if (size < 0 && errno == EINTR) continue;
    if (size < static_cast<ssize_t>(sizeof(Request))) _exit(0);
    Request request;
    std::memcpy(&request, bytes.data(), sizeof request);
    const std::string file(bytes.data() + sizeof request, static_cast<std::size_t>(size) - sizeof request);
    const int reply = descriptor_of(message);
    if (fork() == 0) run_child(reply, request, file);
    close(reply);
  }
}

// --- the batch: requests and replies

bool send_request(int socket, const Request& request, const std::string& file, int reply) {
  std::string bytes(reinterpret_cast<const char*>(&request), sizeof request);
  bytes += file;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  iovec part{bytes.data(), bytes.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof reply);
  std::memcpy(CMSG_DATA(header), &reply, sizeof reply);
  ssize_t sent = 0;
  do {
    sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(bytes.size());
}

enum class Received { whole, too_late, too_much };

// Reads until the child closes its end.
Received receive(int descriptor, Clock::time_point deadline, std::size_t max_bytes, std::string& reply) {
  std::array<char, 65536> buffer;
  while (reply.size() <= max_bytes) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return Received::too_late;
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Received::too_late;
    const ssize_t count = read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Received::whole;
    reply.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return Received::too_much;
}

Result<Document> parse_reply(std::string_view reply) {
  if (reply.size() >= 2 && reply[0] == reply_error) {
    const auto code = static_cast<unsigned char>(reply[1]);
    const bool valid = code <= static_cast<unsigned char>(ErrorCode::corruption);
    return Error{valid ? static_cast<ErrorCode>(code) : ErrorCode::malformed, std::string(reply.substr(2)),
                 ""};
  }
  if (reply.empty() || reply[0] != reply_document) {
    return Error{ErrorCode::malformed, "the PDF parser failed on this file", ""};
  }
  return document_from_json(reply.substr(1));
}

}  // namespace

Result<ReadingServer> ReadingServer::start() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return io_error("cannot start the reading process");
  }
  const pid_t process = fork();
  if (process == 0) {
    close(ends[0]);
    serve(ends[1]);
  }
  close(ends[1]);
  if (process > 0) return ReadingServer(ends[0], process);
  close(ends[0]);
  return io_error("cannot start the reading process");
}

ReadingServer::ReadingServer(ReadingServer&& other) noexcept
    : requests_(std::exchange(other.requests_, -1)), process_(std::exchange(other.process_, -1)) {}

ReadingServer& ReadingServer::operator=(ReadingServer&& other) noexcept {
  std::swap(requests_, other.requests_);
  std::swap(process_, other.process_);
  return *this;
}

ReadingServer::~ReadingServer() {
  if (process_ < 0) return;
  close(requests_);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<Document> ReadingServer::read_in_child(const std::filesystem::path& file, const ReadLimits& limits,
                                              const IsolationLimits& isolation) const {
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return io_error("cannot ask the reading process");
  std::error_code ignored;
  const std::string absolute = std::filesystem::absolute(file, ignored).string();
  const Request request{limits, isolation.time.count(), isolation.memory_bytes};
  const bool asked = absolute.size() <= max_request - sizeof request &&
                     send_request(requests_, request, absolute, pipe_ends[1]);
  close(pipe_ends[1]);
  // JSON writes a control character in six bytes, and the text stands twice: as a whole and in its blocks.
  std::string reply;
  const Received received =
      asked ? receive(pipe_ends[0], Clock::now() + isolation.time, limits.max_text_bytes * 16, reply)
            : Received::whole;
  close(pipe_ends[0]);  // a child that still writes ends here
  if (!asked) return Error{ErrorCode::io, "the reading process is gone", ""};
  if (received == Received::whole) return parse_reply(reply);
  return Error{ErrorCode::limit_exceeded,
               fmt::format("reading took over {} s or gave too much; given up", isolation.time.count()), ""};
}

Result<Document> ReadingServer::read(const std::filesystem::path& file, const ReadLimits& limits,
                                     const IsolationLimits& isolation) const {
  const std::string bytes = TRY(read_bytes(file, limits.max_bytes));
  if (recognise(bytes) != MediaType::pdf) return read_document(bytes, file.string(), limits);
  Result<Document> document = read_in_child(file, limits, isolation);
  if (document.ok()) {
    document->source = file.string();
    return document;
  }
  Error error = std::move(document).error();
  error.where = file.string();
  return error;
}

Result<Document> read_file_isolated(const std::filesystem::path& file) {
  const ReadingServer server = TRY(ReadingServer::start());
  return server.read(file);
}

}  // namespace entente
