#include "ingest/linking/page_locator.h"

#include <algorithm>

namespace entente {
namespace {

constexpr int context_characters = 32;

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string_view before(std::string_view text, std::uint32_t offset) {
  std::uint32_t begin = offset;
  for (int characters = 0; begin > 0 && characters < context_characters;) {
    if (!continues_character(text[--begin])) ++characters;
  }
  return text.substr(begin, offset - begin);
}

std::string_view after(std::string_view text, std::uint32_t offset) {
  std::uint32_t end = offset;
  for (int characters = 0; end < text.size(); ++end) {
    if (!continues_character(text[end]) && characters++ == context_characters) break;
  }
  return text.substr(offset, end - offset);
}

}  // namespace

const PageMark& PageLocator::page_at(std::uint32_t offset) const {
  const auto after_it =
      std::upper_bound(document_.pages.begin(), document_.pages.end(), offset,
                       [](std::uint32_t value, const PageMark& page) { return value < page.span.begin; });
  return after_it == document_.pages.begin() ? document_.pages.front() : *(after_it - 1);
}

std::string_view PageLocator::text_of(const PageMark& page) const {
  return std::string_view(document_.text).substr(page.span.begin, page.span.size());
}

Span PageLocator::within(const PageMark& page, Span raw) {
  const std::uint32_t begin = std::clamp(raw.begin, page.span.begin, page.span.end) - page.span.begin;
  const std::uint32_t end = std::clamp(raw.end, page.span.begin, page.span.end) - page.span.begin;
  return {begin, std::max(begin, end)};
}

PageSpan PageLocator::locate(Span raw) const {
  const PageMark& page = page_at(raw.begin);
  return {page.number, within(page, raw)};
}

Evidence PageLocator::evidence(Span quote, Span sentence, Span stem) const {
  const PageMark& page = page_at(quote.begin);
  const std::string_view text = text_of(page);
  const Span at = within(page, quote);
  const Span around = within(page, sentence);
  Evidence evidence;
  evidence.page = page.number;
  evidence.start = at.begin;
  evidence.end = at.end;
  evidence.sentence_start = std::min(around.begin, at.begin);
  evidence.sentence_end = std::max(around.end, at.end);
  if (stem.size() > 0 && &page_at(stem.begin) == &page) {
    evidence.stem_start = within(page, stem).begin;
    evidence.stem_end = within(page, stem).end;
  }
  evidence.quote = text.substr(at.begin, at.size());
  evidence.prefix = before(text, at.begin);
  evidence.suffix = after(text, at.end);
  return evidence;
}

}  // namespace entente
