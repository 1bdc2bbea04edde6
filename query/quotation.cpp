#include "query/quotation.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

// [begin, end) of `text`, whatever the offsets are.
std::string_view part(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::size_t from = std::min<std::size_t>(begin, text.size());
  return text.substr(from, std::max<std::size_t>(end, from) - from);
}

std::string page_label(std::uint32_t number, const std::optional<PageText>& page) {
  std::string text = fmt::format("{}", number);
  if (!page || page->label.empty() || page->label == text) return text;
  return fmt::format("{} ({})", text, page->label);
}

constexpr std::string_view blanks = " \t\n\r\f\v";

bool is_blank(char c) {
  return blanks.find(c) != std::string_view::npos;
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

// Whether the blanks [begin, end) are the line end behind the hyphen of a parted word: "coop-" "eration".
bool parts_a_word(std::string_view text, std::size_t begin, std::size_t end) {
  return begin >= 2 && end < text.size() && text[begin - 1] == '-' && is_small(text[begin - 2]) &&
         is_small(text[end]) && text.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_blank(text[i])) {
      out += text[i];
      continue;
    }
    const std::size_t next = std::min(text.find_first_not_of(blanks, i), text.size());
    if (parts_a_word(text, i, next)) {
      out.pop_back();
    } else if (!out.empty() && next < text.size()) {
      out += ' ';
    }
    i = next - 1;
  }
  return out;
}

Result<Quotation> quotation(const Snapshot& snapshot, const EntityId& document, const Evidence& evidence) {
  const std::optional<PageText> page = TRY(snapshot.page(node_of(document), evidence.page));
  Quotation result;
  result.page = page_label(evidence.page, page);
  const bool whole = page && evidence.sentence_start < evidence.sentence_end &&
                     evidence.sentence_start <= evidence.start && evidence.end <= evidence.sentence_end;
  const std::string_view text = page ? std::string_view(page->text) : std::string_view();
  const std::string before(whole ? part(text, evidence.sentence_start, evidence.start) : evidence.prefix);
  const std::string after(whole ? part(text, evidence.end, evidence.sentence_end) : evidence.suffix);
  result.sentence = on_one_line(before + evidence.quote + after);
  result.marked = on_one_line(before + "⟦" + evidence.quote + "⟧" + after);
  result.stem = on_one_line(part(text, evidence.stem_start, evidence.stem_end));
  return result;
}

}  // namespace entente
