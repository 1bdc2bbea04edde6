#include "ingest/listings/xml_words.h"

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

constexpr std::size_t max_markup = 10'000;

}  // namespace

std::string plain_words_in(const PageTree& tree, int node) {
  std::string words = tree.text_of(node);
  if (words.find_first_of("&<") == words.npos || words.size() > max_markup) return words;
  const Result<PageTree> page = parse_page("<p>" + words + "</p>", ReadLimits());
  if (!page.ok()) return words;
  std::string plain = page->text_of(0);
  return plain.empty() ? words : plain;
}

std::string_view local_name(std::string_view tag) {
  return tag.substr(tag.rfind(':') + 1);
}

std::string describe_damage(std::string_view damage) {
  return "the index is damaged and was read in part: " + std::string(damage);
}

}  // namespace entente
