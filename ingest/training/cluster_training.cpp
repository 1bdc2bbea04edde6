#include "ingest/training/cluster_training.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <unordered_set>

#include "ingest/language/packed_bytes.h"
#include "ingest/language/word_clusters.h"
#include "ingest/training/exchange_clustering.h"
#include "ingest/training/text_collection.h"

namespace entente {
namespace {

using WordTable = std::unordered_map<std::string, std::uint32_t>;

// The sentences of all texts, each but once: what a site repeats under every release would count too much.
class SentenceCollection {
 public:
  void add(const ReadingDraft& draft) {
    for (const Sentence& sentence : draft.reading.sentences) {
      if (sentence.boilerplate) continue;
      if (!seen_.insert(std::hash<std::string_view>()(draft.reading.words(sentence.span))).second) continue;
      for (std::uint32_t at = sentence.first_token; at < sentence.last_token; ++at) add(draft.word(at));
      text_.push_back(boundary);
    }
  }

  static constexpr std::uint32_t boundary = 0;
  const std::vector<std::uint32_t>& text() const { return text_; }
  const std::vector<std::string>& forms() const { return forms_; }

 private:
  void add(std::string_view word) {
    const auto [found, added] =
        numbers_.try_emplace(cluster_form(word), static_cast<std::uint32_t>(forms_.size()));
    if (added) forms_.push_back(found->first);
    text_.push_back(found->second);
  }

  std::unordered_set<std::size_t> seen_;
  WordTable numbers_;
  std::vector<std::string> forms_{"\n"};  // the boundary is no word
  std::vector<std::uint32_t> text_;
};

// The words that are clustered: the frequent ones, the boundary, and one for each look of the rare. Numbered
// from the most frequent down, as the exchange wants them.
struct ClusterVocabulary {
  std::vector<std::string> forms;
  std::vector<std::uint32_t> counts;
  std::array<WordNumber, word_look_count> looks{};
  std::vector<WordNumber> number_of;  // of each form of the collection
};

ClusterVocabulary vocabulary_of(const SentenceCollection& collection, std::uint32_t rare) {
  std::vector<std::uint32_t> counts(collection.forms().size());
  for (const std::uint32_t word : collection.text()) ++counts[word];
  struct Row {
    std::uint32_t count;
    std::string form;
    std::vector<std::uint32_t> members;
  };
  std::vector<Row> rows;
  std::array<Row, word_look_count> looks;
  for (std::size_t i = 0; i < looks.size(); ++i) looks[i] = {0, std::string("\n") + char('a' + i), {}};
  for (std::uint32_t word = 0; word < counts.size(); ++word) {
    const std::string& form = collection.forms()[word];
    if (counts[word] >= rare || word == SentenceCollection::boundary) {
      rows.push_back({counts[word], form, {word}});
      continue;
    }
    Row& look = looks[static_cast<std::size_t>(look_of(form))];
    look.count += counts[word];
    look.members.push_back(word);
  }
  rows.insert(rows.end(), looks.begin(), looks.end());
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return std::tie(b.count, a.form) < std::tie(a.count, b.form); });
  ClusterVocabulary vocabulary;
  vocabulary.number_of.resize(counts.size());
  for (const Row& row : rows) {
    const auto number = static_cast<WordNumber>(vocabulary.forms.size());
    for (const std::uint32_t member : row.members) vocabulary.number_of[member] = number;
    if (row.form.size() == 2 && row.form[0] == '\n')
      vocabulary.looks[static_cast<std::size_t>(row.form[1] - 'a')] = number;
    vocabulary.forms.push_back(row.form);
    vocabulary.counts.push_back(row.count);
  }
  return vocabulary;
}

