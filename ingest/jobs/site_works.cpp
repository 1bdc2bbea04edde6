#include "ingest/jobs/site_works.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>

#include "ingest/fetching/site_source.h"
#include "ingest/jobs/durable_file.h"
#include "ingest/jobs/side_notes.h"
#include "ingest/readers/file_bytes.h"
#include "ingest/readers/site_template.h"

namespace entente {
namespace {

SiteKind kind_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::sitemap:
      return SiteKind::sitemap;
    case SourceKind::feed:
      return SiteKind::feed;
    case SourceKind::listing:
      return SiteKind::listing;
    default:
      return SiteKind::urls;
  }
}

SiteRules rules_of(const JobSource& source, const std::vector<ListedItem>& rows) {
  SiteRules rules;
  rules.kind = kind_of(source.kind);
  rules.address = source.address;
  for (const ListedItem& row : rows) rules.addresses.push_back(row.address);
  rules.include = source.include;
  rules.exclude = source.exclude;
  rules.links = source.links;
  rules.max_pages = source.pages;
  return rules;
}

FetchOptions options_of(const JobFetch& fetch) {
  FetchOptions options;
  options.robots = fetch.robots ? RobotsUse::obey : RobotsUse::ignore;
  options.reach = fetch.allow_private_addresses ? NetworkReach::any : NetworkReach::public_only;
  options.contact = fetch.contact;
  options.delay = std::chrono::seconds(std::lround(std::ceil(fetch.delay_seconds)));
  options.retries = fetch.retries;
  options.limits.max_bytes = std::size_t{fetch.max_megabytes} << 20;
  options.limits.total = std::chrono::seconds(fetch.timeout_seconds);
  return options;
}

constexpr std::size_t sample_size = 12;  // pages
constexpr const char* template_file = "template.json";
constexpr std::size_t max_template_bytes = 16u << 20;

// One site being asked.
class SiteWorks {
 public:
  SiteWorks(const JobDeclaration& job, const JobSource& source, const std::vector<ListedItem>& rows,
            const JobSurroundings& around, WorkIntake& intake)
      : job_(job), rules_(rules_of(source, rows)), around_(around), intake_(intake) {
    for (const ListedItem& row : rows) rows_.emplace(row.address, row);
  }

  SourceSummary run() {
    Result<SiteReport> report = ask();
    if (!report.ok()) {
      summary_.problems.push_back(std::move(report).error());
      return std::move(summary_);
    }
    std::sort(summary_.locations.begin(), summary_.locations.end());
    if (report->complete && !report->stopped) {
      summary_.fetched = [archive = archive_](const std::string& location) {
        return archive->find(location) != nullptr;
      };
    }
    for (std::string& loss : report->losses) {
      summary_.problems.push_back({ErrorCode::malformed, std::move(loss), rules_.address});
    }
    return std::move(summary_);
  }

 private:
  Result<SiteReport> ask() {
    archive_ = std::make_shared<FetchArchive>(TRY(FetchArchive::open(around_.fetched, around_.clock)));
    announced_ = SideNotes::load(around_.fetched / "announced", "1");
    load_template();
    const auto stopped = [this] { return around_.stop != nullptr && around_.stop->load(); };
    Fetcher fetcher(options_of(job_.fetch), *archive_, around_.clock, stopped);
    const auto read_listing = [this](std::string_view record, const ListingOptions& options) {
      return around_.pool.list(record, options);
    };
    AnnouncedReader announced;
    if (job_.fetch.pdf) {
      announced = [this](std::string_view record, const FetchedItem& page) {
        return announced_by(record, page);
      };
    }
    SiteSource site(rules_, fetcher, read_listing, announced, stopped);
    Result<SiteReport> report = site.run(around_.run_start, [this](const SiteItem& item) {
      if (item.gone) {
        summary_.gone.push_back(item.listed.address);
        return Onward::proceed;
      }
      if (!template_) learn_from(item);
      waiting_.push_back(work_of(item));
      return (template_ ? push_waiting() : true) ? Onward::proceed : Onward::stop;
    });
    if (!template_) settle_template();
    push_waiting();
    TRY(archive_->flush());
    TRY(announced_.save());
    return report;
  }

  Result<Document> read(std::string_view record, const FetchedItem& page) const {
    return around_.pool.read_archived(record, page.address,
                                      {.address = page.address, .content_type = page.content_type});
  }

