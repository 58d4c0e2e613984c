// Kinds fit before a rule is ever evaluated: a rule that passes has an answer for every FactBase.
#include <algorithm>
#include <utility>

#include "evidence/criteria/rule_node.hpp"

namespace evidence {

using namespace literals;

namespace {

using Checked = std::expected<void, RuleMistake>;

// Keeps every date that add_months can give within the calendar's years.
constexpr std::int64_t kMonthsLimit = 1200;

ValueKind kind_of(FactType type) {
  switch (type) {
    case FactType::Boolean:
      return ValueKind::Condition;
    case FactType::Date:
      return ValueKind::Date;
    case FactType::Text:
      return ValueKind::Text;
    case FactType::Integer:
    case FactType::Money:
    case FactType::Table:
      break;
  }
  return ValueKind::Number;
}

class Check {
 public:
  explicit Check(const std::vector<FactDefinition>& registry) : registry_(registry) {}

  Checked whole(RuleNode& root) { return need(root, ValueKind::Condition, nullptr); }

 private:
  static std::unexpected<RuleMistake> wrong(TextKey key, const RuleNode& node, TextArguments arguments = {}) {
    return std::unexpected(RuleMistake{key, node.begin, std::move(arguments)});
  }

  Checked need(RuleNode& node, ValueKind kind, const FactDefinition* table) {
    if (auto checked = visit(node, table); !checked) return checked;
    if (node.kind == kind) return {};
    switch (kind) {
      case ValueKind::Number:
        return wrong("error.rule.number-needed"_key, node);
      case ValueKind::Date:
        return wrong("error.rule.date-needed"_key, node);
      case ValueKind::Text:
      case ValueKind::Condition:
        break;
    }
    return wrong("error.rule.condition-needed"_key, node);
  }

  Checked visit(RuleNode& node, const FactDefinition* table) {
    switch (node.operation) {
      case RuleOperation::Number:
        node.kind = ValueKind::Number;
        return {};
      case RuleOperation::Text:
        node.kind = ValueKind::Text;
        return {};
      case RuleOperation::Truth:
        node.kind = ValueKind::Condition;
        return {};
      case RuleOperation::Name:
      case RuleOperation::Fact:
      case RuleOperation::Column:
        return name(node, table);
      case RuleOperation::And:
      case RuleOperation::Or:
      case RuleOperation::Not:
        node.kind = ValueKind::Condition;
        for (auto& part : node.parts) {
          if (auto checked = need(*part, ValueKind::Condition, table); !checked) return checked;
        }
        return {};
      case RuleOperation::Compare:
        return compare(node, table);
      case RuleOperation::Min:
      case RuleOperation::Max:
        return extreme(node, table);
      case RuleOperation::CeilDiv:
      case RuleOperation::AddMonths:
        return with_integer(node, table);
      case RuleOperation::Sum:
      case RuleOperation::Count:
      case RuleOperation::Any:
      case RuleOperation::All:
        break;
    }
    return rows(node, table);
  }

  Checked name(RuleNode& node, const FactDefinition* table) {
    if (table != nullptr) {
      if (const FactColumn* column = find_column(*table, node.name)) {
        node.operation = RuleOperation::Column;
        node.kind = kind_of(column->type);
        return {};
      }
    }
    const FactDefinition* fact = find_fact(registry_, node.name);
    if (fact == nullptr) return wrong("error.rule.unknown-name"_key, node, {{"name", node.name}});
    if (fact->type == FactType::Table) return wrong("error.rule.table-as-value"_key, node, {{"name", node.name}});
    node.operation = RuleOperation::Fact;
    node.kind = kind_of(fact->type);
    return {};
  }

  Checked compare(RuleNode& node, const FactDefinition* table) {
    node.kind = ValueKind::Condition;
    for (auto& part : node.parts) {
      if (auto checked = visit(*part, table); !checked) return checked;
    }
    const ValueKind kind = node.parts[0]->kind;
    if (kind != node.parts[1]->kind) return wrong("error.rule.kinds-differ"_key, node);
    const bool ordered = kind == ValueKind::Number || kind == ValueKind::Date;
    if (!ordered && node.comparison != Comparison::Equal && node.comparison != Comparison::NotEqual) {
      return wrong("error.rule.no-order"_key, node);
    }
    return {};
  }

