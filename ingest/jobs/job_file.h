// The readable file in which a job is declared.
//
//   JobDeclaration job = TRY(read_job_file("publications.json"));
//   write(to_json(job));                                    // normalised: every field, absolute paths
//
//   {
//     "name": "thinktank",                                  // comments and trailing commas are welcome
//     "sources": [ {"type": "sitemap", "address": "https://example.org/sitemap.xml"}, ],
//     "schedule": "@daily",
//   }
//
// The file is checked whole: an unknown or repeated field, a value of the wrong type or out of range, a
// schedule that never comes. Every complaint carries line, column and field path and, where a name was nearly
// right, what was probably meant:
//
//   publications.json:7:15: sources[1].type: "sitmap" is no kind of source; did you mean "sitemap"?
//
// Up to ten complaints stand in one error, a line each. Which fields there are is told by one table
// (job_fields.h), from which parsing, to_json, docs/jobs.md and the completion of `entente job` derive.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/jobs/job_declaration.h"

namespace entente {

// Parses the text of a job file; `file` is its name in messages. Paths stay as they are written. Fails with
// invalid_argument. Linear in the text, which may have 1 MB and nest 16 deep.
Result<JobDeclaration> parse_job(std::string_view text, std::string_view file);

// parse_job of a file, then with_absolute_paths from its folder. Fails also with unreadable.
Result<JobDeclaration> read_job_file(const std::filesystem::path& file);

// Relative paths of sources, lexicon and after (all but a command's words) count from `folder` and are made
// absolute: the job runs the same wherever it is started from.
JobDeclaration with_absolute_paths(JobDeclaration job, const std::filesystem::path& folder);

// Every field of the job, defaults included, indented; parse_job reads it back to an equal value.
std::string to_json(const JobDeclaration& job);

// One row of docs/jobs.md and of `entente job fields`.
struct JobFieldNote {
  std::string path;      // "sources[].include"
  std::string type;      // "text", "texts", "number", "yes or no" …
  std::string fallback;  // its default as JSON; "" where it must be given
  std::string kinds;     // the kinds of source that have it, "" outside of sources
  std::string meaning;
};
std::vector<JobFieldNote> job_field_notes();
// The notes as a table in Markdown, for docs/jobs.md.
std::string job_field_table();

// Whether `name` can be a job's: letters, digits, '-' and '_', at most 64, a letter or digit first. It
// becomes part of file and unit names.
bool is_job_name(std::string_view name);

}  // namespace entente
