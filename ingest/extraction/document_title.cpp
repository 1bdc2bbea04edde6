#include "ingest/extraction/document_title.h"

#include <algorithm>
#include <cctype>

#include "graph/name_folding.h"

namespace entente {
namespace {

constexpr std::size_t shortest_title = 12;  // folded bytes; less may be a section heading

bool same_title(std::string_view text, std::string_view title) {
  return text.size() >= shortest_title && (title.starts_with(text) || text.starts_with(title)) &&
         !title.empty();
}

}  // namespace

int title_sentence(const ReadingDraft& draft) {
  const std::string title = fold_name(draft.reading.document->title);
  int real = 0;
  for (std::size_t i = 0; i < draft.reading.sentences.size() && real < 4; ++i) {
    const Sentence& sentence = draft.reading.sentences[i];
    if (sentence.is_silent() || sentence.first_token == sentence.last_token) continue;
    ++real;
    if (sentence.block == BlockKind::title) return static_cast<int>(i);
    if (same_title(fold_name(draft.reading.words(sentence.span)), title)) return static_cast<int>(i);
  }
  return -1;
}

Referent titled(const ReadingDraft& draft, const std::string& genre, int sentence) {
  const bool instrument = genre == "joint_statement" || genre == "communique" || genre == "declaration" ||
                          genre == "treaty" || genre == "agreement";
  Referent referent;
  referent.kind = instrument ? EntityKind::instrument : EntityKind::document;
  referent.subtype = genre == "declaration"         ? "joint_declaration"
                     : genre.empty() || !instrument ? "publication"
                                                    : genre;
  if (genre == "fact_sheet" || genre == "readout") referent.subtype = genre;
  referent.name =
      std::string(draft.reading.words(draft.reading.sentences[static_cast<std::size_t>(sentence)].span));
  referent.key = instrument ? local_key(EntityKind::instrument, referent.name) : "document~";
  referent.status = "existing";
  return referent;
}

// What stands behind the first "of" in any case: "READOUT OF the call" -> "the call". The whole when there is
// none.
std::string behind_of(const std::string& title) {
  constexpr std::string_view of = " of ";
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  const auto found = std::search(title.begin(), title.end(), of.begin(), of.end(), same);
  return found == title.end() ? title : std::string(found + of.size(), title.end());
}

std::optional<Referent> reported_meeting(const Document& document, const std::string& genre) {
  if (genre != "readout") return std::nullopt;
  const std::string title = fold_name(document.title);
  const std::size_t of = title.find("readout of ");
  const std::size_t call = title.find(" call");
  const std::size_t visit = std::min({title.find(" visit"), title.find(" travel"), title.find(" trip")});
  const std::size_t meeting = std::min({title.find(" meeting"), title.find(" summit"), title.find(" bilat")});
  if (of == std::string::npos || std::min({call, visit, meeting}) == std::string::npos) return std::nullopt;
  Referent referent;
  referent.kind = EntityKind::meeting;
  referent.key = "meeting~readout";
  referent.name = behind_of(document.title);
  referent.status = "held";
  referent.subtype = call < std::min(visit, meeting) ? "call"
                     : visit < meeting               ? "state_visit"
                                                     : "bilateral_meeting";
  if (referent.subtype == "call") referent.properties["mode"] = "phone";
  if (document.date.known()) referent.properties["date"] = document.date.to_string();
  return referent;
}

}  // namespace entente
