#include "ingest/extraction/name_features.h"

#include <algorithm>
#include <array>

#include "ingest/extraction/gazetteer.h"
#include "ingest/extraction/head_names.h"
#include "ingest/extraction/title_words.h"

namespace entente {
namespace {

using Hash = std::uint64_t;

constexpr Hash mixed(Hash a, Hash b) {
  Hash hash = (a ^ (b + 0x9E3779B97F4A7C15ull + (a << 6) + (a >> 2))) * 0xD6E8FEB86659FD93ull;
  return hash ^ (hash >> 29);
}

char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  return c >= '0' && c <= '9' ? '0' : c;
}

Hash hash_of(std::string_view text) {
  Hash hash = 0xCBF29CE484222325ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return hash;
}

Hash folded_hash_of(std::string_view text) {
  Hash hash = 0xCBF29CE484222325ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(folded(c))) * 0x100000001B3ull;
  return hash;
}

// "Xxx" and "Xxxxxx" look alike; so do "2024" and "1963", but not "63".
Hash look_hash(std::string_view word) {
  Hash hash = word.size() == 4 ? 7 : 1;
  char last = 0;
  for (const char c : word) {
    char kind = c;
    if (c >= 'A' && c <= 'Z') kind = 'X';
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) kind = 'x';
    if (c >= '0' && c <= '9') kind = '0';
    if (kind == last && kind != 'X') continue;
    if (kind == 'x' && hash == 7) hash = 1;
    hash = mixed(hash, static_cast<unsigned char>(kind));
    last = kind;
  }
  return hash;
}

// All of a token that features are made of.
struct Seen {
  Hash word = 0, form = 0, look = 0;
  Hash fine = 0, coarse = 0;
  Hash known = 0;  // name of the lexicon
  Hash lists = 0;  // word lists it is in
  Hash head = 0;   // kind of the names that it heads
  bool capital = false;
  bool joins = false;  // may stand inside a name though it has no capital
};

// How far from a capitalised word a name may go on in lower case: "2019 federal and state elections".
constexpr std::uint32_t reach = 3;

struct Run {
  std::uint32_t first = 0, last = 0;
};

enum Template : Hash {
  t_word = 1,
  t_form,
  t_look,
  t_prefix,
  t_suffix,
  t_fine,
  t_coarse,
  t_known,
  t_list,
  t_head,
  t_pair,
  t_cluster_pair,
  t_look_pair,
  t_look_triple,
  t_known_pair,
  t_run,
  t_long_run,
  t_ahead,
  t_behind,
  t_first,
  t_bias,
  t_title,
  t_context,
};

class FeatureMaker {
 public:
  FeatureMaker(const ReadingDraft& draft, TokenRange range, const std::vector<KnownNameTag>& known,
               const WordClusters& clusters)
      : draft_(draft), range_(range), title_cased_(is_title_cased(draft, range)) {
    seen_.reserve(range.size());
    for (std::uint32_t at = range.first; at < range.last; ++at)
      seen_.push_back(look_at(at, known[at - range.first], clusters));
    find_runs();
  }

  FeatureRows make() && {
    rows_.rows.reserve(seen_.size() * 72);
    rows_.ends.reserve(seen_.size());
    for (std::uint32_t i = 0; i < seen_.size(); ++i) {
      if (!near_run(i)) {
        rows_.ends.push_back(static_cast<std::uint32_t>(rows_.rows.size()));
        continue;
      }
      add_word(i);
      add_neighbours(i);
      add_knowledge(i);
      add_runs(i);
      rows_.ends.push_back(static_cast<std::uint32_t>(rows_.rows.size()));
    }
    return std::move(rows_);
  }

 private:
  Seen look_at(std::uint32_t at, KnownNameTag known, const WordClusters& clusters) const {
    const std::string_view word = draft_.word(at);
    const Token& token = draft_.token(at);
    Seen seen;
    seen.word = folded_hash_of(word);
    seen.form = hash_of(word);
    seen.look = look_hash(word);
    const WordCluster cluster = clusters.cluster_of(word);
    seen.fine = mixed(cluster.fine, cluster.known);
    seen.coarse = cluster.coarse;
    seen.known = known;
    seen.capital = token.capitalised;
    seen.joins = draft_.is(at, WordList::joining_word) || draft_.is(at, WordList::name_particle) ||
                 draft_.is_dash(at) || word == "'s" || word == "&";
    for (const WordList list :
         {WordList::given_name, WordList::name_particle, WordList::name_stopper, WordList::calendar_word,
          WordList::speech_verb, WordList::act_verb, WordList::policy_noun, WordList::place_preposition}) {
      seen.lists = seen.lists << 1 | static_cast<Hash>(draft_.is(at, list));
    }
    if (draft_.words[at] != unknown_word) {
      if (const auto head = head_at(draft_, at, range_.last))
        seen.head = mixed(1 + static_cast<Hash>(head->noun->kind), head->plural);
      if (seen.capital && title_at(draft_, at, range_.last)) seen.lists |= 1u << 20;
    }
    return seen;
  }

