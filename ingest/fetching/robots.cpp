#include "ingest/fetching/robots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "ingest/archives/header_block.h"

namespace entente {

namespace {

constexpr std::size_t max_bytes = 500u << 10;
constexpr std::size_t max_rules = 5'000;
constexpr std::size_t max_pattern = 2'048;
constexpr double max_delay = 120;

int hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  const char small = static_cast<char>(letter | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

bool is_unreserved(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

// One spelling of what may be percent-encoded, so that octets can be compared (RFC 9309, 2.2.2); "*" and "$"
// of an address are encoded, as rules that mean them write them.
std::string one_spelling(std::string_view text) {
  std::string spelled;
  for (std::size_t i = 0; i < text.size(); i++) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      const char letter = static_cast<char>(high * 16 + low);
      spelled += is_unreserved(letter) ? std::string(1, letter)
                                       : fmt::format("%{:02X}", static_cast<unsigned char>(letter));
      i += 2;
    } else if (text[i] > ' ' && text[i] < 0x7f && text[i] != '*' && text[i] != '$') {
      spelled += text[i];
    } else {
      spelled += fmt::format("%{:02X}", static_cast<unsigned char>(text[i]));
    }
  }
  return spelled;
}

// Of "entente/0.1": "entente".
std::string_view product_token(std::string_view agent) {
  std::size_t size = 0;
  while (size < agent.size() &&
         (agent[size] == '-' || agent[size] == '_' || (agent[size] >= 'a' && agent[size] <= 'z') ||
          (agent[size] >= 'A' && agent[size] <= 'Z'))) {
    size++;
  }
  return agent.substr(0, size);
}

}  // namespace

// Goes through the lines, keeping apart what is meant for us and what for everybody.
class RobotsReader {
 public:
  explicit RobotsReader(std::string_view product) : product_(product) {}

  void read_line(std::string_view line) {
    line = trim_blanks(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view name = trim_blanks(line.substr(0, colon));
    const std::string_view value = trim_blanks(line.substr(colon + 1));
    if (same_token(name, "user-agent")) {
      read_agent(value);
      return;
    }
    const bool allow = same_token(name, "allow");
    const bool delay = same_token(name, "crawl-delay");
    // Sitemap and other lines that belong to no group do not end one either.
    if (!allow && !delay && !same_token(name, "disallow")) return;
    in_agents_ = false;
    if (for_us_) add(ours_, value, allow, delay);
    if (for_all_) add(everybody_, value, allow, delay);
  }

  RobotsRules finish() && { return named_ ? std::move(ours_) : std::move(everybody_); }

 private:
  void read_agent(std::string_view agent) {
    if (!in_agents_) for_us_ = for_all_ = false;
    in_agents_ = true;
    if (agent == "*") for_all_ = true;
    const std::string_view token = product_token(agent);
    if (!token.empty() && same_token(token, product_)) for_us_ = named_ = true;
  }

  static void add(RobotsRules& rules, std::string_view value, bool allow, bool delay) {
    if (delay) {
      const double seconds = std::strtod(std::string(value).c_str(), nullptr);
      if (seconds > 0) {
        rules.crawl_delay_ = std::chrono::seconds(static_cast<int>(std::ceil(std::min(seconds, max_delay))));
      }
    } else if (!value.empty() && value.size() <= max_pattern && rules.rules_.size() < max_rules) {
      rules.rules_.push_back(RobotsRules::make_rule(value, allow));
    }
  }

  std::string product_;
  RobotsRules ours_;
  RobotsRules everybody_;
  bool named_ = false;      // some group is for us
  bool in_agents_ = false;  // in the lines that say whom the group is for
  bool for_us_ = false;
  bool for_all_ = false;
};

RobotsRules RobotsRules::parse(std::string_view text, std::string_view product) {
  if (text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
  text = text.substr(0, max_bytes);
  RobotsReader reader(product);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    reader.read_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(reader).finish();
}

RobotsRules RobotsRules::disallow_all() {
  RobotsRules rules;
  rules.rules_.push_back(make_rule("/", false));
  return rules;
}

RobotsRules::Rule RobotsRules::make_rule(std::string_view pattern, bool allow) {
  Rule rule;
  rule.allow = allow;
  rule.length = pattern.size();
  if (pattern.back() == '$') {
    rule.to_the_end = true;
    pattern.remove_suffix(1);
  }
  while (true) {
    const std::size_t star = pattern.find('*');
    rule.parts.push_back(one_spelling(pattern.substr(0, star)));
    if (star == std::string_view::npos) return rule;
    pattern.remove_prefix(star + 1);
  }
}

// The leftmost place of each part leaves most room for the next, so no part is looked for twice.
bool RobotsRules::matches(const Rule& rule, std::string_view target) {
  std::size_t at = rule.parts.front().size();
  if (target.substr(0, at) != rule.parts.front()) return false;
  for (std::size_t i = 1; i < rule.parts.size(); i++) {
    const std::string& part = rule.parts[i];
    if (rule.to_the_end && i + 1 == rule.parts.size()) {
      return target.size() >= at + part.size() && target.substr(target.size() - part.size()) == part;
    }
    const std::size_t found = target.find(part, at);
    if (found == std::string_view::npos) return false;
    at = found + part.size();
  }
  return !rule.to_the_end || at == target.size();
}

bool RobotsRules::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string spelled = one_spelling(target.substr(0, max_pattern));
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool better = !best || rule.length > best->length || (rule.length == best->length && rule.allow);
    if (better && matches(rule, spelled)) best = &rule;
  }
  return !best || best->allow;
}

}  // namespace entente
