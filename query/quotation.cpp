#include "query/quotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace entente {
namespace {

// [begin, end) of `text`, whatever the offsets are.
std::string_view part(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::size_t from = std::min<std::size_t>(begin, text.size());
  return text.substr(from, std::max<std::size_t>(end, from) - from);
}

std::string page_label(std::uint32_t number, const std::optional<PageText>& page) {
  const std::string text = fmt::format("{}", number);
  if (!page || page->label.empty() || page->label == text) return text;
  return fmt::format("{} ({})", text, page->label);
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
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
