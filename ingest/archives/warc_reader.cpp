#include "ingest/archives/warc_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "ingest/archives/compression.h"
#include "ingest/archives/file_window.h"
#include "ingest/archives/record_head.h"

namespace entente {

namespace {

constexpr std::string_view gzip_mark = "\x1f\x8b\x08";
constexpr std::string_view record_mark = "WARC/";
constexpr std::uint64_t free_work = 256u << 20;  // beside what the size of the file allows
constexpr std::size_t line_ends = 4;             // after a record

// One pass over one file. Everything looked at is counted as work, so that overlapping candidates of a
// hostile file cannot make the pass long.
class ArchiveScan {
 public:
  ArchiveScan(FileWindow window, const ArchiveLimits& limits)
      : window_(std::move(window)),
        limits_(limits),
        inflater_(Packing::gzip),
        allowed_work_(window_.size() * limits.max_growth + free_work) {}

  ArchiveIndex run() {
    index_.end = std::min(limits_.from, window_.size());
    std::uint64_t offset = index_.end;
    while (offset < window_.size() && !given_up_) {
      const bool packed = window_.at(offset, gzip_mark.size()) == gzip_mark;
      const std::optional<std::uint64_t> next = packed ? read_member(offset) : read_plain(offset);
      if (next) {
        offset = index_.end = *next;
        damaged_ = false;
      } else {
        offset = next_candidate(offset + 1);
      }
    }
    return std::move(index_);
  }

 private:
  struct Member {
    std::string head;            // what is inflated, up to max_record_head
    std::uint64_t size = 0;      // in the file
    std::uint64_t inflated = 0;  // all of it
    bool whole = false;
  };

  // Both: where the next record is looked for; nothing when there is no whole record here.
  std::optional<std::uint64_t> read_plain(std::uint64_t offset) {
    if (!begins_record(window_.at(offset, record_mark.size()))) return lose(offset, "is damaged");
    const std::string_view bytes = window_.at(offset, max_record_head);
    work(std::min<std::size_t>(bytes.size(), max_record_head));
    std::optional<RecordHead> head = parse_record_head(bytes);
    if (!head) return lose(offset, "is damaged");
    const std::uint64_t left = window_.size() - offset - head->header;
    if (head->content > left) return lose(offset, "is cut short");
    std::uint64_t end = offset + head->header + head->content;
    // Two line ends follow; some writers forget one.
    for (const char letter : window_.at(end, line_ends)) {
      if (letter != '\r' && letter != '\n') break;
      end++;
    }
    keep(*head, offset, end - offset);
    return end;
  }

  std::optional<std::uint64_t> read_member(std::uint64_t offset) {
    const Member member = inflate_member(offset);
    if (!begins_record(member.head)) return lose(offset, "is damaged");
    const std::optional<RecordHead> head = parse_record_head(member.head);
    if (!head) return lose(offset, "is damaged");
    if (!member.whole)
      return lose(offset, member.inflated > limits_.max_record_bytes ? "is too large" : "is cut short");
    if (head->content > member.inflated - std::min<std::uint64_t>(member.inflated, head->header)) {
      return lose(offset, "is shorter than it says");
    }
    if (head->header + head->content + line_ends < member.inflated) {
      note(offset, "is compressed together with others, which cannot be told apart");
    }
    keep(*head, offset, member.size);
    return offset + member.size;
  }

  Member inflate_member(std::uint64_t offset) {
    Member member;
    inflater_.restart();
    InflateStatus status = InflateStatus::more;
    while (status == InflateStatus::more && member.inflated <= limits_.max_record_bytes && !given_up_) {
      const std::string_view input = window_.at(offset + member.size, input_size);
      const InflateStep step = inflater_.step(input, output_);
      if (step.consumed + step.produced == 0 && step.status == InflateStatus::more) break;
      const std::size_t room = max_record_head - member.head.size();
      member.head.append(output_, 0, std::min(room, step.produced));
      member.size += step.consumed;
      member.inflated += step.produced;
      status = step.status;
      work(step.consumed + step.produced);
      // What does not begin as a record is not worth inflating further.
      if (member.head.size() >= record_mark.size() && !begins_record(member.head)) break;
    }
    member.whole = status == InflateStatus::done;
    return member;
  }

  void keep(const RecordHead& head, std::uint64_t offset, std::uint64_t size) {
    if (!head.is_page) return;
    if (index_.records.size() >= limits_.max_records) {
      index_.losses.push_back(
          fmt::format("it has more than {} records; the rest is not read", limits_.max_records));
      given_up_ = true;
      return;
    }
    index_.records.push_back(head.record);
    index_.records.back().offset = offset;
    index_.records.back().size = size;
  }

  void note(std::uint64_t offset, std::string_view what) {
    if (given_up_) return;
    index_.losses.push_back(fmt::format("the record at byte {} {}", offset, what));
    if (index_.losses.size() >= limits_.max_losses) give_up("it is damaged in too many places");
  }

  // One note for a damaged stretch, however many places of it look like a record.
  std::nullopt_t lose(std::uint64_t offset, std::string_view what) {
    if (!damaged_) note(offset, what);
    damaged_ = true;
    return std::nullopt;
  }

  void give_up(std::string_view why) {
    if (!given_up_) index_.losses.push_back(fmt::format("{}; the rest is not read", why));
    given_up_ = true;
  }

  void work(std::uint64_t bytes) {
    done_work_ += bytes;
    if (done_work_ > allowed_work_) give_up("it inflates to more than a web archive does");
  }

  // The next place where a record may begin; the size of the file when there is none.
  std::uint64_t next_candidate(std::uint64_t offset) {
    while (offset < window_.size() && !given_up_) {
      const std::string_view bytes = window_.at(offset, input_size);
      if (bytes.empty()) break;
      // One byte short of a mark at the end of the window: seen again with the next.
      for (std::size_t at = 0; (at = bytes.find_first_of("\x1fW", at)) != std::string_view::npos; at++) {
        const std::string_view rest = bytes.substr(at);
        if (begins_record(rest) || rest.substr(0, gzip_mark.size()) == gzip_mark) return offset + at;
      }
      if (offset + bytes.size() >= window_.size()) break;
      offset += std::max<std::size_t>(bytes.size() - record_mark.size() + 1, 1);
    }
    return window_.size();
  }

  static constexpr std::size_t input_size = 64u << 10;
  FileWindow window_;
  ArchiveLimits limits_;
  Inflater inflater_;
  std::string output_ = std::string(64u << 10, '\0');
  ArchiveIndex index_;
  std::uint64_t allowed_work_;
  std::uint64_t done_work_ = 0;
  bool damaged_ = false;
  bool given_up_ = false;
};

}  // namespace

Result<ArchiveIndex> index_archive(int descriptor, const ArchiveLimits& limits) {
  FileWindow window = TRY(FileWindow::over(descriptor));
  const bool anything = window.size() > limits.from;
  ArchiveIndex index = ArchiveScan(std::move(window), limits).run();
  if (anything && limits.from == 0 && index.end == 0) {
    return Error{ErrorCode::unsupported, "it is no web archive: no WARC record is found in it", ""};
  }
  return index;
}

}  // namespace entente
