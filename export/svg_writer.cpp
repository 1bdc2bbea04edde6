#include "export/svg_writer.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

#include "export/column_text.h"
#include "export/graphml_columns.h"
#include "export/label_placement.h"
#include "export/palette.h"
#include "export/xml_writer.h"

namespace entente {
namespace {

constexpr std::size_t most_discs = 70;
constexpr std::size_t longest_label = 34;  // characters
constexpr double bend = 0.12;              // of a line's length
constexpr std::string_view ink = "#222222";

// As high as a few nodes need, up to the usual height.
Canvas canvas_for(const Projection& projection) {
  Canvas canvas;
  const auto drawn = static_cast<double>(std::min(projection.nodes().size(), most_discs));
  canvas.height = std::min(canvas.height, 300 + 14 * drawn);
  return canvas;
}

std::string number(double value) {
  return fmt::format("{:.1f}", value == 0 ? 0.0 : value);
}

class SvgWriter {
 public:
  SvgWriter(const Projection& projection, Drawing drawing, std::vector<std::string> names, ByteSink& sink)
      : projection_(projection), drawing_(std::move(drawing)), names_(std::move(names)), xml_(sink) {}

  void write(const Canvas& canvas) {
    open(canvas);
    write_lines();
    write_discs();
    write_labels(canvas);
    write_legend(canvas);
    xml_.finish();
  }

 private:
  void open(const Canvas& canvas) {
    xml_.declaration().line().open("svg");
    xml_.attribute("xmlns", "http://www.w3.org/2000/svg");
    xml_.attribute("viewBox", fmt::format("0 0 {:.0f} {:.0f}", canvas.width, canvas.height));
    xml_.attribute("width", fmt::format("{:.0f}", canvas.width));
    xml_.attribute("height", fmt::format("{:.0f}", canvas.height));
    xml_.attribute("font-family", "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif");
    xml_.line().open("rect").attribute("width", "100%").attribute("height", "100%");
    xml_.attribute("fill", "#FFFFFF").close();
  }

  std::string_view colour(const Disc& disc) const { return colour_of(projection_.nodes()[disc.node].kind); }

  void write_lines() {
    xml_.line().open("g").attribute("fill", "none").attribute("stroke-linecap", "round");
    xml_.attribute("stroke-opacity", "0.38");
    for (const Line& line : drawing_.lines) {
      const Disc& from = drawing_.discs[line.from];
      const Disc& to = drawing_.discs[line.to];
      const Point middle{(from.centre.x + to.centre.x) / 2, (from.centre.y + to.centre.y) / 2};
      const double dx = to.centre.x - from.centre.x;
      const double dy = to.centre.y - from.centre.y;
      xml_.line().open("path");
      xml_.attribute("d", fmt::format("M{} {}Q{} {} {} {}", number(from.centre.x), number(from.centre.y),
                                      number(middle.x - dy * bend), number(middle.y + dx * bend),
                                      number(to.centre.x), number(to.centre.y)));
      xml_.attribute("stroke", colour(to));
      const double width = 0.8 + 0.6 * std::log2(std::max(1.0, static_cast<double>(line.weight)));
      xml_.attribute("stroke-width", number(std::min(width, 5.0)));
      xml_.close();
    }
    xml_.line().close();
  }

  void write_discs() {
    xml_.line().open("g").attribute("stroke", "#FFFFFF").attribute("stroke-width", "1.5");
    for (std::size_t i = 0; i < drawing_.discs.size(); ++i) {
      const Disc& disc = drawing_.discs[i];
      xml_.line()
          .open("circle")
          .attribute("cx", number(disc.centre.x))
          .attribute("cy", number(disc.centre.y));
      xml_.attribute("r", number(disc.radius)).attribute("fill", colour(disc));
      const std::string_view kind = info(projection_.nodes()[disc.node].kind).name;
      xml_.open("title").text(fmt::format("{} ({})", names_[i], kind)).close();
      xml_.close();
    }
    xml_.line().close();
  }

  void write_labels(const Canvas& canvas) {
    std::vector<std::string> texts;
    for (const std::string& name : names_) texts.push_back(shortened(name, longest_label));
    xml_.line().open("g").attribute("fill", ink).attribute("stroke", "#FFFFFF");
    xml_.attribute("stroke-width", "3").attribute("stroke-linejoin", "round");
    xml_.attribute("paint-order", "stroke");
    for (const PlacedLabel& label : place_labels(drawing_.discs, texts, canvas)) {
      xml_.line().open("text").attribute("x", number(label.baseline.x));
      xml_.attribute("y", number(label.baseline.y)).attribute("font-size", number(label.font_size));
      if (label.anchor == Anchor::middle) xml_.attribute("text-anchor", "middle");
      if (label.anchor == Anchor::end) xml_.attribute("text-anchor", "end");
      xml_.text(label.text).close();
    }
    xml_.line().close();
  }

  void write_legend(const Canvas& canvas) {
    std::map<EntityKind, std::size_t> counts;
    for (const Disc& disc : drawing_.discs) ++counts[projection_.nodes()[disc.node].kind];
    double x = canvas.margin / 2;
    const double y = canvas.height - canvas.footer / 2;
    xml_.line().open("g").attribute("fill", ink).attribute("font-size", "13");
    for (const auto& [kind, count] : counts) {
      const std::string text = fmt::format("{} ({})", info(kind).name, count);
      xml_.line().open("circle").attribute("cx", number(x)).attribute("cy", number(y));
      xml_.attribute("r", "6").attribute("fill", colour_of(kind)).close();
      xml_.open("text").attribute("x", number(x + 11)).attribute("y", number(y + 4.5)).text(text).close();
      x += 11 + estimated_width(text, 13) + 20;
    }
    const std::size_t all = projection_.nodes().size();
    xml_.line().open("text").attribute("x", number(canvas.width - canvas.margin / 2));
    xml_.attribute("y", number(y + 4.5)).attribute("text-anchor", "end").attribute("fill", "#666666");
    xml_.text(fmt::format("{} of {} nodes", drawing_.discs.size(), all)).close();
    xml_.line().close();
  }

  const Projection& projection_;
  Drawing drawing_;
  std::vector<std::string> names_;
  XmlWriter xml_;
};

}  // namespace

Result<DrawingReport> write_svg(const Selection& selection, const Projection& projection, ByteSink& sink) {
  const DrawnKinds kinds = selection.part() ? DrawnKinds::all : DrawnKinds::main;
  const Canvas canvas = canvas_for(projection);
  Drawing drawing = draw(projection, kinds, most_discs, canvas);
  std::vector<std::string> names;
  for (const Disc& disc : drawing.discs) {
    const ProjectedNode& node = projection.nodes()[disc.node];
    const std::optional<Entity> entity = TRY(selection.snapshot().entity(node.node));
    names.push_back(entity ? label_of(*entity) : node.id);
  }
  const DrawingReport report{drawing.discs.size(), drawing.lines.size(), projection.nodes().size()};
  SvgWriter(projection, std::move(drawing), std::move(names), sink).write(canvas);
  return report;
}

}  // namespace entente
