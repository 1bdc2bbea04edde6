#include "ingest/readers/foreign_kinds.h"

#include <algorithm>
#include <iterator>

namespace entente {
namespace {

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view kind;
};

using namespace std::string_view_literals;

// From the formats' own specifications.
constexpr Signature signatures[] = {
    {0, "\xFF\xD8\xFF"sv, "a JPEG image"},
    {0, "\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    {0, "GIF87a"sv, "a GIF image"},
    {0, "GIF89a"sv, "a GIF image"},
    {0, "II*\0"sv, "a TIFF image"},
    {0, "MM\0*"sv, "a TIFF image"},
    {8, "WEBP"sv, "a WebP image"},
    {0, "\0\0\1\0"sv, "an icon"},
    {4, "ftypheic"sv, "a HEIC image"},
    {4, "ftypavif"sv, "an AVIF image"},
    {4, "ftyp"sv, "a video"},
    {0, "OggS"sv, "an Ogg recording"},
    {0, "ID3"sv, "an MP3 recording"},
    {8, "WAVE"sv, "a WAV recording"},
    {8, "AVI "sv, "a video"},
    {0, "\x1A\x45\xDF\xA3"sv, "a video"},
    {0, "\x1F\x8B"sv, "a gzip archive"},
    {0, "BZh"sv, "a bzip2 archive"},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     "an xz archive"},
    {0, "\x28\xB5\x2F\xFD"sv, "a Zstandard archive"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    {0, "Rar!\x1A\x07"sv, "a RAR archive"},
    {257, "ustar"sv, "a tar archive"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "a Microsoft Office 97-2003 document"},
    {0, "%!PS"sv, "a PostScript file"},
    {0,
     "\x7F"
     "ELF"sv,
     "an ELF program"},
    {0, "MZ"sv, "a Windows program"},
    {0, "SQLite format 3\0"sv, "an SQLite database"},
    {0, "wOFF"sv, "a font"},
    {0, "wOF2"sv, "a font"},
    {0, "\0\1\0\0\0"sv, "a font"},
    {0, "OTTO"sv, "a font"},
    {0, "WARC/"sv, "a WARC archive"},
    {0, "AT&TFORM"sv, "a DjVu document"},
};

// Office formats are ZIP archives; the names of their members tell them apart.
constexpr Signature zip_members[] = {
    {0, "word/document"sv, "a Word document (DOCX)"},
    {0, "xl/workbook"sv, "an Excel workbook (XLSX)"},
    {0, "ppt/presentation"sv, "a PowerPoint presentation (PPTX)"},
    {0, "application/epub+zip"sv, "an EPUB book"},
    {0, "META-INF/container.xml"sv, "an EPUB book"},
    {0, "application/vnd.oasis.opendocument"sv, "an OpenDocument file"},
};

std::string_view name_zip(std::string_view bytes) {
  std::string_view head = bytes.substr(0, 64 << 10);
  std::string_view tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 512 << 10));
  for (const Signature& member : zip_members) {
    bool found = head.find(member.bytes) != head.npos || tail.find(member.bytes) != tail.npos;
    if (found) return member.kind;
  }
  return "a ZIP archive";
}

}  // namespace

std::string_view name_foreign_kind(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return name_zip(bytes);
  const Signature* found =
      std::find_if(std::begin(signatures), std::end(signatures), [&](const Signature& signature) {
        return bytes.size() >= signature.offset &&
               bytes.substr(signature.offset).starts_with(signature.bytes);
      });
  // "MZ" and "BM" alone are too weak against text that begins with those letters.
  if (found == std::end(signatures)) return "";
  bool weak = found->bytes == "MZ" || found->bytes == "ID3" || found->bytes == "BZh";
  bool binary = bytes.substr(0, 1024).find('\0') != bytes.npos;
  return weak && !binary ? "" : found->kind;
}

std::string_view advice_for_foreign_kind(std::string_view kind) {
  if (kind.find("archive") != kind.npos) return "unpack it first";
  if (kind.find("XML") != kind.npos) return "if it lists publications, name it as an index";
  if (kind.find("image") != kind.npos || kind.find("DjVu") != kind.npos) {
    return "run OCR on it and save the result as PDF";
  }
  bool office = kind.find("document") != kind.npos || kind.find("OpenDocument") != kind.npos ||
                kind.find("presentation") != kind.npos || kind.find("book") != kind.npos ||
                kind.find("PostScript") != kind.npos;
  return office ? "export it as PDF or DOCX" : "";
}

}  // namespace entente