  // Runs of capitalised words and numbers; a long run goes on over "of", "and", "the", "'s" and hyphens.
  void find_runs() {
    const auto count = static_cast<std::uint32_t>(seen_.size());
    runs_.assign(count, {});
    long_runs_.assign(count, {});
    const auto proper = [&](std::uint32_t i) {
      return seen_[i].capital || draft_.token(range_.first + i).shape == Token::Shape::number;
    };
    for (std::uint32_t i = 0; i < count;) {
      if (!proper(i)) {
        ++i;
        continue;
      }
      std::uint32_t end = i;
      while (end < count && proper(end)) ++end;
      std::fill(runs_.begin() + i, runs_.begin() + end, Run{i, end});
      i = end;
    }
    for (std::uint32_t i = 0; i < count;) {
      if (!proper(i)) {
        ++i;
        continue;
      }
      std::uint32_t end = i, at = i;
      while (at < count && (proper(at) || (seen_[at].joins && at < end + 2))) {
        if (proper(at)) end = at + 1;
        ++at;
      }
      std::fill(long_runs_.begin() + i, long_runs_.begin() + end, Run{i, end});
      i = end;
    }
  }

  // Whether a capital or number stands within reach: else the word is in no name, and nothing need be known.
  bool near_run(std::uint32_t i) const {
    const std::uint32_t first = i - std::min(i, reach);
    const auto last = std::min(i + reach + 1, static_cast<std::uint32_t>(seen_.size()));
    return std::any_of(runs_.begin() + first, runs_.begin() + last,
                       [](const Run& run) { return run.last > 0; });
  }

  void add(Hash kind, Hash value) {
    rows_.rows.push_back(static_cast<std::uint32_t>(mixed(kind * 0x9E3779B97F4A7C15ull, value) >> 17) %
                         name_row_count);
  }
  const Seen& at(std::uint32_t i, int offset) const {
    const std::int64_t place = static_cast<std::int64_t>(i) + offset;
    return place < 0 || place >= static_cast<std::int64_t>(seen_.size())
               ? nothing_
               : seen_[static_cast<std::size_t>(place)];
  }

  void add_word(std::uint32_t i) {
    const Seen& seen = seen_[i];
    const std::string_view word = draft_.word(range_.first + i);
    add(t_bias, 0);
    add(t_word, seen.word);
    add(t_form, seen.form);
    add(t_look, seen.look);
    add(t_fine, seen.fine);
    add(t_coarse, mixed(seen.coarse, seen.capital));
    for (std::size_t size = 2; size <= 4; ++size) {
      if (word.size() <= size) break;
      add(t_prefix + (size << 8), folded_hash_of(word.substr(0, size)));
    }
    for (std::size_t size = 1; size <= 4; ++size) {
      if (word.size() <= size) break;
      add(t_suffix + (size << 8), mixed(folded_hash_of(word.substr(word.size() - size)), seen.capital));
    }
    if (i == 0) add(t_first, seen.look);
    add(t_title, mixed(title_cased_, seen.look));
  }

  void add_neighbours(std::uint32_t i) {
    for (const int offset : {-2, -1, 1, 2}) {
      const Seen& seen = at(i, offset);
      const Hash place = static_cast<Hash>(offset + 8) << 8;
      add(t_word + place, seen.word);
      add(t_look + place, seen.look);
      add(t_fine + place, seen.fine);
      add(t_coarse + place, seen.coarse);
    }
    const Seen &before = at(i, -1), &here = seen_[i], &after = at(i, 1);
    add(t_pair, mixed(before.word, here.word));
    add(t_pair + 256, mixed(here.word, after.word));
    add(t_pair + 512, mixed(before.word, mixed(after.word, here.look)));
    add(t_cluster_pair, mixed(before.coarse, here.coarse));
    add(t_cluster_pair + 256, mixed(here.coarse, after.coarse));
    add(t_cluster_pair + 512, mixed(before.fine, here.look));
    add(t_cluster_pair + 768, mixed(here.look, after.fine));
    add(t_look_pair, mixed(before.look, here.look));
    add(t_look_pair + 256, mixed(here.look, after.look));
    add(t_look_triple, mixed(before.look, mixed(here.look, after.look)));
    for (std::uint32_t j = 1; j <= 5 && i + j < seen_.size(); ++j) {
      if (draft_.token(range_.first + i + j).shape == Token::Shape::punctuation) break;
      if (j > 1) add(t_ahead, mixed(seen_[i + j].word, here.capital));
      if (seen_[i + j].head != 0) add(t_ahead + 256, mixed(mixed(seen_[i + j].head, j), here.look));
    }
    for (std::uint32_t j = 1; j <= 4 && j <= i; ++j) {
      if (draft_.token(range_.first + i - j).shape == Token::Shape::punctuation) break;
      if (j > 1) add(t_behind, mixed(seen_[i - j].word, here.capital));
    }
  }

