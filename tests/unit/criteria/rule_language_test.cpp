// The grammar, its limits, and where a mistake is.
#include <gtest/gtest.h>

#include "evidence/criteria/fact_base.hpp"

namespace evidence {
namespace {

FactDefinition fact(std::string id, FactType type) {
  FactDefinition made;
  made.id = std::move(id);
  made.type = type;
  return made;
}

FactColumn column(std::string id, FactType type, std::optional<std::int64_t> min = std::nullopt) {
  FactColumn made;
  made.id = std::move(id);
  made.type = type;
  made.min = min;
  return made;
}

std::vector<FactDefinition> registry() {
  std::vector<FactDefinition> facts{fact("staff", FactType::Integer), fact("level", FactType::Text),
                                    fact("ready", FactType::Boolean), fact("begun", FactType::Date),
                                    fact("ended", FactType::Date),    fact("deals", FactType::Table)};
  facts.back().claim_is = ClaimIs::Upper;
  facts.back().columns = {column("amount", FactType::Money, 0), column("gain", FactType::Money),
                          column("sealed", FactType::Boolean), column("signed_on", FactType::Date)};
  return facts;
}

FactBase known() {
  FactBase facts;
  facts.registry = registry();
  facts.values["staff"].proven.emplace_back(std::int64_t{61});
  facts.values["level"].proven.emplace_back(std::string("一级"));
  facts.values["ready"].proven.emplace_back(true);
  facts.values["begun"].proven.emplace_back(parse_date("2026-01-31").value());
  KnownTable deals;
  deals.rows.push_back({true, {{"amount", std::int64_t{30}}, {"sealed", true}}});
  deals.rows.push_back({true, {{"amount", std::int64_t{12}}, {"sealed", false}}});
  deals.rows.push_back({false, {{"amount", std::int64_t{100}}, {"sealed", true}}});
  facts.tables["deals"] = deals;
  return facts;
}

Truth answer(std::string_view text) {
  const FactBase facts = known();
  const auto rule = compile_rule(text, facts.registry);
  EXPECT_TRUE(rule) << text;
  return rule ? evaluate(*rule, facts).value : Truth::Unknown;
}

struct Mistake {
  std::string key;
  std::string position;
  friend bool operator==(const Mistake&, const Mistake&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Mistake& mistake) {
    return out << mistake.key << " at " << mistake.position;
  }
};

Mistake mistake(std::string_view text) {
  const auto rule = compile_rule(text, registry());
  if (rule) return {"none", "0"};
  for (const auto& [name, value] : rule.error().arguments) {
    if (name == "position") return {std::string(rule.error().key.name), value};
  }
  return {std::string(rule.error().key.name), "?"};
}

TEST(RuleLanguage, EvaluatesEachConstruct) {
  EXPECT_EQ(answer("staff == 61"), Truth::True);
  EXPECT_EQ(answer("staff != 61"), Truth::False);
  EXPECT_EQ(answer("-1 < staff and staff >= 61 and not staff > 61"), Truth::True);
  EXPECT_EQ(answer("level == \"一级\" or false"), Truth::True);
  EXPECT_EQ(answer("ceil_div(staff, 10) == 7"), Truth::True);
  EXPECT_EQ(answer("max(6, ceil_div(staff, 10)) == 7 and min(6, staff) == 6"), Truth::True);
  EXPECT_EQ(answer("add_months(begun, 1) < add_months(begun, 2)"), Truth::True);
  EXPECT_EQ(answer("begun < ended"), Truth::Unknown);
  EXPECT_EQ(answer("begun < ended or ready"), Truth::True);
  EXPECT_EQ(answer("begun < ended and not ready"), Truth::False);
  EXPECT_EQ(answer("sum(deals.amount where sealed) >= 31"), Truth::Unknown);
  EXPECT_EQ(answer("sum(deals.amount) >= 42"), Truth::True);
  EXPECT_EQ(answer("sum(deals.amount) > 142"), Truth::False);
  EXPECT_EQ(answer("count(deals where sealed) == 2"), Truth::Unknown);
  EXPECT_EQ(answer("any(deals where amount == 12)"), Truth::True);
  EXPECT_EQ(answer("all(deals where amount > 20, sealed)"), Truth::True);
  EXPECT_EQ(answer("all(deals, sealed)"), Truth::False);
  EXPECT_EQ(answer("ready == (staff > 60)"), Truth::True);
}

TEST(RuleLanguage, AndBindsCloserThanOr) {
  EXPECT_EQ(answer("true or false and false"), Truth::True);
  EXPECT_EQ(answer("(true or false) and false"), Truth::False);
}

TEST(RuleLanguage, NamesTheCharacterOfAMistake) {
  EXPECT_EQ(mistake("staff >= "), (Mistake{"error.rule.value-expected", "10"}));
  EXPECT_EQ(mistake("level == \"一级\" $"), (Mistake{"error.rule.character", "15"}));
  EXPECT_EQ(mistake("level == \"一级"), (Mistake{"error.rule.unclosed-text", "10"}));
  EXPECT_EQ(mistake("staff > 99999999999999999999"), (Mistake{"error.rule.number-too-large", "9"}));
  EXPECT_EQ(mistake("(staff > 1"), (Mistake{"error.rule.expected", "11"}));
  EXPECT_EQ(mistake("1 < staff < 9"), (Mistake{"error.rule.trailing", "11"}));
  EXPECT_EQ(mistake("ready ready"), (Mistake{"error.rule.trailing", "7"}));
  EXPECT_EQ(mistake("ceil_div(staff, staff) > 1"), (Mistake{"error.rule.integer-expected", "17"}));
  EXPECT_EQ(mistake("count(1) > 0"), (Mistake{"error.rule.table-expected", "7"}));
  EXPECT_EQ(mistake("sum(deals.1) > 0"), (Mistake{"error.rule.column-expected", "11"}));
  EXPECT_EQ(mistake("stuff > 1"), (Mistake{"error.rule.unknown-name", "1"}));
  EXPECT_EQ(mistake("ready and sealed"), (Mistake{"error.rule.unknown-name", "11"}));
}

TEST(RuleLanguage, ChecksKindsBeforeEvaluating) {
  EXPECT_EQ(mistake("staff == level"), (Mistake{"error.rule.kinds-differ", "1"}));
  EXPECT_EQ(mistake("begun > 5"), (Mistake{"error.rule.kinds-differ", "1"}));
  EXPECT_EQ(mistake("level < \"二级\""), (Mistake{"error.rule.no-order", "1"}));
  EXPECT_EQ(mistake("ready >= true"), (Mistake{"error.rule.no-order", "1"}));
  EXPECT_EQ(mistake("staff"), (Mistake{"error.rule.condition-needed", "1"}));
  EXPECT_EQ(mistake("ready and staff"), (Mistake{"error.rule.condition-needed", "11"}));
  EXPECT_EQ(mistake("ceil_div(begun, 2) > 1"), (Mistake{"error.rule.number-needed", "10"}));
  EXPECT_EQ(mistake("add_months(staff, 2) > begun"), (Mistake{"error.rule.date-needed", "12"}));
  EXPECT_EQ(mistake("max(staff, begun) > 1"), (Mistake{"error.rule.kinds-differ", "1"}));
  EXPECT_EQ(mistake("min(level) == 1"), (Mistake{"error.rule.number-needed", "5"}));
  EXPECT_EQ(mistake("ceil_div(staff, 0) > 1"), (Mistake{"error.rule.divisor", "1"}));
  EXPECT_EQ(mistake("add_months(begun, 1201) > begun"), (Mistake{"error.rule.months", "1"}));
  EXPECT_EQ(mistake("sum(deals.gain) > 1"), (Mistake{"error.rule.sum-column", "1"}));
  EXPECT_EQ(mistake("sum(deals.profit) > 1"), (Mistake{"error.rule.unknown-column", "1"}));
  EXPECT_EQ(mistake("deals == 1"), (Mistake{"error.rule.table-as-value", "1"}));
  EXPECT_EQ(mistake("count(staff) == 1"), (Mistake{"error.rule.not-a-table", "1"}));
  EXPECT_EQ(mistake("any(deals where count(deals) > 1)"), (Mistake{"error.rule.rows-within-rows", "17"}));
}

TEST(RuleLanguage, KeepsItsLimits) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "ready" + std::string(depth, ')'); };
  EXPECT_EQ(mistake(nested(kRuleDepthLimit - 1)).key, "none");
  EXPECT_EQ(mistake(nested(kRuleDepthLimit)).key, "error.rule.too-deep");
  EXPECT_EQ(mistake(nested(250)).key, "error.rule.too-deep");
  std::string negated;
  for (int i = 0; i < 100; ++i) negated += "not ";
  EXPECT_EQ(mistake(negated + "ready").key, "error.rule.too-deep");
  // A long chain is not deep; a Chinese character is one character.
  std::string chain = "level == \"级\"";
  while (chain.size() + 25 < 600) chain += " or level == \"级\"";
  EXPECT_EQ(mistake(chain).key, "none");
  EXPECT_EQ(mistake(std::string(595, ' ') + "ready").key, "none");
  EXPECT_EQ(mistake(std::string(596, ' ') + "ready").key, "error.rule.too-long");
}

TEST(RuleLanguage, TwoAcceptedValuesLeaveTheTruthBetweenThem) {
  FactBase facts = known();
  facts.values["staff"].proven.emplace_back(std::int64_t{55});
  facts.values["level"].proven.emplace_back(std::string("二级"));
  const auto value = [&](std::string_view text) {
    const auto rule = compile_rule(text, facts.registry);
    return rule ? evaluate(*rule, facts).value : Truth::False;
  };
  EXPECT_EQ(value("staff >= 55"), Truth::True);
  EXPECT_EQ(value("staff >= 60"), Truth::Unknown);
  EXPECT_EQ(value("level == \"一级\""), Truth::Unknown);
}

}  // namespace
}  // namespace evidence
