#include "ingest/readers/rtf_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::string_view, 43> silent_groups = {"annotation",
                                                            "atnauthor",
                                                            "atndate",
                                                            "atnid",
                                                            "atnref",
                                                            "bkmkend",
                                                            "bkmkstart",
                                                            "colortbl",
                                                            "colorschememapping",
                                                            "comment",
                                                            "datastore",
                                                            "do",
                                                            "fldinst",
                                                            "filetbl",
                                                            "footer",
                                                            "footerf",
                                                            "footerl",
                                                            "footerr",
                                                            "generator",
                                                            "header",
                                                            "headerf",
                                                            "headerl",
                                                            "headerr",
                                                            "latentstyles",
                                                            "listoverridetable",
                                                            "listtable",
                                                            "nonesttables",
                                                            "nonshppict",
                                                            "objdata",
                                                            "objclass",
                                                            "pict",
                                                            "pntxta",
                                                            "pntxtb",
                                                            "private",
                                                            "revtbl",
                                                            "rsidtbl",
                                                            "rxe",
                                                            "tc",
                                                            "themedata",
                                                            "userprops",
                                                            "xe",
                                                            "xmlnstbl",
                                                            "wgrffmtfilter"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> characters = {
    {{"bullet", "\u2022"},
     {"emdash", "\u2014"},
     {"emspace", " "},
     {"endash", "\u2013"},
     {"enspace", " "},
     {"ldblquote", "\u201C"},
     {"lquote", "\u2018"},
     {"qmspace", " "},
     {"rdblquote", "\u201D"},
     {"rquote", "\u2019"},
     {"tab", " "},
     {"line", "\n"},
     {"softline", "\n"},
     {"nestcell", " "},
     {"zwj", "\u200D"},
     {"zwnj", "\u200C"},
     {"column", "\n"}}};

// Shift_JIS by its other name: "windows-932" is not in every list.
constexpr std::array<std::pair<int, std::string_view>, 14> charsets = {{{77, "macintosh"},
                                                                        {128, "shift_jis"},
                                                                        {129, "windows-949"},
                                                                        {134, "gb18030"},
                                                                        {136, "big5"},
                                                                        {161, "windows-1253"},
                                                                        {162, "windows-1254"},
                                                                        {163, "windows-1258"},
                                                                        {177, "windows-1255"},
                                                                        {178, "windows-1256"},
                                                                        {186, "windows-1257"},
                                                                        {204, "windows-1251"},
                                                                        {222, "windows-874"},
                                                                        {238, "windows-1250"}}};

}  // namespace

bool is_rtf_silent_group(std::string_view word) {
  return std::find(silent_groups.begin(), silent_groups.end(), word) != silent_groups.end();
}

std::optional<std::string_view> rtf_character(std::string_view word) {
  const auto* found = std::find_if(characters.begin(), characters.end(),
                                   [&](const auto& each) { return each.first == word; });
  return found == characters.end() ? std::nullopt : std::optional(found->second);
}

std::string_view rtf_font_charset(int number) {
  const auto* found =
      std::find_if(charsets.begin(), charsets.end(), [&](const auto& each) { return each.first == number; });
  return found == charsets.end() ? "" : found->second;
}

}  // namespace entente
