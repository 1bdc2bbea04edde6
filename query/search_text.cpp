#include "query/search_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "graph/full_text_words.h"
#include "query/question_error.h"

namespace entente {
namespace {

constexpr std::size_t longest_search = std::size_t{16} * 1024;
constexpr std::size_t shortest_prefix = 2;

struct SearchToken {
  enum class Kind { words, phrase, prefix, both, either, without, open, close, end } kind = Kind::end;
  std::vector<std::string> words;
  TextSpan span;
};
using Kind = SearchToken::Kind;

bool is_blank(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

struct SearchQuote {
  std::string_view open, close;
};
constexpr SearchQuote quotes[] = {{"\"", "\""}, {"“", "”"}, {"«", "»"}};

const SearchQuote* quote_at(std::string_view text, std::size_t at) {
  for (const SearchQuote& quote : quotes) {
    if (text.substr(at).starts_with(quote.open)) return &quote;
  }
  return nullptr;
}

std::vector<std::string> forms_of(std::string_view text) {
  std::vector<std::string> forms;
  for (TextWord& word : words_of(text)) forms.push_back(std::move(word.form));
  return forms;
}

class SearchLexer {
 public:
  explicit SearchLexer(std::string_view text) : text_(text) {}

  Result<std::vector<SearchToken>> tokens() {
    while (at_ < text_.size()) TRY(token());
    tokens_.push_back({Kind::end, {}, {text_.size(), text_.size()}});
    return std::move(tokens_);
  }

 private:
  Result<void> token() {
    const char c = text_[at_];
    if (is_blank(c) || c == ',') {
      ++at_;
      return {};
    }
    if (c == '(' || c == ')') {
      add(c == '(' ? Kind::open : Kind::close, {}, at_, at_ + 1);
      ++at_;
      return {};
    }
    if (const SearchQuote* quote = quote_at(text_, at_)) return phrase(*quote);
    if (c == '\'' && closes_soon()) return phrase(SearchQuote{"'", "'"});
    const bool minus = c == '-' && at_ + 1 < text_.size() && !is_blank(text_[at_ + 1]);
    if (minus) {
      add(Kind::without, {}, at_, at_ + 1);
      ++at_;
      return {};
    }
    return chunk();
  }

  // An apostrophe may also begin a word ('90s): a quote it is where another one ends a word not far behind.
  bool closes_soon() const {
    constexpr std::size_t far = 300;
    const std::string_view rest = text_.substr(at_ + 1, far);
    for (std::size_t i = rest.find('\''); i != std::string_view::npos; i = rest.find('\'', i + 1)) {
      const bool before_end = i + 1 == rest.size() || is_blank(rest[i + 1]) || rest[i + 1] == ')';
      if (i > 0 && before_end) return text_.find('\'', at_ + 1) == at_ + 1 + i;
    }
    return false;
  }

  Result<void> phrase(const SearchQuote& quote) {
    const std::size_t begin = at_;
    const std::size_t inside = at_ + quote.open.size();
    const std::size_t closing = text_.find(quote.close, inside);
    if (closing == std::string_view::npos) {
      return question_error(ErrorCode::invalid_query, "a quote is not closed", text_, {begin, inside},
                            "opened here");
    }
    at_ = closing + quote.close.size();
    const std::string_view quoted = text_.substr(inside, closing - inside);
    if (quoted.ends_with('*')) {
      return question_error(ErrorCode::invalid_query, "'*' does not stand in a phrase", text_,
                            {closing - 1, closing}, "outside quotes only: extended deterr*");
    }
    std::vector<std::string> words = forms_of(quoted);
    if (words.empty()) {
      return question_error(ErrorCode::invalid_query, "there is no word between these quotes", text_,
                            {begin, at_}, "");
    }
    add(Kind::phrase, std::move(words), begin, at_);
    return {};
  }

  Result<void> chunk() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !ends_chunk()) ++at_;
    const std::string_view chunk = text_.substr(begin, at_ - begin);
    if (chunk == "AND" || chunk == "OR" || chunk == "NOT") {
      add(chunk == "AND" ? Kind::both : chunk == "OR" ? Kind::either : Kind::without, {}, begin, at_);
      return {};
    }
    std::vector<std::string> words = forms_of(chunk);
    if (chunk.ends_with('*')) return prefix(std::move(words), {begin, at_});
    const Kind kind = words.size() == 1 ? Kind::words : Kind::phrase;
    if (!words.empty()) add(kind, std::move(words), begin, at_);
    return {};
  }

  bool ends_chunk() const {
    const char c = text_[at_];
    return is_blank(c) || c == ',' || c == '(' || c == ')' || quote_at(text_, at_) != nullptr;
  }

  Result<void> prefix(std::vector<std::string> words, TextSpan span) {
    if (words.empty() || words.back().size() < shortest_prefix) {
      return question_error(ErrorCode::invalid_query, "'*' stands after the first letters of a word", text_,
                            span, "two letters at least, as in deter*");
    }
    const std::vector<std::string> last = {std::move(words.back())};
    words.pop_back();
    if (!words.empty()) add(Kind::phrase, std::move(words), span.begin, span.end);
    add(Kind::prefix, last, span.begin, span.end);
    return {};
  }

