// Publication pages as sites lay them out: whatever the frame, the text must come out, all of it and nothing
// else. Texts and layouts are our own; forty pages, ten layouts.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <unordered_map>

#include "ingest/readers/word_hashes.h"
#include "tests/readers/read_fixture.h"

namespace entente {
namespace {

// What a text is made of, and how its main text reads.
struct Piece {
  enum Shape { paragraph, heading, items } shape;
  std::vector<std::string> texts;
};

struct Publication {
  std::string title, author, date;
  std::vector<Piece> pieces;
};

constexpr std::array subjects = {"fisheries", "satellite navigation", "grain transit", "undersea cables"};
constexpr std::array states = {"Norway", "Uruguay", "Kenya", "Vietnam"};
constexpr std::array others = {"Iceland", "Paraguay", "Ghana", "Indonesia"};

std::string filled(std::string text, int number) {
  auto put = [&](std::string_view mark, std::string_view value) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  };
  auto i = static_cast<std::size_t>(number);
  put("$S", subjects[i]);
  put("$A", states[i]);
  put("$B", others[i]);
  return text;
}

Publication publication(int number) {
  auto p = [&](const char* text) { return Piece{Piece::paragraph, {filled(text, number)}}; };
  auto h = [&](const char* text) { return Piece{Piece::heading, {filled(text, number)}}; };
  Publication text;
  text.title = filled("What $A and $B Can Still Agree on: $S After the Summit", number);
  text.author = "Ines Halvorsen";
  text.date = "14 March 2024";
  text.pieces = {
      p("When the two governments met last autumn, few observers expected more than a photograph. They left "
        "with a "
        "text on $S that binds both of them for ten years and that neither parliament has yet read in full."),
      p("The accord between $A and $B rests on a simple exchange: access for inspectors against a share of "
        "the "
        "income. Its authors took the model from an older treaty, and they kept that treaty's weaknesses."),
      h("Why the talks moved"),
      p("Three things changed. The price of insurance rose by a third, the courts in $B set a deadline, and "
        "the new "
        "minister in $A had no record to defend. None of these would have been enough alone."),
      p("Officials who took part describe a long night in which the maps were drawn twice. The second map, "
        "which is "
        "annexed to the accord, leaves four square miles to nobody."),
      h("What the parties promise"),
      p("Under the accord the parties will:"),
      Piece{Piece::items,
            {filled("publish every licence for $S within thirty days;", number),
             "set up a joint registry, open to the press, by the end of the year;",
             filled("and pay two million dollars a year into a fund that $B administers.", number)}},
      p("The fund is the weakest part. It has no secretariat, its money is not ring-fenced, and a party that "
        "does "
        "not pay loses nothing but its vote."),
      h("What should happen next"),
      p("Both parliaments should ratify the accord before the summer, and they should attach a declaration "
        "that "
        "explains how the registry will be staffed. Without it the inspectors of $A have nobody to report "
        "to."),
      p("Partners can help. A small grant would pay for the registry's first three years, and an offer of "
        "training "
        "would cost less than one patrol vessel. It would be a mistake to wait for the first dispute."),
      p("The next round opens in June. By then it will be clear whether the four square miles were a slip of "
        "the pen "
        "or the beginning of a habit."),
  };
  return text;
}

std::string main_text(const Publication& text) {
  std::string all;
  for (const Piece& piece : text.pieces) {
    for (const std::string& each : piece.texts) all += each + "\n";
  }
  return all;
}

struct Markup {
  std::string paragraph = "<p>", paragraph_end = "</p>";
  std::string heading = "<h2>", heading_end = "</h2>";
  std::string list = "<ul>", list_end = "</ul>";
  std::string item = "<li>", item_end = "</li>";
};

std::string body_of(const Publication& text, const Markup& markup) {
  std::string html;
  for (const Piece& piece : text.pieces) {
    if (piece.shape == Piece::paragraph)
      html += markup.paragraph + piece.texts[0] + markup.paragraph_end + "\n";
    if (piece.shape == Piece::heading) html += markup.heading + piece.texts[0] + markup.heading_end + "\n";
    if (piece.shape != Piece::items) continue;
    html += markup.list;
    for (const std::string& each : piece.texts) html += markup.item + each + markup.item_end;
    html += markup.list_end + "\n";
  }
  return html;
}

constexpr char menu[] =
    "<ul><li><a href='/'>Home</a></li><li><a href='/research'>Research</a></li><li><a "
    "href='/events'>Events</a></li>"
    "<li><a href='/experts'>Experts</a></li><li><a href='/about'>About us</a></li></ul>";

constexpr char teasers[] =
    "<div class='card'><a href='/a'>The port that two states share</a><p>How a pier became a border, and "
    "then a "
    "market place again.</p></div><div class='card'><a href='/b'>Counting ships by night</a><p>New sensors "
    "see what "
    "the old treaties could not.</p></div><div class='card'><a href='/c'>A short history of the "
    "registry</a><p>Paper, "
    "tape, cloud: who kept the books, and who read them.</p></div>";

constexpr char address[] =
    "<p>Institute for Quiet Waters, 12 Harbour Lane, Port Nowhere. © 2024. All rights reserved.</p>"
    "<ul><li><a href='/privacy'>Privacy</a></li><li><a href='/imprint'>Imprint</a></li></ul>";

std::string whole(const Publication& text, const std::string& body) {
  return "<!DOCTYPE html><html lang='en'><head><title>" + text.title +
         " | Institute for Quiet Waters</title></head><body>" + body + "</body></html>";
}

std::string blog(const Publication& text) {
  return whole(
      text, std::string("<header class='site-header'><nav>") + menu +
                "</nav></header><div id='content'><article class='post'><h1 class='entry-title'>" +
                text.title + "</h1><div class='entry-meta'>By <a href='/x'>" + text.author + "</a> on " +
                text.date + "</div><div class='entry-content'>" + body_of(text, {}) +
                "</div><div class='sharedaddy'><ul><li><a href='#'>Share on Facebook</a></li><li><a "
                "href='#'>Tweet</a></li></ul></div></article><div id='comments'><h3>2 Comments</h3><p>Thank "
                "you, I had not thought of the insurers at all.</p><p>Second that. When is part two "
                "due?</p></div></div><aside class='sidebar'><h3>Recent posts</h3>" +
                teasers + "</aside><footer>" + address + "</footer>");
}

std::string ministry(const Publication& text) {
  return whole(text,
               std::string("<div class='region-header'>") + menu +
                   "</div><div class='breadcrumb'><a href='/'>Home</a> » <a href='/n'>News</a></div><div "
                   "id='main'><h1>" +
                   text.title + "</h1><div class='field--name-field-date'>" + text.date +
                   "</div><div class='field field--name-body'>" + body_of(text, {}) +
                   "</div><div class='block-views related-content'><h2>Related news</h2>" + teasers +
                   "</div></div><div class='region-footer'>" + address + "</div>");
}

std::string tables(const Publication& text) {
  return whole(
      text, std::string("<table width='760'><tr><td colspan='2'><b>Institute for Quiet Waters</b></td></tr>"
                        "<tr><td width='160' valign='top'>") +
                menu + "</td><td valign='top'><font size='+2'><b>" + text.title + "</b></font><br><i>" +
                text.date + "</i><br>" +
                body_of(text, {"<p><font size='2'>", "</font></p>", "<p><b>", "</b></p>"}) +
                "</td></tr><tr><td colspan='2'><hr>" + address + "</td></tr></table>");
}

std::string hashed_names(const Publication& text) {
  return whole(text, std::string("<div class='css-1q'><div class='css-8k'>") + menu +
                         "</div><div class='css-77'><div class='css-a1'><div class='css-z9'>" + text.title +
                         "</div><div class='css-q4'>" + text.author + "</div></div><div class='css-v2'>" +
                         body_of(text, {"<div class='css-p0'>", "</div>", "<div class='css-h3'>", "</div>"}) +
                         "</div></div><div class='css-m5'>" + teasers + "</div><div class='css-f6'>" +
                         address + "</div></div>");
}

std::string think_tank(const Publication& text) {
  return whole(
      text,
      std::string("<header>") + menu + "</header><main><section class='hero'><h1>" + text.title +
          "</h1><p class='authors'>" + text.author + "</p><time datetime='2024-03-14'>" + text.date +
          "</time><a class='btn' href='/f.pdf'>Download PDF</a></section><section class='report-body'>" +
          body_of(text, {"<p class='rt'>", "</p>", "<h3>", "</h3>"}) +
          "</section><section class='about-author'><h4>About the author</h4><p>Ines Halvorsen is a senior "
          "fellow at the "
          "institute and writes on the law of the sea.</p></section><section class='newsletter'><h4>Stay "
          "informed</h4><p>Subscribe to our newsletter to get new publications by "
          "email.</p><form><input><button>Sign "
          "up</button></form></section><section class='related'><h2>More on this topic</h2>" +
          teasers + "</section></main><footer>" + address + "</footer>");
}

std::string press_release(const Publication& text) {
  return whole(text, std::string("<div id='skip'><a href='#m'>Skip to main content</a></div><div id='nav'>") +
                         menu + "</div><div id='m'><p>FOR IMMEDIATE RELEASE</p><h1>" + text.title + "</h1>" +
                         body_of(text, {"<p>", "</p>", "<p><strong>", "</strong></p>", "<ol>", "</ol>"}) +
                         "<p>###</p></div><div id='f'>" + address + "</div>");
}

std::string sections(const Publication& text) {
  return whole(text, std::string("<nav>") + menu + "</nav><main><article><header><h1>" + text.title +
                         "</h1><p>" + text.date + "</p></header><section>" +
                         body_of(text, {"<p>", "</p>", "</section><section><h2>", "</h2>"}) +
                         "</section></article></main><aside><h2>Most read</h2>" + teasers +
                         "</aside><footer>" + address + "</footer>");
}

std::string line_breaks(const Publication& text) {
  return whole(text, "<center><h2>" + text.title + "</h2></center>" +
                         body_of(text, {"", "<br><br>", "<b>", "</b><br><br>", "", "<br>", "- ", "<br>"}) +
                         "<hr><a href='/'>back to the start</a>");
}

std::string page_builder(const Publication& text) {
  return whole(text, std::string("<div class='elementor'><div class='elementor-section nav-wrap'>") + menu +
                         "</div><div class='elementor-section'><div class='elementor-widget-heading'><h1>" +
                         text.title + "</h1></div>" +
                         body_of(text, {"<div class='elementor-widget elementor-widget-text-editor'><div><p>",
                                        "</p></div></div>",
                                        "<div class='elementor-widget elementor-widget-heading'><h2>",
                                        "</h2></div>"}) +
                         "</div><div class='elementor-section'><h2>You may also like</h2>" + teasers +
                         "</div><div class='elementor-location-footer'>" + address + "</div></div>");
}

std::string consent_first(const Publication& text) {
  return whole(
      text, std::string("<div class='cookie-consent'><p>We use cookies and similar technologies to measure "
                        "how our pages are "
                        "read. You can accept all of them or choose which you allow.</p><button>Accept "
                        "all</button><button>Settings</button></div><div class='topbar'>") +
                menu + "</div><div class='container'><div class='row'><div class='col-8'><h1>" + text.title +
                "</h1><div class='share'><a href='#'>Share</a> <a href='#'>Print</a></div>" +
                body_of(text, {}) +
                "<div class='tags'><a href='/t1'>Ports</a> <a href='/t2'>Treaties</a></div></div><div "
                "class='col-4'>" +
                teasers + "</div></div></div><div class='footer'>" + address + "</div>");
}

struct PageLayoutCase {
  std::string name;
  std::string (*lay_out)(const Publication&);
};

struct WordOverlap {
  double found = 0, gold = 0, both = 0;
  double f1() const { return 2 * both / (found + gold); }
};

WordOverlap compare(const std::string& found, const std::string& gold) {
  std::unordered_map<std::uint64_t, int> counts;
  WordOverlap overlap;
  for (std::uint64_t word : word_hashes(gold)) {
    ++counts[word];
    ++overlap.gold;
  }
  for (std::uint64_t word : word_hashes(found)) {
    ++overlap.found;
    overlap.both += counts[word]-- > 0;
  }
  return overlap;
}

class PublicationPage : public testing::TestWithParam<PageLayoutCase> {};

TEST_P(PublicationPage, GivesItsTextAndNothingOfItsFrame) {
  for (int number = 0; number < 4; ++number) {
    const Publication text = publication(number);
    const Document document = read_well(GetParam().lay_out(text));
    std::string found;
    for (const Block& block : document.blocks) {
      if (block.kind != BlockKind::boilerplate && block.kind != BlockKind::title)
        found += text_of(document, block) + "\n";
    }
    EXPECT_GE(compare(found, main_text(text)).f1(), 0.97) << "text " << number << " came out as:\n" << found;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, PublicationPage,
    testing::Values(PageLayoutCase{"blog", blog}, PageLayoutCase{"ministry", ministry},
                    PageLayoutCase{"tables", tables}, PageLayoutCase{"hashed_names", hashed_names},
                    PageLayoutCase{"think_tank", think_tank}, PageLayoutCase{"press_release", press_release},
                    PageLayoutCase{"sections", sections}, PageLayoutCase{"line_breaks", line_breaks},
                    PageLayoutCase{"page_builder", page_builder},
                    PageLayoutCase{"consent_first", consent_first}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace entente
