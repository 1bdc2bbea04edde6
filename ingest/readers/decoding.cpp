#include "ingest/readers/decoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

namespace entente {
namespace {

constexpr std::string_view replacement = "\uFFFD";
constexpr std::size_t detected_bytes = 64'000;
constexpr std::ptrdiff_t fewest_wide_bytes = 40;
constexpr std::int32_t surest_needed = 50;  // of 100

struct Soundness {
  std::size_t wide = 0;  // well-formed characters of more than one byte
  std::size_t bad = 0;   // malformed sequences
};

// Bytes at the front that are ASCII, eight at a time: most of most files.
std::size_t count_ascii(std::string_view bytes) {
  std::size_t at = 0;
  for (std::uint64_t word; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  return at;
}

// Calls sound(begin, size, wide) for runs of ASCII and for wider characters, and bad() along the bytes. ICU
// counts in int32; callers keep below 2 GB.
template <typename Sound, typename Bad>
void walk_utf8(std::string_view bytes, Sound sound, Bad bad) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < size;) {
    std::size_t ascii = count_ascii(bytes.substr(static_cast<std::size_t>(at)));
    if (ascii > 0) {
      sound(static_cast<std::size_t>(at), ascii, false);
      at += static_cast<std::int32_t>(ascii);
      continue;
    }
    std::int32_t begin = at;
    UChar32 character;
    U8_NEXT(data, at, size, character);
    if (character < 0) {
      bad();
    } else {
      sound(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin), at - begin > 1);
    }
  }
}

Soundness soundness_of(std::string_view bytes) {
  Soundness soundness;
  walk_utf8(
      bytes, [&](std::size_t, std::size_t, bool wide) { soundness.wide += wide; }, [&] { ++soundness.bad; });
  return soundness;
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};
// UTF-32LE before UTF-16LE, whose mark is its beginning.
constexpr Mark marks[] = {
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\xEF\xBB\xBF", "UTF-8"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, CloseConverter> source(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::unique_ptr<UConverter, CloseConverter> target(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string text(bytes.size() * 3 + 16, '\0');
  UChar pivot[4096];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  char* to = text.data();
  const char* from = bytes.data();
  ucnv_convertEx(target.get(), source.get(), &to, text.data() + text.size(), &from,
                 bytes.data() + bytes.size(), pivot, &pivot_source, &pivot_target, pivot + 4096, true, true,
                 &status);
  if (U_FAILURE(status)) return std::nullopt;
  text.resize(static_cast<std::size_t>(to - text.data()));
  return text;
}

// A UTF-16 charset declared inside ASCII-readable markup is a lie; browsers read such pages as UTF-8.
bool is_plausible(std::string_view charset) {
  return !charset.empty() && charset.find("16") == std::string_view::npos &&
         charset.find("32") == std::string_view::npos;
}

// The web calls windows-1252 by these names.
std::string canonical(std::string_view charset) {
  std::string name(charset);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  bool latin = name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii";
  return latin ? "windows-1252" : name;
}

// Line ends to '\n', NULs away. Two searches for a byte each are many times faster than one for either.
void tidy(std::string* text) {
  std::size_t first = std::min({text->find('\r'), text->find('\0'), text->size()});
  if (first == text->size()) return;
  std::size_t to = first;
  for (std::size_t from = first; from < text->size(); ++from) {
    char c = (*text)[from];
    if (c == '\0') continue;
    if (c == '\r') {
      if (from + 1 < text->size() && (*text)[from + 1] == '\n') continue;
      c = '\n';
    }
    (*text)[to++] = c;
  }
  text->resize(to);
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// "" unless there is much outside ASCII and one charset explains it: a few accents in English are Latin-1 to
// every detector and Turkish to some.
std::string detect(std::string_view bytes) {
  bytes = bytes.substr(0, detected_bytes);
  auto wide = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  if (wide < fewest_wide_bytes) return "";
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return "";
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  ucsdet_enableInputFilter(detector.get(), true);  // markup says nothing
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < surest_needed)
    return "";
  const char* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) ? "" : canonical(name);
}

std::string decode_unmarked(std::string_view bytes, std::string_view declared_charset) {
  Soundness soundness = soundness_of(bytes);
  if (soundness.bad == 0) return std::string(bytes);
  std::string charset = canonical(declared_charset);
  if (is_plausible(charset) && charset != "utf-8" && charset != "utf8") {
    if (std::optional<std::string> text = convert(bytes, charset)) return *std::move(text);
  }
  if (soundness.wide >= soundness.bad) return repair_utf8(bytes);
  const std::string detected = declared_charset.empty() ? detect(bytes) : "";
  if (is_plausible(detected)) {
    if (std::optional<std::string> text = convert(bytes, detected)) return *std::move(text);
  }
  return convert(bytes, "windows-1252").value_or(repair_utf8(bytes));
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  return soundness_of(bytes).bad == 0;
}

std::string repair_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  walk_utf8(
      bytes, [&](std::size_t begin, std::size_t size, bool) { text.append(bytes.substr(begin, size)); },
      [&] { text.append(replacement); });
  return text;
}

std::string decode_text(std::string_view bytes, std::string_view declared_charset) {
  std::string text;
  const Mark* mark = std::find_if(std::begin(marks), std::end(marks),
                                  [&](const Mark& each) { return bytes.starts_with(each.bytes); });
  if (mark != std::end(marks)) {
    bytes.remove_prefix(mark->bytes.size());
    text = convert(bytes, mark->charset).value_or(repair_utf8(bytes));
  } else {
    text = decode_unmarked(bytes, declared_charset);
  }
  tidy(&text);
  return text;
}

}  // namespace entente
