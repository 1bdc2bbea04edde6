// Books made in tests.
#pragma once

#include <string>
#include <vector>

#include "tests/readers/small_zip.h"

namespace entente {

inline std::string make_epub(const std::vector<ZipMember>& members) {
  return make_zip(members);
}

// Title page, two chapters out of order in the archive, a table of contents of each sort.
inline std::vector<ZipMember> usual_book() {
  return {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
       "full-path=\"OEBPS/book.opf\"/></rootfiles></container>"},
      {"OEBPS/book.opf",
       "<package xmlns=\"http://www.idpf.org/2007/opf\" "
       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata>"
       "<dc:title>The Long Strait</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Kim</dc:creator>"
       "<dc:date>2023-08-18</dc:date><dc:publisher>Institute of "
       "Tides</dc:publisher><dc:language>en</dc:language>"
       "</metadata><manifest><item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" "
       "properties=\"nav\"/><item id=\"t\" href=\"title.xhtml\" media-type=\"application/xhtml+xml\"/><item "
       "id=\"c1\" "
       "href=\"text/one.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"c2\" "
       "href=\"text/two.xhtml\" "
       "media-type=\"application/xhtml+xml\"/><item id=\"ncx\" href=\"toc.ncx\" "
       "media-type=\"application/x-dtbncx+xml\"/></manifest><spine toc=\"ncx\"><itemref "
       "idref=\"t\"/><itemref "
       "idref=\"nav\"/><itemref idref=\"c1\"/><itemref idref=\"c2\"/></spine></package>"},
      {"OEBPS/nav.xhtml",
       "<html><body><nav epub:type=\"toc\"><ol><li>Chapter the First</li></ol></nav></body></html>"},
      {"OEBPS/toc.ncx",
       "<ncx><navMap><navPoint><navLabel><text>Chapter the First</text></navLabel><content "
       "src=\"text/one.xhtml#top\"/></navPoint></navMap></ncx>"},
      {"OEBPS/text/two.xhtml",
       "<?xml version=\"1.0\"?><html "
       "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body><h1>Two</h1>"
       "<p>The second chapter says more &amp; ends.</p></body></html>"},
      {"OEBPS/text/one.xhtml",
       "<html xmlns:epub=\"http://www.idpf.org/2007/ops\"><body><h1>One</h1><p>The sides "
       "will:</p><ul><li>meet;</li>"
       "<li>talk.</li></ul><aside epub:type=\"footnote\"><p>1. A note.</p></aside></body></html>"},
      {"OEBPS/title.xhtml", "<html><body><h1>The Long Strait</h1></body></html>"}};
}

}  // namespace entente
