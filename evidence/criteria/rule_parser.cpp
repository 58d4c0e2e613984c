// Recursive descent over the grammar of domain.md b, "Facts and rules"; every way down is counted against the limit.
#include <map>
#include <utility>

#include "evidence/criteria/rule_tokens.hpp"

namespace evidence {

using namespace literals;

namespace {

using NodePtr = std::unique_ptr<RuleNode>;
using Parsed = std::expected<NodePtr, RuleMistake>;

const std::map<std::string_view, RuleOperation> kCalls{
    {"min", RuleOperation::Min},          {"max", RuleOperation::Max},
    {"ceil_div", RuleOperation::CeilDiv}, {"add_months", RuleOperation::AddMonths},
    {"sum", RuleOperation::Sum},          {"count", RuleOperation::Count},
    {"any", RuleOperation::Any},          {"all", RuleOperation::All}};

const std::map<std::string_view, Comparison> kComparisons{
    {"==", Comparison::Equal},       {"!=", Comparison::NotEqual}, {"<", Comparison::Less},
    {"<=", Comparison::LessOrEqual}, {">", Comparison::Greater},   {">=", Comparison::GreaterOrEqual}};

class Parser {
 public:
  explicit Parser(std::vector<RuleToken> tokens) : tokens_(std::move(tokens)) {}

  Parsed whole() {
    Parsed rule = disjunction();
    if (rule && now().kind != TokenKind::End) return wrong("error.rule.trailing"_key);
    return rule;
  }

 private:
  struct Level {
    std::size_t& depth;
    explicit Level(std::size_t& counter) : depth(counter) { ++depth; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    ~Level() { --depth; }
  };

  [[nodiscard]] const RuleToken& now() const { return tokens_[at_]; }
  [[nodiscard]] bool is_symbol(std::string_view symbol) const {
    return now().kind == TokenKind::Symbol && now().text == symbol;
  }
  [[nodiscard]] bool is_word(std::string_view name) const {
    return now().kind == TokenKind::Name && now().text == name;
  }

  [[nodiscard]] std::unexpected<RuleMistake> wrong(TextKey key, std::string_view expected = {}) const {
    RuleMistake mistake{key, now().begin, {{"near", std::string(now().text)}}};
    if (!expected.empty()) mistake.arguments.emplace_back("expected", expected);
    return std::unexpected(std::move(mistake));
  }
  [[nodiscard]] std::expected<void, RuleMistake> take(std::string_view symbol) {
    if (!is_symbol(symbol)) return wrong("error.rule.expected"_key, symbol);
    ++at_;
    return {};
  }
  NodePtr node(RuleOperation operation) const {
    auto made = std::make_unique<RuleNode>();
    made->operation = operation;
    made->begin = now().begin;
    made->end = now().end;
    return made;
  }

  // Parts joined by a word: a chain is one node, so that a long one is not a deep one.
  Parsed chain(RuleOperation operation, std::string_view joint, Parsed (Parser::*part)()) {
    Parsed first = (this->*part)();
    if (!first || !is_word(joint)) return first;
    NodePtr joined = node(operation);
    joined->begin = (*first)->begin;
    joined->parts.push_back(std::move(*first));
    while (is_word(joint)) {
      ++at_;
      Parsed next = (this->*part)();
      if (!next) return next;
      joined->end = (*next)->end;
      joined->parts.push_back(std::move(*next));
    }
    return joined;
  }

  Parsed disjunction() {
    const Level level(depth_);
    if (depth_ > kRuleDepthLimit) return wrong("error.rule.too-deep"_key);
    return chain(RuleOperation::Or, "or", &Parser::conjunction);
  }
  Parsed conjunction() { return chain(RuleOperation::And, "and", &Parser::negation); }

  Parsed negation() {
    if (!is_word("not")) return comparison();
    const Level level(depth_);
    if (depth_ > kRuleDepthLimit) return wrong("error.rule.too-deep"_key);
    NodePtr negated = node(RuleOperation::Not);
    ++at_;
    Parsed inner = negation();
    if (!inner) return inner;
    negated->end = (*inner)->end;
    negated->parts.push_back(std::move(*inner));
    return negated;
  }

  Parsed comparison() {
    Parsed left = term();
    if (!left || now().kind != TokenKind::Symbol) return left;
    const auto found = kComparisons.find(now().text);
    if (found == kComparisons.end()) return left;
    NodePtr compared = node(RuleOperation::Compare);
    compared->comparison = found->second;
    ++at_;
    Parsed right = term();
    if (!right) return right;
    compared->begin = (*left)->begin;
    compared->end = (*right)->end;
    compared->parts.push_back(std::move(*left));
    compared->parts.push_back(std::move(*right));
    return compared;
  }

