// Everything is evaluated, nothing is skipped: the explanation shows each comparison whatever the others say.
#include <algorithm>
#include <utility>

#include "evidence/criteria/fact_base.hpp"
#include "evidence/criteria/rule_value.hpp"

namespace evidence {

namespace {

RuleValue point(const FactValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return condition(!*flag, *flag);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return exactly(ValueKind::Number, *number);
  if (const auto* date = std::get_if<CivilDate>(&value)) return exactly(ValueKind::Date, day_number(*date));
  return known_text(std::get<std::string>(value));
}

// Smallest interval that holds all values; differing texts are unknown; a value of another kind makes it unknown.
RuleValue hull(ValueKind kind, const std::vector<FactValue>& values) {
  std::vector<RuleValue> points;
  for (const FactValue& value : values) {
    points.push_back(point(value));
    if (points.back().kind != kind || points.back().text != points.front().text) return unknown_value(kind);
  }
  if (kind == ValueKind::Text) return points.front();
  return RuleValue{kind, smallest(points).low, greatest(points).high, std::nullopt};
}

// What a bare claim tells: at most this, at least this, or nothing.
RuleValue claimed_value(ValueKind kind, const FactDefinition& fact, const std::vector<FactValue>& claimed) {
  RuleValue value = unknown_value(kind);
  if (kind == ValueKind::Text || fact.claim_is == ClaimIs::None) return value;
  const RuleValue said = hull(kind, claimed);
  if (fact.claim_is == ClaimIs::Lower) {
    value.low = said.low;
    return value;
  }
  value.high = said.high;
  if (kind == ValueKind::Number && fact.min && said.high) value.low = std::min(*fact.min, *said.high);
  return value;
}

class Evaluation {
 public:
  explicit Evaluation(const Rule& rule, const FactBase& facts) : text_(rule.text), facts_(facts) {}

  RuleValue value(const RuleNode& node, const KnownRow* row) {
    switch (node.operation) {
      case RuleOperation::Number:
        return exactly(ValueKind::Number, node.number);
      case RuleOperation::Text:
        return known_text(node.name);
      case RuleOperation::Truth:
        return condition(node.number == 0, node.number == 1);
      case RuleOperation::Name:
      case RuleOperation::Fact:
        return fact(node);
      case RuleOperation::Column:
        return cell(node, row);
      case RuleOperation::And:
        return all_of(parts(node, row));
      case RuleOperation::Or:
        return any_of(parts(node, row));
      case RuleOperation::Not:
        return negate(value(*node.parts[0], row));
      case RuleOperation::Compare:
        return comparison(node, row);
      case RuleOperation::Min:
        return smallest(parts(node, row));
      case RuleOperation::Max:
        return greatest(parts(node, row));
      case RuleOperation::CeilDiv:
        return ceil_div(value(*node.parts[0], row), node.number);
      case RuleOperation::AddMonths:
        return add_months(value(*node.parts[0], row), static_cast<int>(node.number));
      case RuleOperation::Sum:
        return sum(node);
      case RuleOperation::Count:
        return count(node);
      case RuleOperation::Any:
        return some(node);
      case RuleOperation::All:
        break;
    }
    return negate(some(node));
  }

  std::vector<RuleComparison> comparisons() && { return std::move(comparisons_); }

 private:
  std::vector<RuleValue> parts(const RuleNode& node, const KnownRow* row) {
    std::vector<RuleValue> values;
    values.reserve(node.parts.size());
    for (const auto& part : node.parts) values.push_back(value(*part, row));
    return values;
  }

  RuleValue comparison(const RuleNode& node, const KnownRow* row) {
    const RuleValue left = value(*node.parts[0], row);
    const RuleValue right = value(*node.parts[1], row);
    const RuleValue result = compare(node.comparison, left, right);
    if (row == nullptr) {
      comparisons_.push_back({text_.substr(node.begin, node.end - node.begin), truth_of(result), left, right});
    }
    return result;
  }

  RuleValue fact(const RuleNode& node) const {
    const FactDefinition* definition = find_fact(facts_.registry, node.name);
    const auto known = facts_.values.find(node.name);
    if (definition == nullptr || known == facts_.values.end()) return unknown_value(node.kind);
    if (!known->second.proven.empty()) return hull(node.kind, known->second.proven);
    if (known->second.claimed.empty()) return unknown_value(node.kind);
    return claimed_value(node.kind, *definition, known->second.claimed);
  }

