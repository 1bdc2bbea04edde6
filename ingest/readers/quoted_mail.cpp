#include "ingest/readers/quoted_mail.h"

#include <algorithm>
#include <array>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

enum class MailLine {
  own,
  quoted,
  introduction,  // the quotation follows; own words may follow that
  end,           // nothing below it is the writer's
  blank,
};

constexpr std::array<std::string_view, 4> forwarding_lines = {"original message", "forwarded message",
                                                              "begin forwarded message", "forwarded by"};

bool is_forwarding(std::string_view line) {
  const bool ruled = line.starts_with("--") || line.starts_with("__") || line.ends_with(':');
  const std::string folded = fold_phrase(line.substr(0, 80));
  return ruled && std::any_of(forwarding_lines.begin(), forwarding_lines.end(),
                              [&](std::string_view phrase) { return folded.find(phrase) != folded.npos; });
}

MailLine kind_of(std::string_view raw) {
  const std::string_view line = trim(raw);
  if (raw == "-- " || raw == "--") return MailLine::end;
  if (line.empty()) return MailLine::blank;
  if (line[0] == '>') return MailLine::quoted;
  const bool wrote = line.ends_with("wrote:") && line.size() < 200;
  if (wrote && (line.starts_with("On ") || line.find('@') != line.npos || line.size() < 80)) {
    return MailLine::introduction;
  }
  return is_forwarding(line) ? MailLine::end : MailLine::own;
}

// "" past the end.
std::string_view line_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text.substr(at, text.find('\n', at) - at) : std::string_view();
}

}  // namespace

std::string part_quotations(std::string_view text) {
  std::string parted;
  MailLine before = MailLine::blank;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    at += line.size() + 1;
    MailLine kind = kind_of(line);
    // An introduction over two lines: "On 3 May 2024, Ann Lee <ann@a.org>" and "wrote:".
    const bool begins = kind == MailLine::own && line.starts_with("On ");
    if (begins && kind_of(line_at(text, at)) == MailLine::introduction) kind = MailLine::introduction;
    if (kind != before && kind != MailLine::blank && before != MailLine::blank) parted += '\n';
    parted += line;
    parted += '\n';
    before = kind;
  }
  return parted;
}

void mark_quotations(Document& document) {
  bool over = false;
  for (Block& block : document.blocks) {
    const std::string_view text = std::string_view(document.text).substr(block.span.begin, block.span.size());
    const std::string_view first = text.substr(0, text.find('\n'));
    const MailLine kind = kind_of(first);
    const bool introduction = text.size() < 300 && text.starts_with("On ") && text.ends_with("wrote:");
    over = over || kind == MailLine::end;
    if (over || introduction || kind == MailLine::quoted || kind == MailLine::introduction) {
      block.kind = BlockKind::boilerplate;
      block.stem = -1;
    }
  }
  for (Block& block : document.blocks) {
    const bool lost = block.stem >= 0 &&
                      document.blocks[static_cast<std::size_t>(block.stem)].kind != BlockKind::list_stem &&
                      document.blocks[static_cast<std::size_t>(block.stem)].kind != BlockKind::list_item;
    if (lost) block.stem = -1;
  }
}

}  // namespace entente
