// What the readers load on first use, loaded now.
#pragma once

namespace entente {

// Reads a document of our own in each format, so that fonts, encodings, converters and tables are in memory
// before a process locks itself in: in a sandbox that hides files a library that finds none of its own leaves
// text out and reports success. What it opens stays open for as long as the process lives. Costs a few
// milliseconds, once.
void warm_up_readers();

}  // namespace entente
