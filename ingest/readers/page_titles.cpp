#include "ingest/readers/page_titles.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "ingest/readers/line_text.h"
#include "ingest/readers/link_address.h"
#include "ingest/readers/title_rules.h"

namespace entente {
namespace {

constexpr double alike = 0.5;  // share of words that two titles of one page have in common
constexpr std::size_t longest_title = 400;
constexpr int largest_title = 12;  // nodes of an element that shows nothing but the title

struct TitleCandidate {
  std::string text;
  std::string source;
};

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (char c : fold_phrase(text) + " ") {
    bool letter = (c >= 'a' && c <= 'z') || c == '#' || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  return words;
}

// Common words over those of the shorter, and of both.
double likeness(std::string_view one, std::string_view other) {
  std::set<std::string> first = words_of(one);
  std::set<std::string> second = words_of(other);
  if (first.empty() || second.empty()) return 0;
  auto shared = static_cast<double>(std::count_if(
      first.begin(), first.end(), [&](const std::string& word) { return second.contains(word); }));
  double all = static_cast<double>(first.size() + second.size()) - shared;
  double shorter = static_cast<double>(std::min(first.size(), second.size()));
  // One inside the other is alike, when it is more than a word or two.
  return shared == shorter && shorter >= 3 ? 1 : shared / all;
}

class TitleChooser {
 public:
  TitleChooser(const PageTree& page, const PageFindings& found, std::string_view site,
               std::string_view address)
      : page_(page), found_(found), site_(site) {
    std::string host = site_of(address);
    host_ = host.substr(0, host.rfind('.'));
    if (std::size_t dot = host_.rfind('.'); dot != host_.npos && host_.size() - dot > 4)
      host_.erase(0, dot + 1);
    list_candidates();
  }

  PageTitle choose() const {
    for (const FoundText& heading : found_.headings) {
      if (repeats_candidate(heading.text)) return shown(heading);
    }
    if (const FoundText* heading = likest_heading()) return shown(*heading);
    if (const FoundText* heading = only_heading()) return shown(*heading);
    if (PageTitle elsewhere = shown_elsewhere(); elsewhere.heading >= 0) return elsewhere;
    for (const TitleCandidate& candidate : candidates_) {
      if (!candidate.text.empty() && !is_junk_title(candidate.text))
        return {candidate.text, candidate.source, first_heading()};
    }
    if (found_.headings.empty()) return {};
    return shown(found_.headings[0]);
  }

 private:
  void list_candidates() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names = {
        {{"citation_title", "citation tag"},
         {"og:title", "open graph"},
         {"dc.title", "dublin core"},
         {"dcterms.title", "dublin core"},
         {"twitter:title", "twitter card"},
         {"parsely-title", "meta"},
         {"sailthru.title", "meta"},
         {"headline", "meta"}}};
    for (auto [name, source] : names) add(without_entities(found_.meta({name})), source);
    for (const LinkedData& data : found_.linked) {
      if (is_publication(data) && candidates_.size() < 20) add(without_entities(data.headline), "json-ld");
    }
    add(found_.page_title, "page title");
  }

  void add(std::string_view text, std::string_view source) {
    if (text.empty() || text.size() > longest_title) return;
    candidates_.push_back({strip_site_name(strip_site_name(text, site_), host_), std::string(source)});
  }

  static PageTitle shown(const FoundText& heading) { return {heading.text, "heading", heading.node}; }

  bool names_site(std::string_view text) const { return same_title(text, site_) || same_title(text, host_); }

  bool serves(const FoundText& heading) const {
    return page_.at(heading.node).tag == "h1" && heading.text.size() <= longest_title &&
           !names_site(heading.text) && !is_junk_title(heading.text);
  }

  bool repeats_candidate(const std::string& heading) const {
    if (heading.size() > longest_title || names_site(heading)) return false;
    return std::any_of(candidates_.begin(), candidates_.end(),
                       [&](const TitleCandidate& candidate) { return same_title(heading, candidate.text); });
  }

  const FoundText* likest_heading() const {
    const FoundText* likest = nullptr;
    double most = alike;
    for (const FoundText& heading : found_.headings) {
      if (!serves(heading)) continue;
      for (const TitleCandidate& candidate : candidates_) {
        double like = likeness(heading.text, candidate.text);
        if (like <= most || (like == most && likest != nullptr)) continue;
        most = like;
        likest = &heading;
      }
    }
    return likest;
  }

  // Where the text begins, though it is called otherwise there: the first h1 that is not the site's.
  int first_heading() const {
    for (const FoundText& heading : found_.headings) {
      if (serves(heading)) return heading.node;
    }
    return -1;
  }

  std::size_t bytes_in(int node) const {
    std::size_t bytes = 0;
    for (int n = node; n < page_.at(node).end; ++n) bytes += page_.at(n).text.size();
    return bytes;
  }

  // An element that is no h1 but shows what the metadata calls the title.
  PageTitle shown_elsewhere() const {
    for (int node = std::max(page_.find("body"), 0); node < page_.size(); ++node) {
      const PageNode& element = page_.at(node);
      bool may_be = !element.tag.empty() && element.tag != "a" && element.tag != "script" &&
                    element.tag != "style" && element.end - node <= largest_title && element.end - node > 1;
      if (!may_be || bytes_in(node) > 4 * longest_title) continue;
      std::string text = page_.text_of(node);
      if (text.size() <= longest_title && count_words(text) >= 2 && repeats_candidate(text))
        return {text, "heading", node};
    }
    return {};
  }

  // A page with one heading of its own shows its title in it, whatever it tells machines.
  const FoundText* only_heading() const {
    const FoundText* only = nullptr;
    for (const FoundText& heading : found_.headings) {
      if (!serves(heading)) continue;
      if (only != nullptr && !same_title(only->text, heading.text)) return nullptr;
      only = &heading;
    }
    return only != nullptr && count_words(only->text) >= 3 ? only : nullptr;
  }

  const PageTree& page_;
  const PageFindings& found_;
  std::string_view site_;
  std::string host_;
  std::vector<TitleCandidate> candidates_;
};

}  // namespace

PageTitle choose_title(const PageTree& page, const PageFindings& found, std::string_view site,
                       std::string_view address) {
  return TitleChooser(page, found, site, address).choose();
}

}  // namespace entente
