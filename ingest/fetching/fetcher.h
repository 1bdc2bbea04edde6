// Fetching pages as a good guest, into an archive from which they are read.
//
//   FetchArchive archive = TRY(FetchArchive::open(store / "fetched" / job, clock));
//   Fetcher fetcher(options, archive, clock);
//   FetchedItem item = TRY(fetcher.fetch("https://example.org/a.pdf", run_start));
//   bytes = TRY(archive.record(item.place));                     // parsed in a sandboxed worker
//
// robots.txt is obeyed (RFC 9309; kept 24 hours in the archive), hosts are asked one request at a time with a
// pause between, Retry-After is kept, and a page that is held is asked for conditionally. Redirects are
// followed one by one, each judged like a first address. What does not answer is tried again, each time
// later; a host that has not answered for ten addresses in a row is not asked again by this Fetcher.
//
// Errors: unreachable (no answer, an answer of 5xx or 429 at the end of all tries, redirects without end),
// timed_out, too_large, disallowed (robots.txt, a private network, another scheme), not_a_document (any other
// status: a login, a refusal), invalid_argument (no address), not_found (offline, and not in the archive),
// io. 404 and 410 are answers: FetchedItem::gone(). Not for several threads.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/archives/archived_record.h"
#include "ingest/clock.h"
#include "ingest/fetching/fetch_archive.h"
#include "ingest/fetching/http_client.h"

namespace entente {

// offline: the archive alone answers, whatever its age.
enum class NetworkUse { online, offline };
enum class RobotsUse { obey, ignore };

struct FetchOptions {
  NetworkUse network = NetworkUse::online;
  RobotsUse robots = RobotsUse::obey;
  NetworkReach reach = NetworkReach::public_only;
  std::vector<std::string> private_hosts;  // that may be asked though they are in a private network
  std::string contact;                     // address or mail that a site's keeper can write to
  std::chrono::seconds delay{1};           // between two requests to a host; Crawl-delay may make it longer
  unsigned retries = 3;                    // beside the first try
  std::chrono::seconds backoff{2};         // before the second try; doubled each time, up to a minute
  std::chrono::seconds longest_wait{600};  // a Retry-After beyond this fails
  unsigned max_redirects = 10;
  unsigned dead_after = 10;  // addresses in a row without answer
  HttpLimits limits;
};

// fresh: another payload than before, or the first. unchanged: the server says it is the same, or it was the
// same. held: the server was not asked.
enum class FetchNews { fresh, unchanged, held };

struct FetchedItem {
  std::string asked;
  std::string address;  // after redirects
  int status = 0;       // 200, 404, 410 …
  ArchivePlace place;   // of the record with the payload
  std::string content_type;
  // Of the bytes as sent. Whether a document must be read again is told by this and by what was read before,
  // not by `news`: a run may have ended between the two.
  std::string payload_digest;
  FetchNews news = FetchNews::held;
  TimePoint fetched{};  // when the payload came
  TimePoint checked{};  // when the server last said that it stands

  bool gone() const { return status == 404 || status == 410; }
};

class Fetcher {
 public:
  // The archive and the clock outlive it. `stop` is asked while it waits and transfers; once true, everything
  // fails at once.
  Fetcher(FetchOptions options, FetchArchive& archive, Clock& clock, std::function<bool()> stop = {});
  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;
  ~Fetcher();

  // The page as it is. What the archive has checked at `fresh_since` or later is not asked for again: with
  // the start of a run, a run that was killed goes on where it was; with the date of a sitemap, what has not
  // changed since costs no request. A fresh payload survives the end of the
  // process when this returns, a power cut when 64 are together or after the archive's flush().
  Result<FetchedItem> fetch(std::string_view address, TimePoint fresh_since);

  const FetchArchive& archive() const;
  // "entente/0.1 (+mail@example.org)"
  std::string user_agent() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente
