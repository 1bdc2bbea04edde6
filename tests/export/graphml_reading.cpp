#include "tests/export/graphml_reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <sstream>

namespace entente {
namespace {

using Tree = boost::property_tree::ptree;

std::map<std::string, std::string> attributes_of(const Tree& element) {
  std::map<std::string, std::string> attributes;
  const auto found = element.find("<xmlattr>");
  if (found == element.not_found()) return attributes;
  for (const auto& [name, value] : found->second) attributes[name] = value.data();
  return attributes;
}

ReadElement element_of(const Tree& tree) {
  ReadElement element;
  element.attributes = attributes_of(tree);
  for (const auto& [name, child] : tree) {
    if (name != "data") continue;
    const std::string key = attributes_of(child)["key"];
    EXPECT_TRUE(element.data.emplace(key, child.data()).second) << "key twice: " << key;
  }
  return element;
}

const ReadElement& with_id(const std::vector<ReadElement>& elements, const std::string& id) {
  static const ReadElement nothing;
  const auto found =
      std::ranges::find_if(elements, [&](const ReadElement& e) { return e.attributes.at("id") == id; });
  if (found != elements.end()) return *found;
  ADD_FAILURE() << "there is no " << id;
  return nothing;
}

}  // namespace

const ReadElement& ReadGraphml::node(const std::string& id) const {
  return with_id(nodes, id);
}
const ReadElement& ReadGraphml::edge(const std::string& id) const {
  return with_id(edges, id);
}

ReadGraphml read_graphml(const std::string& text) {
  ReadGraphml graph;
  Tree tree;
  try {
    std::istringstream in(text);
    boost::property_tree::read_xml(in, tree);
  } catch (const boost::property_tree::xml_parser_error& error) {
    ADD_FAILURE() << error.what();
    return graph;
  }
  const Tree& root = tree.get_child("graphml");
  for (const auto& [name, child] : root) {
    if (name == "key") graph.keys[attributes_of(child)["id"]] = attributes_of(child);
  }
  for (const auto& [name, child] : root.get_child("graph")) {
    if (name == "node") graph.nodes_first = graph.nodes_first && graph.edges.empty();
    if (name == "node") graph.nodes.push_back(element_of(child));
    if (name == "edge") graph.edges.push_back(element_of(child));
  }
  return graph;
}

}  // namespace entente
