#include "query/document_difference.h"

#include <algorithm>
#include <set>

namespace entente {
namespace {

// Beyond so many pairs, nothing is held against each other to find what was reworded.
constexpr std::size_t max_pairs = 250'000;
// At least so much of the words must be the same.
constexpr double least_likeness = 0.5;

template <typename Assertion>
using ByContent = std::multimap<std::uint64_t, Assertion>;

// Those of `these` that `those` do not have, one for one.
template <typename Assertion>
std::vector<Assertion> without(const ByContent<Assertion>& these, const ByContent<Assertion>& those) {
  std::vector<Assertion> left;
  auto other = those.begin();
  for (const auto& [content, assertion] : these) {
    while (other != those.end() && other->first < content) ++other;
    if (other != those.end() && other->first == content) {
      ++other;
    } else {
      left.push_back(assertion);
    }
  }
  return left;
}

template <typename Assertion>
void sort_by_place(std::vector<Assertion>& said) {
  std::ranges::sort(said, {}, [](const Assertion& assertion) {
    return std::tuple(assertion.evidence.page, assertion.evidence.start, assertion.id);
  });
}

std::multiset<std::string_view> words_of(std::string_view text) {
  std::multiset<std::string_view> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    if (end > begin) words.insert(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// Dice's coefficient over the words of the quotes; 0 unless the same parties say the same kind of thing.
double likeness(const Statement& a, const Statement& b) {
  if (a.statement_class != b.statement_class && a.is_commitment != b.is_commitment) return 0;
  if (a.parties != b.parties) return 0;
  const std::multiset<std::string_view> words = words_of(a.evidence.quote);
  const std::multiset<std::string_view> others = words_of(b.evidence.quote);
  std::vector<std::string_view> common;
  std::ranges::set_intersection(words, others, std::back_inserter(common));
  const std::size_t total = words.size() + others.size();
  return total == 0 ? 0 : 2.0 * static_cast<double>(common.size()) / static_cast<double>(total);
}

// In the order of the text, each new statement takes the likest old one that is left.
std::vector<StatementNews> paired(std::vector<Statement> added, std::vector<Statement> gone) {
  sort_by_place(added);
  sort_by_place(gone);
  std::vector<bool> taken(gone.size(), false);
  std::vector<StatementNews> news;
  const bool few = added.size() * gone.size() <= max_pairs;
  for (Statement& statement : added) {
    std::size_t best = gone.size();
    double best_likeness = least_likeness;
    for (std::size_t i = 0; few && i < gone.size(); ++i) {
      const double like = taken[i] ? 0 : likeness(statement, gone[i]);
      if (like > best_likeness || (like == best_likeness && best == gone.size())) {
        best = i;
        best_likeness = like;
      }
    }
    if (best < gone.size()) {
      taken[best] = true;
      news.push_back({News::changed, std::move(statement), std::move(gone[best])});
    } else {
      news.push_back({News::added, std::move(statement), {}});
    }
  }
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (!taken[i]) news.push_back({News::gone, {}, std::move(gone[i])});
  }
  return news;
}

bool stands_alone(const Relation& relation) {
  return !relation.derived && relation.statement == AssertionId{};
}

void add_relations(DocumentNews& document, News news, std::vector<Relation> relations) {
  std::erase_if(relations, [](const Relation& relation) { return !stands_alone(relation); });
  sort_by_place(relations);
  for (Relation& relation : relations) document.relations.push_back({news, std::move(relation)});
}

struct Moments {
  DocumentPast then;
  DocumentPast now;
};

// An entry without a run stands with the run before it: it was made after it.
std::vector<RunNumber> runs_of(const std::vector<JournalEntry>& entries) {
  std::vector<RunNumber> runs;
  RunNumber last = 0;
  for (const JournalEntry& entry : entries) runs.push_back(last = entry.run != 0 ? entry.run : last);
  return runs;
}

Moments moments_of(DocumentPast past, const std::vector<JournalEntry>& entries, RunNumber after,
                   RunNumber up_to) {
  const std::vector<RunNumber> runs = runs_of(entries);
  std::size_t left = entries.size();
  for (; left > 0 && runs[left - 1] > up_to; --left) past.undo(entries[left - 1]);
  DocumentPast now = past;
  for (; left > 0 && runs[left - 1] > after; --left) past.undo(entries[left - 1]);
  return {std::move(past), std::move(now)};
}

DocumentDifference compare(const Moments& moments, const std::vector<const JournalEntry*>& between) {
  DocumentDifference difference;
  for (const JournalEntry* entry : between) {
    difference.appeared.insert(difference.appeared.end(), entry->appeared.begin(), entry->appeared.end());
    difference.gone.insert(difference.gone.end(), entry->gone.begin(), entry->gone.end());
  }
  const auto& [then, now] = moments;
  if (!then.is_there() && !now.is_there()) return difference;
  DocumentNews news;
  news.id = between.back()->document;
  news.news = !then.is_there() ? News::added : now.is_there() ? News::changed : News::gone;
  if (then.is_there()) news.before = *then.face();
  if (now.is_there()) news.now = *now.face();
  news.new_text = news.now.text != news.before.text;
  news.new_reading = news.now.reading != news.before.reading;
  news.new_metadata = news.now.title != news.before.title || news.now.date != news.before.date ||
                      news.now.url != news.before.url || news.now.metadata != news.before.metadata;
  for (const JournalEntry* entry : between) news.run = std::max(news.run, entry->run);
  news.verdict = between.back()->verdict;
  news.repeats = between.back()->repeats;
  std::vector<Relation> relations = without(now.relations(), then.relations());
  std::vector<Relation> relations_gone = without(then.relations(), now.relations());
  difference.relations_new = relations.size();
  difference.relations_gone = relations_gone.size();
  news.statements =
      paired(without(now.statements(), then.statements()), without(then.statements(), now.statements()));
  const bool differs = news.news != News::changed || !news.statements.empty() || !relations.empty() ||
                       !relations_gone.empty() || news.new_text || news.new_metadata;
  add_relations(news, News::added, std::move(relations));
  add_relations(news, News::gone, std::move(relations_gone));
  if (differs) difference.news = std::move(news);
  return difference;
}

}  // namespace

Result<DocumentDifference> document_difference(const Snapshot& snapshot, NodeId document, RunNumber after,
                                               RunNumber up_to) {
  const std::vector<JournalEntry> entries = TRY(snapshot.journal_of(document));
  const std::vector<RunNumber> runs = runs_of(entries);
  std::vector<const JournalEntry*> between;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (runs[i] > after && runs[i] <= up_to) between.push_back(&entries[i]);
  }
  if (between.empty()) return DocumentDifference();
  std::optional<DocumentFace> face;
  if (const std::optional<DocumentRecord> record = TRY(snapshot.document(document))) {
    face = face_of(*record);
  }
  const DocumentPast past(face, TRY(snapshot.said_in(document)));
  return compare(moments_of(past, entries, after, up_to), between);
}

}  // namespace entente