  void add(Kind kind, std::vector<std::string> words, std::size_t begin, std::size_t end) {
    tokens_.push_back({kind, std::move(words), {begin, end}});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<SearchToken> tokens_;
};

class SearchParser {
 public:
  SearchParser(std::string_view text, std::vector<SearchToken> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  Result<FullTextQuery> whole() {
    if (here().kind == Kind::end) {
      return error("there is no word to search for", here(), "letters and digits make words");
    }
    FullTextQuery query = TRY(alternatives(0));
    if (here().kind == Kind::close) return error("')' closes nothing", here(), "");
    return query;
  }

 private:
  const SearchToken& here() const { return tokens_[at_]; }
  const SearchToken& take() { return tokens_[here().kind == Kind::end ? at_ : at_++]; }

  bool begins_something() const {
    const Kind kind = here().kind;
    return kind == Kind::words || kind == Kind::phrase || kind == Kind::prefix || kind == Kind::open;
  }

  Result<FullTextQuery> alternatives(std::size_t depth) {
    std::vector<FullTextQuery> parts = {TRY(together(depth))};
    while (here().kind == Kind::either) {
      take();
      parts.push_back(TRY(together(depth)));
    }
    return joined(FullTextQuery::Kind::any, std::move(parts));
  }

  // What is wanted, and what must not be there, up to OR, ')' or the end.
  Result<FullTextQuery> together(std::size_t depth) {
    std::vector<FullTextQuery> wanted;
    std::vector<FullTextQuery> unwanted;
    const SearchToken first = here();
    bool needs_more = true;
    while (true) {
      if (here().kind == Kind::both && !needs_more) {
        take();
        needs_more = true;
      } else if (here().kind == Kind::without) {
        const SearchToken word = take();
        if (!begins_something()) return lacks_side(word);
        unwanted.push_back(TRY(one(depth)));
        needs_more = false;
      } else if (begins_something()) {
        wanted.push_back(TRY(one(depth)));
        needs_more = false;
      } else {
        break;
      }
    }
    if (needs_more) return lacks_side(here());
    if (wanted.empty()) {
      return error("nothing is said that should be there", first, "write: treaty NOT draft");
    }
    FullTextQuery query = joined(FullTextQuery::Kind::all, std::move(wanted));
    if (unwanted.empty()) return query;
    unwanted.insert(unwanted.begin(), std::move(query));
    return joined(FullTextQuery::Kind::but_not, std::move(unwanted));
  }

  Result<FullTextQuery> one(std::size_t depth) {
    const SearchToken token = take();
    if (token.kind == Kind::open) return inside(token, depth);
    words_ += token.words.size();
    if (words_ > most_query_words) {
      return error(fmt::format("more than {} words", most_query_words), token, "search for fewer at a time");
    }
    const FullTextQuery::Kind kind = token.kind == Kind::prefix   ? FullTextQuery::Kind::prefix
                                     : token.kind == Kind::phrase ? FullTextQuery::Kind::phrase
                                                                  : FullTextQuery::Kind::word;
    return FullTextQuery{kind, token.words, {}};
  }

  Result<FullTextQuery> inside(const SearchToken& open, std::size_t depth) {
    if (depth + 1 >= most_query_depth / 3) return error("parentheses too deep", open, "");
    if (here().kind == Kind::close) return error("there is nothing between these", open, "");
    FullTextQuery query = TRY(alternatives(depth + 1));
    if (here().kind != Kind::close) return error("'(' is not closed", open, "opened here");
    take();
    return query;
  }

  // An operator where a word should stand, or nothing at all.
  Error lacks_side(const SearchToken& token) const {
    const std::string_view word = text_.substr(token.span.begin, token.span.end - token.span.begin);
    if (token.kind == Kind::without) {
      return error(fmt::format("'{}' stands before what must not be there", word), token,
                   "to search for the word itself write \"not\"");
    }
    // The operator before the end or ')' is at fault, not the end.
    const SearchToken& culprit =
        (token.kind == Kind::end || token.kind == Kind::close) && at_ > 0 ? tokens_[at_ - 1] : token;
    const std::string name(text_.substr(culprit.span.begin, culprit.span.end - culprit.span.begin));
    std::string lower = name;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return error(fmt::format("'{}' stands between two things to find", name), culprit,
                 fmt::format("to search for the word itself write \"{}\"", lower));
  }

  static FullTextQuery joined(FullTextQuery::Kind kind, std::vector<FullTextQuery> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    return {kind, {}, std::move(parts)};
  }

  Error error(std::string_view message, const SearchToken& token, std::string_view hint) const {
    return question_error(ErrorCode::invalid_query, message, text_, token.span, hint);
  }

  std::string_view text_;
  std::vector<SearchToken> tokens_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

Result<FullTextQuery> parse_search_text(std::string_view text) {
  if (text.size() > longest_search) {
    return Error{ErrorCode::invalid_query, "a search is at most 16 KiB long", ""};
  }
  return SearchParser(text, TRY(SearchLexer(text).tokens())).whole();
}

}  // namespace entente
