#include "ingest/readers/zip_archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t always_allowed = 1u << 20;
constexpr std::size_t piece = 64u << 10;

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseZipMember {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error broken(std::string_view what) {
  return {ErrorCode::malformed, fmt::format("is damaged: {}; copy it again from its source", what), ""};
}

Result<std::unique_ptr<zip_t, CloseZip>> open_zip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (opened == nullptr && source != nullptr) zip_source_free(source);
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (opened == nullptr) return broken(why);
  return std::unique_ptr<zip_t, CloseZip>(opened);
}

}  // namespace

struct ZipArchive::Opened {
  std::unique_ptr<zip_t, CloseZip> archive;
  ZipLimits limits;
  std::vector<std::string> names;
  std::unordered_map<std::string, zip_uint64_t> index;  // of the first member of each name
  std::size_t unpacked = 0;

  Result<std::string> unpack(zip_file_t* file, std::size_t packed) {
    const std::size_t by_ratio = std::max(always_allowed, packed * limits.max_ratio);
    const std::size_t left = limits.max_total_bytes - std::min(limits.max_total_bytes, unpacked);
    const std::size_t most = std::min({by_ratio, limits.max_member_bytes, left});
    std::string contents;
    for (;;) {
      const std::size_t filled = contents.size();
      contents.resize(filled + piece);
      const zip_int64_t got = zip_fread(file, contents.data() + filled, piece);
      if (got < 0) return broken(zip_error_strerror(zip_file_get_error(file)));
      contents.resize(filled + static_cast<std::size_t>(got));
      if (contents.size() > most) {
        return Error{ErrorCode::too_large, "unpacks to far more than a document holds; it may be an attack",
                     ""};
      }
      if (got == 0) break;
    }
    unpacked += contents.size();
    return contents;
  }
};

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const ZipLimits& limits) {
  auto opened = std::make_shared<Opened>();
  opened->archive = TRY(open_zip(bytes));
  opened->limits = limits;
  const zip_int64_t count = zip_get_num_entries(opened->archive.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.max_members) {
    return Error{ErrorCode::too_large, fmt::format("is an archive of {} members", count), ""};
  }
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    const char* name = zip_get_name(opened->archive.get(), i, ZIP_FL_ENC_RAW);
    opened->names.emplace_back(name == nullptr ? "" : name);
    opened->index.emplace(opened->names.back(), i);
  }
  return ZipArchive(std::move(opened));
}

const std::vector<std::string>& ZipArchive::names() const {
  return opened_->names;
}

bool ZipArchive::has(std::string_view name) const {
  return opened_->index.count(std::string(name)) > 0;
}

Result<std::string> ZipArchive::read(std::string_view name) const {
  const auto found = opened_->index.find(std::string(name));
  if (found == opened_->index.end()) {
    return Error{ErrorCode::not_found, fmt::format("has no member {}", name), ""};
  }
  zip_t* archive = opened_->archive.get();
  zip_stat_t status;
  if (zip_stat_index(archive, found->second, 0, &status) != 0) return broken(zip_strerror(archive));
  const bool locked =
      (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE;
  if (locked) return Error{ErrorCode::encrypted, "is locked with a password; save it without one", ""};
  const std::unique_ptr<zip_file_t, CloseZipMember> file(zip_fopen_index(archive, found->second, 0));
  if (file == nullptr) return broken(zip_strerror(archive));
  const std::size_t packed = (status.valid & ZIP_STAT_COMP_SIZE) != 0 ? status.comp_size : 0;
  return opened_->unpack(file.get(), packed);
}

}  // namespace entente
