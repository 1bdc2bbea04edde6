// A ZIP archive in memory, as documents come in it. The one door to libzip.
//
//   ZipArchive archive = TRY(ZipArchive::open(bytes));
//   std::string xml = TRY(archive.read("word/document.xml"));
//
// Members are read one by one and never as archives themselves. A member that unpacks to more than 1 MB and
// to more than a hundred times its packed size, or archives that have unpacked to 256 MB in all, are refused
// before the memory is taken: sizes are not believed, but counted.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"

namespace entente {

struct ZipLimits {
  std::size_t max_members = 20'000;
  std::size_t max_member_bytes = 64u << 20;  // unpacked
  std::size_t max_total_bytes = 256u << 20;  // unpacked, over the life of the archive
  std::size_t max_ratio = 100;               // of unpacked to packed, for members over 1 MB
};

class ZipArchive {
 public:
  // `bytes` must outlive the archive. Fails with malformed, or too_large (members).
  static Result<ZipArchive> open(std::string_view bytes, const ZipLimits& limits = {});

  // Names of the members in the archive's order, folders included.
  const std::vector<std::string>& names() const;
  bool has(std::string_view name) const;

  // Fails with not_found, encrypted, malformed (damaged, or packed in a way nobody uses), too_large.
  Result<std::string> read(std::string_view name) const;

 private:
  struct Opened;
  explicit ZipArchive(std::shared_ptr<Opened> opened) : opened_(std::move(opened)) {}
  std::shared_ptr<Opened> opened_;
};

}  // namespace entente
