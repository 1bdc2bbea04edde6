// The forms of a briefing, one function each (export/briefing.h chooses).
#pragma once

#include "export/briefing_content.h"
#include "export/byte_sink.h"

namespace entente {

void write_text_briefing(const Briefing& briefing, ByteSink& sink);
void write_markdown_briefing(const Briefing& briefing, ByteSink& sink);
// A page that needs nothing else: style within, no script, light and dark, fit for a screen and a printer.
void write_html_briefing(const Briefing& briefing, ByteSink& sink);
void write_json_briefing(const Difference& difference, ByteSink& sink);

}  // namespace entente
