// Reads our GraphML back with a foreign XML parser, as plain maps.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace entente {

struct ReadElement {
  std::map<std::string, std::string> attributes;  // of the XML element
  std::map<std::string, std::string> data;        // by key
  std::string at(const std::string& key) const {
    const auto found = data.find(key);
    return found == data.end() ? "" : found->second;
  }
};

struct ReadGraphml {
  std::map<std::string, std::map<std::string, std::string>> keys;  // id -> attributes
  std::vector<ReadElement> nodes;
  std::vector<ReadElement> edges;
  bool nodes_first = true;

  const ReadElement& node(const std::string& id) const;  // fails the test when it is not there
  const ReadElement& edge(const std::string& id) const;
};

// Fails the test when the text is no XML.
ReadGraphml read_graphml(const std::string& text);

}  // namespace entente
