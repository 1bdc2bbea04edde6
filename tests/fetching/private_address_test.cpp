// Addresses of private networks in every dress, and one page under two spellings.
#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <string>

#include "ingest/fetching/network_reach.h"
#include "ingest/fetching/web_address.h"
#include "ingest/fetching/web_times.h"

namespace entente {
namespace {

NetworkAddress address_of(const std::string& text) {
  NetworkAddress bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
  std::array<std::uint8_t, 4> four{};
  EXPECT_EQ(inet_pton(AF_INET, text.c_str(), four.data()), 1) << text;
  return from_ipv4(four);
}

TEST(PrivateAddress, IsNotPublicInAnyDress) {
  for (const char* text : {"127.0.0.1",
                           "127.255.255.254",
                           "0.0.0.0",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "100.127.255.255",
                           "192.0.0.8",
                           "192.0.2.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "203.0.113.9",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "::127.0.0.1",
                           "fe80::1",
                           "fec0::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "ff02::1",
                           "64:ff9b::7f00:1",
                           "64:ff9b:1::1",
                           "2002:7f00:1::",
                           "2002:c0a8:101::1",
                           "2001:0:1:2::3",
                           "2001:db8::1",
                           "3fff::1",
                           "100::1"}) {
    EXPECT_FALSE(is_public(address_of(text))) << text;
  }
}

TEST(PublicAddress, IsPublic) {
  for (const char* text : {"1.1.1.1",          "9.255.255.255",  "11.0.0.0",
                           "100.63.255.255",   "100.128.0.0",    "126.1.1.1",
                           "128.0.0.1",        "172.15.0.1",     "172.32.0.1",
                           "192.167.1.1",      "192.169.1.1",    "198.17.0.1",
                           "198.20.0.1",       "223.255.255.1",  "::ffff:8.8.8.8",
                           "2606:4700::1111",  "2a00:1450::1",   "2001:4860:4860::8888",
                           "64:ff9b::808:808", "2002:808:808::1"}) {
    EXPECT_TRUE(is_public(address_of(text))) << text;
  }
}

struct SpellingRow {
  std::string written;
  std::string text;  // "": refused
  std::string target;
};

TEST(Address, HasOneSpelling) {
  const SpellingRow rows[] = {
      {"HTTPS://Example.ORG:443/a/../b?x=1#top", "https://example.org/b?x=1", "/b?x=1"},
      {"http://example.org", "http://example.org/", "/"},
      {"http://example.org:8080?q", "http://example.org:8080/?q", "/?q"},
      {"  https://example.org/a b\xc3\xa9\n", "https://example.org/a%20b%c3%a9", "/a%20b%c3%a9"},
      {"http://[2001:DB8::1]/", "http://[2001:db8::1]/", "/"},
      {"ftp://example.org/a", "", ""},
      {"file:///etc/passwd", "", ""},
      {"javascript:alert(1)", "", ""},
      {"http://user:word@example.org/", "", ""},
      {"example.org/a", "", ""},
      {"http://", "", ""},
      {"http://exa mple.org/", "", ""},
      {"https://example.org/" + std::string(9'000, 'a'), "", ""},
  };
  for (const SpellingRow& row : rows) {
    const auto address = parse_web_address(row.written);
    EXPECT_EQ(address.ok() ? address->text : "", row.text) << row.written.substr(0, 80);
    EXPECT_EQ(address.ok() ? address->target : "", row.target) << row.written.substr(0, 80);
    if (!address.ok()) continue;
    EXPECT_EQ(parse_web_address(address->text)->text, address->text);
  }
}

TEST(Address, CountsFromTheOneItStandsIn) {
  const auto resolved = [](const char* reference) {
    const auto address = resolve_web_address("https://example.org/a/b?x=1", reference);
    return address.ok() ? *address : "";
  };
  EXPECT_EQ(resolved("c.pdf"), "https://example.org/a/c.pdf");
  EXPECT_EQ(resolved("/c#page=2"), "https://example.org/c");
  EXPECT_EQ(resolved("../../../c"), "https://example.org/c");
  EXPECT_EQ(resolved("//Other.org/c"), "https://other.org/c");
  EXPECT_EQ(resolved("http://other.org"), "http://other.org/");
  EXPECT_EQ(resolved("mailto:a@example.org"), "");
}

TEST(ModifiedDate, IsSettledOnlyWhenTheDayIsOverEverywhere) {
  const auto settled = [](const char* text) {
    const auto time = settled_since(text);
    return time ? to_string(*time) : "";
  };
  EXPECT_EQ(settled("2024-05-01"), "2024-05-02T12:00:00Z");
  EXPECT_EQ(settled("2024-05-01T10:00:30+09:00"), "2024-05-01T01:01:00Z");
  EXPECT_EQ(settled("2024-05-01T10:00Z"), "2024-05-01T10:01:00Z");
  EXPECT_EQ(settled("2024-05-01T10:00:00.123-0500"), "2024-05-01T15:01:00Z");
  EXPECT_EQ(settled("Wed, 01 May 2024 10:00:00 GMT"), "2024-05-01T10:00:00Z");
  for (const char* text : {"", "2024-13-01", "yesterday", "2024-05-01T", "2024-05-01T10",
                           "2024-05-01T10:00:00+9", "2024-05-01T10:00:00+", "2024-05-01T10:00:00-", "2024"}) {
    EXPECT_EQ(settled(text), "") << text;
  }
}

TEST(RetryAfter, IsSecondsOrADate) {
  const TimePoint now = parse_time("2024-05-01T10:00:00Z").value();
  EXPECT_EQ(parse_retry_after("120", now), now + std::chrono::seconds(120));
  EXPECT_EQ(parse_retry_after("Wed, 01 May 2024 11:00:00 GMT", now), now + std::chrono::hours(1));
  EXPECT_EQ(parse_retry_after("99999999999999", now), now + std::chrono::hours(24 * 366));
  EXPECT_FALSE(parse_retry_after("soon", now));
  EXPECT_FALSE(parse_retry_after("", now));
}

}  // namespace
}  // namespace entente
