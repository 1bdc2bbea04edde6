// What every family of relation rules is given, and where it puts what it finds.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/statements/names_within.h"
#include "ingest/statements/relation_cue_table.h"
#include "ingest/statements/sentence_view.h"
#include "ingest/statements/speaker.h"

namespace entente {

// Collects relations; the same triple of one sentence is kept once.
class RelationSink {
 public:
  explicit RelationSink(const Speaker& speaker) : speaker_(&speaker) {}

  struct Triple {
    RelationKind kind = RelationKind::member_of;
    int subject = -1;
    int object = -1;
  };
  // Asserted by the default source, certain and positive. Ignored when an end is missing or both are the
  // same. Valid until the next call; null when ignored.
  RelationCandidate* add(const SentenceView& sentence, Triple triple, WordRange evidence,
                         std::string_view method);

  std::vector<RelationCandidate> take() { return std::move(found_); }

 private:
  const Speaker* speaker_;
  std::vector<RelationCandidate> found_;
};

// Sets a modality that keeps the relation from counting as a fact.
void set_modality(RelationCandidate& relation, Modality modality);
void deny(RelationCandidate& relation);

// A sentence with what the families share.
struct RelationContext {
  Reading& reading;
  const RelationCueTable& cues;
  const Speaker& speaker;
  const SentenceView& sentence;
  NamesWithin& names;
  const std::vector<int>& groupings;               // of the document that have a name and members
  int title_grouping = -1;                         // that the title names; -1: none
  std::span<const StatementCandidate> statements;  // those of this sentence, in text order
};

// One function per family; each reads one sentence. Precision first: nothing is added on background
// knowledge.
void find_office_relations(const RelationContext& context, RelationSink& sink);
void find_membership_relations(const RelationContext& context, RelationSink& sink);
void find_stated_relations(const RelationContext& context, RelationSink& sink);
void find_meeting_relations(const RelationContext& context, RelationSink& sink);
void find_instrument_relations(const RelationContext& context, RelationSink& sink);
void find_conduct_relations(const RelationContext& context, RelationSink& sink);
void find_body_relations(const RelationContext& context, RelationSink& sink);

}  // namespace entente
