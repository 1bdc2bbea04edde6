#include "ingest/fetching/http_client.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <mutex>
#include <new>
#include <string_view>
#include <utility>

#include "ingest/archives/header_block.h"
#include "ingest/fetching/network_reach.h"
#include "ingest/fetching/web_address.h"

namespace entente {

namespace {

enum class Stopped { no, too_large, endless_head, private_network, told };

// What libcurl's callbacks share: the answer as it comes in, and why it was ended.
struct Exchange {
  HttpAnswer answer;
  std::size_t head_bytes = 0;
  bool head_ended = false;
  std::size_t max_bytes = 0;
  bool any_network = false;
  const std::function<bool()>* stop = nullptr;
  Stopped stopped = Stopped::no;
};

size_t take_head(char* data, size_t size, size_t count, void* to) {
  Exchange& exchange = *static_cast<Exchange*>(to);
  const std::string_view line(data, size * count);
  exchange.head_bytes += line.size();
  if (exchange.head_bytes > max_header_bytes) {
    exchange.stopped = Stopped::endless_head;
    return 0;
  }
  // An interim answer (103) comes with a head of its own. What comes behind chunks belongs to no head.
  if (line.rfind("HTTP/", 0) == 0 && exchange.answer.body.empty()) {
    exchange.answer.head.clear();
    exchange.head_ended = false;
  }
  if (exchange.head_ended) return line.size();
  exchange.head_ended = line == "\r\n" || line == "\n";
  const std::string_view name = trim_blanks(line.substr(0, line.find(':')));
  if (!same_token(name, "Transfer-Encoding")) exchange.answer.head += line;
  return line.size();
}

size_t take_body(char* data, size_t size, size_t count, void* to) {
  Exchange& exchange = *static_cast<Exchange*>(to);
  if (exchange.answer.body.size() + size * count > exchange.max_bytes) {
    exchange.stopped = Stopped::too_large;
    return 0;
  }
  exchange.answer.body.append(data, size * count);
  return size * count;
}

int look_whether_to_stop(void* from, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  Exchange& exchange = *static_cast<Exchange*>(from);
  if (!*exchange.stop || !(*exchange.stop)()) return 0;
  exchange.stopped = Stopped::told;
  return 1;
}

// False also for what is no internet address at all.
bool is_public_socket(const curl_sockaddr& socket) {
  if (socket.family == AF_INET) {
    sockaddr_in address{};
    std::memcpy(&address, &socket.addr, sizeof address);
    std::array<std::uint8_t, 4> bytes{};
    std::memcpy(bytes.data(), &address.sin_addr, bytes.size());
    return is_public(from_ipv4(bytes));
  }
  if (socket.family != AF_INET6 || socket.addrlen < sizeof(sockaddr_in6)) return false;
  // libcurl's declared member is that of IPv4; the memory behind it is as long as addrlen says.
  NetworkAddress bytes{};
  std::memcpy(bytes.data(), reinterpret_cast<const char*>(&socket.addr) + offsetof(sockaddr_in6, sin6_addr),
              bytes.size());
  return is_public(bytes);
}

curl_socket_t open_socket(void* from, curlsocktype, curl_sockaddr* address) {
  Exchange& exchange = *static_cast<Exchange*>(from);
  if (!exchange.any_network && !is_public_socket(*address)) {
    exchange.stopped = Stopped::private_network;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

struct EasyCloser {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListCloser {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using FieldList = std::unique_ptr<curl_slist, ListCloser>;

FieldList with(FieldList list, const std::string& field) {
  curl_slist* longer = curl_slist_append(list.get(), field.c_str());
  if (!longer) throw std::bad_alloc();
  static_cast<void>(list.release());  // now the beginning of `longer`
  return FieldList(longer);
}

// A validator goes back as it came; one with a line end would be a field of its own.
bool is_clean(const std::string& value) {
  return !value.empty() &&
         std::all_of(value.begin(), value.end(), [](char letter) { return letter >= ' ' && letter < 0x7f; });
}

FieldList fields_of(const HttpRequest& request) {
  FieldList list;
  list = with(std::move(list),
              "Accept: text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8");
  list = with(std::move(list), "Accept-Encoding: gzip, deflate");
  if (is_clean(request.etag)) list = with(std::move(list), "If-None-Match: " + request.etag);
  if (is_clean(request.last_modified)) {
    list = with(std::move(list), "If-Modified-Since: " + request.last_modified);
  }
  return list;
}

void start_libcurl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

struct HttpClient::Session {
  HttpLimits limits;
  std::string user_agent;
  NetworkReach reach;
  std::vector<std::string> private_hosts;
  std::function<bool()> stop;
  std::unique_ptr<CURL, EasyCloser> easy;
  std::array<char, CURL_ERROR_SIZE> message{};

  void prepare(const HttpRequest& request, const curl_slist* fields, Exchange& exchange);
  void prepare_limits();
  Error error(CURLcode code, const Exchange& exchange, const std::string& address) const;
};

HttpClient::HttpClient(HttpLimits limits, std::string user_agent, NetworkReach reach,
                       std::vector<std::string> private_hosts, std::function<bool()> stop) {
  start_libcurl();
  session_ = std::make_unique<Session>();
  session_->limits = limits;
  session_->user_agent = std::move(user_agent);
  session_->reach = reach;
  session_->private_hosts = std::move(private_hosts);
  session_->stop = std::move(stop);
  session_->easy.reset(curl_easy_init());
  if (!session_->easy) throw std::bad_alloc();
}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

void HttpClient::Session::prepare_limits() {
  CURL* const curl = easy.get();
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(limits.total.count()));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(limits.slowest_bytes_per_second));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stall.count()));
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.max_bytes));
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // it would connect where we cannot look
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

void HttpClient::Session::prepare(const HttpRequest& request, const curl_slist* fields, Exchange& exchange) {
  CURL* const curl = easy.get();
  curl_easy_reset(curl);  // options only: connections stay open
  prepare_limits();
  curl_easy_setopt(curl, CURLOPT_URL, request.address.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_head);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_whether_to_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  message[0] = '\0';
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, message.data());
}