  static RuleValue cell(const RuleNode& node, const KnownRow* row) {
    const auto found = row->cells.find(node.name);
    if (found == row->cells.end()) return unknown_value(node.kind);
    RuleValue known = point(found->second);
    return known.kind == node.kind ? known : unknown_value(node.kind);
  }

  // Whether a row passes: the filter and, for `all(T where f, c)`, not c.
  Truth passes(const RuleNode& node, const KnownRow& row) {
    std::vector<RuleValue> conditions{condition(false, true)};
    if (node.filter) conditions.push_back(value(*node.filter, &row));
    for (const auto& part : node.parts) conditions.push_back(negate(value(*part, &row)));
    return truth_of(all_of(conditions));
  }

  // Only what the applicant claims at most bounds a table from above, or a person's word that nothing is left out.
  [[nodiscard]] bool bounded(const std::string& name, const KnownTable& table) const {
    const FactDefinition* definition = find_fact(facts_.registry, name);
    return table.complete || (definition != nullptr && definition->claim_is == ClaimIs::Upper);
  }

  RuleValue count(const RuleNode& node) {
    const auto found = facts_.tables.find(node.name);
    if (found == facts_.tables.end()) return RuleValue{ValueKind::Number, 0, std::nullopt, std::nullopt};
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (const KnownRow& row : found->second.rows) {
      const Truth passed = passes(node, row);
      if (passed == Truth::True && row.accepted) ++low;
      if (passed != Truth::False) ++high;
    }
    RuleValue result{ValueKind::Number, low, high, std::nullopt};
    if (!bounded(node.name, found->second)) result.high.reset();
    return result;
  }

  RuleValue some(const RuleNode& node) {
    return compare(Comparison::Greater, count(node), exactly(ValueKind::Number, 0));
  }

  // Cells are ≥ 0 (checked with the catalogue): an unknown one adds nothing below and anything above.
  RuleValue sum(const RuleNode& node) {
    const auto found = facts_.tables.find(node.name);
    if (found == facts_.tables.end()) return RuleValue{ValueKind::Number, 0, std::nullopt, std::nullopt};
    std::int64_t low = 0;
    std::optional<std::int64_t> high = 0;
    for (const KnownRow& row : found->second.rows) {
      const Truth passed = passes(node, row);
      if (passed == Truth::False) continue;
      const auto amount = row.cells.find(node.column);
      const auto* known = amount == row.cells.end() ? nullptr : std::get_if<std::int64_t>(&amount->second);
      std::int64_t total = 0;
      if (high && (known == nullptr || __builtin_add_overflow(*high, *known, &total))) {
        high.reset();
      } else if (high) {
        high = total;
      }
      if (known == nullptr || passed != Truth::True || !row.accepted) continue;
      if (!__builtin_add_overflow(low, *known, &total)) low = total;
    }
    if (!bounded(node.name, found->second)) high.reset();
    return RuleValue{ValueKind::Number, low, high, std::nullopt};
  }

  const std::string& text_;
  const FactBase& facts_;
  std::vector<RuleComparison> comparisons_;
};

void say_what_is_open(const std::string& name, const FactBase& facts, RuleResult& result) {
  const FactDefinition* definition = find_fact(facts.registry, name);
  if (definition != nullptr && definition->type == FactType::Table) {
    const auto table = facts.tables.find(name);
    if (table == facts.tables.end()) {
      result.missing.push_back(name);
      return;
    }
    const auto is_claim = [](const KnownRow& row) { return !row.accepted; };
    if (std::ranges::any_of(table->second.rows, is_claim)) result.claimed.push_back(name);
    if (definition->claim_is != ClaimIs::Upper && !table->second.complete) result.incomplete.push_back(name);
    return;
  }
  const auto known = facts.values.find(name);
  if (known == facts.values.end() || (known->second.proven.empty() && known->second.claimed.empty())) {
    result.missing.push_back(name);
  } else if (known->second.proven.empty()) {
    result.claimed.push_back(name);
  }
}

}  // namespace

RuleResult evaluate(const Rule& rule, const FactBase& facts) {
  RuleResult result;
  if (!rule.root) return result;
  Evaluation evaluation(rule, facts);
  result.value = truth_of(evaluation.value(*rule.root, nullptr));
  result.comparisons = std::move(evaluation).comparisons();
  for (const std::string& name : facts_read(rule)) say_what_is_open(name, facts, result);
  return result;
}

}  // namespace evidence
