#include "ingest/fetching/fetcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "ingest/archives/header_block.h"
#include "ingest/archives/warc_reader.h"
#include "ingest/fetching/host_pace.h"
#include "ingest/fetching/robots.h"
#include "ingest/fetching/web_address.h"
#include "ingest/fetching/web_times.h"

namespace entente {

namespace {

constexpr std::string_view product = "entente";
constexpr std::chrono::hours robots_kept{24};
constexpr std::chrono::hours robots_failure_kept{1};
constexpr std::size_t max_robots_bytes = 4u << 20;
constexpr unsigned max_robots_redirects = 5;
constexpr std::chrono::seconds longest_backoff{60};
constexpr std::chrono::seconds look_up{1};  // how often a long wait looks whether to stop

std::string agent_of(const std::string& contact) {
  std::string agent = "entente/0.1";
  std::string clean;
  for (const char letter : contact) {
    if (letter >= ' ' && letter < 0x7f && letter != '(' && letter != ')') clean += letter;
  }
  if (!clean.empty()) agent += " (+" + clean + ")";
  return agent;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// Errors that another try may mend.
bool may_pass(const Error& error) {
  return error.code == ErrorCode::unreachable || error.code == ErrorCode::timed_out;
}

bool asks_to_come_back(int status) {
  return status == 429 || status >= 500;
}

// What a page is fetched for decides what may be done for it, and which answers count.
enum class Purpose { page, robots };

bool is_kept(int status, Purpose purpose) {
  if (status == 200 || status == 203 || status == 404 || status == 410 || is_redirect(status)) return true;
  return purpose == Purpose::robots && status >= 200 && status < 500;
}

}  // namespace

// Waiting for the disk after each page would take longer than fetching it; a power cut costs as many
// requests.
constexpr unsigned flush_every = 64;

struct Fetcher::State {
  FetchOptions options;
  FetchArchive* archive;
  Clock* clock;
  std::function<bool()> stop;
  HttpClient client;
  HostPace pace;
  unsigned unflushed = 0;  // fresh payloads since the last flush
  struct SiteRobots {
    Result<RobotsRules> rules;
    TimePoint from{};
    TimePoint until{};
  };
  std::map<std::string, SiteRobots> robots;  // by origin

  struct Held {
    HeldPage page;
    FetchNews news = FetchNews::held;
  };

