// The server of misbehaving_server.py for one test, and a Fetcher that may ask it. Time does not pass: waits
// only move the clock.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "ingest/archives/warc_reader.h"
#include "ingest/fetching/fetcher.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {

class MisbehavingSite {
 public:
  MisbehavingSite();
  MisbehavingSite(const MisbehavingSite&) = delete;
  MisbehavingSite& operator=(const MisbehavingSite&) = delete;
  ~MisbehavingSite();

  // "http://localhost:PORT" + path
  std::string at(const std::string& path) const;
  // Changes what the server says: set("robots_status", "503"). Blanks and line ends are allowed.
  void set(const std::string& name, const std::string& value);
  // A line for each request so far: path, If-None-Match, If-Modified-Since, User-Agent, parted by tabs.
  std::vector<std::string> requests();
  // How often the path was asked for.
  std::size_t asked(const std::string& path);

 private:
  std::string ask(const std::string& path);
  int to_server_ = -1;
  int process_ = -1;
  std::string port_;
};

class FetchingTest : public testing::Test {
 protected:
  FetchingTest();
  // A Fetcher of its own over the one archive, as a run has it.
  Fetcher fetcher() { return Fetcher(options, *archive, clock); }
  void reopen();  // the archive, as the next process would
  std::string body(const FetchedItem& item) const;
  // Later than anything that is held, so that every page is asked for.
  TimePoint now() { return clock.now() + std::chrono::seconds(1); }

  ManualClock clock{parse_time("2024-03-05T06:07:08Z").value()};
  ScratchFolder folder;
  MisbehavingSite site;
  FetchOptions options;
  std::unique_ptr<FetchArchive> archive;
};

}  // namespace entente
