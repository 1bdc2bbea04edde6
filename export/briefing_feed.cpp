// A briefing as an Atom feed (RFC 4287).
#include <fmt/format.h>

#include <set>

#include "export/briefing.h"
#include "export/briefing_content.h"
#include "export/xml_writer.h"

namespace entente {
namespace {

constexpr std::string_view xhtml = "http://www.w3.org/1999/xhtml";

// What may stand in a URI stays; the rest as percent signs.
std::string urn(std::string_view text) {
  std::string urn = "urn:entente:";
  for (char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool plain = letter || std::string_view("-._~:/").find(c) != std::string_view::npos;
    urn += plain ? std::string(1, c)
                 : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return urn;
}

// Atom wants a time; one that is unknown is the beginning of time.
std::string stamp(const std::string& time) {
  return time.empty() ? "1970-01-01T00:00:00Z" : time;
}

class FeedWriter {
 public:
  explicit FeedWriter(ByteSink& sink) : xml_(sink) {}

  void write(const Briefing& briefing) {
    xml_.declaration().line();
    xml_.open("feed").attribute("xmlns", "http://www.w3.org/2005/Atom").line();
    element("id", "urn:entente:briefing");
    element("title", "What is new");
    element("subtitle", briefing.summary);
    element("updated", stamp(briefing.updated));
    xml_.open("author").open("name").text("entente").close().close().line();
    for (const BriefingSection& section : briefing.sections) {
      for (const BriefingItem& item : section.items) {
        if (!item.id.empty() && ids_.insert(item.id).second) entry(section, item);
      }
    }
    xml_.finish();
  }

 private:
  void element(std::string_view name, std::string_view text) { xml_.open(name).text(text).close().line(); }

  void entry(const BriefingSection& section, const BriefingItem& item) {
    xml_.open("entry").line();
    element("id", urn(item.id));
    element("title", section.heading + ": " + item.headline);
    element("updated", stamp(item.updated));
    if (!item.url.empty()) {
      xml_.open("link").attribute("rel", "alternate").attribute("href", item.url).close().line();
    }
    xml_.open("category").attribute("term", section.heading).close().line();
    xml_.open("content").attribute("type", "xhtml");
    xml_.open("div").attribute("xmlns", xhtml);
    paragraph(item.manner);
    if (!item.quote.empty()) xml_.open("blockquote").open("p").text(item.quote).close().close();
    if (!item.before.empty()) {
      xml_.open("blockquote").open("p").open("del").text(item.before).close().close().close();
    }
    std::string source = item.source;
    if (!item.date.empty()) source += (source.empty() ? "" : ", ") + item.date;
    if (!item.page.empty()) source += ", page " + item.page;
    paragraph(source);
    xml_.close().close().line().close().line();
  }

  void paragraph(const std::string& text) {
    if (!text.empty()) xml_.open("p").text(text).close();
  }

  XmlWriter xml_;
  std::set<std::string> ids_;
};

}  // namespace

void write_feed(const Difference& difference, ByteSink& sink) {
  FeedWriter(sink).write(briefing_of(difference));
}

}  // namespace entente
