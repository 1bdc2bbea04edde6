#include "ingest/training/exchange_clustering.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

// n log n, from a table for the counts that are asked for all the time.
class EntropyTerm {
 public:
  EntropyTerm() : table_(1u << 15) {
    for (std::size_t n = 1; n < table_.size(); ++n)
      table_[n] = static_cast<double>(n) * std::log(static_cast<double>(n));
  }
  double operator()(std::uint32_t n) const {
    return n < table_.size() ? table_[n] : static_cast<double>(n) * std::log(static_cast<double>(n));
  }

 private:
  std::vector<double> table_;
};

struct ClassCount {
  ClassNumber number = 0;
  std::uint32_t count = 0;
};

class Exchange {
 public:
  Exchange(const BigramCounts& counts, std::size_t class_count)
      : counts_(counts),
        class_count_(class_count),
        classes_(counts.size()),
        forward_(class_count * class_count),
        backward_(class_count * class_count),
        followed_(class_count),
        following_(class_count),
        scratch_(class_count) {
    for (std::size_t word = 0; word < counts.size(); ++word)
      classes_[word] = static_cast<ClassNumber>(std::min(word, class_count - 1));
    for (std::size_t word = 0; word < counts.size(); ++word) {
      for (const auto& next : counts.after[word]) {
        const std::size_t a = classes_[word], b = classes_[next.word];
        forward_[a * class_count + b] += next.count;
        backward_[b * class_count + a] += next.count;
        followed_[a] += next.count;
        following_[b] += next.count;
      }
    }
  }

  std::vector<ClassNumber> run(int rounds) && {
    for (int round = 0; round < rounds; ++round) {
      std::size_t moved = 0;
      for (std::size_t word = 0; word < counts_.size(); ++word) moved += move_to_best(word);
      if (moved * 1000 < counts_.size()) break;
    }
    return std::move(classes_);
  }

 private:
  struct Surroundings {
    std::vector<ClassCount> after, before;
    std::uint32_t itself = 0;  // the word after itself
    std::uint32_t total_after = 0, total_before = 0;
  };

  std::vector<ClassCount> classes_of(const std::vector<BigramCounts::Neighbour>& words, std::size_t word) {
    std::vector<ClassCount> found;
    for (const auto& neighbour : words) {
      if (neighbour.word == word) continue;
      const ClassNumber number = classes_[neighbour.word];
      if (scratch_[number] == 0) found.push_back({number, 0});
      scratch_[number] += neighbour.count;
    }
    for (ClassCount& one : found) one.count = std::exchange(scratch_[one.number], 0);
    return found;
  }

  Surroundings surroundings(std::size_t word) {
    Surroundings around{classes_of(counts_.after[word], word), classes_of(counts_.before[word], word)};
    for (const auto& next : counts_.after[word]) {
      if (next.word == word) around.itself = next.count;
      around.total_after += next.count;
    }
    for (const auto& previous : counts_.before[word]) around.total_before += previous.count;
    return around;
  }

  void take(ClassNumber from, const Surroundings& around) {
    for (const ClassCount& next : around.after) {
      forward_[from * class_count_ + next.number] -= next.count;
      backward_[next.number * class_count_ + from] -= next.count;
    }
    for (const ClassCount& previous : around.before) {
      forward_[previous.number * class_count_ + from] -= previous.count;
      backward_[from * class_count_ + previous.number] -= previous.count;
    }
    forward_[from * class_count_ + from] -= around.itself;
    backward_[from * class_count_ + from] -= around.itself;
    followed_[from] -= around.total_after;
    following_[from] -= around.total_before;
  }

  void put(ClassNumber to, const Surroundings& around) {
    for (const ClassCount& next : around.after) {
      forward_[to * class_count_ + next.number] += next.count;
      backward_[next.number * class_count_ + to] += next.count;
    }
    for (const ClassCount& previous : around.before) {
      forward_[previous.number * class_count_ + to] += previous.count;
      backward_[to * class_count_ + previous.number] += previous.count;
    }
    forward_[to * class_count_ + to] += around.itself;
    backward_[to * class_count_ + to] += around.itself;
    followed_[to] += around.total_after;
    following_[to] += around.total_before;
  }

