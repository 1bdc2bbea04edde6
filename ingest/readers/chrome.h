// Site chrome: menus, counters, mailing lists, cookie notices, download and share lines. It stays in the
// document as boilerplate, for it is on the page, and is never read as a sentence.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/readers/draft.h"

namespace entente {

// The words alone say so (chrome_phrases.inc). Cost: one fold of the line, nothing for lines over 30 words.
bool is_chrome_phrase(std::string_view line);

// A line without a letter or digit: "* * *", "###", "____".
bool is_ornament(std::string_view line);

// Turns drafts into boilerplate: by their words, by being link text, and by company: a line of few words that
// is no sentence, between lines of chrome, is chrome too. Titles stay.
void mark_chrome(std::vector<Draft>& drafts);

// The same by their words alone: for a reader that has its own opinion of links and company.
void mark_chrome_words(std::vector<Draft>& drafts);

}  // namespace entente
