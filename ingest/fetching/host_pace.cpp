#include "ingest/fetching/host_pace.h"

#include <algorithm>

namespace entente {

TimePoint HostPace::ready(const std::string& host) const {
  const auto found = paces_.find(host);
  return found == paces_.end() ? TimePoint::min() : found->second.ready;
}

void HostPace::asked(const std::string& host, TimePoint now, std::chrono::seconds delay) {
  const std::chrono::seconds rounding{delay.count() > 0 ? 1 : 0};
  hold(host, now + delay + rounding);
}

void HostPace::hold(const std::string& host, TimePoint until) {
  Pace& pace = paces_[host];
  pace.ready = std::max(pace.ready, until);
}

void HostPace::answered(const std::string& host) {
  paces_[host].failures = 0;
}

void HostPace::failed(const std::string& host) {
  paces_[host].failures++;
}

unsigned HostPace::failures(const std::string& host) const {
  const auto found = paces_.find(host);
  return found == paces_.end() ? 0 : found->second.failures;
}

}  // namespace entente
