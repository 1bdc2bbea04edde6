#include "ingest/jobs/job_fields.h"

#include <array>

namespace entente {
namespace {

constexpr SourceKinds files = only(SourceKind::files);
constexpr SourceKinds index_file = only(SourceKind::index);
constexpr SourceKinds warc = only(SourceKind::warc);
constexpr SourceKinds listing = only(SourceKind::listing);
constexpr SourceKinds sites = only(SourceKind::sitemap) | only(SourceKind::feed) | listing;

struct KindRow {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array<KindRow, source_kind_count> kinds = {{
    {"files", "files, folders and patterns on this machine"},
    {"index", "an index of publications beside their files: CSV, JSON, CSL-JSON or RIS"},
    {"warc", "archives of a crawl: .warc, .warc.gz"},
    {"sitemap", "the sitemap of a site"},
    {"feed", "an RSS or Atom feed"},
    {"listing", "a page of links to publications, and the pages after it"},
}};

constexpr std::array<JobField<JobDeclaration>, 2> job_table = {{
    {.name = "name",
     .member = &JobDeclaration::name,
     .meaning = "Letters, digits, - and _; names the job in every command",
     .shape = TextShape::name,
     .required = 1},
    {.name = "description", .member = &JobDeclaration::description, .meaning = "A line for people"},
}};

constexpr std::array<JobField<JobSource>, 11> source_table = {{
    {.name = "paths",
     .member = &JobSource::paths,
     .meaning = "Files, folders and patterns: * and ? within a name, ** for any folders",
     .shape = TextShape::path,
     .kinds = files,
     .required = files},
    {.name = "exclude",
     .member = &JobSource::exclude_paths,
     .meaning = "Patterns of files to pass over",
     .kinds = files},
    {.name = "file",
     .member = &JobSource::index_file,
     .meaning = "The index; the files it names count from its folder",
     .shape = TextShape::path,
     .kinds = index_file,
     .required = index_file},
    {.name = "format",
     .member = &JobSource::format,
     .meaning = "Its format; recognised where it is left out",
     .choices = "csv json csl_json ris",
     .kinds = index_file},
    {.name = "columns",
     .member = &JobSource::columns,
     .meaning = "Our field and the column that holds it: {\"title\": \"Headline\"}",
     .kinds = index_file},
    {.name = "files",
     .member = &JobSource::paths,
     .meaning = "Archives, and patterns of archives",
     .shape = TextShape::path,
     .kinds = warc,
     .required = warc},
    {.name = "address",
     .member = &JobSource::address,
     .meaning = "Where it is, http or https",
     .shape = TextShape::address,
     .kinds = sites,
     .required = sites},
    {.name = "include",
     .member = &JobSource::include,
     .meaning = "Regular expression: only addresses that contain a match",
     .shape = TextShape::pattern,
     .kinds = sites},
    {.name = "exclude",
     .member = &JobSource::exclude,
     .meaning = "Regular expression: no address that contains a match",
     .shape = TextShape::pattern,
     .kinds = sites},
    {.name = "links",
     .member = &JobSource::links,
     .meaning = "Regular expression: the links that lead to publications; recognised where it is left out",
     .shape = TextShape::pattern,
     .kinds = listing},
    {.name = "pages",
     .member = &JobSource::pages,
     .meaning = "Listing pages to read at most, following \"next\"",
     .least = 1,
     .most = 10'000,
     .kinds = listing},
}};

constexpr std::array<JobField<JobOptions>, 5> option_table = {{
    {.name = "workers",
     .member = &JobOptions::workers,
     .meaning = "Documents read at once; 0: one a core",
     .most = 256},
    {.name = "lexicon",
     .member = &JobOptions::lexicon,
     .meaning = "Own lexicon files (JSON Lines) on top of the built-in one",
     .shape = TextShape::path},
    {.name = "vanished",
     .member = &JobOptions::vanished,
     .meaning = "Documents that their source no longer has: keep them in the graph, or remove them",
     .choices = "keep remove"},
    {.name = "sandbox",
     .member = &JobOptions::sandbox,
     .meaning = "Read documents in workers that can reach neither files nor network"},
    {.name = "ocr",
     .member = &JobOptions::ocr,
     .meaning = "Recognise the text of scanned PDF pages, up to 100 of a document; needs the packages "
                "libtesseract5 and tesseract-ocr-eng"},
}};

constexpr std::array<JobField<JobLimits>, 4> limit_table = {{
    {.name = "megabytes",
     .member = &JobLimits::megabytes,
     .meaning = "Size of a file",
     .least = 1,
     .most = 1024},
    {.name = "seconds",
     .member = &JobLimits::seconds,
     .meaning = "Time to read a document; 0: 60 and 2 for each MB, with ocr 600 more",
     .most = 3600},
    {.name = "memory_megabytes",
     .member = &JobLimits::memory_megabytes,
     .meaning = "Memory to read a document; 0: 1024",
     .most = 65'536},
    {.name = "pages", .member = &JobLimits::pages, .meaning = "Pages of a document", .least = 1, .most = 1e6},
}};

constexpr std::array<JobField<JobFetch>, 8> fetch_table = {{
    {.name = "delay_seconds",
     .member = &JobFetch::delay_seconds,
     .meaning = "Between two requests to one host; a longer delay that the site asks for is kept to",
     .most = 3600},
    {.name = "retries",
     .member = &JobFetch::retries,
     .meaning = "Further tries of an address that does not answer",
     .most = 20},
    {.name = "max_megabytes",
     .member = &JobFetch::max_megabytes,
     .meaning = "Size of what is fetched from one address",
     .least = 1,
     .most = 1024},
    {.name = "timeout_seconds",
     .member = &JobFetch::timeout_seconds,
     .meaning = "Time for one address",
     .least = 1,
     .most = 3600},
    {.name = "allow_private_addresses",
     .member = &JobFetch::allow_private_addresses,
     .meaning = "Whether hosts of the local network may be asked"},
    {.name = "contact",
     .member = &JobFetch::contact,
     .meaning = "Mail address or page for the owners of the site, sent with every request"},
    {.name = "robots", .member = &JobFetch::robots, .meaning = "Keep to the site's robots.txt"},
    {.name = "pdf", .member = &JobFetch::pdf, .meaning = "Also fetch the PDF that a page announces"},
}};

constexpr std::array<JobField<JobSchedule>, 6> schedule_table = {{
    {.name = "cron",
     .member = &JobSchedule::cron,
     .meaning =
         "Minute, hour, day, month, weekday; or @hourly @daily @weekly @monthly @yearly; without one it "
         "runs only when told to",
     .shape = TextShape::cron},
    {.name = "time_zone",
     .member = &JobSchedule::time_zone,
     .meaning = "Its clock: a name such as Asia/Seoul, UTC, or local for the machine's",
     .shape = TextShape::time_zone},
    {.name = "catch_up",
     .member = &JobSchedule::catch_up,
     .meaning = "After downtime run once for all that was missed; else wait for the next time"},
    {.name = "retries",
     .member = &JobSchedule::retries,
     .meaning = "Further tries of a run that failed, before its next time",
     .most = 20},
    {.name = "retry_minutes",
     .member = &JobSchedule::retry_minutes,
     .meaning = "Until the first of them; doubled each time",
     .least = 1,
     .most = 1440},
    {.name = "max_hours",
     .member = &JobSchedule::max_hours,
     .meaning = "A run that takes longer is told to stop, and ended where it does not; 0: never",
     .most = 1000},
}};

constexpr std::array<JobField<JobAfter>, 3> after_table = {{
    {.name = "command",
     .member = &JobAfter::command,
     .meaning = "Program and arguments, started without a shell after a run that brought something new"},
    {.name = "diff_file",
     .member = &JobAfter::diff_file,
     .meaning = "What changed, written there: .txt, .md, .html or .json",
     .shape = TextShape::path},
    {.name = "feed",
     .member = &JobAfter::feed,
     .meaning = "Atom feed of what changed",
     .shape = TextShape::path},
}};

constexpr std::array<JobSection, 5> section_table = {{
    {"options", "How documents are read"},
    {"options.limits", "What one document may cost"},
    {"fetch", "How sites are asked"},
    {"schedule", "When it runs; a text alone is its cron"},
    {"after", "What follows a run that brought something new"},
}};

}  // namespace

std::string_view name_of(SourceKind kind) {
  return kinds[static_cast<std::size_t>(kind)].name;
}

std::string_view meaning_of(SourceKind kind) {
  return kinds[static_cast<std::size_t>(kind)].meaning;
}

std::span<const JobField<JobDeclaration>> job_fields() {
  return job_table;
}
std::span<const JobField<JobSource>> source_fields() {
  return source_table;
}
std::span<const JobField<JobOptions>> option_fields() {
  return option_table;
}
std::span<const JobField<JobLimits>> limit_fields() {
  return limit_table;
}
std::span<const JobField<JobFetch>> fetch_fields() {
  return fetch_table;
}
std::span<const JobField<JobSchedule>> schedule_fields() {
  return schedule_table;
}
std::span<const JobField<JobAfter>> after_fields() {
  return after_table;
}
std::span<const JobSection> job_sections() {
  return section_table;
}

}  // namespace entente
