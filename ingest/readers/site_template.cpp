#include "ingest/readers/site_template.h"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "ingest/readers/word_hashes.h"

namespace entente {
namespace {

constexpr double least_share = 0.3;
constexpr std::uint32_t fewest_pages = 3;
constexpr double least_left = 0.2;
constexpr std::size_t most_texts = 500'000;
constexpr std::size_t most_digests = 1'000'000;

Error malformed(std::string_view what) {
  return {ErrorCode::malformed, fmt::format("{} of a site's template", what), ""};
}

bool parse_digest(const rapidjson::Value& value, std::uint64_t& digest) {
  if (!value.IsString() || value.GetStringLength() != 16) return false;
  const char* begin = value.GetString();
  const char* end = begin + value.GetStringLength();
  auto [stop, failure] = std::from_chars(begin, end, digest, 16);
  return failure == std::errc() && stop == end;
}

}  // namespace

std::uint64_t repeat_digest(std::string_view text) {
  std::string masked;
  masked.reserve(text.size());
  for (char c : text) {
    bool digit = c >= '0' && c <= '9';
    if (digit && !masked.empty() && masked.back() == '0') continue;
    masked += digit ? '0' : c;
  }
  return text_digest(masked);
}

void SiteSample::add(const Document& page) {
  ++pages_;
  std::unordered_set<std::uint64_t> seen;
  for (const Block& block : page.blocks) {
    std::string_view text = std::string_view(page.text).substr(block.span.begin, block.span.size());
    std::uint64_t digest = repeat_digest(text);
    if (digest == 0 || !seen.insert(digest).second) continue;
    if (counts_.size() >= most_texts && !counts_.contains(digest)) continue;
    ++counts_[digest];
  }
}

SiteTemplate SiteSample::settle() const {
  SiteTemplate site;
  site.pages = pages_;
  for (const auto& [digest, count] : counts_) {
    bool often = static_cast<double>(count) >= least_share * static_cast<double>(pages_);
    if (often && count >= fewest_pages) site.digests.insert(digest);
  }
  return site;
}

void leave_out_repeated(Document& page, const std::unordered_set<std::uint64_t>& repeated) {
  if (repeated.empty()) return;
  std::vector<std::size_t> leaving;
  double before = 0;
  double gone = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (block.kind == BlockKind::boilerplate || block.kind == BlockKind::title) continue;
    before += block.span.size();
    std::string_view text = std::string_view(page.text).substr(block.span.begin, block.span.size());
    if (!repeated.contains(repeat_digest(text))) continue;
    gone += block.span.size();
    leaving.push_back(i);
  }
  if (before - gone < before * least_left) return;
  for (std::size_t i : leaving) page.blocks[i].kind = BlockKind::boilerplate;
  for (Block& block : page.blocks) {
    bool orphan =
        block.stem >= 0 && page.blocks[static_cast<std::size_t>(block.stem)].kind == BlockKind::boilerplate;
    if (orphan || block.kind == BlockKind::boilerplate) block.stem = -1;
  }
}

std::string to_json(const SiteTemplate& site) {
  std::vector<std::uint64_t> digests(site.digests.begin(), site.digests.end());
  std::sort(digests.begin(), digests.end());
  std::string json = fmt::format("{{\"pages\":{},\"digests\":[", site.pages);
  for (std::size_t i = 0; i < digests.size(); ++i)
    json += fmt::format("{}\"{:016x}\"", i == 0 ? "" : ",", digests[i]);
  return json + "]}";
}

Result<SiteTemplate> site_template_from_json(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) return malformed("no JSON object");
  if (!document.HasMember("pages") || !document["pages"].IsUint64())
    return malformed("\"pages\" is no number");
  if (!document.HasMember("digests") || !document["digests"].IsArray() ||
      document["digests"].Size() > most_digests)
    return malformed("\"digests\" is no list");
  SiteTemplate site;
  site.pages = document["pages"].GetUint64();
  for (const rapidjson::Value& value : document["digests"].GetArray()) {
    std::uint64_t digest = 0;
    if (!parse_digest(value, digest)) return malformed("an entry of \"digests\" is no digest");
    site.digests.insert(digest);
  }
  return site;
}

}  // namespace entente
