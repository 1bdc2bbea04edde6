// ZIP archives made in tests: members packed or as they are, and sizes that may be lies.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace entente {

using ZipMember = std::pair<std::string, std::string>;  // name, contents

enum class ZipPacking { stored, deflated };

inline std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}

inline std::string deflated(const std::string& contents) {
  std::string packed(compressBound(static_cast<uLong>(contents.size())) + 64, '\0');
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);  // raw, as ZIP has it
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(contents.data()));
  stream.avail_in = static_cast<uInt>(contents.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

inline std::string make_zip(const std::vector<ZipMember>& members, ZipPacking packing = ZipPacking::stored) {
  std::string bytes;
  std::string directory;
  for (const auto& [name, contents] : members) {
    const std::string packed = packing == ZipPacking::stored ? contents : deflated(contents);
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(contents.data()), static_cast<uInt>(contents.size()));
    const std::string common = little(packing == ZipPacking::stored ? 0 : 8, 2) + little(0, 2) +
                               little(0x21, 2) + little(sum, 4) + little(packed.size(), 4) +
                               little(contents.size(), 4) + little(name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + little(0, 2) + common + little(0, 2) +
                 little(0, 2) + little(0, 2) + little(0, 4) + little(bytes.size(), 4) + name;
    bytes += "PK\x03\x04" + little(20, 2) + little(0, 2) + common + name + packed;
  }
  const std::size_t begin = bytes.size();
  bytes += directory;
  bytes += "PK\x05\x06" + little(0, 2) + little(0, 2) + little(members.size(), 2) +
           little(members.size(), 2) + little(directory.size(), 4) + little(begin, 4) + little(0, 2);
  return bytes;
}

}  // namespace entente
