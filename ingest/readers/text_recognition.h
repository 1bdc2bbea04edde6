// Text from the picture of a page, by tesseract where its packages are installed. There is no other link to
// it: the library is opened when it is first asked for, through its C interface.
//
//   TRY(load_text_recognition());
//   const RecognisedPage page = TRY(recognise_text(picture));
//
// The language is English. Costs one to some seconds a page, one thread, and some 200 MB.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/result.h"
#include "ingest/readers/page_layout.h"

namespace entente {

// A byte a pixel, row by row; 0 is black.
struct GreyPicture {
  int width = 0;
  int height = 0;
  double dots_per_inch = 300;
  std::string pixels;
};

struct RecognisedPage {
  std::vector<LaidLine> lines;  // in tesseract's reading order; sizes are those of the letters
  int confidence = 0;           // in percent: the mean over the words of these lines
  std::size_t illegible = 0;    // lines left out, because more of them would be guessed than read
};

// Opens library and language data, once for the process; later calls say what the first did. In a sandbox it
// is too late. Fails with unreadable, naming the packages to install.
Result<void> load_text_recognition();

// What the same picture gives does not depend on the pictures before. Fails as load_text_recognition(), and
// with malformed when tesseract gives the page up, as after two minutes. Safe on any
// thread; one page at a time.
Result<RecognisedPage> recognise_text(const GreyPicture& picture);

}  // namespace entente