std::string table_of(const ClusterVocabulary& vocabulary, const std::vector<ClassNumber>& fine) {
  std::size_t slots = 16;
  while (slots < vocabulary.forms.size() * 2) slots *= 2;
  std::string table;
  for (std::size_t i = 0; i < slots; ++i) {
    append_number(table, std::uint32_t{0});
    append_number(table, cluster_file::no_cluster);
    append_number(table, std::uint16_t{0});
  }
  for (std::size_t word = 0; word < vocabulary.forms.size(); ++word) {
    if (vocabulary.forms[word][0] == '\n') continue;
    const std::uint64_t hash = cluster_file::hash_of(vocabulary.forms[word]);
    const auto fingerprint = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = hash & (slots - 1);
    for (;; at = (at + 1) & (slots - 1)) {
      std::uint16_t taken;
      std::memcpy(&taken, &table[at * cluster_file::slot_size + 4], sizeof(taken));
      if (taken == cluster_file::no_cluster) break;
    }
    std::memcpy(&table[at * cluster_file::slot_size], &fingerprint, sizeof(fingerprint));
    std::memcpy(&table[at * cluster_file::slot_size + 4], &fine[word], sizeof(fine[word]));
  }
  return table;
}

std::string file_of(const ClusterVocabulary& vocabulary, const std::vector<ClassNumber>& fine,
                    const std::vector<ClassNumber>& coarse, const ClusterSettings& settings) {
  std::string body;
  for (const ClassNumber one : coarse) body.push_back(static_cast<char>(one));
  body.resize(cluster_file::padded(body.size()));
  for (const WordNumber look : vocabulary.looks) append_number(body, fine[look]);
  const std::string table = table_of(vocabulary, fine);
  body += table;
  std::string file(cluster_file::magic);
  append_number(file, static_cast<std::uint32_t>(settings.fine));
  append_number(file, static_cast<std::uint32_t>(settings.coarse));
  append_number(file, static_cast<std::uint32_t>(table.size() / cluster_file::slot_size));
  append_number(file, std::uint32_t{0});
  append_number(file, cluster_file::checksum_of(body));
  append_number(file, std::uint64_t{0});
  return file + body;
}

std::string list_of(const ClusterVocabulary& vocabulary, const std::vector<ClassNumber>& fine,
                    const std::vector<ClassNumber>& coarse) {
  std::multimap<std::pair<ClassNumber, ClassNumber>, std::size_t> order;
  for (std::size_t word = 0; word < fine.size(); ++word)
    order.insert({{coarse[fine[word]], fine[word]}, word});
  std::string list;
  for (const auto& [classes, word] : order) {
    if (vocabulary.forms[word][0] == '\n') continue;
    list += fmt::format("{}\t{}\t{}\t{}\n", classes.second, classes.first, vocabulary.counts[word],
                        vocabulary.forms[word]);
  }
  return list;
}

}  // namespace

Result<TrainedClusters> train_clusters(const std::filesystem::path& texts, const ClusterSettings& settings) {
  const Lexicon lexicon = TRY(Lexicon::load_without_models());
  SentenceCollection collection;
  TRY(for_each_text(texts, lexicon, [&](ReadingDraft& draft) { collection.add(draft); }));
  const ClusterVocabulary vocabulary = vocabulary_of(collection, settings.rare);
  if (vocabulary.forms.size() < settings.fine || settings.fine < settings.coarse || settings.coarse == 0 ||
      settings.coarse > 256) {
    return Error{ErrorCode::invalid_argument, "the texts have fewer words than clusters are wanted",
                 texts.string()};
  }
  std::vector<WordNumber> text;
  text.reserve(collection.text().size());
  for (const std::uint32_t word : collection.text()) text.push_back(vocabulary.number_of[word]);
  const BigramCounts counts = count_bigrams(text, vocabulary.forms.size());
  const std::vector<ClassNumber> fine = exchange_classes(counts, settings.fine, settings.rounds);
  const std::vector<ClassNumber> coarse = exchange_classes(count_class_bigrams(counts, fine, settings.fine),
                                                           settings.coarse, 2 * settings.rounds);
  TrainedClusters trained;
  trained.file = file_of(vocabulary, fine, coarse, settings);
  trained.list = list_of(vocabulary, fine, coarse);
  trained.words = vocabulary.forms.size();
  trained.tokens = text.size();
  return trained;
}

}  // namespace entente
