#include "ingest/language/lemmatiser.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t max_rules = 65535;

Error damaged(const char* what) {
  return {ErrorCode::malformed, std::string("lemma rules: ") + what, ""};
}

std::string lower_word(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace

std::uint32_t lemma_key(TagNumber tag, std::string_view ending, EndingKind kind) {
  const FeatureHash hash = mixed(mixed(hash_of(ending), tag), static_cast<std::uint64_t>(kind));
  return std::max(static_cast<std::uint32_t>(hash >> 16), 1U);
}

std::string applied(const LemmaRule& rule, std::string_view word) {
  if (rule.cut > word.size()) return {};
  std::string lemma = rule.lower ? lower_word(word) : std::string(word);
  lemma.resize(lemma.size() - rule.cut);
  return lemma + rule.append;
}

std::string pack(const std::vector<LemmaRule>& rules) {
  std::string bytes;
  for (const LemmaRule& rule : rules) {
    bytes.push_back(static_cast<char>(rule.cut));
    bytes.push_back(rule.lower ? 1 : 0);
    bytes.push_back(static_cast<char>(rule.append.size()));
    bytes += rule.append;
  }
  return bytes;
}

Result<Lemmatiser> Lemmatiser::open(std::string_view rules, std::string_view table) {
  Lemmatiser opened;
  opened.endings_ = TRY(NumberTable::open(table));
  for (std::size_t at = 0; at < rules.size();) {
    if (rules.size() - at < 3 || opened.rules_.size() == max_rules) return damaged("cut off");
    const auto size = static_cast<unsigned char>(rules[at + 2]);
    if (rules.size() - at - 3 < size) return damaged("cut off");
    opened.rules_.push_back(
        {static_cast<std::uint8_t>(rules[at]), rules[at + 1] != 0, std::string(rules.substr(at + 3, size))});
    at += 3U + size;
  }
  return opened;
}

std::string Lemmatiser::lemma(std::string_view word, TagNumber tag) const {
  const std::string lower = lower_word(word);
  std::uint32_t rule = endings_.find(lemma_key(tag, lower, EndingKind::whole));
  for (std::size_t size = std::min(longest_ending, lower.size()) + 1; rule == 0 && size-- > 0;) {
    rule =
        endings_.find(lemma_key(tag, std::string_view(lower).substr(lower.size() - size), EndingKind::part));
  }
  if (rule == 0 || rule > rules_.size()) return std::string(word);
  std::string lemma = applied(rules_[rule - 1], word);
  return lemma.empty() ? std::string(word) : lemma;
}

}  // namespace entente
