// Small archives for the tests: records written by hand, and a folder written by WarcWriter.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/archives/warc_reader.h"
#include "ingest/archives/warc_writer.h"
#include "tests/ingest/scratch_folder.h"

namespace entente {

// A response record, uncompressed, whose HTTP message is `message`.
inline std::string plain_record(std::string_view address, std::string_view message) {
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + std::string(address) +
         "\r\nWARC-Date: 2024-03-05T06:07:08Z\r\nContent-Type: application/http; msgtype=response\r\n"
         "Content-Length: " +
         std::to_string(message.size()) + "\r\n\r\n" + std::string(message) + "\r\n\r\n";
}

inline std::string page(std::string_view body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

inline Result<ArchiveIndex> index_of(const std::filesystem::path& file, const ArchiveLimits& limits = {}) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  auto index = index_archive(descriptor, limits);
  close(descriptor);
  return index;
}

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::vector<std::string> addresses(const ArchiveIndex& index) {
  std::vector<std::string> addresses;
  for (const ArchivedRecord& record : index.records) addresses.push_back(record.address);
  return addresses;
}

// Appends a page to an archive of `folder`, as a run of its own would.
inline ArchivePlace write_page(const std::filesystem::path& folder, std::string_view address,
                               std::string_view body, const WarcWriterOptions& options = {}) {
  ManualClock clock(parse_time("2024-01-01").value());
  auto writer = WarcWriter::open(folder, options, clock);
  EXPECT_TRUE(writer.ok()) << writer.error().describe();
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"one\"\r\n\r\n";
  auto place = writer->append(ResponseRecord{address, clock.now(), head, body});
  EXPECT_TRUE(place.ok());
  EXPECT_TRUE(writer->flush().ok());
  return *place;
}

}  // namespace entente
