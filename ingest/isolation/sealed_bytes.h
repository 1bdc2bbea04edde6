// Bytes in memory behind descriptors: how a document reaches a worker and how its text comes back, without a
// file, a name, or a place on a disk.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/result.h"
#include "ingest/isolation/descriptor.h"

namespace entente {

// The bytes, sealed: nobody, this process included, can change or shorten them any more, so that a worker may
// map them. Costs one copy. Fails with io.
Result<Descriptor> sealed(std::string_view bytes);

// An empty one for a worker to write to. Fails with io.
Result<Descriptor> writable_memory();

// The first `size` bytes. A copy, because the worker can change the original while it is looked at. Nothing
// when there are fewer.
Result<std::string> copy_of_first(const Descriptor& memory, std::size_t size);

}  // namespace entente
