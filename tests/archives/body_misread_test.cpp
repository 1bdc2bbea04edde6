// Bodies that arrive chunked, compressed, cut, or in a coding that they do not have.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/archives/compression.h"
#include "tests/archives/archive_samples.h"

namespace entente {
namespace {

using testing::IsEmpty;

std::string answer(std::string_view fields, std::string_view body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=koi8-r\r\n" + std::string(fields) + "\r\n" +
         std::string(body);
}

// zlib's wrapper and none around the same deflate stream, cut out of a gzip member.
std::string bare_deflate(std::string_view bytes) {
  const std::string member = gzip(bytes);
  return member.substr(10, member.size() - 18);
}

std::string zlib_deflate(std::string_view bytes) {
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  std::string sum;
  for (const std::uint32_t part : {b >> 8u, b, a >> 8u, a}) sum += static_cast<char>(part & 0xffu);
  return "\x78\x9c" + bare_deflate(bytes) + sum;
}

struct BodyRow {
  std::string name;
  std::string message;
  std::string body;
  bool whole = true;
};

class Body : public testing::TestWithParam<BodyRow> {};

TEST_P(Body, IsWhatTheServerMeant) {
  for (const bool packed : {false, true}) {
    const std::string record = plain_record("https://example.org/a", GetParam().message);
    const auto body = archived_body(packed ? gzip(record) : record, 1u << 20);
    ASSERT_TRUE(body.ok()) << body.error().describe();
    EXPECT_EQ(body->bytes, GetParam().body);
    EXPECT_EQ(body->losses.empty(), GetParam().whole);
    EXPECT_EQ(body->content_type, "text/plain; charset=koi8-r");
    EXPECT_EQ(body->status, 200);
  }
}

std::vector<BodyRow> body_rows() {
  const std::string text = "the parties agreed";
  const std::string chunks = "4\r\nthe \r\nE;x=1\r\nparties agreed\r\n0\r\n\r\n";
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string packed = gzip(text);
  const std::string packed_chunks = fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", packed.size(), packed);
  return {
      {"plain", answer("", text), text},
      {"empty", answer("Content-Length: 0\r\n", ""), ""},
      {"chunked", answer(chunked, chunks), text},
      {"chunked_in_capitals", answer("TRANSFER-ENCODING: Chunked\r\n", chunks), text},
      {"chunks_put_together_already", answer(chunked, text), text},
      {"chunk_cut", answer(chunked, chunks.substr(0, 20)), "the part", false},
      {"chunk_larger_than_memory", answer(chunked, "4\r\nthe \r\nfffffffffff\r\nparties"), "the parties",
       false},
      {"chunk_size_is_nonsense", answer(chunked, "4\r\nthe \r\n-1\r\nparties"), "the ", false},
      {"shorter_than_announced", answer("Content-Length: 40\r\n", text), text, false},
      {"gzip", answer("Content-Encoding: gzip\r\n", packed), text},
      {"gzip_in_two_members", answer("Content-Encoding: gzip\r\n", gzip("the ") + gzip("parties agreed")),
       text},
      {"gzip_and_padding", answer("Content-Encoding: gzip\r\n", packed + std::string(9, '\0')), text},
      {"gzip_in_chunks", answer(chunked + "Content-Encoding: x-gzip\r\n", packed_chunks), text},
      {"gzip_that_is_none", answer("Content-Encoding: gzip\r\n", text), text},
      {"gzip_twice", answer("Content-Encoding: gzip, gzip\r\n", gzip(packed)), text},
      {"gzip_cut", answer("Content-Encoding: gzip\r\n", packed.substr(0, packed.size() - 4)), text, false},
      {"deflate_wrapped", answer("Content-Encoding: deflate\r\n", zlib_deflate(text)), text},
      {"deflate_bare", answer("Content-Encoding: deflate\r\n", bare_deflate(text)), text},
      {"identity", answer("Content-Encoding: identity\r\n", text), text},
  };
}

INSTANTIATE_TEST_SUITE_P(Rows, Body, testing::ValuesIn(body_rows()),
                         [](const auto& row) { return row.param.name; });

struct RefusedRow {
  std::string name;
  std::string record;
  ErrorCode code;
};

class RefusedBody : public testing::TestWithParam<RefusedRow> {};

TEST_P(RefusedBody, SaysWhy) {
  const auto body = archived_body(GetParam().record, 10'000);
  ASSERT_FALSE(body.ok());
  EXPECT_EQ(body.error().code, GetParam().code) << body.error().describe();
}

std::vector<RefusedRow> refused_rows() {
  const std::string address = "https://example.org/a";
  const std::string coded = "Content-Encoding: ";
  std::string revisit = plain_record(address, "HTTP/1.1 304 Not Modified\r\n\r\n");
  revisit.replace(revisit.find("response"), 8, "revisit");
  return {
      {"no_record", "<html>", ErrorCode::malformed},
      {"nothing", "", ErrorCode::malformed},
      {"a_torn_member", gzip(plain_record(address, answer("", "x"))).substr(0, 15), ErrorCode::malformed},
      {"a_revisit", revisit, ErrorCode::empty},
      {"brotli", plain_record(address, answer(coded + "br\r\n", "x")), ErrorCode::unsupported},
      {"no_deflate", plain_record(address, answer(coded + "deflate\r\n", "\x07\x07")), ErrorCode::malformed},
      {"ten_times_gzip", plain_record(address, answer(coded + "gzip,gzip,gzip,gzip\r\n", "x")),
       ErrorCode::malformed},
      {"large", plain_record(address, answer("", std::string(10'001, 'x'))), ErrorCode::too_large},
      {"bomb", plain_record(address, answer(coded + "gzip\r\n", gzip(std::string(1u << 20, 'x')))),
       ErrorCode::too_large},
      {"bomb_in_a_bomb",
       gzip(plain_record(address, answer(coded + "gzip\r\n", gzip(std::string(64u << 20, '\0'))))),
       ErrorCode::too_large},
  };
}

INSTANTIATE_TEST_SUITE_P(Rows, RefusedBody, testing::ValuesIn(refused_rows()),
                         [](const auto& row) { return row.param.name; });

TEST(Body, OfAResourceIsItsContent) {
  const std::string record =
      "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: file:///a.pdf\r\nContent-Type: application/pdf\r\n"
      "Content-Length: 4\r\n\r\n%PDF\r\n\r\n";
  const auto body = archived_body(record, 100);
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(body->bytes, "%PDF");
  EXPECT_EQ(body->content_type, "application/pdf");
  EXPECT_THAT(body->losses, IsEmpty());
}

}  // namespace
}  // namespace entente
