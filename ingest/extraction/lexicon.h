// The lexicon in memory: every entry of ingest/lexicon/*.jsonl, and fast look-up of names in text.
//
// Built once per process from the files embedded in the binary plus the user's own; immutable afterwards.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/changes.h"
#include "graph/model.h"
#include "graph/result.h"

namespace entente {

class SyntaxModel;  // ingest/language/syntax_model.h

struct Tenure {
  std::string office;  // subtype: head_of_government …
  std::string title;   // "Prime Minister"
  EntityId of;
  Date from, to;  // `to` unknown: still in office, or not recorded
};

struct Membership {
  EntityId id;
  Date from, to;
};

// One entity entry. Fields that a kind does not have are empty.
struct LexiconEntry {
  EntityId id;
  EntityKind kind = EntityKind::organisation;
  std::string subtype;
  std::string name;
  std::vector<std::string> aliases;
  std::map<std::string, std::string> ids;
  std::string source;
  std::vector<std::string> demonyms, metonyms;
  std::string short_name;  // of a state, in names made of it: "United States", "China"; empty: the name
  bool article = false;    // "the Philippines": used with it though its name does not show that
  std::string capital;
  EntityId country, parent, series, host;
  std::string family, given, native;
  std::vector<Membership> members;
  bool members_complete = false;
  std::vector<Tenure> tenures;
  std::string date, end, place, binding, in_force;
  std::vector<EntityId> participants, parties;
  std::vector<std::string> atop_obligations;

  const std::string& usual_name() const { return short_name.empty() ? name : short_name; }
  // The usual name inside a phrase: "the United States", "Japan".
  std::string name_in_phrase() const;
};

// How an alias relates to its entity when it is met in a text.
enum class AliasKind : std::uint8_t { name, demonym, capital, metonym };

struct AliasHit {
  const LexiconEntry* entry = nullptr;
  AliasKind kind = AliasKind::name;
};

// A lexicon file of the user's, as read: ingest/statements finds its cues in it.
struct OwnFile {
  std::string name;
  std::string contents;
};

class Lexicon {
 public:
  // The lexicon embedded in the program. Parsed once, at the first call; about 10 ms.
  static Result<Lexicon> load();
  // The same with the user's own files on top: entries of the same id replace ours. Errors name file and
  // line.
  static Result<Lexicon> load(std::span<const std::filesystem::path> own_files);

  // What the learned models are trained with: the same as load(), but names are found by words and patterns
  // alone.
  static Result<Lexicon> load_without_models();

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  const LexiconEntry* find(std::string_view id) const;
  std::span<const LexiconEntry> entries() const;
  std::span<const OwnFile> own_files() const;
  // The grammar of English, embedded and immutable like the entries.
  const SyntaxModel& syntax() const;
  // SHA-256 over all entries and cue tables and the syntax model, hex: part of the extractor's version.
  const std::string& digest() const;

  // What the graph is told about an entry: name, aliases, ids, background.
  EntityProfile profile(const LexiconEntry& entry) const;

  struct Index;
  const Index& index() const { return *index_; }  // for extraction/: name tries, cue tables

 private:
  explicit Lexicon(std::unique_ptr<Index> index);
  static Result<Lexicon> load_words(std::span<const std::filesystem::path> own_files);
  std::unique_ptr<Index> index_;
};

}  // namespace entente
