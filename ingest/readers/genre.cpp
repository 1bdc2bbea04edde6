#include "ingest/readers/genre.h"

#include <algorithm>
#include <iterator>

#include "ingest/readers/line_text.h"

namespace entente {
namespace {

struct Sign {
  std::string_view words;  // as fold_phrase writes them
  std::string_view genre;
};

// In order: the first that stands in the words decides, so the narrower comes first.
constexpr Sign signs[] = {
    {"fact sheet", "fact_sheet"},
    {"factsheet", "fact_sheet"},
    {"readout", "readout"},
    {"read out of", "readout"},
    {"communique", "communique"},
    {"communiqu\u00E9", "communique"},
    {"memorandum of understanding", "treaty"},
    {"memorandum of cooperation", "treaty"},
    {"reciprocal access agreement", "treaty"},
    {"convention on", "treaty"},
    {"treaty between", "treaty"},
    {"treaty of", "treaty"},
    {"agreement between", "treaty"},
    {"joint statement", "joint_statement"},
    {"joint press statement", "joint_statement"},
    {"joint leaders' statement", "joint_statement"},
    {"joint leaders statement", "joint_statement"},
    {"joint vision", "joint_statement"},
    {"leaders' statement", "joint_statement"},
    {"trilateral statement", "joint_statement"},
    {"ministerial statement", "joint_statement"},
    {"joint declaration", "declaration"},
    {"declaration", "declaration"},
    {"statement of principles", "declaration"},
    {"commitment to consult", "declaration"},
    {"joint fact", "fact_sheet"},
    {"press conference", "remarks"},
    {"remarks by", "remarks"},
    {"speech by", "remarks"},
    {"abstract", "abstract"},
    {"commentary", "commentary"},
    {"op ed", "commentary"},
    {"opinion", "commentary"},
    {"blog", "commentary"},
    {"statement", "statement"},
    {"policy brief", "report"},
    {"working paper", "report"},
    {"white paper", "report"},
    {"report", "report"},
    {"publications", "publication_page"},
};

// Address segments are words in a row; "-" and "/" part them.
std::string words_of_url(std::string_view url) {
  std::size_t path = url.find("//");
  path = path == url.npos ? 0 : std::min(url.find('/', path + 2), url.size());
  std::string words(url.substr(path));
  std::replace(words.begin(), words.end(), '/', '-');
  return fold_phrase(words);
}

std::string_view find_sign(std::string_view words) {
  const Sign* found = std::find_if(std::begin(signs), std::end(signs), [&](const Sign& sign) {
    std::size_t at = words.find(sign.words);
    return at != words.npos && (at == 0 || words[at - 1] == ' ');
  });
  return found == std::end(signs) ? std::string_view() : found->genre;
}

std::size_t count_main_words(const Document& document) {
  std::size_t words = 0;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::boilerplate) continue;
    words += count_words(std::string_view(document.text).substr(block.span.begin, block.span.size()));
  }
  return words;
}

// A page with a PDF or a publication counter around one abstract.
bool is_publication_page(const Document& document) {
  bool web = document.media_type == MediaType::html || document.media_type == MediaType::text;
  if (!web || document.blocks.empty()) return false;
  bool announces = !document.announced_pdf.empty();
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::boilerplate) continue;
    std::string_view raw = std::string_view(document.text).substr(block.span.begin, block.span.size());
    if (raw.size() > 400) continue;
    std::string words = fold_phrase(raw);
    announces = announces || words.find("download pdf") != words.npos ||
                words.find("download the pdf") != words.npos || words.find("# publications") != words.npos ||
                words.find("full paper") != words.npos || words.find("full publication") != words.npos ||
                words.find("full report") != words.npos;
  }
  return announces && count_main_words(document) < 1200;
}

}  // namespace

std::string guess_genre(const Document& document, std::string_view hints) {
  std::string_view by_title = find_sign(fold_phrase(document.title));
  bool weak = by_title.empty() || by_title == "report" || by_title == "statement";
  if (!weak) return std::string(by_title);
  if (is_publication_page(document)) return "publication_page";
  if (by_title == "statement") return "statement";
  for (const std::string& words : {fold_phrase(hints), words_of_url(document.url)}) {
    std::string_view genre = find_sign(words);
    if (!genre.empty()) return std::string(genre);
  }
  return std::string(by_title);
}

}  // namespace entente
