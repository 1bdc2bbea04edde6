#include "tests/extraction/reading_of.h"

#include <cstdio>
#include <cstdlib>

namespace entente::testing {

const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    Result<Lexicon> result = Lexicon::load();
    if (!result.ok()) {
      std::fprintf(stderr, "%s\n", result.error().describe().c_str());
      std::abort();
    }
    return std::move(result.value());
  }();
  return loaded;
}

Document document_of(std::string_view text) {
  Document document;
  document.text = text;
  PageMark page;
  page.span = {0, static_cast<std::uint32_t>(text.size())};
  document.pages.push_back(page);
  return document;
}

std::vector<std::string> mentions_of(const Reading& reading) {
  std::vector<std::string> found;
  for (const Mention& mention : reading.mentions) {
    if (mention.nested) continue;
    const DocumentEntity& entity = reading.entities[static_cast<std::size_t>(mention.entity)];
    std::string line(info(entity.kind).name);
    if (mention.kind != MentionKind::name) line += "/" + std::string(name_of(mention.kind));
    line += ":" + std::string(reading.words(mention.span)) + "=";
    found.push_back(line + (entity.lexicon_id.empty() ? entity.name : entity.lexicon_id));
  }
  return found;
}

}  // namespace entente::testing
