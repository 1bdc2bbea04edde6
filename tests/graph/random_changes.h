// Random documents over a small world, so that they meet in the same entities, names and dates.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "graph/changes.h"

namespace entente {

struct World {
  int entities = 12;
  int pages = 2;
  int statements = 4;
  int relations = 6;
};

// The same for the same name and seed.
Changes random_changes(const std::string& name, std::uint32_t seed, const World& world = {});

}  // namespace entente
