// What the paragraph styles of a Word document mean, and how its lists count.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/page_tree.h"

namespace entente {

// A paragraph's place in a list; numbering 0: none.
struct DocxListPlace {
  int numbering = 0;
  int level = 0;  // 0 to 8
};

enum class DocxStyleKind { text, title, heading, contents };

struct DocxStyle {
  DocxStyleKind kind = DocxStyleKind::text;
  int level = 0;  // of a heading, 1 to 9
  DocxListPlace list;
  bool bold = false;
};

// word/styles.xml: each style with what it inherits. Names decide ("heading 2", "Title", "toc 1"), then the
// outline level.
class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(const PageTree& styles);
  // The plain style when there is none of that id.
  const DocxStyle& at(std::string_view id) const;

 private:
  std::map<std::string, DocxStyle, std::less<>> styles_;
};

// word/numbering.xml: Word keeps "(a)" and "II." out of the text; people cite by them, so they are put back.
class DocxNumbering {
 public:
  DocxNumbering() = default;
  explicit DocxNumbering(const PageTree& numbering);

  // The label of the next paragraph at that place: "2.", "(a)"; "" for bullets and for lists that are not
  // there. Counts: call it once for every paragraph, in order.
  std::string next_label(const DocxListPlace& place);

 private:
  struct ListLevel {
    std::string format;   // "decimal", "lowerLetter", "bullet" …
    std::string pattern;  // "(%1)"
    int start = 1;
  };
  struct ListForm {
    std::array<ListLevel, 9> levels;
    std::array<int, 9> counts = {};
  };

  using Restarts = std::array<int, 9>;  // number each level begins with again; -1: it goes on

  std::map<int, ListForm> forms_;     // by abstract numbering
  std::map<int, int> abstract_of_;    // numbering -> abstract numbering
  std::map<int, ListForm> counting_;  // lists that have begun, by abstract numbering
  std::map<int, Restarts> restarts_;  // by numbering, until it is first used
};

// "off" values of an element such as <w:b w:val="0"/>.
bool is_switched_on(const PageTree& tree, int node);

// The number in an attribute; `otherwise` when it is none.
int number_in(const PageTree& tree, int node, std::string_view attribute, int otherwise);

}  // namespace entente
