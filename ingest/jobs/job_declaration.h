// What a batch job is: where its documents come from, how they are read, when it runs, whom it tells. Plain
// values; job_file.h reads and writes them, docs/jobs.md explains every field.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class SourceKind { files, index, warc, sitemap, feed, listing };
inline constexpr std::size_t source_kind_count = 6;
std::string_view name_of(SourceKind kind);  // "sitemap"

// One entry of "sources". Each kind uses some of the fields; the others keep their defaults.
struct JobSource {
  SourceKind kind = SourceKind::files;
  std::vector<std::string> paths;              // files: files, folders, patterns; warc: archives, patterns
  std::vector<std::string> exclude_paths;      // files: patterns of what is passed over
  std::string index_file;                      // index
  std::string format;                          // index: name of a ListingKind; "": recognised
  std::map<std::string, std::string> columns;  // index: our field -> the index's column
  std::string address;                         // sitemap, feed, listing: http or https
  std::string include;                         // sitemap, feed, listing: only addresses that match (RE2)
  std::string exclude;                         // sitemap, feed, listing: none that match (RE2)
  std::string links;                           // listing: the links that lead to publications (RE2)
  unsigned pages = 50;                         // listing: follow "next" that often

  bool operator==(const JobSource&) const = default;
};

// What one document may cost. 0: as entente's own default is.
struct JobLimits {
  unsigned megabytes = 64;
  unsigned seconds = 0;
  unsigned memory_megabytes = 0;
  unsigned pages = 20'000;

  bool operator==(const JobLimits&) const = default;
};

struct JobOptions {
  unsigned workers = 0;              // 0: one a core
  std::vector<std::string> lexicon;  // own lexicon files
  std::string vanished = "keep";     // "keep" or "remove": documents that their source no longer has
  bool sandbox = true;
  bool ocr = false;  // recognise the text of scanned pages
  JobLimits limits;

  bool operator==(const JobOptions&) const = default;
};

// How a site is asked.
struct JobFetch {
  double delay_seconds = 1;  // between two requests to one host
  unsigned retries = 3;      // of one address that did not answer
  unsigned max_megabytes = 64;
  unsigned timeout_seconds = 60;
  bool allow_private_addresses = false;
  std::string contact;  // in the user agent, so that the site can write to somebody
  bool robots = true;
  bool pdf = true;  // also fetch the PDF that a page announces

  bool operator==(const JobFetch&) const = default;
};

// When it runs, as written; jobs/schedule.h understands it.
struct JobSchedule {
  std::string cron;                 // "30 5 * * 1-5", "@daily"; "": only when it is told to
  std::string time_zone = "local";  // "Asia/Seoul", "UTC"; "local": the machine's
  bool catch_up = true;             // after downtime run once for all that was missed
  unsigned retries = 3;             // of a run that failed, before its next time
  unsigned retry_minutes = 10;      // before the first of them; doubled each time
  unsigned max_hours = 24;          // then a run is stopped; 0: never

  bool operator==(const JobSchedule&) const = default;
};

// What follows a run that brought something new.
struct JobAfter {
  std::vector<std::string> command;  // argument vector, started without a shell
  std::string diff_file;             // what changed, written there; the ending says the format
  std::string feed;                  // Atom feed of what changed

  bool operator==(const JobAfter&) const = default;
};

struct JobDeclaration {
  std::string name;
  std::string description;
  std::vector<JobSource> sources;
  JobOptions options;
  JobFetch fetch;
  JobSchedule schedule;
  JobAfter after;

  bool operator==(const JobDeclaration&) const = default;
};

}  // namespace entente
