// A briefing as a web page.
#include <fmt/format.h>

#include "export/briefing_writers.h"
#include "export/xml_writer.h"

namespace entente {
namespace {

// No '>' and no '&': the writer would escape them, and a browser takes a style sheet as it stands.
constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5d6878; --line: #d9dee6; --paper: #fcfcfa;
  --mark: #1f5fa8; --new: #1c7c43; --changed: #a06400; --gone: #a3302b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #9aa6b6; --line: #333c49;
  --paper: #14181e; --mark: #7fb2ee; --new: #5fc98a; --changed: #e0ac55; --gone: #ee8a84; } }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 46rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h2 span { color: var(--soft); font-weight: normal; }
p { margin: .25rem 0; }
.period, .note, .more { color: var(--soft); }
.summary { font-size: 1.1rem; margin: .75rem 0 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .7rem 0; border-bottom: 1px solid var(--line); }
li:last-child { border-bottom: 0; }
.brief li { padding: .25rem 0; border-bottom: 0; }
.head { font-weight: 600; }
.manner { color: var(--soft); font-size: .9rem; margin-left: .5rem; }
blockquote { margin: .35rem 0; padding-left: .8rem; border-left: 3px solid var(--new);
  font-family: Georgia, serif; font-size: 1.05rem; }
blockquote.before { border-color: var(--gone); color: var(--soft); text-decoration: line-through;
  text-decoration-thickness: 1px; }
.changed blockquote { border-color: var(--changed); }
.changed blockquote.before { border-color: var(--gone); }
.gone blockquote { border-color: var(--gone); }
.source { color: var(--soft); font-size: .9rem; }
a { color: var(--mark); text-decoration: none; }
a:hover { text-decoration: underline; }
@media print { body { max-width: none; padding: 0; } li { break-inside: avoid; } }
)";

class PageWriter {
 public:
  explicit PageWriter(ByteSink& sink) : sink_(sink), xml_(sink) {}

  void write(const Briefing& briefing) {
    sink_.write("<!DOCTYPE html>\n");
    xml_.open("html").attribute("lang", "en").line();
    head(briefing.title);
    xml_.line().open("body").line();
    element("h1", briefing.title);
    if (!briefing.period.empty()) paragraph("period", briefing.period);
    paragraph("summary", briefing.summary);
    for (const BriefingSection& each : briefing.sections) section(each);
    xml_.finish();
    sink_.write("\n");
  }

 private:
  void head(const std::string& title) {
    xml_.open("head").line();
    xml_.open("meta").attribute("charset", "utf-8").close().line();
    xml_.open("meta").attribute("name", "viewport");
    xml_.attribute("content", "width=device-width, initial-scale=1").close().line();
    element("title", title);
    xml_.open("style").text(style).close().close();
  }

  void element(std::string_view name, std::string_view text) { xml_.open(name).text(text).close().line(); }
  void paragraph(std::string_view kind, std::string_view text) {
    xml_.open("p").attribute("class", kind).text(text).close().line();
  }

  void section(const BriefingSection& section) {
    const bool brief = section.items.front().quote.empty();
    const bool changed = section.heading.find("reworded") != std::string::npos;
    const bool gone = section.heading.find("gone") != std::string::npos;
    xml_.open("section").attribute("class", brief ? "brief" : changed ? "changed" : gone ? "gone" : "new");
    xml_.line().open("h2").text(section.heading + " ");
    xml_.open("span").text(fmt::format("({})", section.items.size() + section.left_out)).close().close();
    xml_.line();
    if (!section.note.empty()) paragraph("note", section.note);
    xml_.open("ul").line();
    for (const BriefingItem& each : section.items) item(each);
    xml_.close().line();
    if (section.left_out > 0) paragraph("more", fmt::format("and {} more", section.left_out));
    xml_.close().line();
  }

  void item(const BriefingItem& item) {
    xml_.open("li");
    const bool has_origin = !item.quote.empty();
    xml_.open("span").attribute("class", "head");
    linked(has_origin ? "" : item.url, item.headline);
    xml_.close();
    if (!item.manner.empty())
      xml_.text(" ").open("span").attribute("class", "manner").text(item.manner).close();
    if (!item.quote.empty()) xml_.open("blockquote").text(item.quote).close();
    if (!item.before.empty()) {
      xml_.open("blockquote").attribute("class", "before").text(item.before).close();
    }
    std::string rest = item.date.empty() ? "" : item.date;
    if (!item.page.empty()) rest += (rest.empty() ? "page " : ", page ") + item.page;
    if (!item.source.empty() || !rest.empty()) {
      xml_.open("p").attribute("class", "source");
      linked(has_origin ? item.url : "", item.source);
      xml_.text((item.source.empty() || rest.empty() ? "" : ", ") + rest).close();
    }
    xml_.close().line();
  }

  void linked(const std::string& url, const std::string& text) {
    if (text.empty()) return;
    if (url.empty()) {
      xml_.text(text);
    } else {
      xml_.open("a").attribute("href", url).attribute("rel", "noreferrer").text(text).close();
    }
  }

  ByteSink& sink_;
  XmlWriter xml_;
};

}  // namespace

void write_html_briefing(const Briefing& briefing, ByteSink& sink) {
  PageWriter(sink).write(briefing);
}

}  // namespace entente
