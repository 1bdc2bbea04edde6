// Text that would break out of its place, or that no XML reader accepts.
#include "export/xml_writer.h"

#include <gtest/gtest.h>

#include "export/utf8.h"

namespace entente {
namespace {

struct Escape {
  std::string raw;
  std::string in_text;
  std::string in_attribute;
};

class Escaping : public testing::TestWithParam<Escape> {};

TEST_P(Escaping, InTextAndInAttributes) {
  StringSink sink;
  XmlWriter xml(sink);
  xml.open("a").attribute("b", GetParam().raw).text(GetParam().raw).close();
  xml.finish();
  EXPECT_EQ(sink.bytes(), "<a b=\"" + GetParam().in_attribute + "\">" + GetParam().in_text + "</a>\n");
}

INSTANTIATE_TEST_SUITE_P(
    Table, Escaping,
    testing::Values(Escape{"plain", "plain", "plain"}, Escape{"a&b", "a&amp;b", "a&amp;b"},
                    Escape{"<b>", "&lt;b&gt;", "&lt;b&gt;"}, Escape{"]]>", "]]&gt;", "]]&gt;"},
                    Escape{"say \"x\"", "say \"x\"", "say &quot;x&quot;"}, Escape{"it's", "it's", "it's"},
                    Escape{"a\nb\tc", "a\nb\tc", "a&#10;b&#9;c"}, Escape{"a\rb", "a&#13;b", "a&#13;b"},
                    Escape{std::string("a\0b", 3), "ab", "ab"}, Escape{"\x01\x0B\x0C\x1F", "", ""},
                    Escape{"a\xEF\xBF\xBE\xEF\xBF\xBFz", "az", "az"},
                    Escape{"a\xFFz", "a\xEF\xBF\xBDz", "a\xEF\xBF\xBDz"},
                    Escape{"\xC3", "\xEF\xBF\xBD", "\xEF\xBF\xBD"},
                    Escape{"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", "\xEF\xBF\xBD\xEF\xBF\xBD"},
                    Escape{"&amp;", "&amp;amp;", "&amp;amp;"},
                    Escape{"日本 🕊 é", "日本 🕊 é", "日本 🕊 é"}));

TEST(XmlWriter, EndsWhatIsOpen) {
  StringSink sink;
  XmlWriter xml(sink);
  xml.declaration().line().open("a").line().open("b").close();
  xml.finish();
  EXPECT_EQ(sink.bytes(), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b/>\n</a>\n");
}

TEST(XmlWriter, PassesOnBeforeTheEnd) {
  StringSink sink;
  XmlWriter xml(sink);
  xml.open("a");
  for (int i = 0; i < 100; ++i) xml.open("b").text(std::string(10'000, 'x')).close();
  EXPECT_GT(sink.bytes().size(), 900'000U);
}

struct Sequence {
  std::string bytes;
  bool valid;
};

class Utf8 : public testing::TestWithParam<Sequence> {};

TEST_P(Utf8, ValidOrReplaced) {
  const std::string result = valid_utf8(GetParam().bytes);
  if (GetParam().valid) {
    EXPECT_EQ(result, GetParam().bytes);
  } else {
    EXPECT_NE(result.find("\xEF\xBF\xBD"), std::string::npos);
    EXPECT_EQ(valid_utf8(result), result);
  }
}

INSTANTIATE_TEST_SUITE_P(Table, Utf8,
                         testing::Values(Sequence{"", true}, Sequence{"\x7F", true},
                                         Sequence{"\xC2\x80", true}, Sequence{"\xDF\xBF", true},
                                         Sequence{"\xE0\xA0\x80", true}, Sequence{"\xED\x9F\xBF", true},
                                         Sequence{"\xEE\x80\x80", true}, Sequence{"\xF0\x90\x80\x80", true},
                                         Sequence{"\xF4\x8F\xBF\xBF", true}, Sequence{"\x80", false},
                                         Sequence{"\xC1\xBF", false}, Sequence{"\xE0\x9F\xBF", false},
                                         Sequence{"\xED\xA0\x80", false}, Sequence{"\xF0\x8F\xBF\xBF", false},
                                         Sequence{"\xF4\x90\x80\x80", false},
                                         Sequence{"\xF8\x88\x80\x80\x80", false}, Sequence{"\xE2\x82", false},
                                         Sequence{"\xE2\x28\xA1", false}));

}  // namespace
}  // namespace entente
