#include "export/briefing_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "export/utf8.h"

namespace entente {
namespace {

// A morning's reading; the rest is counted.
constexpr std::size_t most_items = 100;
constexpr std::size_t most_names = 6;

// White space and control characters, those of two bytes included, become single blanks.
std::string one_line(std::string_view text) {
  std::string line;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCharacter character = character_at(text, at);
    const char32_t c = character.code_point;
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029) {
      blank = !line.empty();
    } else if (!bidi) {
      if (blank) line += ' ';
      blank = false;
      line += character.valid ? std::string(text.substr(at, character.size)) : "\xEF\xBF\xBD";
    }
    at += character.size;
  }
  return line;
}

std::string web_address(std::string_view url) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  const bool plain = std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7F && c != '"'; });
  return web && plain ? std::string(url) : "";
}

std::string time_of(const RunRecord& run) {
  return run.finished.empty() ? run.started : run.finished;
}

std::string run_text(const RunRecord& run) {
  std::string time = time_of(run);
  if (time.size() >= 16) time = time.substr(0, 10) + " " + time.substr(11, 5) + " UTC";
  return fmt::format("run {} ({})", run.number, time);
}

class BriefingWriter {
 public:
  explicit BriefingWriter(const Difference& difference) : difference_(difference) {
    for (const RunRecord& run : difference.runs) times_[run.number] = time_of(run);
  }

  Briefing write() && {
    head();
    commitments("New commitments", CommitmentNews::Kind::added, "");
    commitments("Commitments reworded", CommitmentNews::Kind::changed, "");
    commitments("Commitments stated again", CommitmentNews::Kind::reaffirmed,
                "Known before; another document or sentence says them.");
    commitments("Commitments gone", CommitmentNews::Kind::gone, "No document states them any more.");
    statements("Other statements", News::added);
    statements("Statements reworded", News::changed);
    statements("Statements gone", News::gone);
    relations("New relations", News::added);
    relations("Relations gone", News::gone);
    documents("New documents", News::added);
    documents("Changed documents", News::changed);
    documents("Documents gone", News::gone);
    entities("New names", difference_.entities_new, "name-new");
    entities("Names gone", difference_.entities_gone, "name-gone");
    locations("No longer at their source", difference_.vanished, "They stay in the graph.");
    locations("Could not be read", difference_.failed, "");
    broken_runs();
    return std::move(briefing_);
  }

 private:
  void head() {
    const RunRecord* last = difference_.runs.empty() ? nullptr : &difference_.runs.back();
    const RunRecord* since = difference_.since ? &*difference_.since : nullptr;
    briefing_.updated = last != nullptr ? time_of(*last) : since != nullptr ? time_of(*since) : "";
    briefing_.title = since != nullptr ? fmt::format("New since {}", run_text(*since)) : "All that is new";
    if (last != nullptr) {
      briefing_.period = difference_.runs.size() == 1
                             ? fmt::format("By {}", run_text(*last))
                             : fmt::format("By {} runs up to {}", difference_.runs.size(), run_text(*last));
      const std::string job = one_line(last->job);
      if (!job.empty()) briefing_.period += fmt::format(", job {}", job);
    }
    if (difference_.empty()) {
      briefing_.summary =
          since != nullptr ? fmt::format("Nothing new since {}.", run_text(*since)) : "Nothing new.";
    } else {
      briefing_.summary = summary();
    }
  }

  std::string summary() const {
    std::vector<std::string> parts;
    const auto add = [&parts](std::size_t count, std::string_view singular, std::string_view plural) {
      if (count > 0) parts.push_back(counted(count, singular, plural));
    };
    const auto pledges = [this](CommitmentNews::Kind kind) {
      return static_cast<std::size_t>(
          std::ranges::count(difference_.commitments, kind, &CommitmentNews::kind));
    };
    add(pledges(CommitmentNews::Kind::added), "new commitment", "new commitments");
    add(pledges(CommitmentNews::Kind::changed), "reworded", "reworded");
    add(pledges(CommitmentNews::Kind::reaffirmed), "stated again", "stated again");
    add(pledges(CommitmentNews::Kind::gone), "gone", "gone");
    const std::string commitments = fmt::format("{}", fmt::join(parts, ", "));
    parts.clear();
    add(difference_.count(News::added), "new document", "new documents");
    add(difference_.count(News::changed), "changed document", "changed documents");
    add(difference_.count(News::gone), "document gone", "documents gone");
    add(difference_.vanished.size(), "no longer at its source", "no longer at their source");
    add(difference_.failed.size(), "could not be read", "could not be read");
    const std::string documents = fmt::format("{}", fmt::join(parts, ", "));
    return commitments + (commitments.empty() || documents.empty() ? "" : "; ") + documents;
  }

