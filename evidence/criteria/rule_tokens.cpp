#include "evidence/criteria/rule_tokens.hpp"

#include <array>
#include <charconv>

namespace evidence {

using namespace literals;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_name(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool goes_on_name(char c) { return starts_name(c) || is_digit(c); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 10> kSymbols{"==", "!=", "<=", ">=", "<", ">", "(", ")", ",", "."};

std::expected<RuleToken, RuleMistake> integer(std::string_view text, std::size_t begin) {
  std::size_t end = begin + (text[begin] == '-' ? 1 : 0);
  while (end < text.size() && is_digit(text[end])) ++end;
  RuleToken token{TokenKind::Integer, text.substr(begin, end - begin), 0, begin, end};
  const auto [rest, error] = std::from_chars(text.data() + begin, text.data() + end, token.number);
  if (error != std::errc{} || rest != text.data() + end) {
    return std::unexpected(RuleMistake{"error.rule.number-too-large"_key, begin, {{"near", std::string(token.text)}}});
  }
  return token;
}

std::expected<RuleToken, RuleMistake> next_token(std::string_view text, std::size_t begin) {
  const char first = text[begin];
  if (is_digit(first) || (first == '-' && begin + 1 < text.size() && is_digit(text[begin + 1]))) {
    return integer(text, begin);
  }
  if (first == '"') {
    const std::size_t close = text.find('"', begin + 1);
    if (close == std::string_view::npos) {
      return std::unexpected(RuleMistake{"error.rule.unclosed-text"_key, begin, {}});
    }
    return RuleToken{TokenKind::Text, text.substr(begin + 1, close - begin - 1), 0, begin, close + 1};
  }
  if (starts_name(first)) {
    std::size_t end = begin + 1;
    while (end < text.size() && goes_on_name(text[end])) ++end;
    return RuleToken{TokenKind::Name, text.substr(begin, end - begin), 0, begin, end};
  }
  for (const std::string_view symbol : kSymbols) {
    if (text.substr(begin).starts_with(symbol)) {
      return RuleToken{TokenKind::Symbol, text.substr(begin, symbol.size()), 0, begin, begin + symbol.size()};
    }
  }
  return std::unexpected(RuleMistake{"error.rule.character"_key, begin, {}});
}

}  // namespace

std::expected<std::vector<RuleToken>, RuleMistake> rule_tokens(std::string_view text) {
  std::vector<RuleToken> tokens;
  std::size_t at = 0;
  while (true) {
    while (at < text.size() && is_blank(text[at])) ++at;
    if (at == text.size()) break;
    auto token = next_token(text, at);
    if (!token) return std::unexpected(std::move(token.error()));
    at = token->end;
    tokens.push_back(*token);
  }
  tokens.push_back(RuleToken{TokenKind::End, {}, 0, text.size(), text.size()});
  return tokens;
}

}  // namespace evidence
