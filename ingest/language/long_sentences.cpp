#include "ingest/language/long_sentences.h"

namespace entente {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n';
}

bool is_part_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Does a word or mark begin here? Never fewer of them than tokens, but for scripts without blanks.
bool begins_token(std::string_view text, std::uint32_t at, std::uint32_t begin) {
  if (is_blank(text[at])) return false;
  return !is_part_of_word(text[at]) || at == begin || !is_part_of_word(text[at - 1]);
}

bool is_long(std::string_view text, Span sentence) {
  if (sentence.size() <= longest_sentence) return false;
  std::uint32_t tokens = 0;
  for (std::uint32_t at = sentence.begin; at < sentence.end && tokens <= longest_sentence; ++at)
    tokens += begins_token(text, at, sentence.begin);
  return tokens > longest_sentence;
}

bool is_pause(char c) {
  return c == ',' || c == ';' || c == ':';
}

// Where the piece that begins at `rest.begin` ends.
std::uint32_t end_of_piece(std::string_view text, Span rest) {
  std::uint32_t tokens = 0, pause = 0, blank = 0;
  for (std::uint32_t at = rest.begin; at < rest.end; ++at) {
    if (begins_token(text, at, rest.begin) && ++tokens > longest_piece) {
      if (pause != 0) return pause;
      if (blank != 0) return blank;
      while (at > rest.begin + 1 && continues_character(text[at])) --at;
      return at;
    }
    if (is_blank(text[at])) blank = at;
    if (is_pause(text[at]) && tokens > longest_piece / 2) pause = at + 1;
  }
  return rest.end;
}

}  // namespace

std::vector<Span> pieces_of(std::string_view text, Span sentence) {
  if (!is_long(text, sentence)) return {sentence};
  std::vector<Span> pieces;
  while (sentence.begin < sentence.end) {
    const std::uint32_t end = end_of_piece(text, sentence);
    pieces.push_back({sentence.begin, end});
    sentence.begin = end;
    while (sentence.begin < sentence.end && is_blank(text[sentence.begin])) ++sentence.begin;
  }
  return pieces;
}

}  // namespace entente
