#include "cli/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "graph/kinds.h"
#include "ingest/statements/sentence_view.h"

namespace entente {
namespace {

// Why a sentence carries no statement whatever it says; "" when it is read.
std::string_view unread(const Sentence& sentence) {
  if (sentence.boilerplate) return "not read";
  if (sentence.foreign) return "another language: not read";
  if (!is_readable(sentence)) return "too long: read for mentions only";
  if (sentence.block == BlockKind::title) return "a title: read for mentions only";
  if (sentence.block == BlockKind::table) return "a table: read for mentions only";
  return "";
}

class Explanation {
 public:
  Explanation(const Extraction& extraction, const Trace& trace)
      : reading_(extraction.reading),
        statements_(reading_.sentences.size()),
        relations_(reading_.sentences.size()),
        dropped_(reading_.sentences.size()) {
    sort_by_sentence(extraction.statements, statements_);
    sort_by_sentence(extraction.relations, relations_);
    sort_by_sentence(trace.all(), dropped_);
  }

  std::string text() {
    write_head();
    for (std::size_t i = 0; i < reading_.sentences.size(); ++i) write_sentence(i);
    for (const std::string& loss : reading_.losses) line(0, "lost: {}", loss);
    return std::move(out_);
  }

 private:
  template <class Item>
  using BySentence = std::vector<std::vector<const Item*>>;

  template <class Item>
  static void sort_by_sentence(const std::vector<Item>& items, BySentence<Item>& sorted) {
    for (const Item& item : items) {
      const auto at = static_cast<std::size_t>(item.sentence);
      if (item.sentence >= 0 && at < sorted.size()) sorted[at].push_back(&item);
    }
  }

  template <class... Values>
  void line(std::size_t indent, fmt::format_string<Values...> words, Values&&... values) {
    out_.append(indent, ' ');
    fmt::format_to(std::back_inserter(out_), words, std::forward<Values>(values)...);
    out_ += '\n';
  }

  std::string quoted(Span span) const { return fmt::format("\"{}\"", reading_.words(span)); }

  // "Japan (state:JPN)"; a name that the lexicon does not know stands alone.
  std::string entity(int index) const {
    if (index < 0) return "nobody";
    const DocumentEntity& one = reading_.entities[static_cast<std::size_t>(index)];
    return one.lexicon_id.empty() ? one.name : fmt::format("{} ({})", one.name, one.lexicon_id);
  }

  std::string entities(const std::vector<int>& indices) const {
    std::string joined;
    for (int index : indices) joined += (joined.empty() ? "" : ", ") + entity(index);
    return joined.empty() ? "nobody" : joined;
  }

  void write_head() {
    const Voice& voice = reading_.voice;
    line(0, "genre: {}", voice.genre.empty() ? "unknown" : voice.genre);
    line(0, "\"we\": {}", entities(voice.issuers));
    if (!voice.authors.empty()) line(0, "authors: {}", entities(voice.authors));
    if (voice.meeting >= 0) line(0, "meeting: {}", entity(voice.meeting));
  }

  void write_sentence(std::size_t index) {
    const Sentence& sentence = reading_.sentences[index];
    const std::string_view why = unread(sentence);
    const std::string stem = sentence.stem < 0 ? "" : fmt::format(", goes on [{}]", sentence.stem);
    out_ += '\n';
    line(0, "[{}] {}{}{}{}", index, name_of(sentence.block), stem, why.empty() ? "" : ", ", why);
    line(4, "{}", reading_.words(sentence.span));
    if (sentence.is_silent()) return;
    write_words(sentence);
    write_mentions(static_cast<int>(index));
    for (const StatementCandidate* statement : statements_[index]) write_statement(*statement);
    write_relations(index);
    write_dropped(index);
  }

  void write_words(const Sentence& sentence) {
    const auto token = [&](std::uint32_t i) -> const Token& { return reading_.tokens[i]; };
    bool known = false;
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i)
      known |= token(i).tag != WordTag::unknown;
    if (!known) return;
    line(2, "words");
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i)
      write_word(sentence, token(i), i);
  }

