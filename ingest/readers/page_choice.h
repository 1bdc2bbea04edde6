// Parts the text of a page from its frame: the rules' verdict and the model's estimates, one decision a
// block.
#pragma once

#include <vector>

#include "ingest/readers/block_model.h"
#include "ingest/readers/page_reading.h"

namespace entente {

// What the model says of each block, a little drawn to what the rules say; on a page of few words, which the
// model has not learned from, much.
std::vector<float> vote(const PageReading& reading, const std::vector<float>& estimates);

// Gives every block its kind: those not chosen become boilerplate, and of the chosen still what is chrome by
// its words (chrome.h) and headings with nothing below; the heading that the rules took for the title is it.
void settle(PageReading& reading, const std::vector<bool>& chosen);

// Both, with the model that is built in.
void part_text_from_frame(PageReading& reading);

}  // namespace entente