  Parsed term() {
    const RuleToken token = now();
    if (token.kind == TokenKind::Integer || token.kind == TokenKind::Text) {
      NodePtr value = node(token.kind == TokenKind::Integer ? RuleOperation::Number : RuleOperation::Text);
      value->number = token.number;
      value->name = token.text;
      ++at_;
      return value;
    }
    if (is_symbol("(")) return bracketed();
    if (token.kind != TokenKind::Name) return wrong("error.rule.value-expected"_key);
    if (token.text == "true" || token.text == "false") {
      NodePtr value = node(RuleOperation::Truth);
      value->number = token.text == "true" ? 1 : 0;
      ++at_;
      return value;
    }
    if (token.text == "and" || token.text == "or" || token.text == "not" || token.text == "where") {
      return wrong("error.rule.value-expected"_key);
    }
    const auto called = kCalls.find(token.text);
    if (called != kCalls.end() && tokens_[at_ + 1].kind == TokenKind::Symbol && tokens_[at_ + 1].text == "(") {
      return call(called->second);
    }
    NodePtr name = node(RuleOperation::Name);
    name->name = token.text;
    ++at_;
    return name;
  }

  Parsed bracketed() {
    const std::size_t begin = now().begin;
    ++at_;
    Parsed inner = disjunction();
    if (!inner) return inner;
    const std::size_t end = now().end;
    if (auto closed = take(")"); !closed) return std::unexpected(std::move(closed.error()));
    (*inner)->begin = begin;
    (*inner)->end = end;
    return inner;
  }

  Parsed call(RuleOperation operation) {
    NodePtr made = node(operation);
    at_ += 2;
    std::expected<void, RuleMistake> read;
    switch (operation) {
      case RuleOperation::Min:
      case RuleOperation::Max:
        read = values(*made);
        break;
      case RuleOperation::CeilDiv:
      case RuleOperation::AddMonths:
        read = value_and_integer(*made);
        break;
      default:
        read = rows(*made);
    }
    if (!read) return std::unexpected(std::move(read.error()));
    made->end = now().end;
    if (auto closed = take(")"); !closed) return std::unexpected(std::move(closed.error()));
    return made;
  }

  std::expected<void, RuleMistake> part_of(RuleNode& parent) {
    Parsed part = disjunction();
    if (!part) return std::unexpected(std::move(part.error()));
    parent.parts.push_back(std::move(*part));
    return {};
  }

  std::expected<void, RuleMistake> values(RuleNode& made) {
    if (auto first = part_of(made); !first) return first;
    while (is_symbol(",")) {
      ++at_;
      if (auto next = part_of(made); !next) return next;
    }
    return {};
  }

  std::expected<void, RuleMistake> value_and_integer(RuleNode& made) {
    if (auto value = part_of(made); !value) return value;
    if (auto comma = take(","); !comma) return comma;
    if (now().kind != TokenKind::Integer) return wrong("error.rule.integer-expected"_key);
    made.number = now().number;
    ++at_;
    return {};
  }

  std::expected<void, RuleMistake> rows(RuleNode& made) {
    if (now().kind != TokenKind::Name) return wrong("error.rule.table-expected"_key);
    made.name = now().text;
    ++at_;
    if (made.operation == RuleOperation::Sum) {
      if (auto dot = take("."); !dot) return dot;
      if (now().kind != TokenKind::Name) return wrong("error.rule.column-expected"_key);
      made.column = now().text;
      ++at_;
    }
    if (is_word("where")) {
      ++at_;
      Parsed filter = disjunction();
      if (!filter) return std::unexpected(std::move(filter.error()));
      made.filter = std::move(*filter);
    }
    if (made.operation != RuleOperation::All) return {};
    if (auto comma = take(","); !comma) return comma;
    return part_of(made);
  }

  std::vector<RuleToken> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace

Parsed parse_rule(std::string_view text) {
  if (const std::size_t length = characters(text); length > kRuleLengthLimit) {
    return std::unexpected(
        RuleMistake{"error.rule.too-long"_key,
                    0,
                    {{"length", std::to_string(length)}, {"limit", std::to_string(kRuleLengthLimit)}}});
  }
  auto tokens = rule_tokens(text);
  if (!tokens) return std::unexpected(std::move(tokens.error()));
  return Parser(std::move(*tokens)).whole();
}

}  // namespace evidence
