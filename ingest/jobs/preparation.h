// What a worker makes of one work: steps 2 to 7 of docs/architecture.md. Changes nothing.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/changes.h"
#include "graph/result.h"
#include "graph/snapshot.h"
#include "ingest/extractor.h"
#include "ingest/isolation/reading_pool.h"
#include "ingest/jobs/quarantine.h"
#include "ingest/jobs/side_notes.h"
#include "ingest/jobs/work.h"

namespace entente {

// The graph holds the work as it is now.
struct KnownText {
  EntityId document;
  std::string text_digest;
};

// An index page: read for its links.
struct LinkPage {
  std::size_t links = 0;
};

// Bytes that harmed the worker that read them, and where they are.
struct Poison {
  QuarantineEntry entry;
  ItemPlace place;
};

struct Prepared {
  std::variant<Changes, KnownText, LinkPage, Error> outcome;
  std::string location;              // where the document lives: stated address, else the item's location
  std::vector<std::string> sources;  // the locations of its parts
  std::string fingerprint;           // of the bytes it was made of; "" where there is none
  std::optional<Error> pdf_failure;  // the landing page was read, its PDF was not
  std::optional<Poison> poison;      // to be put away
};

class Preparation {
 public:
  // What is referred to must outlive it. `snapshot` is the graph as the batch found it; bytes in `quarantine`
  // are not read, and those of `read_before` are not read again.
  Preparation(const ReadingPool& pool, const Extractor& extractor, const Lexicon& lexicon,
              const Snapshot& snapshot, Quarantine quarantine, SideNotes read_before);

  // On any thread.
  Prepared prepare(const Work& work) const;
  // Under the identity of its file or address in the source, for a page whose stated address another document
  // of the run has taken.
  Prepared prepare_by_location(const Work& work) const;
  // Without asking whether it is known.
  Prepared prepare_anew(const Work& work) const;

 private:
  struct Asked {
    bool by_stated_address = true;
    bool skip_known = true;
  };
  Prepared prepare_as(const Work& work, Asked asked) const;
  Result<Document> read(const Work& work, Prepared& prepared) const;
  Result<Document> read_part(const SourceItem& item, Prepared& prepared) const;
  std::string fingerprint_of(const Work& work) const;
  std::optional<KnownText> unmodified(const Work& work, Prepared& prepared) const;
  std::optional<KnownText> known(const Document& document, const EntityId& id,
                                 const std::vector<std::string>& sources) const;

  const ReadingPool& pool_;
  const Extractor& extractor_;
  const Lexicon& lexicon_;
  const Snapshot& snapshot_;
  const Quarantine quarantine_;
  const SideNotes read_before_;
  const std::string version_;
};

}  // namespace entente
