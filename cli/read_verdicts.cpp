#include "cli/read_verdicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

#include "cli/exit_status.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, ignored);
    for (; entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
      if (!entry->is_directory(ignored)) files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Tabs and line ends would make two lines or fields of one.
std::string field(std::string text) {
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return text;
}

struct Verdict {
  std::string_view name;
  std::string remark;
};

Verdict verdict_of(const Result<Document>& document) {
  if (!document.ok()) return {name_of(document.error().code), document.error().message};
  if (document->losses.empty()) return {"ok", ""};
  return {"partial", document->losses.front()};
}

std::string line_of(const Result<Document>& document, std::chrono::duration<double> time,
                    const fs::path& file) {
  const Verdict verdict = verdict_of(document);
  return fmt::format("{}\t{:.3f}\t{}\t{}\n", verdict.name, time.count(), field(file.string()),
                     field(verdict.remark));
}

// The files, taken one by one by whoever is free.
class VerdictPrinter {
 public:
  VerdictPrinter(const ReadingPool& pool, const std::vector<fs::path>& files) : pool_(pool), files_(files) {}

  void work() {
    for (std::size_t i = next_++; i < files_.size(); i = next_++) {
      const auto start = std::chrono::steady_clock::now();
      const Result<Document> document = pool_.read(files_[i]);
      const std::string line = line_of(document, std::chrono::steady_clock::now() - start, files_[i]);
      const std::lock_guard alone(printing_);
      if (!document.ok()) all_read_ = false;
      if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) written_ = false;
    }
  }

  int status() {
    if (!written_ || std::fflush(stdout) != 0) {
      return complain({ErrorCode::io, "could not be written", "standard output"});
    }
    return all_read_ ? exit_answered : exit_nothing;
  }

 private:
  const ReadingPool& pool_;
  const std::vector<fs::path>& files_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex printing_;
  bool all_read_ = true;
  bool written_ = true;
};

}  // namespace

int print_verdicts(const std::vector<fs::path>& paths, const PoolOptions& options) {
  const Result<ReadingPool> pool = ReadingPool::start(options);  // before there are threads
  if (!pool.ok()) return complain(pool.error());
  const std::vector<fs::path> files = files_below(paths);
  VerdictPrinter printer(*pool, files);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < pool->workers(); ++i) threads.emplace_back([&printer] { printer.work(); });
  for (std::thread& thread : threads) thread.join();
  return printer.status();
}

}  // namespace entente