  void write_word(const Sentence& sentence, const Token& token, std::uint32_t at) {
    const bool has_head = token.head >= 0 && static_cast<std::size_t>(token.head) < reading_.tokens.size();
    std::string head;
    if (has_head) {
      const auto to = static_cast<std::uint32_t>(token.head);
      head =
          fmt::format(" of {} {}", to - sentence.first_token + 1, reading_.words(reading_.tokens[to].span));
    }
    const std::string_view form = token.form == WordForm::none ? "" : name_of(token.form);
    line(2, "{:>4} {:<18} {:<6}{:<19} {:<18} {}{}", at - sentence.first_token + 1, reading_.words(token.span),
         name_of(token.tag), form, reading_.lemma(token), name_of(token.arc), head);
  }

  void write_mentions(int sentence) {
    bool first = true;
    for (const Mention& mention : mentions_in(reading_, sentence)) {
      if (first) line(2, "mentions");
      first = false;
      const DocumentEntity& one = reading_.entities[static_cast<std::size_t>(mention.entity)];
      const std::string_view nested = mention.nested ? ", inside a longer one" : "";
      line(4, "{} {} {}: {}, by {}{}", info(one.kind).name, quoted(mention.span), name_of(mention.kind),
           entity(mention.entity), mention.method.empty() ? "a rule" : mention.method, nested);
    }
  }

  void write_statement(const StatementCandidate& statement) {
    const CandidateEnvelope& envelope = statement.envelope;
    line(2, "statement: {} {}", name_of(statement.statement_class), quoted(statement.content));
    line(4, "cue {}, by {}, confidence {:.2f}", quoted(statement.cue), envelope.method, envelope.confidence);
    line(4, "parties: {}", entities(statement.parties));
    if (!statement.target.empty()) line(4, "target: {}", entities(statement.target));
    if (!statement.beneficiary.empty()) line(4, "for: {}", entities(statement.beneficiary));
    line(4, "said by: {} ({})", entities(envelope.attributed_to), name_of(envelope.attribution));
    line(4, "{}", labels(statement));
    if (!statement.topics.empty()) line(4, "topics: {}", fmt::join(statement.topics, ", "));
    if (!statement.condition.empty()) line(4, "condition: {}", statement.condition);
  }

  static std::string labels(const StatementCandidate& statement) {
    const CandidateEnvelope& envelope = statement.envelope;
    std::string words =
        fmt::format("{}, polarity {}", name_of(envelope.modality), name_of(envelope.polarity));
    const auto add = [&](std::string_view name, std::string_view value) {
      if (!value.empty()) words += fmt::format(", {}{}", name, value);
    };
    add("strength ", name_of(statement.strength));
    add("", name_of(envelope.status));
    if (envelope.time.stated())
      words += fmt::format(", {} {}", name_of(envelope.time.role), envelope.time.value);
    add("", statement.is_grg_commitment ? "a strict commitment"
            : statement.is_commitment   ? "a commitment"
                                        : "");
    add("", statement.is_directive ? "a directive" : "");
    return words;
  }

  void write_relations(std::size_t sentence) {
    if (relations_[sentence].empty()) return;
    line(2, "relations");
    for (const RelationCandidate* relation : relations_[sentence]) {
      const CandidateEnvelope& envelope = relation->envelope;
      line(4, "{} {} {}: {}, polarity {}, by {}, from {}", entity(relation->subject),
           info(relation->kind).name, entity(relation->object), name_of(envelope.modality),
           name_of(envelope.polarity), envelope.method.empty() ? "a rule" : envelope.method,
           quoted(relation->evidence));
    }
  }

  void write_dropped(std::size_t sentence) {
    if (dropped_[sentence].empty()) return;
    line(2, "dropped");
    for (const Dropped* dropped : dropped_[sentence])
      line(4, "{} {}: {}", dropped->what, quoted(dropped->span), dropped->why);
  }

  const Reading& reading_;
  BySentence<StatementCandidate> statements_;
  BySentence<RelationCandidate> relations_;
  BySentence<Dropped> dropped_;
  std::string out_;
};

}  // namespace

std::string explain(const Extraction& extraction, const Trace& trace) {
  return Explanation(extraction, trace).text();
}

}  // namespace entente