  void add_knowledge(std::uint32_t i) {
    const Seen& here = seen_[i];
    for (const int offset : {-1, 0, 1}) {
      const Seen& seen = at(i, offset);
      const Hash place = static_cast<Hash>(offset + 8) << 8;
      if (seen.known != 0) add(t_known + place, mixed(seen.known, here.capital));
      if (seen.lists != 0) add(t_list + place, mixed(seen.lists, here.look));
      if (seen.head != 0) add(t_head + place, mixed(seen.head, seen.capital));
    }
    if (here.known != 0) {
      add(t_known_pair, mixed(here.known, at(i, 1).known));
      add(t_known_pair + 256, mixed(here.known, at(i, 1).look));
      add(t_known_pair + 512, mixed(here.known, at(i, -1).look));
    }
  }

  void add_run(std::uint32_t i, const Run& run, Hash kind) {
    const Hash part = run.last - run.first == 1 ? 0 : i == run.first ? 1 : i + 1 == run.last ? 2 : 3;
    const Seen &first = seen_[run.first], &last = seen_[run.last - 1];
    const Seen &before = at(run.first, -1), &after = at(run.last - 1, 1);
    const Hash length = std::min<std::uint32_t>(run.last - run.first, 5);
    add(kind, mixed(part, last.word));
    add(kind + 256, mixed(part, last.fine));
    add(kind + 512, mixed(part, mixed(last.head, last.known)));
    add(kind + 768, mixed(part, first.word));
    add(kind + 1024, mixed(part, before.word));
    add(kind + 1280, mixed(part, after.word));
    add(kind + 1536, mixed(part, mixed(before.coarse, after.coarse)));
    add(kind + 1792, mixed(part, length));
    add(kind + 2048, mixed(part, mixed(after.word, at(run.last - 1, 2).word)));
    add(kind + 2304, mixed(part, first.known));
    add(kind + 2560, mixed(part, first.lists));
    add(kind + 2816, mixed(part, after.fine));
    add(kind + 3072, mixed(part, before.fine));
  }

  void add_runs(std::uint32_t i) {
    if (runs_[i].last > 0) add_run(i, runs_[i], t_run);
    if (long_runs_[i].last > 0 &&
        (long_runs_[i].first != runs_[i].first || long_runs_[i].last != runs_[i].last))
      add_run(i, long_runs_[i], t_long_run);
    if (runs_[i].last > 0) return;
    // A word in lower case: how far back the last capital is, and what it was.
    for (std::uint32_t j = 1; j <= 3 && j <= i; ++j) {
      if (runs_[i - j].last == 0) continue;
      add(t_context, mixed(seen_[i].word, j));
      add(t_context + 256, mixed(seen_[i].word, seen_[runs_[i - j].first].look));
      break;
    }
  }

  const ReadingDraft& draft_;
  TokenRange range_;
  bool title_cased_;
  Seen nothing_;
  std::vector<Seen> seen_;
  std::vector<Run> runs_, long_runs_;
  FeatureRows rows_;
};

KnownNameTag tag_of(const KnownName& name) {
  const int demonym = name.kind == AliasKind::demonym ? 1 : 0;
  return static_cast<KnownNameTag>(1 + 4 * static_cast<int>(name.entry->kind) + 2 * demonym);
}

}  // namespace

std::vector<KnownNameTag> known_name_tags(const ReadingDraft& draft, TokenRange range) {
  std::vector<KnownNameTag> tags(range.size());
  for (std::uint32_t at = range.first; at < range.last;) {
    const auto name = draft.words[at] == unknown_word ? std::nullopt : name_at(draft, at, range.last);
    if (!name) {
      ++at;
      continue;
    }
    const KnownNameTag tag = tag_of(*name);
    for (; at < name->tokens.last; ++at)
      tags[at - range.first] = static_cast<KnownNameTag>(tag + (at > name->tokens.first ? 1 : 0));
  }
  return tags;
}

FeatureRows name_features(const ReadingDraft& draft, TokenRange range, const std::vector<KnownNameTag>& known,
                          const WordClusters& clusters) {
  return FeatureMaker(draft, range, known, clusters).make();
}

}  // namespace entente
