#include "ingest/readers/isolated_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "ingest/readers/document_json.h"
#include "ingest/readers/file_bytes.h"

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

// The first byte of a reply says what follows.
constexpr char reply_document = 'D';  // JSON of the document
constexpr char reply_error = 'E';     // a byte with the error's code, then its message

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(resource, &both);
}

void limit_child(const IsolationLimits& isolation) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(isolation.time.count()) + 1);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_AS, isolation.memory_bytes);
#endif
}

[[noreturn]] void run_child(int reply, std::string_view bytes, std::string_view source,
                            const ReadLimits& limits, const IsolationLimits& isolation) {
  limit_child(isolation);
  const Result<Document> document = read_document(bytes, source, limits);
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

// Reads until the child closes its end, the time is over or the reply is too large.
class Reply {
 public:
  Reply(int descriptor, Clock::time_point deadline, std::size_t max_bytes)
      : descriptor_(descriptor), deadline_(deadline), max_bytes_(max_bytes) {}

  // False when the deadline passed or the reply ran over its limit.
  bool receive() {
    std::array<char, 65536> buffer;
    while (bytes_.size() <= max_bytes_) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
      pollfd waiting{descriptor_, POLLIN, 0};
      if (left <= 0) return false;
      const int ready = poll(&waiting, 1, static_cast<int>(left));
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) return false;
      const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return true;
      bytes_.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return false;
  }

  std::string_view bytes() const { return bytes_; }

 private:
  int descriptor_;
  Clock::time_point deadline_;
  std::size_t max_bytes_;
  std::string bytes_;
};

Result<Document> parse_reply(std::string_view reply) {
  if (reply.size() >= 2 && reply[0] == reply_error) {
    const auto code = static_cast<unsigned char>(reply[1]);
    const bool valid = code <= static_cast<unsigned char>(ErrorCode::corruption);
    return Error{valid ? static_cast<ErrorCode>(code) : ErrorCode::malformed, std::string(reply.substr(2)),
                 ""};
  }
  if (reply.empty() || reply[0] != reply_document) {
    return Error{ErrorCode::malformed, "the reading process ended without a word", ""};
  }
  return document_from_json(reply.substr(1));
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Result<Document> read_in_child(std::string_view bytes, std::string_view source, const ReadLimits& limits,
                               const IsolationLimits& isolation) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    return Error{ErrorCode::io, std::strerror(errno), std::string(source)};
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]), close(ends[1]);
    return Error{ErrorCode::io, fmt::format("cannot start a reading process: {}", std::strerror(errno)),
                 std::string(source)};
  }
  if (child == 0) run_child(ends[1], bytes, source, limits, isolation);
  close(ends[1]);
  // JSON writes a control character in six bytes, and the text stands twice: as a whole and in its blocks.
  Reply reply(ends[0], Clock::now() + isolation.time, limits.max_text_bytes * 16);
  const bool complete = reply.receive();
  close(ends[0]);
  if (!complete) kill(child, SIGKILL);
  const int status = wait_for(child);
  Result<Document> document = parse_reply(reply.bytes());
  if (!complete) {
    document =
        Error{ErrorCode::limit_exceeded,
              fmt::format("reading took over {} s or gave too much; given up", isolation.time.count()), ""};
  } else if (WIFSIGNALED(status)) {
    document = Error{ErrorCode::malformed,
                     fmt::format("the PDF parser failed ({})", strsignal(WTERMSIG(status))), ""};
  }
  if (document.ok()) return document;
  Error error = std::move(document).error();
  error.where = source;
  return error;
}

}  // namespace

Result<Document> read_file_isolated(const std::filesystem::path& file, const ReadLimits& limits,
                                    const IsolationLimits& isolation) {
  const std::string bytes = TRY(read_bytes(file, limits.max_bytes));
  if (recognise(bytes) != MediaType::pdf) return read_document(bytes, file.string(), limits);
  return read_in_child(bytes, file.string(), limits, isolation);
}

}  // namespace entente
