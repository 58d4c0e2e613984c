// A16 and A17 of the score's axioms over random fact bases, for every rule of the shipped catalogue.
#include "unit/criteria/default_catalogue.hpp"
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "evidence/criteria/fact_base.hpp"

namespace evidence::testing {
namespace {

struct NamedRule {
  CriterionId criterion;
  Rule rule;
};

std::vector<NamedRule> all_rules() {
  std::vector<NamedRule> rules;
  for (const Criterion& criterion : default_catalogue().criteria) {
    if (criterion.rule) rules.push_back({criterion.id, *criterion.rule});
    if (criterion.na_rule) rules.push_back({criterion.id, *criterion.na_rule});
    for (const Attention& point : criterion.attention) rules.push_back({criterion.id, point.rule});
  }
  return rules;
}

// Values near the thresholds that the rules know, so that every answer comes up.
FactValue any_value(FactType type, const std::vector<std::string>& words) {
  switch (type) {
    case FactType::Boolean:
      return *rc::gen::arbitrary<bool>();
    case FactType::Integer:
      return *rc::gen::weightedOneOf<std::int64_t>(
          {{2, rc::gen::inRange<std::int64_t>(0, 90)}, {1, rc::gen::inRange<std::int64_t>(2021, 2026)}});
    case FactType::Money:
      return *rc::gen::element<std::int64_t>(0, 99'999'999, 100'000'000, 200'000'000, 500'000'000);
    case FactType::Date:
      return add_days(parse_date("2024-05-20").value(), *rc::gen::inRange(-1500, 500));
    case FactType::Text:
    case FactType::Table:
      break;
  }
  std::vector<std::string> choice = words;
  choice.insert(choice.end(), {"安全开发类", "一级", "二级", "甲公司", "CISP", "标准无保留意见"});
  return *rc::gen::elementOf(choice);
}

KnownTable any_table(const FactDefinition& definition, bool may_be_accepted) {
  KnownTable table;
  table.complete = may_be_accepted && *rc::gen::arbitrary<bool>();
  const int rows = *rc::gen::inRange(0, 9);
  for (int i = 0; i < rows; ++i) {
    KnownRow row;
    row.accepted = may_be_accepted && *rc::gen::arbitrary<bool>();
    for (const FactColumn& column : definition.columns) {
      if (*rc::gen::inRange(0, 8) > 0) row.cells.emplace(column.id, any_value(column.type, {}));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

FactBase any_facts(bool may_be_accepted) {
  FactBase facts;
  facts.registry = default_catalogue().facts;
  for (const FactDefinition& definition : facts.registry) {
    if (*rc::gen::inRange(0, 6) == 0) continue;
    if (definition.type == FactType::Table) {
      facts.tables.emplace(definition.id, any_table(definition, may_be_accepted));
      continue;
    }
    KnownFact known;
    const FactValue value = any_value(definition.type, definition.values);
    const bool proven = may_be_accepted && *rc::gen::arbitrary<bool>();
    (proven ? known.proven : known.claimed).push_back(value);
    facts.values.emplace(definition.id, std::move(known));
  }
  return facts;
}

// Accepts some of what is only claimed, and some searches as complete.
FactBase prove_some(FactBase facts) {
  for (auto& [id, known] : facts.values) {
    if (known.proven.empty() && *rc::gen::arbitrary<bool>()) known.proven = known.claimed;
  }
  for (auto& [id, table] : facts.tables) {
    if (*rc::gen::arbitrary<bool>()) table.complete = true;
    for (KnownRow& row : table.rows) {
      if (*rc::gen::arbitrary<bool>()) row.accepted = true;
    }
  }
  return facts;
}

RC_GTEST_PROP(RuleProperties, A16ProvingWhatWasClaimedSettlesAnUnknownAndNeverTurnsTrueIntoFalseOrBack, ()) {
  const FactBase before = any_facts(true);
  const FactBase after = prove_some(before);
  for (const NamedRule& one : all_rules()) {
    const Truth first = evaluate(one.rule, before).value;
    const Truth second = evaluate(one.rule, after).value;
    RC_ASSERT(first == Truth::Unknown || first == second);
  }
}

// 3.1-5 is left out: its rows are the organisation's own settings and no claims of the applicant.
RC_GTEST_PROP(RuleProperties, A17AClaimAloneNeverMeetsARequirement, ()) {
  const FactBase facts = any_facts(false);
  for (const Criterion& criterion : default_catalogue().criteria) {
    if (!criterion.rule || criterion.id.value == "3.1-5") continue;
    RC_ASSERT(evaluate(*criterion.rule, facts).value != Truth::True);
  }
}

RC_GTEST_PROP(RuleProperties, NothingKnownIsUnknownForEveryRule, ()) {
  FactBase facts;
  facts.registry = default_catalogue().facts;
  for (const NamedRule& one : all_rules()) RC_ASSERT(evaluate(one.rule, facts).value == Truth::Unknown);
}

}  // namespace
}  // namespace evidence::testing
