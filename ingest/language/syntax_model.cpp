#include "ingest/language/syntax_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/language/embedded_models.h"
#include "ingest/language/mark_heads.h"
#include "ingest/language/packed_bytes.h"

namespace entente {
namespace {

constexpr std::size_t checksum_at = 8;
constexpr std::size_t clusters_at = 16;
constexpr std::size_t sizes_at = 24;
constexpr std::size_t header_size = sizes_at + syntax_file::parts * sizeof(std::uint32_t);

Error damaged(const char* what) {
  return {ErrorCode::malformed, std::string("this is no syntax model: ") + what, "syntax"};
}

using PartViews = std::array<std::string_view, syntax_file::parts>;

Result<PartViews> parts_of(std::string_view bytes) {
  if (bytes.size() < header_size || !bytes.starts_with(syntax_file::magic)) return damaged("wrong beginning");
  if (number_at<std::uint64_t>(bytes, checksum_at) != syntax_file::checksum_of(bytes.substr(clusters_at)))
    return damaged("its checksum is wrong");
  if (number_at<std::uint64_t>(bytes, clusters_at) != syntax_file::checksum_of(embedded_clusters()))
    return damaged("it was trained with other word clusters");
  PartViews views;
  std::size_t at = header_size;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const auto size = number_at<std::uint32_t>(bytes, sizes_at + i * sizeof(std::uint32_t));
    if (size > bytes.size() - at) return damaged("a part leaves the file");
    views[i] = bytes.substr(at, size);
    at += size;
  }
  if (at != bytes.size()) return damaged("bytes behind the last part");
  return views;
}

}  // namespace

namespace syntax_file {

std::uint64_t checksum_of(std::string_view bytes) {
  std::uint64_t sum = bytes.size();
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t))
    sum = mixed(sum, number_at<std::uint64_t>(bytes, at));
  for (; at < bytes.size(); ++at) sum = mixed(sum, static_cast<unsigned char>(bytes[at]));
  return sum;
}

std::string put_together(const Parts& all) {
  std::string body;
  append_number(body, checksum_of(embedded_clusters()));
  for (const std::string& part : all) append_number(body, static_cast<std::uint32_t>(part.size()));
  for (const std::string& part : all) body += part;
  std::string bytes(magic);
  append_number(bytes, checksum_of(body));
  return bytes + body;
}

}  // namespace syntax_file

Result<SyntaxModel> SyntaxModel::load() {
  return read(embedded_syntax());
}

Result<SyntaxModel> SyntaxModel::read(std::string_view bytes) {
  using namespace syntax_file;
  const PartViews part = TRY(parts_of(bytes));
  WordKnowledge knowledge{TRY(NumberTable::open(part[tag_sets])), TRY(WordClusters::load())};
  Tagger tagger = TRY(Tagger::open(part[tag_classes], part[tagger_weights]));
  DependencyParser parser = TRY(DependencyParser::open(part[transitions], part[parser_weights]));
  Lemmatiser lemmatiser = TRY(Lemmatiser::open(part[lemma_rules], part[lemma_endings]));
  return SyntaxModel(fmt::format("{:016x}", number_at<std::uint64_t>(bytes, checksum_at)),
                     std::move(knowledge), std::move(tagger), std::move(parser), std::move(lemmatiser));
}

std::vector<AnalysedWord> SyntaxModel::analyse(std::span<const std::string_view> words) const {
  std::vector<AnalysedWord> all;
  all.reserve(words.size());
  for (std::size_t begin = 0; begin < words.size(); begin += longest_piece) {
    const auto piece = words.subspan(begin, std::min(longest_piece, words.size() - begin));
    const std::vector<WordTraits> traits = traits_of(piece, knowledge_);
    const std::vector<TagNumber> tags = tagger_.tag(traits);
    const std::vector<WordHead> heads =
        with_marks_moved(piece, parser_.parse(TaggedSentence(traits, tags, tagger_)));
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const TagClass tag = tagger_.tag_class(tags[i]);
      const int head = heads[i].head < 0 ? -1 : heads[i].head + static_cast<int>(begin);
      all.push_back({tag.tag, tag.form, heads[i].arc, head, lemmatiser_.lemma(piece[i], tags[i])});
    }
  }
  return all;
}

}  // namespace entente
