// Whom or what a statement is about: addressee of a call, object of a stance, counterpart of a pledge.
#pragma once

#include <vector>

#include "ingest/statements/judgement.h"

namespace entente {

struct TargetQuestion {
  StatementClass statement_class = StatementClass::report;
  WordRange content;
  const Subject* subject = nullptr;
  const std::vector<int>* parties = nullptr;
  bool passive = false;        // "a secretariat should be created": the subject is no addressee
  int default_addressee = -1;  // of an analyst's advice that names nobody
};
std::vector<int> find_targets(const SentenceView& sentence, const TargetQuestion& question);

// Who gains: "provide ten boats to Palau".
std::vector<int> find_beneficiaries(const SentenceView& sentence, WordRange content);

// The grouping that an analyst's text is about: the one its title names; -1: none.
int principal_grouping(const Reading& reading);

}  // namespace entente
