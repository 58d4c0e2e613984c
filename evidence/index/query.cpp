#include "evidence/index/query.hpp"

#include "evidence/base/utf8.hpp"

namespace evidence::index {
namespace {

using namespace evidence::literals;

enum class LexemeKind { Word, Quoted, Without, Or };

struct Lexeme {
  LexemeKind kind = LexemeKind::Word;
  std::string text;
  std::size_t position = 1;  // characters from 1
};

bool opens_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'＂' || c == U'”'; }
bool closes_quote(char32_t c) { return opens_quote(c); }
bool is_minus(char32_t c) { return c == U'-' || c == U'－' || c == U'−'; }

std::unexpected<Error> wrong(TextKey key, std::size_t position) {
  return fail(ErrorKind::Input, key, {{"position", std::to_string(position)}});
}

// Reads behind an opening quote; moves `at` behind the closing one.
Result<std::string> quoted(const std::u32string& text, std::size_t& at) {
  const std::size_t opened = at++;
  std::u32string inside;
  for (; at < text.size(); ++at) {
    if (closes_quote(text[at])) {
      ++at;
      return to_utf8(inside);
    }
    inside += text[at];
  }
  return wrong("error.index.query.quote"_key, opened + 1);
}

LexemeKind kind_of_word(std::string_view word) {
  return word == "OR" || word == "或" || word == "ＯＲ" ? LexemeKind::Or : LexemeKind::Word;
}

Result<std::vector<Lexeme>> split(const std::u32string& text) {
  std::vector<Lexeme> lexemes;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t position = at + 1;
    if (is_blank(text[at])) {
      ++at;
    } else if (opens_quote(text[at])) {
      auto inside = quoted(text, at);
      if (!inside) return pass_on(inside);
      lexemes.push_back({LexemeKind::Quoted, std::move(*inside), position});
    } else if (is_minus(text[at])) {
      ++at;
      if (at == text.size() || is_blank(text[at])) return wrong("error.index.query.minus"_key, position);
      lexemes.push_back({LexemeKind::Without, {}, position});
    } else {
      std::u32string word;
      while (at < text.size() && !is_blank(text[at]) && !opens_quote(text[at])) word += text[at++];
      std::string bytes = to_utf8(word);
      const LexemeKind kind = kind_of_word(bytes);
      lexemes.push_back({kind, std::move(bytes), position});
    }
  }
  return lexemes;
}

// "或" alone, or the whole query, is a word to be found.
void settle_lonely_or(std::vector<Lexeme>& lexemes) {
  if (lexemes.size() == 1 && lexemes.front().kind == LexemeKind::Or) lexemes.front().kind = LexemeKind::Word;
}

Result<void> close_clause(Query& query, std::size_t position) {
  const Clause& clause = query.any.back();
  if (!clause.with.empty()) return {};
  return wrong(clause.without.empty() ? "error.index.query.or"_key : "error.index.query.only-without"_key, position);
}

}  // namespace

Result<Query> parse_query(const TextFolding& folding, std::string_view text) {
  auto split_text = split(to_code_points(make_valid_utf8(text)));
  if (!split_text) return pass_on(split_text);
  std::vector<Lexeme>& lexemes = *split_text;
  settle_lonely_or(lexemes);
  Query query{{Clause{}}};
  bool without = false;
  std::size_t clause_position = 1;
  for (Lexeme& lexeme : lexemes) {
    if (lexeme.kind == LexemeKind::Without) {
      without = true;
      continue;
    }
    if (lexeme.kind == LexemeKind::Or) {
      if (auto closed = close_clause(query, lexeme.position); !closed) return pass_on(closed);
      query.any.emplace_back();
      clause_position = lexeme.position;
      continue;
    }
    Term term{folding.fold(lexeme.text), lexeme.kind == LexemeKind::Quoted, lexeme.position};
    if (term.folded.empty()) return wrong("error.index.query.nothing"_key, lexeme.position);
    Clause& clause = query.any.back();
    (without ? clause.without : clause.with).push_back(std::move(term));
    without = false;
  }
  if (lexemes.empty()) return fail(ErrorKind::Input, "error.index.query.empty"_key);
  if (auto closed = close_clause(query, clause_position); !closed) return pass_on(closed);
  return query;
}

}  // namespace evidence::index
