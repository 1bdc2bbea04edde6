#include "export/gexf_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "export/column_text.h"
#include "export/fact_reader.h"
#include "export/palette.h"
#include "export/xml_writer.h"

namespace entente {
namespace {

// Closed intervals of days.
struct Spell {
  Day first = unknown_day;
  Day last = unknown_day;
};

// Gephi drops all but the first of spells that overlap: those that overlap or touch become one.
std::vector<Spell> joined(std::vector<Spell> spells) {
  std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
    return std::pair(a.first, a.last) < std::pair(b.first, b.last);
  });
  std::vector<Spell> all;
  for (const Spell& spell : spells) {
    if (!all.empty() && spell.first <= all.back().last + 1) {
      all.back().last = std::max(all.back().last, spell.last);
    } else {
      all.push_back(spell);
    }
  }
  return all;
}

std::vector<Spell> spells_of(const Bundle& bundle) {
  std::vector<Spell> spells;
  for (const Edge& edge : bundle.edges) {
    if (edge.first == unknown_day) continue;
    spells.push_back({edge.first, edge.last == unknown_day ? edge.first : std::max(edge.first, edge.last)});
  }
  return joined(std::move(spells));
}

std::vector<Spell> spells_of(const NodeFacts& facts) {
  if (facts.document != nullptr) {
    const Date date = facts.document->date;
    if (!date.known()) return {};
    return {{date.first_day(), date.last_day()}};
  }
  const auto stated = facts.entity.observed.find("date");
  if (facts.entity.kind != EntityKind::meeting || stated == facts.entity.observed.end()) return {};
  std::vector<Spell> spells;
  for (const std::string& text : stated->second) {
    const std::optional<Date> date = Date::parse(text);
    if (date && date->known()) spells.push_back({date->first_day(), date->last_day()});
  }
  return joined(std::move(spells));
}

// As GEXF calls the types of our columns.
std::string_view gexf_type(std::string_view type) {
  return type == "int" ? "integer" : type;
}

// Told by GEXF elements of their own, not by a column.
bool is_drawn(std::string_view key) {
  return key == "label" || key == "e_label" || key == "weight" || key == "x" || key == "y" || key == "size" ||
         key == "color";
}

class GexfWriter {
 public:
  GexfWriter(const Selection& selection, const Projection& projection, ByteSink& sink)
      : selection_(selection),
        projection_(projection),
        facts_(selection.snapshot()),
        sink_(sink),
        xml_(sink) {}

  Result<ExportReport> write() {
    write_head();
    xml_.line().open("nodes");
    for (const ProjectedNode& node : projection_.nodes()) {
      if (sink_.failed()) return report_;
      TRY(write_node(node));
    }
    xml_.line().close().line().open("edges");
    for (std::uint32_t source = 0; source < projection_.nodes().size(); ++source) {
      if (sink_.failed()) return report_;
      TRY(write_edges_from(source));
    }
    xml_.finish();
    return report_;
  }

 private:
  void write_head() {
    xml_.declaration().line();
    xml_.open("gexf")
        .attribute("xmlns", "http://gexf.net/1.3")
        .attribute("xmlns:viz", "http://gexf.net/1.3/viz");
    xml_.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_.attribute("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd");
    xml_.attribute("version", "1.3");
    xml_.line().open("meta");
    xml_.line().open("creator").text("entente").close();
    xml_.line().close();
    xml_.line().open("graph").attribute("defaultedgetype", "directed").attribute("mode", "dynamic");
    xml_.attribute("timeformat", "date")
        .attribute("timerepresentation", "interval")
        .attribute("timezone", "UTC");
    write_attributes("node", graphml_node_columns());
    write_attributes("edge", graphml_edge_columns());
  }

  template <typename Columns>
  void write_attributes(std::string_view of, Columns columns) {
    xml_.line().open("attributes").attribute("class", of).attribute("mode", "static");
    for (const auto& column : columns) {
      if (is_drawn(column.key)) continue;
      xml_.line().open("attribute").attribute("id", column.name).attribute("title", column.name);
      xml_.attribute("type", gexf_type(column.type)).close();
    }
    xml_.line().close();
  }

