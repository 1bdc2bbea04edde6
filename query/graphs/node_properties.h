// What statements may ask of a node of the store: `n.name`, `n.date`, `n.capital` …
//
//   id, name, kind, names, subtype, status, documents, mentions, in_lexicon    of every node
//   iso2, iso3, cow, gw, wikidata        ids that the lexicon knows
//   capital, parent, series, host …      background of the lexicon. A name that is taken already, or that
//                                        documents give as well, becomes background_<name>: what a plain name
//                                        says is then what documents say
//   place, mode, level, member …         what documents say of it: a text, or a list where they say several
//   date, until, date_text, dates        of what documents date: first day, last day (as dates), as precise
//                                        as it was written, and all that were written where they differ
//   title, issuer, authors, publisher, url, genre, language, media_type, pages, statements, commitments,
//   relations, sources                   of a document
//   deadline, stated, restated, classes, topics, conditions, statements    of a commitment, from what is
//                                        said about it: its deadline (last day, and deadline_text as it was
//                                        read), days of the first and last documents that state it
//
// Words that are a full day, as "2023-08-18", are dates.
#pragma once

#include <string>
#include <vector>

#include "graph/snapshot.h"
#include "query/values/value.h"

namespace entente {

// Those above by name; documents may say more.
std::vector<std::string> node_property_names();

ValueMap properties_of(const Entity& entity);
void add_properties(const DocumentRecord& document, ValueMap& properties);

// Reads every statement about the commitment.
Result<void> add_commitment_properties(NodeId commitment, const Snapshot& snapshot, ValueMap& properties);
// Whether only add_commitment_properties() knows this one.
bool is_commitment_property(std::string_view key);

}  // namespace entente
