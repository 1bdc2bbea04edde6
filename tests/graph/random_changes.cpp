#include "tests/graph/random_changes.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "tests/graph/changes_builder.h"

namespace entente {
namespace {

class Author {
 public:
  Author(const std::string& name, std::uint32_t seed, const World& world)
      : random_(seed), world_(world), builder_(name) {}

  Changes write() {
    if (roll(5) > 0) builder_.dated(date());
    builder_.source(fmt::format("/random/{}", roll(1000000)));
    for (int page = 0; page < world_.pages; ++page) builder_.page(text());
    for (int i = 0; i < world_.statements; ++i) add_statement();
    for (int i = 0; i < world_.relations; ++i) add_relation();
    return builder_.build();
  }

 private:
  int roll(int sides) { return static_cast<int>(random_() % static_cast<std::uint32_t>(sides)); }

  std::string date() {
    std::string date = std::to_string(2015 + roll(10));
    if (roll(3) > 0) date += fmt::format("-{:02}", 1 + roll(12));
    if (date.size() > 4 && roll(3) > 0) date += fmt::format("-{:02}", 1 + roll(28));
    return date;
  }

  std::string time() {
    switch (roll(6)) {
      case 0:
        return "";
      case 1:
        return "P2Y";
      case 2:
        return fmt::format("{}/{}", 2010 + roll(8), 2017 + roll(8));
      case 3:
        return fmt::format("{}/..", 2005 + roll(20));
      default:
        return date();
    }
  }

  std::string text() {
    static constexpr std::array words = {"Japan", "pledged", "to",  "consult",
                                         "Korea", "within",  "the", "year"};
    std::string text;
    for (int i = 0; i < 30; ++i) text += std::string(words[static_cast<std::size_t>(roll(8))]) + ' ';
    return text + std::to_string(random_());
  }

  // Every page holds at least one of these words, whatever was rolled: its own text to the first blank.
  std::string quote(const Changes& so_far) {
    const std::string& page = so_far.pages[static_cast<std::size_t>(roll(world_.pages))].text;
    return page.substr(0, page.find(' ', static_cast<std::size_t>(roll(40))));
  }

  EntityId someone() {
    int number = roll(world_.entities);
    EntityId id = fmt::format("{}:e{}",
                              number % 3 == 0   ? "state"
                              : number % 3 == 1 ? "meeting"
                                                : "person",
                              number);
    if (number % 3 == 0) {
      builder_.profile(id, fmt::format("Entity {}", number), {fmt::format("E-{}", number), "Shared alias"});
    }
    if (roll(2) > 0)
      builder_.observe(id, "name", fmt::format("The {} {}", roll(3) > 0 ? "entity" : "Entity", number));
    if (roll(4) == 0) builder_.observe(id, "status", roll(2) > 0 ? "planned" : "held");
    return id;
  }

  void add_statement() {
    static constexpr std::array classes = {StatementClass::commit, StatementClass::report,
                                           StatementClass::urge};
    builder_.statement(classes[static_cast<std::size_t>(roll(3))], someone(), quote(builder_.build()));
    if (roll(2) > 0) add_target();
    if (roll(2) > 0) add_commitment();
  }

  void add_target() {
    EntityId target = someone();
    builder_.entity(target);
    builder_.last_statement().target.push_back(target);
  }

  void add_commitment() {
    EntityId commitment = fmt::format("commitment:c{}", roll(5));
    builder_.entity(commitment);
    builder_.last_statement().commitment = commitment;
  }

  void add_relation() {
    static constexpr std::array kinds = {RelationKind::member_of, RelationKind::met_with, RelationKind::urged,
                                         RelationKind::participated_in, RelationKind::cooperates_with};
    RelationKind kind = kinds[static_cast<std::size_t>(roll(5))];
    EntityId subject = someone();
    EntityId object = someone();
    if (info(kind).symmetric && subject == object) return;
    builder_.relation(kind, subject, object, quote(builder_.build())).at(time());
    Relation& relation = builder_.last_relation();
    if (roll(4) == 0) relation.envelope.modality = Modality::planned;
    if (roll(6) == 0) relation.derived = true;
    relation.envelope.confidence = 0.25F * static_cast<float>(1 + roll(4));
  }

  std::mt19937 random_;
  World world_;
  ChangesBuilder builder_;
};

}  // namespace

Changes random_changes(const std::string& name, std::uint32_t seed, const World& world) {
  return Author(name, seed, world).write();
}

}  // namespace entente
