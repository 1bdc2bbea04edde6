#include "ingest/extraction/lexicon.h"

#include <fstream>
#include <iterator>
#include <system_error>

#include "graph/digest.h"
#include "ingest/extraction/embedded_files.h"
#include "ingest/extraction/lexicon_file.h"
#include "ingest/extraction/lexicon_index.h"
#include "ingest/extraction/name_tagger.h"

namespace entente {
namespace {

constexpr std::string_view iso_states = "iso_3166-1.json";

constexpr std::uintmax_t max_file = 64u << 20;

Result<std::string> contents_of(const std::filesystem::path& file) {
  std::error_code unknown;
  if (const auto size = std::filesystem::file_size(file, unknown); !unknown && size > max_file)
    return Error{ErrorCode::too_large, "this lexicon file is over 64 MB; split it", file.string()};
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) {
    return Error{ErrorCode::unreadable, "cannot read this lexicon file; check that it exists", file.string()};
  }
  return bytes;
}

void put_if(std::map<std::string, std::string>& values, const char* key, const std::string& value) {
  if (!value.empty()) values[key] = value;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : " ") + value;
  return text;
}

}  // namespace

Result<Lexicon> Lexicon::load() {
  return load({});
}

Result<Lexicon> Lexicon::load(std::span<const std::filesystem::path> own_files) {
  NameTagger tagger = TRY(NameTagger::load());
  Lexicon lexicon = TRY(load_words(own_files));
  lexicon.index_->tagger = std::make_unique<const NameTagger>(std::move(tagger));
  return lexicon;
}

Result<Lexicon> Lexicon::load_without_models() {
  return load_words({});
}

Result<Lexicon> Lexicon::load_words(std::span<const std::filesystem::path> own_files) {
  LexiconReader reader;
  std::vector<OwnFile> own;
  std::string all;
  // The list of ISO comes last: it only adds what the files of the lexicon leave open.
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name != iso_states) TRY(reader.read(file.name, file.contents, LexiconOrigin::program));
    all += hex(sha256(file.contents));
  }
  for (const std::filesystem::path& file : own_files) {
    std::string contents = TRY(contents_of(file));
    TRY(reader.read(file.string(), contents, LexiconOrigin::user));
    all += hex(sha256(contents));
    own.push_back({file.string(), std::move(contents)});
  }
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == iso_states) TRY(reader.read_states(file.name, file.contents));
  }
  SyntaxModel syntax = TRY(SyntaxModel::load());
  all += syntax.identity();
  auto index = std::make_unique<Index>(std::move(reader).finish(), std::move(syntax));
  index->digest = hex(sha256(all));
  index->own_files = std::move(own);
  return Lexicon(std::move(index));
}

Lexicon::Lexicon(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

std::string LexiconEntry::name_in_phrase() const {
  const std::string& usual = usual_name();
  const bool described = usual.starts_with("United ") || usual.find(" of ") != std::string::npos;
  return kind != EntityKind::state || article || described ? "the " + usual : usual;
}

const LexiconEntry* Lexicon::find(std::string_view id) const {
  const auto found = index_->by_id.find(std::string(id));
  return found == index_->by_id.end() ? nullptr : &index_->records.entries[found->second];
}

std::span<const LexiconEntry> Lexicon::entries() const {
  return index_->records.entries;
}
std::span<const OwnFile> Lexicon::own_files() const {
  return index_->own_files;
}
const SyntaxModel& Lexicon::syntax() const {
  return index_->syntax;
}
const std::string& Lexicon::digest() const {
  return index_->digest;
}

EntityProfile Lexicon::profile(const LexiconEntry& entry) const {
  EntityProfile profile{entry.name, entry.subtype, entry.aliases, entry.ids, {}};
  put_if(profile.background, "source", entry.source);
  put_if(profile.background, "capital", entry.capital);
  put_if(profile.background, "country", entry.country);
  put_if(profile.background, "parent", entry.parent);
  put_if(profile.background, "series", entry.series);
  put_if(profile.background, "host", entry.host);
  put_if(profile.background, "native", entry.native);
  put_if(profile.background, "date", entry.date);
  put_if(profile.background, "end", entry.end);
  put_if(profile.background, "place", entry.place);
  put_if(profile.background, "binding", entry.binding);
  put_if(profile.background, "in_force", entry.in_force);
  put_if(profile.background, "participants", joined(entry.participants));
  put_if(profile.background, "parties", joined(entry.parties));
  put_if(profile.background, "atop_obligations", joined(entry.atop_obligations));
  return profile;
}

}  // namespace entente
