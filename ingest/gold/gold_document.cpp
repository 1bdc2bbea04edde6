#include <algorithm>

#include "graph/name_folding.h"
#include "ingest/gold/gold_json.h"
#include "ingest/readers/draft.h"
#include "ingest/readers/genre.h"
#include "ingest/readers/list_structure.h"

namespace entente {
namespace {

constexpr std::size_t max_heading = 110;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// Groups the given sentences into blocks: paragraphs, headings, lists.
class Blocks {
 public:
  explicit Blocks(const GoldInput& input) : input_(input), title_(fold_name(input.title)) {}

  std::vector<Draft> build() {
    for (const GivenSentence& sentence : input_.sentences) add(sentence);
    link_lists(drafts_);
    return std::move(drafts_);
  }

 private:
  std::string_view text_of(Span span) const {
    return std::string_view(input_.text).substr(span.begin, span.size());
  }

  // Line ends between the block so far and the next sentence.
  long line_ends_before(Span next) const {
    if (drafts_.empty()) return 2;
    const std::string_view gap = text_of({drafts_.back().source.end, next.begin});
    return std::count(gap.begin(), gap.end(), '\n');
  }

  // An item without a marker: right after an introduction, or going on in the manner of the item before it.
  bool goes_on_as_item(std::string_view text, long line_ends) const {
    if (drafts_.empty() || line_ends == 0) return false;
    const Draft& before = drafts_.back();
    if (before.text.ends_with(':')) return true;
    if (before.kind != BlockKind::list_item) return false;
    if (is_lower(text.front()) || before.text.ends_with(';') || before.text.ends_with(',')) return true;
    return line_ends == 1 && !marked_;
  }

  // A given sentence may begin behind its bullet: "- | Expand patrols".
  bool has_marker(const GivenSentence& sentence) const {
    const std::string_view before = text_of({0, sentence.span.begin});
    const std::size_t line_end = before.rfind('\n');
    const auto line = static_cast<std::uint32_t>(line_end == std::string_view::npos ? 0 : line_end + 1);
    const bool own_line = drafts_.empty() || drafts_.back().source.end <= line;
    return find_marker(own_line ? text_of({line, sentence.span.end}) : text_of(sentence.span)).kind !=
           MarkerKind::none;
  }

  BlockKind kind_of(const GivenSentence& sentence, std::string_view text, long line_ends) const {
    if (sentence.boilerplate) return BlockKind::boilerplate;
    if (!title_.empty() && fold_name(text) == title_) return BlockKind::title;
    if (has_marker(sentence)) return BlockKind::list_item;
    if (goes_on_as_item(text, line_ends)) return BlockKind::list_item;
    const bool closed = std::string_view(".;:,!?").find(text.back()) != std::string_view::npos;
    return text.size() <= max_heading && !closed ? BlockKind::heading : BlockKind::paragraph;
  }

  bool continues_block(const GivenSentence& sentence, long line_ends) const {
    if (drafts_.empty() || sentence.boilerplate || line_ends > 1) return false;
    const Draft& before = drafts_.back();
    const bool flowing = before.kind == BlockKind::paragraph || before.kind == BlockKind::list_item;
    if (!flowing || before.text.ends_with(':') || before.text.ends_with(';')) return false;
    return line_ends == 0 || (before.kind == BlockKind::paragraph && !has_marker(sentence));
  }

  void add(const GivenSentence& sentence) {
    const std::string_view text = text_of(sentence.span);
    if (text.empty()) return;
    const long line_ends = line_ends_before(sentence.span);
    if (continues_block(sentence, line_ends)) {
      drafts_.back().source.end = sentence.span.end;
      drafts_.back().text = text_of(drafts_.back().source);
      return;
    }
    Draft draft;
    draft.kind = kind_of(sentence, text, line_ends);
    draft.text = text;
    draft.level = draft.kind == BlockKind::list_item || draft.kind == BlockKind::heading ? 1 : 0;
    draft.source = sentence.span;
    marked_ = has_marker(sentence);
    drafts_.push_back(std::move(draft));
  }

  const GoldInput& input_;
  const std::string title_;
  std::vector<Draft> drafts_;
  bool marked_ = false;  // the last block began with a bullet or number
};

}  // namespace

Document document_of(const GoldInput& input) {
  Document document;
  document.source = input.doc_id;
  document.text = input.text;
  document.title = input.title;
  document.issuer = input.issuer;
  document.date = input.date;
  document.date_source = input.date.known() ? "metadata" : "";
  document.language = "en";
  document.pages.push_back({1, "", {0, static_cast<std::uint32_t>(input.text.size())}});
  place(document, Blocks(input).build());
  document.genre = input.genre.empty() ? guess_genre(document, "") : input.genre;
  return document;
}

}  // namespace entente
