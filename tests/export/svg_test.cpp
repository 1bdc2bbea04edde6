// A drawing nobody can read: labels over labels, discs over discs, or broken XML.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cmath>
#include <sstream>

#include "export/label_placement.h"
#include "export/svg_writer.h"
#include "tests/export/sample_graph.h"

namespace entente {
namespace {

Projection projection_of(const Store& store) {
  Result<Projection> projection = Projection::of(Selection::everything(snapshot_of(store), {}));
  EXPECT_TRUE(projection.ok());
  return std::move(projection).value();
}

std::string svg_of(const Store& store) {
  StringSink sink;
  EXPECT_TRUE(write_svg(Selection::everything(snapshot_of(store), {}), projection_of(store), sink).ok());
  return sink.bytes();
}

class Drawings : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Drawings, HaveDiscsThatDoNotOverlap) {
  const Canvas canvas;
  const Store store = store_of(random_graph(GetParam(), 100, 300));
  const Drawing drawing = draw(projection_of(store), DrawnKinds::main, 60, canvas);
  EXPECT_LE(drawing.discs.size(), 60U);  // less the loose ends
  EXPECT_GT(drawing.discs.size(), 45U);
  for (std::size_t i = 0; i < drawing.discs.size(); ++i) {
    const Disc& a = drawing.discs[i];
    EXPECT_TRUE(a.centre.x > 0 && a.centre.x < canvas.width && a.centre.y > 0 && a.centre.y < canvas.height);
    for (std::size_t j = i + 1; j < drawing.discs.size(); ++j) {
      const Disc& b = drawing.discs[j];
      EXPECT_GT(std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y), a.radius + b.radius);
    }
  }
}

TEST_P(Drawings, HaveLabelsThatTouchNothing) {
  const Canvas canvas;
  const Store store = store_of(random_graph(GetParam(), 100, 300));
  const Drawing drawing = draw(projection_of(store), DrawnKinds::main, 60, canvas);
  const std::vector<std::string> texts(drawing.discs.size(), "A name of common length");
  const std::vector<PlacedLabel> labels = place_labels(drawing.discs, texts, canvas);
  EXPECT_GT(labels.size(), 20U);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t j = i + 1; j < labels.size(); ++j) EXPECT_FALSE(labels[i].box.overlaps(labels[j].box));
  }
}

TEST_P(Drawings, AreTheSameAgainAndWellFormed) {
  const Store store = store_of(random_graph(GetParam(), 100, 300));
  const std::string svg = svg_of(store);
  EXPECT_EQ(svg_of(store), svg);
  boost::property_tree::ptree tree;
  std::istringstream in(svg);
  EXPECT_NO_THROW(boost::property_tree::read_xml(in, tree));
}

INSTANTIATE_TEST_SUITE_P(Seeds, Drawings, testing::Values(2, 3, 4));

TEST(Svg, NamesActorsAndKinds) {
  const std::string svg = svg_of(store_of(small_graph()));
  EXPECT_THAT(svg, testing::HasSubstr(">Japan</text>"));
  EXPECT_THAT(svg, testing::HasSubstr("<title>Harbour Summit (Meeting)</title>"));
  EXPECT_THAT(svg, testing::HasSubstr(">State (2)</text>"));
  EXPECT_THAT(svg, testing::Not(testing::HasSubstr("Document")));
}

TEST(Svg, OfAnEmptyGraphIsAnEmptyCanvas) {
  EXPECT_THAT(svg_of(store_of({})), testing::HasSubstr("0 of 0 nodes"));
}

}  // namespace
}  // namespace entente
