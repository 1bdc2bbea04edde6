// One question to one server, over libcurl; no redirect is followed, nothing is tried twice, nothing decoded.
//
// TLS certificates are verified; proxies of the environment, cookies and passwords are not used. What comes
// is measured while it comes: a body over its limit, a head over 64 KB, a server that drips or stalls ends
// the exchange. Every address that is connected to is judged after its name is resolved (network_reach.h).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/result.h"

namespace entente {

// Whether hosts of private networks may be asked.
enum class NetworkReach { public_only, any };

struct HttpLimits {
  std::size_t max_bytes = 64u << 20;           // of the body, as sent
  std::chrono::seconds total{60};              // of the whole exchange
  std::chrono::seconds connect{20};            // until there is a connection
  std::size_t slowest_bytes_per_second = 100;  // over `stall`
  std::chrono::seconds stall{20};
};

struct HttpRequest {
  std::string address;        // WebAddress::text
  std::string etag;           // conditional, when there is one
  std::string last_modified;  // as the server wrote it
};

struct HttpAnswer {
  int status = 0;
  std::string head;  // status line and fields with the empty line; Transfer-Encoding left out
  std::string body;  // chunks put together, content coding as sent
};

class HttpClient {
 public:
  // `stop` is asked several times a second; once true, the exchange ends with unreachable. Hosts in
  // `private_hosts` ("intranet.example.org") are asked wherever they are.
  HttpClient(HttpLimits limits, std::string user_agent, NetworkReach reach,
             std::vector<std::string> private_hosts, std::function<bool()> stop);
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) noexcept;
  ~HttpClient();

  // Any status is an answer. Fails with unreachable (no such host, refused, no valid certificate, cut short),
  // timed_out, too_large, disallowed (a private network).
  Result<HttpAnswer> get(const HttpRequest& request);

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

}  // namespace entente
