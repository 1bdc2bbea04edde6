// What a briefing says, before it takes the form of text, Markdown, HTML or a feed.
#pragma once

#include <string>
#include <vector>

#include "query/difference.h"

namespace entente {

// Every text is one line without control characters, not yet escaped for any format.
struct BriefingItem {
  std::string id;        // "commitment-new/commitment:consult": the same in every briefing
  std::string headline;  // "Norway to Japan", or a title
  std::string manner;    // "committed, by 2025"; may be empty
  std::string quote;
  std::string before;  // the quote that this one replaces
  std::string source;  // title of the document
  std::string date;
  std::string page;
  std::string url;      // where to read it; only http and https
  std::string updated;  // time of the run
};

struct BriefingSection {
  std::string heading;
  std::string note;  // one sentence under the heading; may be empty
  std::vector<BriefingItem> items;
  std::size_t left_out = 0;
};

struct Briefing {
  std::string title;    // "New since run 11"
  std::string period;   // "run 11 (2023-08-17 09:41 UTC) to run 12 (2023-08-18 09:41 UTC)"
  std::string summary;  // "2 new documents, 1 changed; 3 new commitments", or that there is nothing
  std::string updated;  // time of the last run
  std::vector<BriefingSection> sections;  // none empty
};

Briefing briefing_of(const Difference& difference);

// "1 document", "2 documents"
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

}  // namespace entente
