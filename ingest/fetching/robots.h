// What a site asks of programs that visit it: robots.txt, by RFC 9309.
//
//   RobotsRules rules = RobotsRules::parse(text, "entente");
//   if (!rules.allows("/publications/12?view=print")) …
//
// Groups that name the program are put together; where there is none, those of "*". The longest rule that
// matches wins, and allow wins between equals. "*" and a closing "$" are understood; Crawl-delay, which the
// RFC leaves out, is honoured. Any bytes are a robots.txt: what is no rule is passed over.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class RobotsRules {
 public:
  // Reads the first 500 KiB and at most 5,000 rules; `product` is the program's name in any case.
  static RobotsRules parse(std::string_view text, std::string_view product);
  static RobotsRules allow_all() { return {}; }
  static RobotsRules disallow_all();

  // `target` is path and query. /robots.txt itself is always allowed.
  bool allows(std::string_view target) const;
  // 0 where none is asked for; at most 2 minutes.
  std::chrono::seconds crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::vector<std::string> parts;  // of the path, between the "*"
    std::size_t length = 0;          // as written, for the longest match
    bool allow = false;
    bool to_the_end = false;  // "$"
  };
  static bool matches(const Rule& rule, std::string_view target);
  static Rule make_rule(std::string_view pattern, bool allow);

  std::vector<Rule> rules_;
  std::chrono::seconds crawl_delay_{0};

  friend class RobotsReader;
};

}  // namespace entente
