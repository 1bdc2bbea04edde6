#include "ingest/statements/statement_tables.h"

#include <utility>

namespace entente {

Result<StatementTables> StatementTables::load(const Lexicon& lexicon) {
  StatementTables tables{CueTable::embedded(), RelationCueTable::embedded(), StateNames(lexicon)};
  for (const OwnFile& file : lexicon.own_files()) {
    tables.cues = TRY(tables.cues.extended(file));
    tables.relation_cues = TRY(tables.relation_cues.extended(file));
  }
  return tables;
}

}  // namespace entente
