#include "query/cited_documents.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/name_folding.h"
#include "query/question_error.h"

namespace entente {
namespace {

// One name of the question and everything else its entity is called.
struct Citation {
  std::string name;
  std::set<std::string> folded;
  bool found = false;
};

Result<Citation> citation_of(const std::string& name, const Snapshot& snapshot) {
  Citation citation{name, {fold_name(name)}, false};
  std::vector<NodeId> nodes = {node_of(name)};
  for (const NameMatch& match : TRY(snapshot.named(name))) nodes.push_back(match.node);
  for (NodeId node : nodes) {
    const std::optional<Entity> entity = TRY(snapshot.entity(node));
    if (!entity) continue;
    citation.folded.insert(fold_name(entity->name));
    for (const Name& other : entity->names) citation.folded.insert(fold_name(other.text));
  }
  citation.folded.erase("");
  return citation;
}

// "Japan, Republic of Korea, United States" is said by each of the three.
std::vector<std::string> each_of(const std::string& joined) {
  std::vector<std::string> all = {joined};
  std::size_t begin = 0;
  for (std::size_t comma = joined.find(", "); comma != std::string::npos; comma = joined.find(", ", begin)) {
    all.push_back(joined.substr(begin, comma - begin));
    begin = comma + 2;
  }
  if (begin > 0) all.push_back(joined.substr(begin));
  return all;
}

bool is_location(const DocumentRecord& document, const std::string& name) {
  if (name == document.id || name == document.url) return true;
  return std::any_of(document.sources.begin(), document.sources.end(), [&](const std::string& source) {
    return source == name || source.ends_with("/" + name);
  });
}

// Its title and those who say what is in it.
std::vector<std::string> names_of(const DocumentRecord& document) {
  std::vector<std::string> names = {document.title};
  for (const std::string& author : document.authors) names.push_back(author);
  for (const std::string& joined : {document.issuer, document.publisher}) {
    for (std::string& one : each_of(joined)) names.push_back(std::move(one));
  }
  return names;
}

bool cites(const DocumentRecord& document, const Citation& citation) {
  if (is_location(document, citation.name)) return true;
  const std::vector<std::string> names = names_of(document);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return citation.folded.count(fold_name(name)) > 0; });
}

// Reads the documents once more for names that are spelt alike: an error may cost that.
Error nobody_of(const Citation& citation, const Snapshot& snapshot) {
  std::set<std::string> known;
  const Result<void> read = snapshot.for_each_document([&](const DocumentRecord& document) {
    for (std::string& name : names_of(document)) known.insert(std::move(name));
    return true;
  });
  if (!read.ok()) return read.error();
  return Error{ErrorCode::unknown_name,
               fmt::format("no document is, or is by, '{}': {}", citation.name,
                           did_you_mean(citation.name, {known.begin(), known.end()},
                                        "'documents' lists titles, issuers and authors")),
               ""};
}

}  // namespace

Result<CitedDocuments> cited_documents(const std::vector<std::string>& names, const Snapshot& snapshot) {
  std::vector<Citation> citations;
  for (const std::string& name : names) citations.push_back(TRY(citation_of(name, snapshot)));
  CitedDocuments documents;
  TRY(snapshot.for_each_document([&](const DocumentRecord& document) {
    bool named = false;
    for (Citation& citation : citations) {
      if (!cites(document, citation)) continue;
      citation.found = named = true;
    }
    (named ? documents.named : documents.others).insert(node_of(document.id));
    return true;
  }));
  for (const Citation& citation : citations) {
    if (!citation.found) return nobody_of(citation, snapshot);
  }
  return documents;
}

}  // namespace entente