  bool stopped() const { return stop && stop(); }
  Result<FetchedItem> follow(std::string_view asked, TimePoint fresh_since, Purpose purpose);
  Result<Held> hold(const WebAddress& address, TimePoint fresh_since, Purpose purpose);
  Result<Held> ask(const WebAddress& address, Purpose purpose);
  Result<HttpAnswer> answer(const WebAddress& address, const HttpRequest& request,
                            std::chrono::seconds delay);
  Result<HttpAnswer> try_once(const WebAddress& address, const HttpRequest& request,
                              std::chrono::seconds delay);
  Result<Held> keep(const WebAddress& address, const HttpAnswer& answer, Purpose purpose);
  Result<void> wait_for_turn(const WebAddress& address);
  const Result<RobotsRules>& robots_of(const WebAddress& address);
  Result<RobotsRules> fetch_robots(const WebAddress& address);
  HttpRequest request_for(const WebAddress& address) const;
};

Fetcher::Fetcher(FetchOptions options, FetchArchive& archive, Clock& clock, std::function<bool()> stop) {
  HttpClient client(options.limits, agent_of(options.contact), options.reach, options.private_hosts, stop);
  state_ = std::unique_ptr<State>(
      new State{std::move(options), &archive, &clock, std::move(stop), std::move(client), {}, 0, {}});
}
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;
Fetcher::~Fetcher() = default;

Result<FetchedItem> Fetcher::fetch(std::string_view address, TimePoint fresh_since) {
  return state_->follow(address, fresh_since, Purpose::page);
}

const FetchArchive& Fetcher::archive() const {
  return *state_->archive;
}

std::string Fetcher::user_agent() const {
  return agent_of(state_->options.contact);
}

Result<FetchedItem> Fetcher::State::follow(std::string_view asked, TimePoint fresh_since, Purpose purpose) {
  WebAddress current = TRY(parse_web_address(asked));
  std::vector<std::string> seen;
  const unsigned most = purpose == Purpose::robots ? max_robots_redirects : options.max_redirects;
  while (true) {
    const Held held = TRY(hold(current, fresh_since, purpose));
    const ArchivedRecord& record = held.page.record;
    if (!is_redirect(record.status)) {
      return FetchedItem{std::string(asked), current.text,        record.status,
                         held.page.place(),  record.content_type, record.payload_digest,
                         held.news,          record.date,         held.page.checked};
    }
    if (record.location.empty()) {
      return Error{ErrorCode::not_a_document,
                   fmt::format("the site answered {} without saying where to", record.status), current.text};
    }
    seen.push_back(current.text);
    const std::string next = TRY(resolve_web_address(current.text, record.location));
    if (std::find(seen.begin(), seen.end(), next) != seen.end()) {
      return Error{ErrorCode::unreachable, "it redirects in a circle, by way of " + next, std::string(asked)};
    }
    if (seen.size() > most) {
      return Error{ErrorCode::unreachable, fmt::format("it redirects more than {} times", most),
                   std::string(asked)};
    }
    current = TRY(parse_web_address(next));
  }
}

Result<Fetcher::State::Held> Fetcher::State::hold(const WebAddress& address, TimePoint fresh_since,
                                                  Purpose purpose) {
  const HeldPage* held = archive->find(address.text);
  const bool offline = options.network == NetworkUse::offline;
  // What was checked in the future, before the clock was put right, is not known to be fresh.
  const bool fresh = held && held->checked >= fresh_since && held->checked <= clock->now();
  if (held && (offline || fresh)) return Held{*held, FetchNews::held};
  if (offline)
    return Error{ErrorCode::not_found, "it is not in the archive of what was fetched", address.text};
  return ask(address, purpose);
}

Result<Fetcher::State::Held> Fetcher::State::ask(const WebAddress& address, Purpose purpose) {
  std::chrono::seconds delay = options.delay;
  if (purpose == Purpose::page && options.robots == RobotsUse::obey) {
    const Result<RobotsRules>& rules = robots_of(address);
    if (!rules.ok()) return rules.error();
    if (!rules->allows(address.target)) {
      return Error{ErrorCode::disallowed, "robots.txt of its site asks programs to stay away from it",
                   address.text};
    }
    delay = std::max(delay, rules->crawl_delay());
  }
  const HttpAnswer answered = TRY(answer(address, request_for(address), delay));
  return keep(address, answered, purpose);
}

HttpRequest Fetcher::State::request_for(const WebAddress& address) const {
  HttpRequest request{address.text, {}, {}};
  const HeldPage* held = archive->find(address.text);
  if (held && held->record.status == 200) {
    request.etag = held->record.etag;
    request.last_modified = held->record.last_modified;
  }
  return request;
}

// An answer that is worth something, after as many tries as it takes.
Result<HttpAnswer> Fetcher::State::answer(const WebAddress& address, const HttpRequest& request,
                                          std::chrono::seconds delay) {
  if (pace.failures(address.host) >= options.dead_after) {
    return Error{
        ErrorCode::unreachable,
        fmt::format("it was not asked for: {} addresses of its host got no answer", options.dead_after),
        address.text};
  }
  std::chrono::seconds backoff = options.backoff;
  for (unsigned tries = 1;; tries++) {
    TRY(wait_for_turn(address));
    Result<HttpAnswer> answered = client.get(request);
    pace.asked(address.host, clock->now(), delay);
    const bool refused = answered.ok() && asks_to_come_back(answered->status);
    if (answered.ok() && !refused) {
      pace.answered(address.host);
      return answered;
    }
    if (!refused && (!may_pass(answered.error()) || stopped())) return answered;
    if (refused) {
      const auto head = parse_header_block(answered->head);
      const auto until = parse_retry_after(head ? head->value("Retry-After") : "", clock->now());
      if (until) pace.hold(address.host, *until);
    }
    if (tries > options.retries) {
      pace.failed(address.host);
      if (!refused) return answered;
      return Error{ErrorCode::unreachable,
                   fmt::format("the site answered {} at the last of {} tries", answered->status, tries),
                   address.text};
    }
    pace.hold(address.host, clock->now() + backoff);
    backoff = std::min(backoff * 2, longest_backoff);
  }
}

Result<void> Fetcher::State::wait_for_turn(const WebAddress& address) {
  const TimePoint ready = pace.ready(address.host);
  if (ready > clock->now() + options.longest_wait) {
    pace.failed(address.host);
    return Error{ErrorCode::unreachable, "its host asks not to be asked before " + to_string(ready),
                 address.text};
  }
  // A clock that goes back may not make the wait endless.
  for (auto left = options.longest_wait; clock->now() < ready && left.count() > 0; left -= look_up) {
    if (stopped()) break;
    clock->wait_until(std::min(ready, clock->now() + look_up));
  }
  if (stopped()) return Error{ErrorCode::unreachable, "stopped before it was fetched", address.text};
  return {};
}

Result<Fetcher::State::Held> Fetcher::State::keep(const WebAddress& address, const HttpAnswer& answered,
                                                  Purpose purpose) {
  const HeldPage* before = archive->find(address.text);
  if (answered.status == 304 && before && before->record.status == 200) {
    return Held{TRY(archive->keep_not_modified(address.text, answered.head)), FetchNews::unchanged};
  }
  if (!is_kept(answered.status, purpose)) {
    return Error{ErrorCode::not_a_document,
                 fmt::format("the site answered {} instead of sending it", answered.status), address.text};
  }
  const ArchivePlace place_before = before ? before->place() : ArchivePlace{};
  Held held{TRY(archive->keep(address.text, answered.head, answered.body)), FetchNews::fresh};
  if (held.page.place() == place_before) held.news = FetchNews::unchanged;
  if (held.news == FetchNews::fresh && ++unflushed >= flush_every) {
    unflushed = 0;
    TRY(archive->flush());
  }
  return held;
}

const Result<RobotsRules>& Fetcher::State::robots_of(const WebAddress& address) {
  const TimePoint now = clock->now();
  const auto known = robots.find(address.origin);
  if (known != robots.end() && known->second.from <= now && now < known->second.until)
    return known->second.rules;
  auto rules = fetch_robots(address);
  const TimePoint until = clock->now() + (rules.ok() ? robots_kept : robots_failure_kept);
  return robots.insert_or_assign(address.origin, SiteRobots{std::move(rules), now, until})
      .first->second.rules;
}

// 4xx: there are no rules. No answer, or 5xx: nothing may be fetched (RFC 9309, 2.3.1), which is reported as
// what it is, a site out of reach.
Result<RobotsRules> Fetcher::State::fetch_robots(const WebAddress& address) {
  const std::string where = address.origin + "/robots.txt";
  const auto found = follow(where, clock->now() - robots_kept, Purpose::robots);
  if (!found.ok()) {
    Error error = found.error();
    error.message =
        "robots.txt of the site, which says what may be fetched, could not be fetched: " + error.message;
    return error;
  }
  if (found->status >= 400) return RobotsRules::allow_all();
  const auto body = archived_body(TRY(archive->record(found->place)), max_robots_bytes);
  if (!body.ok()) {
    return Error{ErrorCode::disallowed, "robots.txt of the site cannot be read: " + body.error().message,
                 where};
  }
  return RobotsRules::parse(body->bytes, product);
}

}  // namespace entente