  Result<void> write_node(const ProjectedNode& node) {
    const std::optional<Entity> entity = TRY(selection_.snapshot().entity(node.node));
    if (!entity) return Error{ErrorCode::corruption, "the entity is gone", node.id};
    const NodeFacts facts = TRY(facts_.of(node, *entity));
    xml_.line()
        .open("node")
        .attribute("id", xml_id(node.id))
        .attribute("label", column_text(label_of(*entity)));
    write_values(graphml_node_columns(), facts);
    write_spells(spells_of(facts));
    write_look(node);
    xml_.close();
    ++report_.nodes;
    return {};
  }

  void write_look(const ProjectedNode& node) {
    const std::string hex(colour_of(node.kind).substr(1));
    const auto part = [&](std::size_t at) {
      return std::to_string(std::stoul(hex.substr(at, 2), nullptr, 16));
    };
    xml_.open("viz:color").attribute("r", part(0)).attribute("g", part(2)).attribute("b", part(4)).close();
    xml_.open("viz:position").attribute("x", fmt::format("{:.2f}", node.place.x));
    xml_.attribute("y", fmt::format("{:.2f}", node.place.y)).attribute("z", "0.00").close();
    xml_.open("viz:size").attribute("value", fmt::format("{:.2f}", node.size)).close();
  }

  Result<void> write_edges_from(std::uint32_t source) {
    const std::vector<Edge> edges = TRY(selection_.edges_from(projection_.nodes()[source].node));
    for (const Bundle& bundle : bundles(source, edges, projection_, GraphmlProfile::gephi)) {
      TRY(write_edge(bundle));
    }
    return {};
  }

  Result<void> write_edge(const Bundle& bundle) {
    const EdgeFacts facts = TRY(facts_.of(bundle));
    const std::string source = xml_id(projection_.nodes()[bundle.source].id);
    const std::string target = xml_id(projection_.nodes()[bundle.target].id);
    xml_.line().open("edge").attribute("id", edge_id(source, bundle, target, GraphmlProfile::gephi));
    xml_.attribute("source", source).attribute("target", target);
    xml_.attribute("kind", facts.label).attribute("label", facts.label);
    xml_.attribute("weight", fmt::format("{}.0", bundle.weight()));
    write_values(graphml_edge_columns(), facts);
    write_spells(spells_of(bundle));
    xml_.close();
    ++report_.edges;
    report_.relations += bundle.edges.size();
    return {};
  }

  template <typename Columns, typename Facts>
  void write_values(Columns columns, const Facts& facts) {
    bool opened = false;
    for (const auto& column : columns) {
      if (is_drawn(column.key)) continue;
      const std::string value = column_text(column.value(facts));
      if (value.empty()) continue;
      if (!std::exchange(opened, true)) xml_.open("attvalues");
      if (column.type == "string") watch_for_infinity(value);
      xml_.open("attvalue").attribute("for", column.name).attribute("value", value).close();
    }
    if (opened) xml_.close();
  }

  void write_spells(const std::vector<Spell>& spells) {
    if (spells.empty()) return;
    xml_.open("spells");
    for (const Spell& spell : spells) {
      xml_.open("spell").attribute("start", Date::from_day(spell.first).to_string());
      xml_.attribute("end", Date::from_day(spell.last).to_string()).close();
    }
    xml_.close();
  }

  void watch_for_infinity(const std::string& value) {
    if (!gephi_reads_infinity(value)) return;
    if (report_.infinities++ == 0) report_.first_infinity = value;
  }

  const Selection& selection_;
  const Projection& projection_;
  FactReader facts_;
  ByteSink& sink_;
  XmlWriter xml_;
  ExportReport report_;
};

}  // namespace

Result<ExportReport> write_gexf(const Selection& selection, const Projection& projection, ByteSink& sink) {
  return GexfWriter(selection, projection, sink).write();
}

}  // namespace entente