Error HttpClient::Session::error(CURLcode code, const Exchange& exchange, const std::string& address) const {
  const std::string said = message[0] != '\0' ? message.data() : curl_easy_strerror(code);
  switch (exchange.stopped) {
    case Stopped::private_network:
      return {ErrorCode::disallowed,
              "its host is in a private or reserved network, which this job may not ask", address};
    case Stopped::endless_head:
      return {ErrorCode::too_large, "the head of its answer does not end", address};
    case Stopped::told:
      return {ErrorCode::unreachable, "stopped while it was fetched", address};
    case Stopped::too_large:
      break;
    case Stopped::no:
      break;
  }
  if (exchange.stopped == Stopped::too_large || code == CURLE_FILESIZE_EXCEEDED) {
    return {ErrorCode::too_large, fmt::format("it has more than {} bytes", limits.max_bytes), address};
  }
  if (code == CURLE_OPERATION_TIMEDOUT) return {ErrorCode::timed_out, "it took too long: " + said, address};
  if (code == CURLE_PARTIAL_FILE)
    return {ErrorCode::unreachable, "its answer was cut short: " + said, address};
  return {ErrorCode::unreachable, "the site did not answer: " + said, address};
}

Result<HttpAnswer> HttpClient::get(const HttpRequest& request) {
  const WebAddress address = TRY(parse_web_address(request.address));
  Exchange exchange;
  exchange.max_bytes = session_->limits.max_bytes;
  const auto& hosts = session_->private_hosts;
  exchange.any_network = session_->reach == NetworkReach::any ||
                         std::find(hosts.begin(), hosts.end(), address.host) != hosts.end();
  exchange.stop = &session_->stop;
  const FieldList fields = fields_of(request);
  session_->prepare(request, fields.get(), exchange);
  const CURLcode code = curl_easy_perform(session_->easy.get());
  if (code != CURLE_OK) return session_->error(code, exchange, request.address);
  const auto head = parse_header_block(exchange.answer.head);
  exchange.answer.status = head ? head->status() : 0;
  if (exchange.answer.status == 0) {
    return Error{ErrorCode::unreachable, "its answer is none of HTTP", request.address};
  }
  return std::move(exchange.answer);
}

}  // namespace entente
