// Runs a fuzz target over seeded mutations of its seeds: flips, cuts, repeats and splices.
//
//   read_fuzz [ROUNDS]     same rounds, same bytes, on every machine
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/fuzz/fuzz_target.h"

namespace {

using Random = std::mt19937;

std::string bytes_of(const std::string& file) {
  std::ifstream stream(std::string(ENTENTE_SOURCE_DIR) + "/" + file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t below(Random& random, std::size_t bound) {
  return bound == 0 ? 0 : random() % bound;
}

void mutate(std::string& bytes, const std::string& other, Random& random) {
  const std::size_t at = below(random, bytes.size());
  const std::size_t length = 1 + below(random, 40);
  switch (below(random, 6)) {
    case 0:
      if (!bytes.empty()) bytes[at] = static_cast<char>(random());
      break;
    case 1:
      bytes.erase(at, length);
      break;
    case 2:
      bytes.insert(at, bytes.substr(at, length));
      break;
    case 3:
      bytes.resize(at);
      break;
    case 4:
      bytes.insert(at, other.substr(below(random, other.size()), length));
      break;
    default:
      bytes.insert(at, std::string(length * 8, bytes.empty() ? '(' : bytes[at]));
  }
}

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  const long rounds = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 2000;
  std::vector<std::string> seeds;
  for (const std::string& file : fuzz_seeds()) seeds.push_back(bytes_of(file));
  if (seeds.empty() ||
      std::any_of(seeds.begin(), seeds.end(), [](const auto& seed) { return seed.empty(); })) {
    std::fputs("a seed is missing or empty\n", stderr);
    return 1;
  }
  for (const std::string& seed : seeds) run(seed);
  Random random(20231117);
  for (long round = 0; round < rounds; ++round) {
    std::string bytes = seeds[below(random, seeds.size())];
    for (std::size_t count = 1 + below(random, 12); count > 0; --count) {
      mutate(bytes, seeds[below(random, seeds.size())], random);
    }
    run(bytes);
  }
  std::printf("%ld mutations of %zu seeds\n", rounds, seeds.size());
}
