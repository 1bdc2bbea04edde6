#include "cli/exit_status.h"

#include <cstdio>

namespace entente {

int complain(const Error& error) {
  std::fflush(stdout);
  std::fprintf(stderr, "entente: %s\n", error.describe().c_str());
  return exit_failed;
}

}  // namespace entente
