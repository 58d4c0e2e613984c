// The tree of a Rule, and the steps from text to it. Private to this room.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/criteria/rule.hpp"

namespace evidence {

enum class RuleOperation {
  Number,
  Text,
  Truth,
  Name,  // until it is checked; then Fact or Column
  Fact,
  Column,
  And,
  Or,
  Not,
  Compare,
  Min,
  Max,
  CeilDiv,
  AddMonths,
  Sum,
  Count,
  Any,
  All,
};
enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

struct RuleNode {
  RuleOperation operation = RuleOperation::Truth;
  ValueKind kind = ValueKind::Condition;  // set by the check
  std::size_t begin = 0;                  // bytes of the rule's text
  std::size_t end = 0;
  std::int64_t number = 0;  // Number, Truth (0 or 1), CeilDiv's divisor, AddMonths' months
  std::string name;         // Text: the text; Fact, Column; Sum, Count, Any, All: the table
  std::string column;       // Sum
  Comparison comparison = Comparison::Equal;
  std::unique_ptr<RuleNode> filter;              // Sum, Count, Any, All
  std::vector<std::unique_ptr<RuleNode>> parts;  // operands; All: the condition
};

// What is wrong and at which byte.
struct RuleMistake {
  TextKey key;
  std::size_t position = 0;
  TextArguments arguments;
};

std::expected<std::unique_ptr<RuleNode>, RuleMistake> parse_rule(std::string_view text);
// Gives every node its kind and tells facts from columns.
std::expected<void, RuleMistake> check_rule(RuleNode& root, const std::vector<FactDefinition>& registry);

}  // namespace evidence
