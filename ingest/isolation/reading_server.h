// Reading files so that no file can end the batch.
//
//   const ReadingServer server = TRY(ReadingServer::start());      // first thing, while there is one thread
//   Result<Document> document = server.read("statement.pdf");      // afterwards from any thread
//
// PDFs are parsed by a child process each: when the parser crashes, spins or eats memory, that document fails
// and everything else goes on. The children are forked by a process of their own that was forked before this
// one had threads: a child of a process with threads may find a lock held by a thread that it does not have.
// The other formats are read in this process; their readers have limits of their own. What a child sends is
// verified before it is believed (document_json.h).
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>

#include "graph/result.h"
#include "ingest/document.h"
#include "ingest/readers/reader.h"

namespace entente {

struct IsolationLimits {
  std::chrono::seconds time{60};                    // of the wall clock, for one file
  std::size_t memory_bytes = std::size_t{2} << 30;  // address space of the child
};

class ReadingServer {
 public:
  // Forks the serving process. REQUIRES: this process has one thread. Fails with io.
  static Result<ReadingServer> start();

  ReadingServer(ReadingServer&& other) noexcept;
  ReadingServer& operator=(ReadingServer&& other) noexcept;
  ReadingServer(const ReadingServer&) = delete;
  ReadingServer& operator=(const ReadingServer&) = delete;
  ~ReadingServer();  // ends the serving process and waits for it

  // As read_file(), with these errors besides: malformed when the parser crashed, limit_exceeded when it took
  // too long. Costs one fork for a PDF. Safe on any thread.
  Result<Document> read(const std::filesystem::path& file, const ReadLimits& limits = {},
                        const IsolationLimits& isolation = {}) const;

 private:
  ReadingServer(int requests, pid_t process) : requests_(requests), process_(process) {}

  Result<Document> read_in_child(const std::filesystem::path& file, const ReadLimits& limits,
                                 const IsolationLimits& isolation) const;

  int requests_ = -1;  // socket to the serving process
  pid_t process_ = -1;
};

// For a program that reads one file: a server for it alone. REQUIRES: this process has one thread.
Result<Document> read_file_isolated(const std::filesystem::path& file);

}  // namespace entente
