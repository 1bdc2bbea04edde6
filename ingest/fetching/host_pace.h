// When each host may be asked again, and which ones have stopped answering.
#pragma once

#include <chrono>
#include <string>
#include <unordered_map>

#include "ingest/clock.h"

namespace entente {

class HostPace {
 public:
  // The earliest time of the next request.
  TimePoint ready(const std::string& host) const;
  // A request has just ended; the next begins not before `delay` has passed. Times are whole seconds, so the
  // wait is up to a second longer.
  void asked(const std::string& host, TimePoint now, std::chrono::seconds delay);
  // Not before `until`: Retry-After, or a wait before another try.
  void hold(const std::string& host, TimePoint until);

  // Addresses in a row that got no answer.
  void answered(const std::string& host);
  void failed(const std::string& host);
  unsigned failures(const std::string& host) const;

 private:
  struct Pace {
    TimePoint ready{};
    unsigned failures = 0;
  };
  std::unordered_map<std::string, Pace> paces_;
};

}  // namespace entente
