// Streams XML 1.0 that every reader accepts, whatever text it is given.
//
//   XmlWriter xml(sink);
//   xml.declaration();
//   xml.open("node").attribute("id", "state:JPN");
//   xml.open("data").attribute("key", "label").text("Japan & friends").close();
//   xml.close();                                     // </node>
//
// This is the one place where text becomes XML: & < > are escaped, in attributes also the quote, and line
// break and tab as references (readers turn them into blanks otherwise). Characters that XML forbids (control
// characters, U+FFFE, U+FFFF) are left out, in attributes too; each byte that is no UTF-8 becomes U+FFFD.
// Element and attribute names are the program's own and are written as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/byte_sink.h"

namespace entente {

class XmlWriter {
 public:
  // `sink` must outlive the writer.
  explicit XmlWriter(ByteSink& sink) : sink_(sink) {}

  XmlWriter& declaration();
  // `name` must outlive the element: a literal.
  XmlWriter& open(std::string_view name);
  // REQUIRES: nothing written since the element was opened but attributes
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& text(std::string_view value);
  // Ends the innermost open element; one without content as <name/>.
  XmlWriter& close();
  // A new line, indented by the number of open elements.
  XmlWriter& line();

  // Ends all open elements and hands the last bytes to the sink.
  void finish();

 private:
  void end_start_tag();
  void append_escaped(std::string_view value, std::string_view special);
  void pass_on_when_full();

  ByteSink& sink_;
  std::string buffer_;
  std::vector<std::string_view> open_;
  bool in_start_tag_ = false;
};

}  // namespace entente
