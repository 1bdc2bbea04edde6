#include "ingest/readers/draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

bool is_list_part(BlockKind kind) {
  return kind == BlockKind::list_item || kind == BlockKind::list_stem;
}

std::string_view separator(const Draft& before, const Draft& draft) {
  return is_list_part(before.kind) && draft.kind == BlockKind::list_item ? "\n" : "\n\n";
}

std::uint32_t size_of(const Document& document) {
  return static_cast<std::uint32_t>(document.text.size());
}

// Opens the pages up to and including `number`, each of which ends where the next begins.
void open_pages(Document& document, std::uint32_t number, const std::vector<std::string>& labels) {
  while (document.pages.size() < number) {
    std::size_t next = document.pages.size();
    if (!document.pages.empty()) document.pages.back().span.end = size_of(document);
    document.pages.push_back({.number = static_cast<std::uint32_t>(next + 1),
                              .label = next < labels.size() ? labels[next] : "",
                              .span = {size_of(document), size_of(document)}});
  }
}

// Opens the pages at which the text goes on.
void add_text(Document& document, const Draft& draft, std::string_view text,
              const std::vector<std::string>& labels) {
  std::size_t done = 0;
  for (const PageTurn& turn : draft.turns) {
    if (turn.at < done || turn.at > text.size()) break;
    document.text += text.substr(done, turn.at - done);
    open_pages(document, turn.page, labels);
    done = turn.at;
  }
  document.text += text.substr(done);
}

// A stem that vanished or is no block any more is no stem.
int placed_stem(const Draft& draft, const std::vector<int>& placed) {
  if (draft.stem < 0 || static_cast<std::size_t>(draft.stem) >= placed.size()) return -1;
  return placed[static_cast<std::size_t>(draft.stem)];
}

}  // namespace

Result<void> assemble(Document& document, const std::vector<Draft>& drafts,
                      const std::vector<std::string>& labels, const ReadLimits& limits) {
  std::vector<int> placed;
  const Draft* before = nullptr;
  for (const Draft& draft : drafts) {
    placed.push_back(-1);
    std::string_view text = trim(draft.text);
    if (text.empty()) continue;
    if (document.text.size() + text.size() + 2 > limits.max_text_bytes) {
      return Error{ErrorCode::too_large,
                   fmt::format("holds more than {} MB of text; split it", limits.max_text_bytes >> 20), ""};
    }
    if (before != nullptr) document.text += separator(*before, draft);
    open_pages(document, draft.page, labels);
    Span span{size_of(document), static_cast<std::uint32_t>(document.text.size() + text.size())};
    add_text(document, draft, text, labels);
    placed.back() = static_cast<int>(document.blocks.size());
    document.blocks.push_back({draft.kind, span, draft.level, placed_stem(draft, placed)});
    before = &draft;
  }
  document.text += "\n";
  open_pages(document, static_cast<std::uint32_t>(std::max<std::size_t>(1, labels.size())), labels);
  document.pages.front().span.begin = 0;
  document.pages.back().span.end = size_of(document);
  return {};
}

void place(Document& document, const std::vector<Draft>& drafts) {
  std::vector<int> placed;
  for (const Draft& draft : drafts) {
    placed.push_back(-1);
    if (draft.source.size() == 0) continue;
    placed.back() = static_cast<int>(document.blocks.size());
    document.blocks.push_back({draft.kind, draft.source, draft.level, placed_stem(draft, placed)});
  }
}

}  // namespace entente