  // Read once for each payload: a site is asked every night, and changes little.
  std::vector<std::string> announced_by(std::string_view record, const FetchedItem& page) {
    constexpr std::string_view none = "-";
    std::string pdf;
    if (const auto noted = announced_.find(page.payload_digest)) {
      pdf = *noted;
    } else {
      const Result<Document> document = read(record, page);
      pdf = document.ok() && !document->announced_pdf.empty() ? document->announced_pdf : none;
      announced_.note(page.payload_digest, pdf);
    }
    return pdf == none ? std::vector<std::string>() : std::vector<std::string>{pdf};
  }

  // What repeats across the site is learned from its first pages, once, and then stands: a template that
  // changed each night would change what every page says.
  void load_template() {
    const Result<std::string> json = read_bytes(around_.fetched / template_file, max_template_bytes);
    if (!json.ok()) return;
    Result<SiteTemplate> learned = site_template_from_json(*json);
    if (learned.ok()) template_ = std::make_shared<const SiteTemplate>(std::move(learned).value());
  }

  void learn_from(const SiteItem& item) {
    if (!item.page) return;
    const Result<std::string> record = archive_->record(item.page->place);
    const Result<Document> page = record.ok() ? read(*record, *item.page) : Result<Document>(record.error());
    if (page.ok() && page->media_type == MediaType::html) sample_.add(*page);
    if (sample_.pages() == sample_size) settle_template();
  }

  void settle_template() {
    template_ = std::make_shared<const SiteTemplate>(sample_.settle());
    if (sample_.pages() < sample_size) return;  // too few to stand for ever
    const Result<void> kept = write_durably(around_.fetched / template_file, to_json(*template_));
    if (!kept.ok()) summary_.problems.push_back(kept.error());
  }

  bool push_waiting() {
    for (Work& work : waiting_) {
      work.repeated = template_;
      if (!intake_.push(std::move(work))) return false;
    }
    waiting_.clear();
    return true;
  }

  SourceItem item_of(const FetchedItem& fetched) const {
    SourceItem item;
    item.location = fetched.asked;
    item.place = {around_.fetched / fetched.place.file, fetched.place.offset, fetched.place.size};
    item.hints = {.address = fetched.address, .content_type = fetched.content_type};
    item.digest = fetched.payload_digest;
    return item;
  }

  // Where the site has not answered for the PDF this time, the one that is held: an outage changes no
  // document.
  std::optional<SourceItem> pdf_of(const SiteItem& item) const {
    if (item.renditions.size() == 1) return item_of(item.renditions[0]);
    if (!item.renditions.empty()) return std::nullopt;
    const std::optional<std::string_view> address = announced_.find(item.page->payload_digest);
    const HeldPage* held = address ? archive_->find(*address) : nullptr;
    if (held == nullptr || held->record.status != 200) return std::nullopt;
    SourceItem pdf;
    pdf.location = *address;
    pdf.place = {around_.fetched / held->file, held->record.offset, held->record.size};
    pdf.hints = {.address = pdf.location, .content_type = held->record.content_type};
    pdf.digest = held->record.payload_digest;
    return pdf;
  }

  Work work_of(const SiteItem& item) {
    Work work;
    const std::string& address = item.listed.address;
    ++summary_.files;
    const auto row = rows_.find(address);
    work.given = row == rows_.end() ? item.listed : row->second;
    work.losses = item.losses;
    work.item.location = address;
    summary_.locations.push_back(address);
    if (item.error) {
      work.problem = item.error;
    } else if (item.page) {
      work.item = item_of(*item.page);
      work.item.location = address;
      work.announced_pdf = pdf_of(item);
      if (work.announced_pdf) summary_.locations.push_back(work.announced_pdf->location);
    }
    return work;
  }

  const JobDeclaration& job_;
  const SiteRules rules_;
  const JobSurroundings& around_;
  WorkIntake& intake_;
  std::map<std::string, ListedItem> rows_;
  std::shared_ptr<FetchArchive> archive_;
  SideNotes announced_;
  SiteSample sample_;
  std::shared_ptr<const SiteTemplate> template_;  // null: not learned yet
  std::vector<Work> waiting_;                     // until it is
  SourceSummary summary_;
};

}  // namespace

SourceSummary list_site(const JobDeclaration& job, const JobSource& source,
                        const std::vector<ListedItem>& rows, const JobSurroundings& around,
                        WorkIntake& intake) {
  return SiteWorks(job, source, rows, around, intake).run();
}

}  // namespace entente
