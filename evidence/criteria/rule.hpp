// The small, total rule language of a Catalogue: text → Rule, checked against the facts registry, evaluated in three
// values over intervals. Grammar and examples: schemas/catalogue.md. No loops, no arithmetic, no side effects: every
// rule has an answer for every FactBase. All values here are immutable and may be read from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/base/result.hpp"
#include "evidence/criteria/fact_definition.hpp"

namespace evidence {

struct FactBase;
struct RuleNode;  // rule_node.hpp

inline constexpr std::size_t kRuleLengthLimit = 600;  // characters; domain.md b, "Facts and rules"
inline constexpr std::size_t kRuleDepthLimit = 16;    // nested parts

// A rule that was parsed and whose kinds fit; copies share the tree.
struct Rule {
  std::string text;
  std::shared_ptr<const RuleNode> root;
};

// Parses and checks. Errors (Input) carry {position} (1-based character of the text), {near} and what was expected.
Result<Rule> compile_rule(std::string_view text, const std::vector<FactDefinition>& registry);
// The ids of the facts and tables that a rule reads, in order of first use.
std::vector<std::string> facts_read(const Rule& rule);

// Kleene's three values, ordered so that `and` is min and `or` is max.
enum class Truth { False, Unknown, True };

enum class ValueKind { Number, Date, Text, Condition };

// What is known of a value: [low, high]. Numbers as they are (money in fen), dates as days since 1970-01-01, conditions
// as 0 and 1; an absent end is unbounded. A text is known or not.
struct RuleValue {
  ValueKind kind = ValueKind::Condition;
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  std::optional<std::string> text;
  friend bool operator==(const RuleValue&, const RuleValue&) = default;
};

// One comparison of the rule (outside the filters of tables): for "why is this fact rule not met?".
struct RuleComparison {
  std::string text;  // as it stands in the rule
  Truth value = Truth::Unknown;
  RuleValue left;
  RuleValue right;
};

struct RuleResult {
  Truth value = Truth::Unknown;
  std::vector<RuleComparison> comparisons;  // in the order of the text; a bare condition is no comparison
  std::vector<std::string> missing;         // facts read of which nothing is known
  std::vector<std::string> claimed;         // facts read that are only claimed, tables with rows only claimed
  std::vector<std::string> incomplete;      // tables a claim does not bound, that nobody accepted as complete
};

// Never fails: what is missing makes the answer unknown.
RuleResult evaluate(const Rule& rule, const FactBase& facts);

}  // namespace evidence
