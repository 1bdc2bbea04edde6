// A Difference as something to read: in the morning, in a feed reader, or by a program.
//
//   OutputFile file = TRY(OutputFile::create("briefing.html"));
//   write_briefing(difference, BriefingFormat::html, file);
//   TRY(file.finish());
//
// What is new comes first: commitments, with who, to whom, how firmly, in which words and where; then
// documents, relations, names, and what could not be read. Text, Markdown, HTML and the feed show a section
// up to a limit and say what they leave out; JSON has everything. Whatever the documents say is data: it is
// escaped where it leaves the program, control characters are blanks, and only web addresses become links.
// The same difference gives the same bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/byte_sink.h"
#include "query/difference.h"

namespace entente {

enum class BriefingFormat { text, markdown, html, json };
std::optional<BriefingFormat> briefing_format_named(std::string_view name);
// "text, markdown, html, json"
std::string names_of_briefing_formats();

void write_briefing(const Difference& difference, BriefingFormat format, ByteSink& sink);

// An Atom feed (RFC 4287), an entry for each commitment, document and failure. Ids depend on what the entry
// is about alone, so that a reader of feeds shows each once; the time of an entry is that of its run.
void write_feed(const Difference& difference, ByteSink& sink);

}  // namespace entente