  // The section, unless it has no item.
  void add(std::string heading, std::string note, std::vector<BriefingItem> items) {
    if (items.empty()) return;
    const std::size_t left_out = items.size() > most_items ? items.size() - most_items : 0;
    items.resize(items.size() - left_out);
    briefing_.sections.push_back({std::move(heading), std::move(note), std::move(items), left_out});
  }

  std::string names(const std::vector<EntityId>& ids) const {
    std::vector<std::string> shown;
    for (const EntityId& id : ids) shown.push_back(one_line(difference_.name(id)));
    if (shown.size() <= most_names) return fmt::format("{}", fmt::join(shown, ", "));
    const std::size_t more = shown.size() - most_names + 1;
    shown.resize(most_names - 1);
    return fmt::format("{} and {} more", fmt::join(shown, ", "), more);
  }

  std::string headline(const Statement& statement) const {
    std::string who = names(statement.parties);
    if (who.empty()) who = names(statement.envelope.attributed_to);
    if (who.empty()) who = one_line(statement.agent);
    if (who.empty()) who = "Unnamed";
    if (!statement.target.empty()) who += " to " + names(statement.target);
    if (!statement.beneficiary.empty()) who += " for " + names(statement.beneficiary);
    return who;
  }

  static std::string manner(const Statement& statement) {
    const Envelope& envelope = statement.envelope;
    std::vector<std::string> parts{std::string(name_of(statement.statement_class))};
    if (envelope.modality != info(statement.statement_class).modality)
      parts.emplace_back(name_of(envelope.modality));
    if (envelope.polarity == Polarity::negative) parts.emplace_back("negative");
    if (statement.strength != Strength::none) {
      parts.push_back(fmt::format("strength {}", name_of(statement.strength)));
    }
    if (envelope.time.stated()) {
      parts.push_back((envelope.time.role == TimeRole::deadline ? "by " : "") +
                      one_line(envelope.time.value));
    }
    if (!statement.condition.empty()) parts.push_back("condition: " + one_line(statement.condition));
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  BriefingItem sourced(const DocumentNews& document, std::uint32_t page) const {
    BriefingItem item;
    const DocumentFace& face = document.shown();
    item.source = face.title.empty() ? document.id : one_line(face.title);
    item.date = face.date.to_string();
    item.page = page > 0 ? std::to_string(page) : "";
    item.url = web_address(face.url);
    const auto time = times_.find(document.run);
    item.updated = time != times_.end() ? time->second : briefing_.updated;
    return item;
  }

  BriefingItem item_of(const DocumentNews& document, const StatementNews& news) const {
    const Statement& shown = news.shown();
    BriefingItem item = sourced(document, shown.evidence.page);
    item.headline = headline(shown);
    item.manner = manner(shown);
    item.quote = one_line(shown.evidence.quote);
    if (news.news == News::changed) item.before = one_line(news.before.evidence.quote);
    return item;
  }

  // A new or lost pledge is one item, however many documents state it; the others are news one by one.
  void commitments(const std::string& heading, CommitmentNews::Kind kind, const std::string& note) {
    const bool together = kind == CommitmentNews::Kind::added || kind == CommitmentNews::Kind::gone;
    std::vector<BriefingItem> items;
    for (const CommitmentNews& news : difference_.commitments) {
      if (news.kind != kind) continue;
      for (const CommitmentNews::Place& place : news.places) {
        const DocumentNews& document = difference_.documents[place.document];
        BriefingItem item = item_of(document, document.statements[place.statement]);
        item.id = fmt::format("commitment-{}/{}", name_of(kind), news.id);
        if (!together) item.id += "/" + document.id;
        if (together && news.places.size() > 1) {
          item.manner += fmt::format(", stated {} times", news.places.size());
        }
        items.push_back(std::move(item));
        if (together) break;
      }
    }
    add(heading, note, std::move(items));
  }

  void statements(const std::string& heading, News news) {
    std::vector<BriefingItem> items;
    for (const DocumentNews& document : difference_.documents) {
      for (const StatementNews& statement : document.statements) {
        if (statement.news != news || !statement.shown().commitment.empty()) continue;
        items.push_back(item_of(document, statement));
      }
    }
    add(heading, "", std::move(items));
  }

  void relations(const std::string& heading, News news) {
    std::vector<BriefingItem> items;
    for (const DocumentNews& document : difference_.documents) {
      for (const RelationNews& relation : document.relations) {
        if (relation.news != news) continue;
        const Relation& shown = relation.relation;
        BriefingItem item = sourced(document, shown.evidence.page);
        std::string verb(info(shown.kind).name);
        std::ranges::replace(verb, '_', ' ');
        item.headline = fmt::format("{} {} {}", one_line(difference_.name(shown.subject)), verb,
                                    one_line(difference_.name(shown.object)));
        if (!is_fact(shown.envelope.modality, shown.envelope.factuality, shown.envelope.polarity)) {
          item.manner = fmt::format("{}, {}, {}", name_of(shown.envelope.modality),
                                    name_of(shown.envelope.factuality), name_of(shown.envelope.polarity));
        }
        item.quote = one_line(shown.evidence.quote);
        items.push_back(std::move(item));
      }
    }
    add(heading, "", std::move(items));
  }

  void documents(const std::string& heading, News news) {
    std::vector<BriefingItem> items;
    for (const DocumentNews& document : difference_.documents) {
      if (document.news != news) continue;
      BriefingItem item = sourced(document, 0);
      item.id = fmt::format("document-{}/{}/{}", name_of(news), document.id, document.run);
      item.headline = item.source;
      item.source = document.shown().sources.empty() ? "" : one_line(document.shown().sources.front());
      item.manner = what_changed(document);
      items.push_back(std::move(item));
    }
    add(heading, "", std::move(items));
  }

  static std::string what_changed(const DocumentNews& document) {
    std::vector<std::string> parts;
    if (document.news == News::gone) {
      parts.emplace_back(document.repeats.empty() ? std::string(name_of(document.verdict))
                                                  : "now word for word " + one_line(document.repeats));
    }
    if (document.news == News::changed) {
      if (document.new_text) parts.emplace_back("new text");
      if (document.now.title != document.before.title) {
        parts.push_back("was titled \"" + one_line(document.before.title) + "\"");
      }
      if (document.now.date != document.before.date) {
        const std::string date = document.before.date.to_string();
        parts.push_back("was dated " + (date.empty() ? "nothing" : date));
      }
      if (document.new_reading) parts.emplace_back("read anew");
    }
    std::array<std::size_t, 3> said{};
    for (const StatementNews& statement : document.statements) {
      ++said[static_cast<std::size_t>(statement.news)];
    }
    const bool changed = document.news == News::changed;
    if (said[0] > 0)
      parts.push_back(counted(said[0], changed ? "new statement" : "statement",
                              changed ? "new statements" : "statements"));
    if (said[1] > 0) parts.push_back(fmt::format("{} reworded", said[1]));
    if (said[2] > 0) parts.push_back(counted(said[2], "statement gone", "statements gone"));
    if (changed && document.statements.empty()) parts.emplace_back("says what it said");
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  void entities(const std::string& heading, const std::vector<EntityName>& names, std::string_view id) {
    std::vector<BriefingItem> items;
    for (const EntityName& entity : names) {
      BriefingItem item;
      const auto kind = kind_of(entity.id);
      item.id = fmt::format("{}/{}", id, entity.id);
      item.headline = one_line(entity.name);
      item.manner = kind ? std::string(info(*kind).name) : "";
      item.updated = briefing_.updated;
      items.push_back(std::move(item));
    }
    add(heading, "", std::move(items));
  }

  // What was so before comes last.
  void locations(const std::string& heading, const std::vector<LocationNews>& news, const std::string& note) {
    std::vector<BriefingItem> items;
    for (const bool known : {false, true}) {
      for (const LocationNews& location : news) {
        if (location.known_before != known) continue;
        const DocumentVerdict& verdict = location.verdict;
        BriefingItem item;
        item.headline = one_line(verdict.location);
        item.id = fmt::format("{}/{}", name_of(verdict.verdict), verdict.location);
        if (verdict.verdict == Verdict::failed) item.manner = name_of(verdict.error);
        if (!verdict.reason.empty()) {
          item.manner += (item.manner.empty() ? "" : ": ") + one_line(verdict.reason);
        }
        if (known) item.manner += item.manner.empty() ? "as before" : " (as before)";
        item.url = web_address(verdict.location);
        const auto time = times_.find(location.run);
        item.updated = time != times_.end() ? time->second : briefing_.updated;
        items.push_back(std::move(item));
      }
    }
    add(heading, note, std::move(items));
  }

  void broken_runs() {
    std::vector<BriefingItem> items;
    for (const RunRecord& run : difference_.runs) {
      if (run.end == RunEnd::complete) continue;
      BriefingItem item;
      item.id = fmt::format("run/{}", run.number);
      item.headline = run_text(run);
      item.manner = run.end == RunEnd::open      ? "still running, or was killed"
                    : run.end == RunEnd::stopped ? "stopped early"
                                                 : "failed: " + one_line(run.error);
      item.updated = time_of(run);
      items.push_back(std::move(item));
    }
    add("Runs that did not finish", "", std::move(items));
  }

  const Difference& difference_;
  std::map<RunNumber, std::string> times_;
  Briefing briefing_;
};

}  // namespace

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

Briefing briefing_of(const Difference& difference) {
  return BriefingWriter(difference).write();
}

}  // namespace entente
