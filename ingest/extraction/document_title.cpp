#include "ingest/extraction/document_title.h"

#include <algorithm>

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
    if (sentence.boilerplate || sentence.first_token == sentence.last_token) continue;
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
  referent.name = document.title.substr(std::min(document.title.size(), document.title.find(" of ") + 4));
  referent.status = "held";
  referent.subtype = call < std::min(visit, meeting) ? "call"
                     : visit < meeting               ? "state_visit"
                                                     : "bilateral_meeting";
  if (referent.subtype == "call") referent.properties["mode"] = "phone";
  if (document.date.known()) referent.properties["date"] = document.date.to_string();
  return referent;
}

}  // namespace entente
