// Questions: any text is answered with a question or an error that points into the text.
#include "query/parsed_question.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static_cast<void>(entente::parse({reinterpret_cast<const char*>(data), size}).ok());
  return 0;
}

std::vector<std::string> fuzz_seeds() {
  return {"tests/fuzz/questions.txt"};
}