  Checked extreme(RuleNode& node, const FactDefinition* table) {
    for (auto& part : node.parts) {
      if (auto checked = visit(*part, table); !checked) return checked;
      if (part->kind != ValueKind::Number && part->kind != ValueKind::Date) {
        return wrong("error.rule.number-needed"_key, *part);
      }
      if (part->kind != node.parts[0]->kind) return wrong("error.rule.kinds-differ"_key, node);
    }
    node.kind = node.parts[0]->kind;
    return {};
  }

  Checked with_integer(RuleNode& node, const FactDefinition* table) {
    node.kind = node.operation == RuleOperation::CeilDiv ? ValueKind::Number : ValueKind::Date;
    if (auto checked = need(*node.parts[0], node.kind, table); !checked) return checked;
    if (node.operation == RuleOperation::CeilDiv) {
      if (node.number <= 0) return wrong("error.rule.divisor"_key, node);
    } else if (std::max(node.number, -node.number) > kMonthsLimit) {
      return wrong("error.rule.months"_key, node, {{"limit", std::to_string(kMonthsLimit)}});
    }
    return {};
  }

  Checked rows(RuleNode& node, const FactDefinition* outer) {
    if (outer != nullptr) return wrong("error.rule.rows-within-rows"_key, node);
    const FactDefinition* table = find_fact(registry_, node.name);
    if (table == nullptr) return wrong("error.rule.unknown-name"_key, node, {{"name", node.name}});
    if (table->type != FactType::Table) return wrong("error.rule.not-a-table"_key, node, {{"name", node.name}});
    const bool counts = node.operation == RuleOperation::Sum || node.operation == RuleOperation::Count;
    node.kind = counts ? ValueKind::Number : ValueKind::Condition;
    if (node.operation == RuleOperation::Sum) {
      const FactColumn* column = find_column(*table, node.column);
      if (column == nullptr) {
        return wrong("error.rule.unknown-column"_key, node, {{"name", node.name}, {"column", node.column}});
      }
      if (kind_of(column->type) != ValueKind::Number || !column->min || *column->min < 0) {
        return wrong("error.rule.sum-column"_key, node, {{"name", node.name}, {"column", node.column}});
      }
    }
    if (node.filter) {
      if (auto checked = need(*node.filter, ValueKind::Condition, table); !checked) return checked;
    }
    for (auto& part : node.parts) {
      if (auto checked = need(*part, ValueKind::Condition, table); !checked) return checked;
    }
    return {};
  }

  const std::vector<FactDefinition>& registry_;
};

void collect(const RuleNode& node, std::vector<std::string>& names) {
  const bool reads = node.operation == RuleOperation::Fact || node.operation == RuleOperation::Sum ||
                     node.operation == RuleOperation::Count || node.operation == RuleOperation::Any ||
                     node.operation == RuleOperation::All;
  if (reads && std::ranges::find(names, node.name) == names.end()) names.push_back(node.name);
  if (node.filter) collect(*node.filter, names);
  for (const auto& part : node.parts) collect(*part, names);
}

// 1-based, in characters, of a byte position.
std::size_t character_at(std::string_view text, std::size_t byte) {
  std::size_t count = 1;
  for (const char c : text.substr(0, byte)) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace

Checked check_rule(RuleNode& root, const std::vector<FactDefinition>& registry) { return Check(registry).whole(root); }

Result<Rule> compile_rule(std::string_view text, const std::vector<FactDefinition>& registry) {
  auto parsed = parse_rule(text);
  std::expected<void, RuleMistake> checked;
  if (parsed) checked = check_rule(**parsed, registry);
  if (parsed && checked) return Rule{std::string(text), std::shared_ptr<const RuleNode>(std::move(*parsed))};
  RuleMistake& mistake = parsed ? checked.error() : parsed.error();
  TextArguments arguments = std::move(mistake.arguments);
  arguments.emplace_back("position", std::to_string(character_at(text, mistake.position)));
  arguments.emplace_back("place", text);
  return fail(ErrorKind::Input, mistake.key, std::move(arguments));
}

std::vector<std::string> facts_read(const Rule& rule) {
  std::vector<std::string> names;
  if (rule.root) collect(*rule.root, names);
  return names;
}

}  // namespace evidence
