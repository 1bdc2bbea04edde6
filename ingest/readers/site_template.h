// What repeats across a site: menus, boxes and notices that stand on many of its pages, told by their text.
//
//   SiteSample sample;
//   for (const Document& page : pages_of_one_host) sample.add(page);
//   SiteTemplate site = sample.settle();
//   hints.repeated = site.digests;                // ReadHints: those blocks become boilerplate
//   leave_out_repeated(document, site.digests);   // the same, of a page that was read without them
//
// Pure: the same pages in any order give the same template. The caller keeps it as JSON between runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "graph/result.h"
#include "ingest/document.h"

namespace entente {

struct SiteTemplate {
  std::size_t pages = 0;                      // that it was learned from
  std::unordered_set<std::uint64_t> digests;  // of texts (word_hashes.h: text_digest)
};

// Of a block's text, case, blanks and punctuation aside; numbers count as one, so that a counter is the same
// on every page. 0, which no template holds, for text without words.
std::uint64_t repeat_digest(std::string_view text);

class SiteSample {
 public:
  // Counts each text of a page once, whatever the page's reader made of it; titles and headings with numbers
  // like any other. Holds at most 500,000 texts; further ones are not counted.
  void add(const Document& page);
  std::size_t pages() const { return pages_; }

  // Texts on at least 30 % of the pages and on at least three. Fewer than three pages make no template.
  SiteTemplate settle() const;

 private:
  std::size_t pages_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
};

// Main blocks whose text is repeated become boilerplate; the title stays. Nothing happens when less than a
// fifth of the page's main text would be left: then the site repeats its texts, and repeating says nothing.
void leave_out_repeated(Document& page, const std::unordered_set<std::uint64_t>& repeated);

// {"pages":12,"digests":["00ab…", …]}, digests in rising order. The reverse fails with malformed.
std::string to_json(const SiteTemplate& site);
Result<SiteTemplate> site_template_from_json(std::string_view json);

}  // namespace entente
