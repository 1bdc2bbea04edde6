// What isolation costs: processor seconds of reading files in this process and through the pool, of all
// processes, user and system, in one run: a JSON object on standard output.
//
//   isolation_cost FOLDER [WORKERS]     every file below it
//
// Three passes of each, taking turns, and the least of three, so that other work on the machine counts
// little.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>
#include <vector>

#include "ingest/isolation/reading_pool.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr int passes = 3;

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

// Of this process and of those that it has waited for.
double processor_seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(static_cast<__rusage_who>(who), &used);
    sum += seconds(used.ru_utime) + seconds(used.ru_stime);
  }
  return sum;
}

struct Pass {
  double seconds = 0;
  std::size_t read = 0;
};

Pass read_here(const std::vector<fs::path>& files) {
  Pass pass;
  const double start = processor_seconds();
  for (const fs::path& file : files) pass.read += read_file(file).ok();
  pass.seconds = processor_seconds() - start;
  return pass;
}

Pass read_isolated(const std::vector<fs::path>& files, unsigned workers) {
  const double start = processor_seconds();
  std::atomic<std::size_t> read = 0;
  {
    const ReadingPool pool = ReadingPool::start({.workers = workers}).value();
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < workers; ++i) {
      threads.emplace_back([&] {
        for (std::size_t at = next++; at < files.size(); at = next++) read += pool.read(files[at]).ok();
      });
    }
    for (std::thread& thread : threads) thread.join();
  }  // the workers are buried here, and their time counts
  return {processor_seconds() - start, read};
}

Pass lesser(const Pass& one, const Pass& other) {
  return one.seconds <= other.seconds ? one : other;
}

int measure(const fs::path& folder, unsigned workers) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Pass here{1e9, 0};
  Pass isolated{1e9, 0};
  for (int i = 0; i < passes; ++i) {
    here = lesser(here, read_here(files));
    isolated = lesser(isolated, read_isolated(files, workers));
  }
  std::cout << fmt::format(
      "{{\"files\": {}, \"read_here\": {}, \"read_isolated\": {}, \"workers\": {}, \"seconds_here\": {:.2f}, "
      "\"seconds_isolated\": {:.2f}, \"ratio\": {:.2f}}}\n",
      files.size(), here.read, isolated.read, workers, here.seconds, isolated.seconds,
      isolated.seconds / here.seconds);
  return 0;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: isolation_cost FOLDER [WORKERS]\n";
    return 2;
  }
  const long workers = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 1;
  return entente::measure(argv[1], static_cast<unsigned>(std::clamp(workers, 1L, 64L)));
}
