// Every worked rule of tests/data/score-examples.json.
#include "unit/criteria/example_facts.hpp"
#include <gtest/gtest.h>

namespace evidence::testing {
namespace {

std::string name_of(Truth truth) {
  if (truth == Truth::Unknown) return "unknown";
  return truth == Truth::True ? "true" : "false";
}

void expect_interval(const nlohmann::json& expected, const RuleValue& value) {
  const auto end = [](const nlohmann::json& one) -> std::optional<std::int64_t> {
    if (one.is_null()) return std::nullopt;
    return one.get<std::int64_t>();
  };
  EXPECT_EQ(value.low, end(expected.at(0)));
  EXPECT_EQ(value.high, end(expected.at(1)));
}

TEST(RuleExamples, AllHoldWithTheirIntervals) {
  const nlohmann::json examples = example_file().at("rules");
  ASSERT_EQ(examples.size(), 31U);
  int intervals = 0;
  for (const auto& example : examples) {
    SCOPED_TRACE(example.at("name").get<std::string>());
    const FactBase facts = example_facts(example.at("facts"));
    const auto rule = compile_rule(example.at("rule").get<std::string>(), facts.registry);
    ASSERT_TRUE(rule) << rule.error().key.name;
    const RuleResult result = evaluate(*rule, facts);
    const auto& expect = example.at("expect");
    EXPECT_EQ(name_of(result.value), expect.at("value").get<std::string>());
    if (!expect.contains("left")) continue;
    ++intervals;
    ASSERT_EQ(result.comparisons.size(), 1U);
    expect_interval(expect.at("left"), result.comparisons[0].left);
    expect_interval(expect.at("right"), result.comparisons[0].right);
  }
  EXPECT_GE(intervals, 10);
}

TEST(RuleExamples, SayWhatIsMissingAndWhatIsOnlyClaimed) {
  FactBase facts;
  facts.registry = default_catalogue().facts;
  facts.values["registered_capital_fen"].claimed.emplace_back(std::int64_t{500'000'000});
  const auto rule =
      compile_rule("registered_capital_fen >= 100000000 and total_assets_fen >= 200000000", facts.registry);
  ASSERT_TRUE(rule);
  const RuleResult result = evaluate(*rule, facts);
  EXPECT_EQ(result.value, Truth::Unknown);
  EXPECT_EQ(result.missing, std::vector<std::string>{"total_assets_fen"});
  EXPECT_EQ(result.claimed, std::vector<std::string>{"registered_capital_fen"});
  ASSERT_EQ(result.comparisons.size(), 2U);
  EXPECT_EQ(result.comparisons[0].text, "registered_capital_fen >= 100000000");
  EXPECT_EQ(result.comparisons[0].left.low, 0);
  EXPECT_EQ(result.comparisons[0].left.high, 500'000'000);
}

TEST(RuleExamples, ATableThatNobodyEnteredIsMissingAndNeverFalse) {
  FactBase facts;
  facts.registry = default_catalogue().facts;
  const auto rule = compile_rule("count(people where full_time) >= 6", facts.registry);
  ASSERT_TRUE(rule);
  EXPECT_EQ(evaluate(*rule, facts).value, Truth::Unknown);
  EXPECT_EQ(evaluate(*rule, facts).missing, std::vector<std::string>{"people"});
  facts.tables["people"];
  EXPECT_EQ(evaluate(*rule, facts).value, Truth::False);
}

TEST(RuleExamples, ViolationsNeedASearchThatIsComplete) {
  FactBase facts;
  facts.registry = default_catalogue().facts;
  facts.tables["violations"];
  const auto rule = compile_rule("count(violations where not settled) == 0", facts.registry);
  ASSERT_TRUE(rule);
  EXPECT_EQ(evaluate(*rule, facts).incomplete, std::vector<std::string>{"violations"});
  facts.tables["violations"].complete = true;
  EXPECT_EQ(evaluate(*rule, facts).value, Truth::True);
}

}  // namespace
}  // namespace evidence::testing