  // How much the likelihood grows when a word with these surroundings joins the class.
  double gain(ClassNumber to, const Surroundings& around) const {
    const std::uint32_t* next_row = &forward_[to * class_count_];
    const std::uint32_t* previous_row = &backward_[to * class_count_];
    double sum = 0;
    std::uint32_t own = around.itself;
    for (const ClassCount& next : around.after) {
      if (next.number == to) {
        own += next.count;
      } else {
        sum += term_(next_row[next.number] + next.count) - term_(next_row[next.number]);
      }
    }
    for (const ClassCount& previous : around.before) {
      if (previous.number == to) {
        own += previous.count;
      } else {
        sum += term_(previous_row[previous.number] + previous.count) - term_(previous_row[previous.number]);
      }
    }
    if (own > 0) sum += term_(next_row[to] + own) - term_(next_row[to]);
    sum -= term_(followed_[to] + around.total_after) - term_(followed_[to]);
    sum -= term_(following_[to] + around.total_before) - term_(following_[to]);
    return sum;
  }

  bool move_to_best(std::size_t word) {
    const ClassNumber old = classes_[word];
    const Surroundings around = surroundings(word);
    take(old, around);
    ClassNumber best = old;
    double best_gain = gain(old, around);
    for (std::size_t to = 0; to < class_count_; ++to) {
      const double here = gain(static_cast<ClassNumber>(to), around);
      if (here > best_gain + 1e-9) {
        best = static_cast<ClassNumber>(to);
        best_gain = here;
      }
    }
    put(best, around);
    classes_[word] = best;
    return best != old;
  }

  const BigramCounts& counts_;
  std::size_t class_count_;
  std::vector<ClassNumber> classes_;
  std::vector<std::uint32_t> forward_, backward_;    // class bigrams by first, by second class
  std::vector<std::uint32_t> followed_, following_;  // of each class: as first, as second of a bigram
  std::vector<std::uint32_t> scratch_;
  EntropyTerm term_;
};

BigramCounts from_pairs(const std::unordered_map<std::uint64_t, std::uint32_t>& pairs, std::size_t size) {
  BigramCounts counts;
  counts.after.resize(size);
  counts.before.resize(size);
  for (const auto& [pair, count] : pairs) {
    const auto first = static_cast<WordNumber>(pair >> 32), second = static_cast<WordNumber>(pair);
    counts.after[first].push_back({second, count});
    counts.before[second].push_back({first, count});
  }
  const auto by_word = [](const auto& a, const auto& b) { return a.word < b.word; };
  for (auto& list : counts.after) std::sort(list.begin(), list.end(), by_word);
  for (auto& list : counts.before) std::sort(list.begin(), list.end(), by_word);
  return counts;
}

std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return first << 32 | second;
}

}  // namespace

BigramCounts count_bigrams(const std::vector<WordNumber>& text, std::size_t vocabulary) {
  std::unordered_map<std::uint64_t, std::uint32_t> pairs;
  for (std::size_t i = 1; i < text.size(); ++i) ++pairs[pair_of(text[i - 1], text[i])];
  return from_pairs(pairs, vocabulary);
}

BigramCounts count_class_bigrams(const BigramCounts& words, const std::vector<ClassNumber>& classes,
                                 std::size_t class_count) {
  std::unordered_map<std::uint64_t, std::uint32_t> pairs;
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const auto& next : words.after[word])
      pairs[pair_of(classes[word], classes[next.word])] += next.count;
  }
  return from_pairs(pairs, class_count);
}

std::vector<ClassNumber> exchange_classes(const BigramCounts& counts, std::size_t class_count, int rounds) {
  return Exchange(counts, class_count).run(rounds);
}

}  // namespace entente
