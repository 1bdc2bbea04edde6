#include "ingest/jobs/preparation.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/digest.h"
#include "ingest/linking/document_identity.h"
#include "ingest/linking/linker.h"

namespace entente {

Preparation::Preparation(const ReadingPool& pool, const Extractor& extractor, const Lexicon& lexicon,
                         const Snapshot& snapshot, Quarantine quarantine, SideNotes read_before)
    : pool_(pool),
      extractor_(extractor),
      lexicon_(lexicon),
      snapshot_(snapshot),
      quarantine_(std::move(quarantine)),
      read_before_(std::move(read_before)),
      version_(extractor.version()) {}

Result<Document> Preparation::read_part(const SourceItem& item, Prepared& prepared) const {
  const std::string bytes = TRY(bytes_of(item.place, ReadLimits{}.max_bytes));
  std::string digest;
  if (!quarantine_.empty()) {
    digest = hex(sha256(bytes));
    if (const auto entry = quarantine_.find(digest)) {
      return Error{
          entry->error,
          fmt::format("{} (in quarantine since {}; --retry reads it again)", entry->reason, entry->since),
          shown(item.location)};
    }
  }
  Result<Document> document = read_item(pool_, item, bytes);
  if (!document.ok() && is_harm(document.error().code)) {
    if (digest.empty()) digest = hex(sha256(bytes));
    prepared.poison = Poison{
        {digest, shown(item.location), document.error().code, document.error().message, ""}, item.place};
  }
  return document;
}

Result<Document> Preparation::read(const Work& work, Prepared& prepared) const {
  if (work.problem) return *work.problem;
  Document page = work.page ? *work.page : TRY(read_part(work.item, prepared));
  if (work.announced_pdf) {
    Result<Document> pdf = read_part(*work.announced_pdf, prepared);
    if (pdf.ok()) {
      page = joined(std::move(page), *pdf);
      prepared.sources.push_back(work.announced_pdf->location);
    } else {
      page.losses.push_back("the announced PDF was not read: " + pdf.error().message);
      prepared.pdf_failure = std::move(pdf).error();
    }
  }
  if (work.given) complete(page, *work.given);
  if (work.repeated) leave_out_repeated(page, work.repeated->digests);
  page.losses.insert(page.losses.end(), work.losses.begin(), work.losses.end());
  return page;
}

namespace {

std::string json_of(const ListedItem& given) {
  Listing listing;
  listing.items.push_back(given);
  return to_json(listing);
}

}  // namespace

// Of all bytes that have a say in the document; "" when some cannot be had.
std::string Preparation::fingerprint_of(const Work& work) const {
  if (work.problem || !work.losses.empty()) return "";
  std::string parts;
  for (const SourceItem* item : {&work.item, work.announced_pdf ? &*work.announced_pdf : nullptr}) {
    if (item == nullptr) continue;
    if (!item->digest.empty()) {
      parts += item->digest + '\n';
      continue;
    }
    const Result<std::string> bytes = bytes_of(item->place, ReadLimits{}.max_bytes);
    if (!bytes.ok()) return "";
    parts += hex(sha256(*bytes)) + '\n';
  }
  if (work.given) parts += json_of(*work.given);
  return hex(sha256(parts)).substr(0, 32);
}

// The same bytes as last time, and the graph still has what came of them.
std::optional<KnownText> Preparation::unmodified(const Work& work, Prepared& prepared) const {
  if (prepared.fingerprint.empty() || read_before_.find(work.item.location) != prepared.fingerprint) {
    return std::nullopt;
  }
  std::vector<std::string> sources = prepared.sources;
  if (work.announced_pdf) sources.push_back(work.announced_pdf->location);
  std::optional<KnownText> found;
  for (const std::string& source : sources) {
    const auto owner = snapshot_.document_at(source);
    if (!owner.ok() || !owner.value()) return std::nullopt;
    const auto record = snapshot_.document(node_of(**owner));
    if (!record.ok() || !record.value() || (*record)->extractor != version_) return std::nullopt;
    found = KnownText{(*record)->id, (*record)->text_digest};
  }
  prepared.sources = std::move(sources);
  return found;
}

// Whether every location of the work is known to hold this text, read by this extractor. A document that is
// where it was must have its metadata too; a repetition of another document's text has that one's.
std::optional<KnownText> Preparation::known(const Document& document, const EntityId& id,
                                            const std::vector<std::string>& sources) const {
  const std::string digest = text_digest(document);
  std::optional<KnownText> found;
  for (const std::string& source : sources) {
    const auto owner = snapshot_.document_at(source);
    if (!owner.ok() || !owner.value()) return std::nullopt;
    const auto record = snapshot_.document(node_of(**owner));
    if (!record.ok() || !record.value()) return std::nullopt;
    const DocumentRecord& known = **record;
    if (known.extractor != version_ || !known.holds_text(digest)) return std::nullopt;
    const bool same_metadata = known.title == document.title && known.date == document.date &&
                               known.authors == document.authors && known.issuer == document.issuer;
    if (known.id == id && !same_metadata) return std::nullopt;
    found = KnownText{known.id, digest};
  }
  return found;
}

Prepared Preparation::prepare_as(const Work& work, Asked asked) const {
  Prepared prepared;
  prepared.location = work.item.location;
  prepared.sources = {work.item.location};
  prepared.fingerprint = fingerprint_of(work);
  if (asked.skip_known) {
    if (std::optional<KnownText> same = unmodified(work, prepared)) {
      prepared.outcome = *std::move(same);
      return prepared;
    }
  }
  Result<Document> document = read(work, prepared);
  if (!document.ok()) {
    prepared.outcome = std::move(document).error();
    return prepared;
  }
  if (document->role == DocumentRole::listing) {
    prepared.outcome = LinkPage{document->links.size()};
    return prepared;
  }
  if (asked.by_stated_address) prepared.location = home_of(*document, work.item.location);
  const EntityId id = document_id(prepared.location);
  if (asked.skip_known) {
    if (std::optional<KnownText> same = known(*document, id, prepared.sources)) {
      prepared.outcome = *std::move(same);
      return prepared;
    }
  }
  prepared.outcome = link(extractor_.extract(*document), lexicon_, id, prepared.sources, version_);
  return prepared;
}

Prepared Preparation::prepare(const Work& work) const {
  return prepare_as(work, {.by_stated_address = true, .skip_known = true});
}

Prepared Preparation::prepare_by_location(const Work& work) const {
  return prepare_as(work, {.by_stated_address = false, .skip_known = true});
}

Prepared Preparation::prepare_anew(const Work& work) const {
  return prepare_as(work, {.by_stated_address = true, .skip_known = false});
}

}  // namespace entente
