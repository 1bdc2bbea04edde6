#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <charconv>

#include "query/filter_agreement.h"
#include "query/filter_arguments.h"
#include "query/lexer.h"
#include "query/parsed_question.h"
#include "query/word_reader.h"

namespace entente {
namespace {

class Parser {
 public:
  Parser(std::string_view text, std::vector<QuestionWord> words) : reader_(text, std::move(words)) {}

  Result<ParsedQuestion> question() {
    question_.text = std::string(reader_.text());
    TRY(verb());
    TRY(subject());
    while (!reader_.at_end()) TRY(filter());
    if (std::optional<Error> error = disagreement(question_)) return *std::move(error);
    return std::move(question_);
  }

 private:
  Result<void> verb() {
    const QuestionWord word = reader_.take();
    if (word.kind == QuestionWord::Kind::end)
      return reader_.error("an empty question", word, "try: find \"Japan\"");
    verb_ = word.kind == QuestionWord::Kind::plain ? verb_named(word.text) : nullptr;
    if (verb_ == nullptr) {
      const std::string all = fmt::format("verbs: {}", fmt::join(verb_names(), ", "));
      return reader_.error(fmt::format("'{}' is not a verb", word.text), word,
                           did_you_mean(word.text, verb_names(), all));
    }
    question_.verb = verb_->verb;
    return {};
  }

  Result<void> subject() {
    switch (verb_->subject) {
      case VerbSubject::nothing:
        return {};
      case VerbSubject::text:
        return text_subject();
      case VerbSubject::assertion:
        return assertion_subject();
      case VerbSubject::names:
        return names_subject();
      case VerbSubject::kind:
        return kind_subject();
    }
    return {};
  }

  // As written, with quotes and all: they say what is a phrase (query/search_text.h).
  Result<void> search_subject() {
    TextSpan span = reader_.here().span;
    while (!reader_.at_end() && filter_here(reader_, *verb_) == nullptr) span.end = reader_.take().span.end;
    question_.subject = std::string(reader_.text().substr(span.begin, span.end - span.begin));
    question_.subject_span = span;
    if (!question_.subject.empty()) return {};
    return reader_.error("expected words to search for", reader_.here(),
                         "words that are filters too may stand in quotes");
  }

  Result<void> text_subject() {
    if (verb_->verb == Verb::search) return search_subject();
    if (!verb_->lead.empty() && reader_.here_is(verb_->lead)) reader_.take();
    const ParsedName text = TRY(NameParser(reader_, *verb_, "").name("a text"));
    if (text.text.empty()) return reader_.error_at("the text is empty", text.span, "");
    question_.subject = text.kind ? fmt::format("{}:{}", info(*text.kind).prefix, text.text) : text.text;
    question_.subject_span = text.span;
    return {};
  }

  Result<void> assertion_subject() {
    const QuestionWord word = reader_.take();
    const bool hexadecimal = std::all_of(word.text.begin(), word.text.end(),
                                         [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (!hexadecimal || word.text.size() < 4 || word.text.size() > 32) {
      return reader_.error(fmt::format("expected an id, found {}", shown(word)), word,
                           "the first 4 to 32 hex digits of an id, as answers print them");
    }
    question_.subject = word.text;
    question_.subject_span = word.span;
    return {};
  }

  Result<void> kind_subject() {
    question_.subject_span = reader_.here().span;
    question_.subject_kinds = TRY(parse_kinds(reader_));
    question_.subject_span.end = reader_.last_end();
    return {};
  }

  Result<void> names_subject() {
    if (verb_->least_names == 0 && (reader_.at_end() || filter_here(reader_, *verb_) != nullptr)) return {};
    if (!verb_->lead.empty() && reader_.here_is(verb_->lead)) reader_.take();
    question_.names.push_back(TRY(NameParser(reader_, *verb_, verb_->connective).name("a name")));
    if (verb_->connective.empty()) return {};
    if (!reader_.here_is(verb_->connective)) return no_connective();
    reader_.take();
    question_.names.push_back(TRY(NameParser(reader_, *verb_, "").name("a name")));
    return {};
  }

  Error no_connective() {
    return reader_.error(fmt::format("expected '{}', found {}", verb_->connective, shown(reader_.here())),
                         reader_.here(), fmt::format("write: {} A {} B", verb_->name, verb_->connective));
  }

  Result<void> filter() {
    const FilterInfo* filter = filter_here(reader_, *verb_);
    if (filter == nullptr) return not_a_filter(reader_, *verb_, reader_.here());
    const TextSpan words = reader_.take_words(filter->words);
    for (const ParsedFilter& earlier : question_.filters) {
      if (earlier.filter == filter->filter) {
        return reader_.error_at(fmt::format("'{}' is given twice", filter->words), words, "");
      }
    }
    ParsedFilter parsed = TRY(parse_argument(reader_, *verb_, *filter));
    parsed.span = {words.begin, std::max(words.end, reader_.last_end())};
    question_.filters.push_back(std::move(parsed));
    return {};
  }

  WordReader reader_;
  const VerbInfo* verb_ = nullptr;
  ParsedQuestion question_;
};

}  // namespace

Result<ParsedQuestion> parse(std::string_view text) {
  return Parser(text, TRY(split_question(text))).question();
}

}  // namespace entente
