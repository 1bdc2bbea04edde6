#include "ingest/jobs/in_flight.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t slot_size = 4096;
constexpr std::size_t max_slots = 256;
constexpr char separator = '\x1F';  // in no path or address that could be noted

// location, file, offset, size, content type; nothing when it does not fit.
std::string slot_text(const SourceItem& item) {
  std::string text =
      fmt::format("{}{}{}{}{}{}{}{}{}", item.location, separator, item.place.file.string(), separator,
                  item.place.offset, separator, item.place.size, separator, item.hints.content_type);
  return text.size() < slot_size ? text : "";
}

std::optional<SourceItem> item_in(std::string_view slot) {
  slot = slot.substr(0, std::min(slot.find('\0'), slot.size()));
  std::array<std::string, 5> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = std::min(slot.find(separator), slot.size());
    parts[i] = slot.substr(0, end);
    slot.remove_prefix(std::min(end + 1, slot.size()));
  }
  if (parts[0].empty() || parts[1].empty()) return std::nullopt;
  SourceItem item;
  item.location = parts[0];
  item.place = {parts[1], std::strtoull(parts[2].c_str(), nullptr, 10),
                std::strtoull(parts[3].c_str(), nullptr, 10)};
  item.hints.content_type = parts[4];
  return item;
}

}  // namespace

Result<InFlight> InFlight::open(const std::filesystem::path& file) {
  InFlight notes;
  if (file.empty()) return notes;
  notes.descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (notes.descriptor_ < 0) {
    return Error{ErrorCode::io, fmt::format("cannot note what is being read: {}", std::strerror(errno)),
                 file.string()};
  }
  std::string slot(slot_size, '\0');
  for (std::size_t i = 0; i < max_slots; ++i) {
    const ssize_t size = pread(notes.descriptor_, slot.data(), slot_size, static_cast<off_t>(i * slot_size));
    if (size <= 0) break;
    const auto item = item_in(std::string_view(slot).substr(0, static_cast<std::size_t>(size)));
    if (item) notes.left_behind_.push_back(*item);
  }
  return notes;
}

InFlight::InFlight(InFlight&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      left_behind_(std::move(other.left_behind_)),
      taken_(std::move(other.taken_)) {}

InFlight::~InFlight() {
  if (descriptor_ >= 0) close(descriptor_);
}

void InFlight::write_slot(std::size_t slot, const std::string& text) const {
  if (descriptor_ < 0 || slot >= max_slots) return;
  std::string bytes = text;
  bytes.push_back('\0');
  // A note that cannot be written (disk full) is a note less; the batch will hear of the disk from the store.
  [[maybe_unused]] const ssize_t written =
      pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(slot * slot_size));
}

std::size_t InFlight::note(const SourceItem& item) {
  const std::string text = slot_text(item);
  const std::lock_guard lock(mutex_);
  const auto free_slot = std::find(taken_.begin(), taken_.end(), false);
  const auto slot = static_cast<std::size_t>(free_slot - taken_.begin());
  if (free_slot == taken_.end()) taken_.push_back(true);
  taken_[slot] = true;
  write_slot(slot, text);
  return slot;
}

void InFlight::free(std::size_t slot) {
  const std::lock_guard lock(mutex_);
  taken_[slot] = false;
  write_slot(slot, "");
}

void InFlight::clear() {
  const std::lock_guard lock(mutex_);
  left_behind_.clear();
  if (descriptor_ >= 0 && ftruncate(descriptor_, 0) != 0) return;  // the next batch looks once more, no harm
}

}  // namespace entente
